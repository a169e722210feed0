// Owns the server of a simulation: the real apply on a real store, that dies at bad moments and is put back to a backup.
// Knows which operations it holds, so that the story can be checked at every step.
import { copyFileSync } from 'node:fs'
import { Applier } from '../../server/apply/applier.ts'
import { Store } from '../../server/store/store.ts'
import { system } from '../../shared/operations/apply.ts'
import type { Wish } from '../../shared/operations/index.ts'
import { type ExchangeAnswer, type ExchangeRequest, exchangeRequest } from '../../shared/protocol/exchange.ts'
import { makeId } from '../../shared/values/ids.ts'
import type { Dice } from './dice.ts'
import type { World } from './world.ts'

interface Options {
  readonly world: World
  readonly dice: Dice
  readonly file: string
  readonly serverDies: number
  /** Rows in one answer at most. */
  readonly page: number
}

export class SimServer {
  readonly #world: World
  readonly #dice: Dice
  readonly #file: string
  readonly #dies: number
  readonly #page: number
  #store: Store
  #applier: Applier
  /** Ids of device operations that the database holds. */
  #known = new Set<string>()
  #backup: ReadonlySet<string> | undefined
  readonly #devices = new Set<string>()
  #healed = false
  /** Within one event only: nothing else happens while the database is exchanged. */
  #up = true

  private constructor({ world, dice, file, serverDies, page }: Options, store: Store, applier: Applier) {
    this.#world = world
    this.#dice = dice
    this.#file = file
    this.#dies = serverDies
    this.#page = page
    this.#store = store
    this.#applier = applier
  }

  static async open(options: Options): Promise<SimServer> {
    const { world, dice, file } = options
    const store = await Store.open(file)
    const applier = await Applier.open({ store, now: () => world.now, random: dice.bytes })
    return new SimServer(options, store, applier)
  }

  get store(): Store {
    return this.#store
  }

  get known(): ReadonlySet<string> {
    return this.#known
  }

  /** From here on nothing goes wrong. */
  heal(): void {
    this.#healed = true
  }

  /** As its route does: a device that a restore has lost is not answered. */
  async knows(device: string): Promise<boolean> {
    if (!this.#up || this.#devices.has(device)) return true
    const found = (await this.#store.rows.byIds('device', [device])).length > 0
    if (found) this.#devices.add(device)
    return found
  }

  /** Undefined where it died over it, before or after the commit. The message has been on a wire: only JSON of it is left. */
  async exchange(sent: ExchangeRequest): Promise<ExchangeAnswer | undefined> {
    if (!this.#up) return undefined
    const request = exchangeRequest.parse(JSON.parse(JSON.stringify(sent)))
    const dies = !this.#healed && this.#dice.chance(this.#dies)
    if (dies && this.#dice.chance(0.5)) {
      this.#world.tell('server', `dies before committing ${request.operations.length} of ${request.stream.device}`)
      await this.#restart()
      return undefined
    }
    const answer = await this.#applier.exchange(request)
    for (const ack of answer.acks) this.#known.add(ack.id)
    if (dies) {
      this.#world.tell('server', `dies after committing ${request.operations.length} of ${request.stream.device}`)
      await this.#restart()
      return undefined
    }
    return cut(JSON.parse(JSON.stringify(answer)) as ExchangeAnswer, request, this.#page)
  }

  /** Work of the desk. Returns whether all of it was accepted. */
  async submit(warehouse: string, ...wishes: readonly Wish[]): Promise<boolean> {
    if (!this.#up) return false
    const { acks } = await this.#applier.submit(
      'desk',
      wishes.map(({ type, body }) => {
        const id = makeId<string>({ now: () => this.#world.now, random: this.#dice.bytes })
        return { id, type, body, at: this.#world.now, by: system, warehouse }
      }),
    )
    return acks.every(({ outcome }) => outcome === 'applied' || outcome === 'exception')
  }

  async takeBackup(): Promise<void> {
    this.#world.tell('server', 'takes a backup')
    await this.#reopen(() => copyFileSync(this.#file, `${this.#file}.backup`))
    this.#backup = new Set(this.#known)
  }

  /** As `wms restore` does: the database of the backup, under a new epoch. */
  async restore(): Promise<void> {
    if (!this.#backup) return
    this.#world.tell('server', 'is restored from the backup')
    await this.#reopen(() => copyFileSync(`${this.#file}.backup`, this.#file))
    this.#known = new Set(this.#backup)
    this.#devices.clear()
    await this.#store.setMeta('epoch', makeId<string>({ now: () => this.#world.now, random: this.#dice.bytes }))
    await this.#open()
  }

  async close(): Promise<void> {
    await this.#store.close()
  }

  async #restart(): Promise<void> {
    await this.#applier.drained()
    await this.#open()
  }

  async #open(): Promise<void> {
    this.#applier = await Applier.open({ store: this.#store, now: () => this.#world.now, random: this.#dice.bytes })
  }

  async #reopen(between: () => void): Promise<void> {
    this.#up = false
    await this.#applier.drained()
    await this.#store.close()
    between()
    this.#store = await Store.open(this.#file)
    await this.#open()
    this.#up = true
  }
}

/** An answer with the first rows only: what a server says whose bound is that low. */
function cut(answer: ExchangeAnswer, { cursors: asked }: ExchangeRequest, page: number): ExchangeAnswer {
  if (answer.rows.length <= page) return answer
  const rows = answer.rows.slice(0, page)
  const cursors = { ...answer.cursors }
  for (const { scope } of answer.rows.slice(page)) {
    const last = rows.findLast((row) => row.scope === scope)
    cursors[scope] = last?.rev ?? asked[scope] ?? 0
  }
  return { ...answer, rows, cursors, more: true }
}
