// Owns one process of a device: the app in a browser tab, from opening to being killed, often in the middle of a write.
import type { Environment } from '../../app/replica/environment.ts'
import { type Call, type FakeDisk, FakeStorage, type Fate, type Faults } from '../../app/replica/fake-storage.ts'
import type { Keeping, ReplicaStorage, Settlement } from '../../app/replica/storage.ts'
import type { TabChannel, TabMessage } from '../../app/replica/tab-channel.ts'
import { WorkingSet } from '../../app/replica/working-set.ts'
import { gather } from '../../app/sync/gather.ts'
import { whileLeading } from '../../app/sync/leader.ts'
import { SyncLoop } from '../../app/sync/sync-loop.ts'
import type { Operation } from '../../shared/operations/operation.ts'
import type { OperationId, WarehouseId } from '../../shared/values/ids.ts'
import { Fault } from '../../shared/values/result.ts'
import { PairedStorage } from './paired-storage.ts'
import type { SimDevice } from './sim-device.ts'
import type { Story } from './story.ts'
import { nextWork } from './workload.ts'

/** Notes what is to be kept, looks after each call that lets go of something, and finds early that rows lie about. */
class WatchedStorage extends FakeStorage {
  readonly #story: Story

  constructor(disk: FakeDisk, faults: Faults, story: Story) {
    super(disk, faults)
    this.#story = story
  }

  override keep(keeping: Keeping): Promise<readonly Operation[]> {
    for (const { id } of keeping.operations) this.#story.recorded.add(id)
    return super.keep(keeping)
  }

  override settle(settlement: Settlement) {
    return this.#looked(super.settle(settlement))
  }

  override fork(lost: string, incarnation: string): Promise<void> {
    return this.#looked(super.fork(lost, incarnation))
  }

  /** So that rows are packed in every story. */
  override async fresh(): Promise<number> {
    return 500 * (await super.fresh())
  }

  async #looked<T>(call: Promise<T>): Promise<T> {
    const result = await call
    this.#story.checkNothingLost()
    return result
  }
}

export class SimTab {
  readonly #device: SimDevice
  readonly #fake: FakeStorage
  readonly #storage: ReplicaStorage
  /** Killed once the call that is under way has had its effect. */
  #diesAfter = false
  readonly #environment: Environment
  readonly #listeners = new Set<(message: TabMessage) => void>()
  #alive = true
  #set: WorkingSet | undefined
  #loop: SyncLoop | undefined
  #letGo: () => void = () => undefined

  constructor(device: SimDevice) {
    this.#device = device
    this.#fake = new WatchedStorage(device.disk, (call) => this.#fate(call), device.story)
    this.#storage = device.real ? new PairedStorage(this.#fake, device.real, () => this.#diesAfter) : this.#fake
    this.#environment = {
      now: () => device.clock(),
      after: (milliseconds, run) => device.story.world.after(milliseconds, () => this.#alive && run()),
      random: device.dice.next,
      painted: () => Promise.resolve(),
      randomBytes: device.dice.bytes,
    }
    void this.#fake.death.then(() => this.kill('is killed'))
  }

  get set(): WorkingSet | undefined {
    return this.#set
  }

  open(): void {
    const { tabs } = this
    WorkingSet.open({ storage: this.#storage, environment: this.#environment, tabs }).then(
      (set) => {
        if (!this.#alive) return
        if (!set) {
          this.kill('finds nobody at home')
          return
        }
        this.#set = set
        this.#tell(`opens with ${set.unsent} not sent`)
        this.#letGo = whileLeading(() => this.#lead(set), this.#device.locks)
      },
      (cause) => this.#failed('open', cause),
    )
  }

  /** This tab speaks for the device until it ends. */
  #lead(set: WorkingSet): () => void {
    if (!this.#alive) return () => undefined
    const loop = new SyncLoop({
      gather,
      set,
      storage: this.#storage,
      transport: { exchange: (request) => this.#device.exchange(this, request) },
      environment: this.#environment,
      incarnation: () => this.#device.newId(),
      onWipe: () => this.#device.forget(),
    })
    this.#loop = loop
    this.#listeners.add((message) => (message === 'nudge' ? loop.tryNow() : loop.hint()))
    loop.subscribe(() => {
      if (loop.status.refused === 'unknown-device') void this.#device.enrolAgain()
    })
    loop.start()
    return () => loop.stop()
  }

  hear(): void {
    this.#loop?.hint(400)
  }

  /** The browser sees a network again. */
  tryNow(): void {
    this.#loop?.tryNow()
  }

  /** The person does the next thing that the screen shows. */
  work(): void {
    const set = this.#set
    const { dice, story } = this.#device
    if (!set?.ready || !set.whole || !this.#alive) return
    if (dice.chance(0.02)) {
      this.#recordFromTheFuture(set)
      return
    }
    if (dice.chance(0.05)) set.tidy().catch((cause) => this.#failed('tidy', cause))
    const floor = { set, dice, newId: () => this.#device.newId() }
    const wishes = nextWork(floor)
    if (!wishes) return
    const recorded = set.record(wishes, { after: wishes.length })
    if (!recorded.ok) {
      story.counts.refusedHere++
      return
    }
    const { ids, kept } = recorded.value
    this.#tell(wishes.map(({ type }, index) => `${type} ${ids[index]?.slice(-6)}`).join(', '))
    kept.then(
      () => {
        story.noteKept(ids, this.#device)
        for (const { type } of wishes) story.world.count(`did ${type}`)
      },
      (cause) => {
        story.counts.notKept++
        this.#failed('keep', cause)
      },
    )
  }

  /** The person carries the device to another warehouse. */
  enter(warehouse: WarehouseId): void {
    this.#device.story.world.count('met other warehouse')
    this.#tell(`goes to ${warehouse}`)
    this.#set?.enterWarehouse(warehouse).catch((cause) => this.#failed('enter', cause))
    this.#loop?.hint()
  }

  kill(why: string): void {
    if (!this.#alive) return
    this.#alive = false
    this.#tell(why)
    this.#device.story.counts.kills++
    this.#fake.kill()
    this.#letGo()
    this.#loop?.stop()
    this.#loop = undefined
    this.#set?.close()
    this.#set = undefined
    this.#listeners.clear()
    this.#device.ended(this)
  }

  /** Something that a newer app of the same device might have recorded: this server can't read it. */
  #recordFromTheFuture(set: WorkingSet): void {
    const { story } = this.#device
    const id = this.#device.newId() as OperationId
    const at = set.now()
    const by = set.session?.person
    if (!by) return
    const operation = {
      id,
      type: 'goods-teleported',
      v: 1,
      at,
      rawAt: at,
      by,
      warehouse: set.warehouse,
      body: { to: 'moon' },
    }
    this.#storage.keep({ operations: [operation] }).then(
      () => {
        story.noteKept([id], this.#device)
        set.refresh().catch((cause) => this.#failed('refresh', cause))
      },
      (cause) => this.#failed('keep', cause),
    )
  }

  /** Tabs hear each other a moment later. */
  readonly tabs: TabChannel = {
    post: (message) => {
      for (const other of this.#device.tabs) {
        if (other === this) continue
        for (const run of other.#listeners) this.#device.story.world.after(1, () => other.#alive && run(message))
      }
    },
    listen: (run) => {
      this.#listeners.add(run)
      return () => this.#listeners.delete(run)
    },
  }

  async #fate(call: Call): Promise<Fate> {
    const fate = await this.#drawn(call)
    if (fate !== 'done') this.#device.story.world.count(`met disk: ${fate}`)
    return fate
  }

  async #drawn(call: Call): Promise<Fate> {
    const { dice, story, healed } = this.#device
    const { killed, full, failing, slow } = story.temperament
    if (healed) return 'done'
    if (dice.chance(slow)) await story.world.sleep(dice.int(500, 20_000))
    else if (dice.chance(0.5)) await story.world.sleep(dice.int(1, 10))
    if (healed) return 'done'
    if (dice.chance(killed)) return dice.chance(0.5) ? 'killed-before' : this.#afterCall()
    if ((call === 'keep' || call === 'settle') && dice.chance(full)) return 'full'
    return dice.chance(failing) ? 'failed' : 'done'
  }

  #afterCall(): Fate {
    if (!this.#device.real) return 'killed-after'
    this.#diesAfter = true
    return 'done'
  }

  /** A fault of the disk is part of the story; anything else is a mistake in the product. */
  #failed(doing: string, cause: unknown): void {
    if (!(cause instanceof Fault)) this.#device.story.problem(`${this.#device.name} ${doing}: ${String(cause)}`)
    this.#tell(`can't ${doing}`)
    if (doing === 'open') this.kill('gives up')
  }

  #tell(what: string): void {
    this.#device.story.world.tell(this.#device.name, what)
  }
}
