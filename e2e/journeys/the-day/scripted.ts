// Owns a scripted device: the product's own shift, working set, IndexedDB store and exchange loop, without a screen. Its app
// is killed and opened again on the same disk; its network is cut on order.
import { randomBytes } from 'node:crypto'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { Shift } from '../../../app/handheld/shift/shift.ts'
import { DexieStorage } from '../../../app/replica/dexie-storage.ts'
import type { Environment } from '../../../app/replica/environment.ts'
import { noTabs } from '../../../app/replica/tab-channel.ts'
import { WorkingSet } from '../../../app/replica/working-set.ts'
import { gather } from '../../../app/sync/gather.ts'
import { SyncLoop } from '../../../app/sync/sync-loop.ts'
import type { StepView } from '../../../shared/jobs/view.ts'
import { type DeviceId, makeId, type PersonId } from '../../../shared/values/ids.ts'
import type { Hands, JobName, Step } from './hands.ts'
import type { House, Papers } from './house.ts'

const environment: Environment = {
  now: Date.now,
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  painted: () => Promise.resolve(),
  random: Math.random,
  randomBytes: () => randomBytes(16),
}

const newId = () => makeId<string>({ now: Date.now, random: () => randomBytes(16) })

export class ScriptedHands implements Hands {
  readonly name: string
  readonly #house: House
  readonly #papers: Papers
  readonly #person: PersonId
  readonly #engine = { indexedDB: new IDBFactory(), IDBKeyRange }
  #cut = false
  #storage: DexieStorage | undefined
  #set: WorkingSet | undefined
  #loop: SyncLoop | undefined
  #shift: Shift | undefined

  private constructor(name: string, house: House, papers: Papers, person: PersonId) {
    this.name = name
    this.#house = house
    this.#papers = papers
    this.#person = person
  }

  /** A device that has joined, with somebody signed in and its first copy complete. */
  static async join(name: string, house: House, papers: Papers, person: PersonId): Promise<ScriptedHands> {
    const hands = new ScriptedHands(name, house, papers, person)
    const device = newId() as DeviceId
    const { id: warehouse } = papers.warehouse
    await house.submit({ type: 'device-enrolled', body: { id: device, name, warehouse, packStation: true } })
    const storage = await DexieStorage.connect({ name: 'stockhand', engine: hands.#engine })
    await storage.begin({ device, name, tenant: '', warehouse }, undefined, newId())
    await storage.setNote('session', { person, badge: `B-${name}`, seenAt: Date.now() })
    storage.close()
    house.onNews(() => hands.#loop?.hint(50))
    await hands.#open()
    await until(`the first copy of ${name}`, () => hands.set.ready)
    return hands
  }

  get set(): WorkingSet {
    if (!this.#set) throw new Error(`${this.name} is not open`)
    return this.#set
  }

  get #work(): Shift {
    if (!this.#shift) throw new Error(`${this.name} is not open`)
    return this.#shift
  }

  async scan(code: string): Promise<void> {
    this.#work.scan({ raw: code, source: 'wedge', t: Date.now() })
    await this.#settled(`scan ${code}`)
  }

  async scanTimes(code: string, times: number): Promise<void> {
    for (let i = 0; i < times; i++) await this.scan(code)
  }

  async home(): Promise<void> {
    for (let i = 0; i < 6 && this.#work.state().screen !== 'my-work'; i++) {
      this.#work.back()
      await this.#work.idle()
    }
  }

  async card(job: JobName): Promise<void> {
    this.#work.open({ job })
    await this.#settled(`card ${job}`)
  }

  async press(): Promise<void> {
    this.#work.main()
    await this.#settled('press')
    this.#work.dismiss()
  }

  async type(number: number): Promise<void> {
    for (const digit of String(number)) {
      this.#work.type(digit)
      await this.#work.idle()
    }
    this.#work.main()
    await this.#settled(`type ${number}`)
  }

  async choose(choice: string): Promise<boolean> {
    const view = this.#work.view()
    const choices = view?.question?.choices ?? [
      ...(view?.grid?.choices ?? []),
      ...(view?.ways ?? []),
      ...(view?.sides ?? []),
    ]
    const offered = choices.map((each) => each.choice)
    if (!offered.includes(choice)) return false
    this.#work.input({ kind: 'choose', choice })
    await this.#settled(`choose ${choice}`)
    return true
  }

  async step(): Promise<Step | undefined> {
    const view = this.#work.state().screen === 'step' ? this.#work.view() : undefined
    return view && stepOf(view, this.#papers)
  }

  async sent(): Promise<void> {
    this.#loop?.tryNow()
    await until(`${this.name} to have sent all`, () => this.set.unsent === 0 && this.#loop?.status.failures === 0)
  }

  async caughtUp(): Promise<void> {
    const latest = await this.#house.revisions(this.set.scopes())
    this.#loop?.tryNow()
    await until(`${this.name} to hear all`, () =>
      Object.entries(latest).every(([scope, rev]) => (this.set.mark.cursors[scope] ?? 0) >= rev),
    )
  }

  async unsent(): Promise<number> {
    return this.set.unsent
  }

  async offline(is: boolean): Promise<void> {
    this.#cut = is
    if (!is) this.#loop?.tryNow()
  }

  async dieAndReopen(): Promise<void> {
    this.close()
    await this.#open()
    this.#work.resume()
    await this.#work.idle()
  }

  /** The process ends: nothing is flushed, nothing is said. */
  close(): void {
    this.#loop?.stop()
    this.#set?.close()
    this.#storage?.close()
    this.#shift = undefined
  }

  async #open(): Promise<void> {
    const storage = await DexieStorage.connect({ name: 'stockhand', engine: this.#engine })
    const set = await WorkingSet.open({ storage, environment, tabs: noTabs })
    if (!set) throw new Error(`${this.name} finds nothing on its disk`)
    this.#storage = storage
    this.#set = set
    this.#loop = new SyncLoop({
      gather,
      set,
      storage,
      environment,
      transport: {
        exchange: async (request) => {
          const answer = this.#cut ? undefined : await this.#house.exchange(request)
          return answer && !this.#cut ? { ok: true, answer } : { ok: false, kind: 'unreachable' }
        },
      },
      incarnation: newId,
      onWipe: () => undefined,
    })
    this.#shift = new Shift({
      set,
      random: () => randomBytes(16),
      play: () => undefined,
      report: (error) => {
        throw error
      },
      onBadge: () => undefined,
    })
    this.#loop.start()
    if (set.session?.person !== this.#person) throw new Error(`${this.name} has forgotten who works`)
  }

  /** Everything so far is answered and kept. What the person was told is wrong would stop a real one too. */
  async #settled(did: string): Promise<void> {
    await this.#work.idle()
    const { shown, stopped } = this.#work.state()
    if (stopped) throw new Error(`${this.name}, ${did}: stopped, ${stopped.message}`)
    if (shown && shown.kind !== 'done') throw new Error(`${this.name}, ${did}: ${JSON.stringify(shown)}`)
  }
}

function stepOf(view: StepView, { skuOf }: Papers): Step {
  const { where, what, howMany, main, question, progress, list } = view
  const sku = what?.item && skuOf.get(what.item)
  return {
    job: view.job,
    ...(where?.state === 'open' && { bin: where.code }),
    ...(sku && { sku }),
    drops: main.kind === 'scan' && main.expects === 'drop',
    mark: JSON.stringify([where?.code, sku, howMany?.quantity, howMany?.of, question?.title, progress, list?.done]),
  }
}

export async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 120): Promise<void> {
  const end = Date.now() + seconds * 1000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
