// Owns the server of a simulation: the real apply on a real store, that dies at bad moments and is put back to a backup.
// Knows which operations it holds, so that the story can be checked at every step.
import { copyFileSync } from 'node:fs'
import { sql } from 'kysely'
import { answerText } from '../../server/apply/answer.ts'
import { Applier } from '../../server/apply/applier.ts'
import { forgetTombstones } from '../../server/jobs/upkeep.ts'
import { Store, tenant } from '../../server/store/store.ts'
import { UpkeepStore } from '../../server/store/upkeep.ts'
import { system } from '../../shared/operations/apply.ts'
import type { Wish } from '../../shared/operations/index.ts'
import { type ExchangeAnswer, type ExchangeRequest, exchangeRequest } from '../../shared/protocol/exchange.ts'
import { makeId } from '../../shared/values/ids.ts'
import { Fault } from '../../shared/values/result.ts'
import type { Dice } from './dice.ts'
import type { Temperament } from './temperament.ts'
import type { World } from './world.ts'

interface Options {
  readonly world: World
  readonly dice: Dice
  readonly file: string
  readonly temperament: Temperament
}

export class SimServer {
  readonly #world: World
  readonly #dice: Dice
  readonly #file: string
  readonly #temperament: Temperament
  /** When the messages that wait are let in, all in one moment. */
  #opening: Promise<void> | undefined
  /** So many transactions from now on are undone at their very end. */
  #undone = 0
  #store: Store
  #applier: Applier
  /** Ids of device operations that the database holds. */
  #known = new Set<string>()
  readonly #broken: string[] = []
  #backup: ReadonlySet<string> | undefined
  readonly #devices = new Set<string>()
  #healed = false
  /** Within one event only: nothing else happens while the database is exchanged. */
  #up = true

  private constructor(options: Options, store: Store, applier: Applier) {
    this.#world = options.world
    this.#dice = options.dice
    this.#file = options.file
    this.#temperament = options.temperament
    this.#store = this.#fallible(store)
    this.#applier = applier
  }

  static async open(options: Options): Promise<SimServer> {
    const { world, dice, file } = options
    const store = await opened(file, options.temperament.real)
    const { groupSize } = options.temperament
    const applier = await Applier.open({ store, now: () => world.now, random: dice.bytes, groupSize })
    return new SimServer(options, store, applier)
  }

  get store(): Store {
    return this.#store
  }

  get known(): ReadonlySet<string> {
    return this.#known
  }

  /** Promises that it did not keep. */
  get broken(): readonly string[] {
    return this.#broken
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
    await this.#door()
    if (!this.#up) return undefined
    const { serverDies, page } = this.#temperament
    const dies =
      !this.#healed && this.#dice.chance(serverDies) ? this.#dice.pick(['before', 'after'] as const) : undefined
    const of = `${request.operations.length} of ${request.stream.device}`
    if (dies === 'before') this.#undone = Number.POSITIVE_INFINITY
    else if (!this.#healed && this.#dice.chance(serverDies)) this.#undone = 1
    const stored = await this.#applier.exchangeStored(request).catch(expectFault)
    const answer = stored && (JSON.parse(answerText(stored)) as ExchangeAnswer)
    for (const id of await this.#answered(answer)) this.#known.add(id)
    if (dies) {
      this.#world.count('met server died')
      this.#world.tell('server', `dies ${dies} committing ${of}`)
      await this.#restart()
      return undefined
    }
    if (!answer) {
      this.#world.count('met commit undone')
      this.#world.tell('server', `can't commit ${of}`)
    }
    if (answer) this.#tally(answer)
    return answer && cut(answer, request, page)
  }

  #tally({ fork, anew, wipe, pushOnly }: ExchangeAnswer): void {
    if (fork) this.#world.count('met number used by copy')
    if (anew) this.#world.count('met told to copy anew')
    if (wipe) this.#world.count('met told to forget all')
    if (pushOnly) this.#world.count('met work without rows')
  }

  /** What is answered is durable: a device may forget it once it is safe, and tells its person that it has arrived. */
  async #answered(answer: ExchangeAnswer | undefined): Promise<readonly string[]> {
    const ids = (answer?.acks ?? []).map(({ id }) => id)
    if (ids.length === 0) return ids
    const durable = await this.#store.operations.byIds(ids)
    for (const id of ids) if (!durable.has(id)) this.#broken.push(`operation ${id} was answered and is not kept`)
    return ids
  }

  /** Work of the desk. Returns whether all of it was accepted. */
  async submit(warehouse: string, ...wishes: readonly Wish[]): Promise<boolean> {
    if (!this.#up) return false
    const answered = await this.#applier
      .submit(
        'desk',
        wishes.map(({ type, body }) => {
          const id = makeId<string>({ now: () => this.#world.now, random: this.#dice.bytes })
          return { id, type, body, at: this.#world.now, by: system, warehouse }
        }),
      )
      .catch(expectFault)
    return (
      answered !== undefined && answered.acks.every(({ outcome }) => outcome === 'applied' || outcome === 'exception')
    )
  }

  async takeBackup(): Promise<void> {
    this.#world.count('met backup')
    this.#world.tell('server', 'takes a backup')
    await this.#reopen(() => copyFileSync(this.#file, `${this.#file}.backup`))
    this.#backup = new Set(this.#known)
    const kept = new UpkeepStore(this.#store.db, tenant)
    await kept.markSafe(await kept.reached())
    await this.#applier.refresh()
  }

  /** Years of tombstones are dropped in one moment: whoever is not as of now copies anew. */
  async forgetTombstones(): Promise<void> {
    if (!this.#up) return
    this.#world.count('met tombstones forgotten')
    this.#world.tell('server', 'forgets what is gone')
    const { now } = this.#world
    await new UpkeepStore(this.#store.db, tenant).noteRevisions(now)
    await forgetTombstones(this.#store, now + 1)
    await this.#applier.refresh()
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

  /** Messages that come in while the server is busy are let in together. */
  async #door(): Promise<void> {
    if (this.#healed || (!this.#opening && !this.#dice.chance(this.#temperament.crowded))) return
    this.#opening ??= this.#world.sleep(this.#dice.int(100, 4_000)).then(() => {
      this.#opening = undefined
    })
    await this.#opening
  }

  /** The same store, of which a transaction may be undone when all of its work is done, as by a full disk or a lost power. */
  #fallible(store: Store): Store {
    const transaction = store.transaction.bind(store)
    store.transaction = (work) =>
      transaction(async (view) => {
        const result = await work(view)
        if (this.#undone > 0) {
          this.#undone--
          throw new Fault('storage', 'the transaction is undone')
        }
        return result
      })
    return store
  }

  async #restart(): Promise<void> {
    await this.#applier.drained()
    this.#undone = 0
    await this.#open()
  }

  async #open(): Promise<void> {
    const { groupSize } = this.#temperament
    const store = this.#store
    this.#applier = await Applier.open({ store, now: () => this.#world.now, random: this.#dice.bytes, groupSize })
  }

  async #reopen(between: () => void): Promise<void> {
    this.#up = false
    await this.#applier.drained()
    await this.#store.close()
    between()
    this.#store = this.#fallible(await opened(this.#file, this.#temperament.real))
    await this.#open()
    this.#up = true
  }
}

/**
 * It dies as a process does, never as a machine: what was written is in the file without waiting for a disk. Where the file lies
 * in memory, so does what would undo a transaction.
 */
async function opened(file: string, real: boolean): Promise<Store> {
  const store = await Store.open(file)
  const pragmas = ['synchronous = OFF', ...(real ? [] : ['journal_mode = MEMORY', 'locking_mode = EXCLUSIVE'])]
  for (const pragma of pragmas) await sql.raw(`PRAGMA ${pragma}`).execute(store.db)
  return store
}

function expectFault(cause: unknown): undefined {
  if (!(cause instanceof Fault)) throw cause
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
