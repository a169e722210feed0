// Owns a handheld of a simulation: its disk, clock and wire, the tabs that live and die on it, and the person who works.
// Runs the product's own working set and exchange loop.
import { FakeDisk, FakeStorage } from '../../app/replica/fake-storage.ts'
import type { ReplicaStorage, Session } from '../../app/replica/storage.ts'
import type { TransportAnswer } from '../../app/sync/transport.ts'
import type { Operation } from '../../shared/operations/operation.ts'
import type { ExchangeRequest } from '../../shared/protocol/exchange.ts'
import type { DeviceId, PersonId, WarehouseId } from '../../shared/values/ids.ts'
import { makeId } from '../../shared/values/ids.ts'
import type { Dice } from './dice.ts'
import { deviceRow, personIds, warehouses } from './firm.ts'
import { SimLocks } from './locks.ts'
import { SimNetwork } from './network.ts'
import { PairedStorage, RealDisk } from './paired-storage.ts'
import { SimTab } from './sim-tab.ts'
import type { Disk, Story } from './story.ts'

export class SimDevice implements Disk {
  readonly name: string
  readonly warehouse: WarehouseId
  readonly story: Story
  readonly dice: Dice
  readonly network: SimNetwork
  readonly disk: FakeDisk
  readonly hasTwoTabs: boolean
  /** Whether it stands at a pack bench, where names and addresses may be seen. */
  readonly #packs: boolean
  /** As the browser keeps them for all tabs of a site. */
  readonly locks = new SimLocks()
  /** The same once more in IndexedDB, where the story is told on real storage. */
  readonly real: RealDisk | undefined
  readonly #sending = new Set<SimTab>()
  #skew: number
  #tabs: SimTab[] = []
  #goneAt: ReadonlySet<string> | undefined
  #healed = false
  #joining = false

  constructor(story: Story, name: string, warehouse: WarehouseId, disk = new FakeDisk()) {
    const { world, temperament, server } = story
    this.story = story
    this.name = name
    this.warehouse = warehouse
    this.disk = disk
    this.real = temperament.real ? new RealDisk(world, (what) => story.problem(`${name}: ${what}`)) : undefined
    this.dice = story.dice.fork(name)
    this.hasTwoTabs = this.dice.chance(temperament.tabs)
    this.#packs = this.dice.chance(0.7)
    this.#skew = this.dice.int(-temperament.skew, temperament.skew)
    this.network = new SimNetwork({
      world,
      dice: this.dice.fork('wire'),
      temperament,
      who: name,
      serve: async (request) => {
        story.counts.exchanges++
        if (!(await server.knows(request.stream.device))) return 'unknown-device'
        return server.exchange(request)
      },
    })
  }

  get goneAt(): ReadonlySet<string> | undefined {
    return this.#goneAt
  }

  get healed(): boolean {
    return this.#healed
  }

  /** A device that still takes part. */
  get isThere(): boolean {
    return this.#goneAt === undefined
  }

  get tabs(): readonly SimTab[] {
    return this.#tabs
  }

  holds(id: string): boolean {
    if (this.#goneAt) return false
    for (const operations of this.disk.outbox.values()) {
      for (const operation of operations.values()) if (operation.id === id) return true
    }
    return false
  }

  clock(): number {
    return Math.round(this.story.world.now + this.#skew)
  }

  /** The server has lost this device with a restore: somebody types a new code. */
  async enrolAgain(): Promise<void> {
    if (!this.isThere || this.#joining) return
    this.#joining = true
    this.story.world.count('met joined anew')
    this.story.world.tell(this.name, 'joins anew')
    for (const tab of [...this.#tabs]) tab.kill('is closed')
    await this.enrol(`${this.name}-${this.newId().slice(-4)}` as DeviceId)
    this.#joining = false
  }

  async enrol(device = this.name as DeviceId): Promise<void> {
    await this.story.server.submit(this.warehouse, deviceRow(device, this.warehouse, this.#packs))
    const fake = new FakeStorage(this.disk)
    const storage = this.real ? new PairedStorage(fake, this.real) : fake
    const identity = { device, name: this.name, tenant: 'Firm', warehouse: this.warehouse }
    await storage.begin(identity, undefined, this.newId())
    await this.#signIn(storage)
  }

  /** Opens what is not open: one tab, or two. */
  wake(): void {
    if (!this.isThere || this.#joining) return
    const wanted = this.hasTwoTabs ? 2 : 1
    while (this.#tabs.length < wanted) {
      const tab = new SimTab(this)
      this.#tabs.push(tab)
      tab.open()
    }
  }

  /** A step of the person, in whichever tab is in front. */
  work(): void {
    const { jumps, skew, dead } = this.story.temperament
    if (this.dice.chance(jumps)) {
      this.#skew = this.dice.int(-skew, skew)
      this.story.world.count('met clock jumped')
      this.story.world.tell(this.name, 'its clock jumps')
    }
    if (this.dice.chance((dead * this.story.temperament.pace) / 60_000)) {
      const length = this.dice.int(10_000, 300_000)
      this.network.goDead(length)
      this.story.world.count('met out of reach')
      this.story.world.tell(this.name, `is out of reach for ${Math.round(length / 1000)} s`)
    }
    if (this.dice.chance(this.story.temperament.moves)) this.dice.pick(this.#tabs)?.enter(this.#otherWarehouse())
    if (this.dice.chance(0.01)) this.#tabs[0]?.kill('is closed')
    this.dice.pick(this.#tabs)?.work()
  }

  /** One tab at a time speaks for the device; what a dead one has sent may still be on its way. */
  async exchange(tab: SimTab, request: ExchangeRequest): Promise<TransportAnswer> {
    this.#sending.add(tab)
    if (this.#sending.size > 1) this.story.problem(`${this.name}: two tabs talk to the server at once`)
    try {
      return await this.network.exchange(request)
    } finally {
      this.#sending.delete(tab)
    }
  }

  /** A tab has ended; the person opens the app again after a while. */
  ended(tab: SimTab): void {
    this.#tabs = this.#tabs.filter((each) => each !== tab)
    this.#sending.delete(tab)
    this.story.world.after(this.#healed ? 10 : this.dice.int(1_000, 60_000), () => this.wake())
  }

  /** The server says that something has changed. */
  hear(): void {
    if (!this.network.isDead) for (const tab of this.#tabs) tab.hear()
  }

  /** Kept operations that the server has not answered. */
  get unanswered(): readonly Operation[] {
    const { heard, outbox } = this.disk
    if (!heard) return []
    const operations = [...(outbox.get(heard.incarnation)?.values() ?? [])]
    return operations.filter(({ n }) => n > heard.acked).sort((a, b) => a.n - b.n)
  }

  /** A block of the disk can't be read any more: one operation is gone, its number is not. */
  rot(): void {
    for (const tab of [...this.#tabs]) tab.kill('is killed by a bad block')
    const operation = this.dice.pick(this.unanswered)
    if (!operation) return
    this.story.world.count('met block gone bad')
    this.story.world.tell(this.name, `has lost number ${operation.n}, ${operation.id.slice(-6)}`)
    this.disk.operationsOf(operation.incarnation).delete(operation.n)
    this.story.noteRotten(operation)
  }

  forget(): void {
    this.#goneAt = new Set(this.story.server.known)
    for (const tab of [...this.#tabs]) tab.kill('is wiped')
  }

  /** The browser needs the space: everything is gone, at once. */
  evict(): void {
    this.story.world.tell(this.name, 'loses its disk')
    this.#goneAt = new Set(this.story.server.known)
    for (const tab of [...this.#tabs]) tab.kill('is closed')
    this.disk.evict()
  }

  heal(): void {
    this.#healed = true
    this.network.heal()
    for (const tab of this.#tabs) tab.tryNow()
    this.wake()
  }

  /** Another device with the very same disk, as an image of a phone makes it. */
  clone(name: string): SimDevice {
    const copy = new FakeDisk()
    const { counter, heard, mark, sets, answers, image, notes } = this.disk
    Object.assign(copy, { counter, heard, mark, sets, answers, image, notes: { ...notes } })
    for (const [stream, operations] of this.disk.outbox) copy.outbox.set(stream, new Map(operations))
    return new SimDevice(this.story, name, this.warehouse, copy)
  }

  #otherWarehouse(): WarehouseId {
    const here = this.#tabs[0]?.set?.warehouse ?? this.warehouse
    return warehouses.find((each) => each !== here) ?? here
  }

  newId(): string {
    return makeId<string>({ now: () => this.story.world.now, random: this.dice.bytes })
  }

  async #signIn(storage: ReplicaStorage): Promise<void> {
    const person = this.dice.pick(personIds) ?? ('lead' as PersonId)
    const session: Session = { person, badge: `B-${person}`, seenAt: this.clock() }
    await storage.setNote('session', session)
  }
}
