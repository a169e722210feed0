// Owns one run: a fleet, a desk and a server work through some virtual minutes of trouble, are healed, come to rest, and are
// checked. Everything follows from the seed.
import { rmSync } from 'node:fs'
import type { DeviceId, WarehouseId } from '../../shared/values/ids.ts'
import { Desk } from './desk.ts'
import { Dice } from './dice.ts'
import { dawn, type Templates, warehouses } from './firm.ts'
import { checkAtRest, checkRestart, type Outcomes } from './invariants.ts'
import { SimDevice } from './sim-device.ts'
import { SimServer } from './sim-server.ts'
import { type Counts, Story } from './story.ts'
import { type Temperament, temperament } from './temperament.ts'
import { World } from './world.ts'

export interface Run {
  readonly seed: number
  readonly problems: readonly string[]
  /** What happened, latest last. */
  readonly lines: readonly string[]
  readonly counts: Counts
  /** How often what else happened. */
  readonly tally: Readonly<Record<string, number>>
  readonly outcomes: Outcomes
}

// Longer than any message wanders; longer than anybody waits until the next poll.
const wandering = 125_000
const polling = 65_000
const patience = 1_800_000

interface RunOptions {
  readonly seed: number
  readonly templates: Templates
  /** How many of the latest lines of the story are kept. */
  readonly keepLines: number
  /** What is to be otherwise than the seed says, to find out what a failure needs. */
  readonly instead?: Partial<Temperament>
}

export async function run({ seed, templates, keepLines, instead }: RunOptions): Promise<Run> {
  const dice = new Dice(seed)
  const mood = { ...temperament(dice.fork('temperament'), seed), ...instead }
  const world = new World(dawn, keepLines)
  const file = await templates.copy(mood.costing, `seed-${seed}-${process.pid}.db`, mood.real)
  const server = await SimServer.open({ world, dice: dice.fork('server'), file, temperament: mood })
  const story = new Story(world, dice, mood, server)
  const stray = (cause: unknown) =>
    story.problem(`nobody listened to ${cause instanceof Error ? cause.stack : String(cause)}`)
  process.on('unhandledRejection', stray)
  try {
    const outcomes = await new Fleet(story).run()
    const { lines, tally } = world
    return { seed, problems: story.problems, lines, counts: story.counts, tally, outcomes }
  } finally {
    process.off('unhandledRejection', stray)
    await story.server.close()
    for (const suffix of ['', '-wal', '-shm', '.backup']) rmSync(file + suffix, { force: true })
  }
}

class Fleet {
  readonly #story: Story
  readonly #desk: Desk
  readonly #devices: SimDevice[] = []
  #open = true

  constructor(story: Story) {
    this.#story = story
    const { world, dice, server } = story
    this.#desk = new Desk({ world, dice: dice.fork('desk'), server })
  }

  async run(): Promise<Outcomes> {
    const { world, dice, temperament: mood, server } = this.#story
    await this.#desk.open()
    const late = dice.fork('late')
    for (let n = 1; n <= mood.devices; n++) {
      const device = new SimDevice(this.#story, `hh-${n}`, this.#warehouseOf(n))
      if (n > 2 && late.chance(0.2)) world.after(mood.length * late.next() * 0.7, () => void this.#join(device))
      else await this.#join(device)
    }
    this.#planDesk()
    this.#planTrouble()
    this.#planChecks()
    await this.#pass(mood.length)
    this.#open = false
    world.tell('', 'everything is healed')
    server.heal()
    for (const device of this.#devices) device.heal()
    await this.#pass(wandering)
    await this.#pass(patience, () => this.#devices.every(isAtRest))
    // The last who sent has changed rows of others.
    await this.#pass(polling)
    if (!this.#devices.every(isAtRest)) this.#story.problem('the fleet does not come to rest')
    return checkAtRest(this.#story, this.#devices)
  }

  async #pass(milliseconds: number, until?: () => boolean): Promise<void> {
    const { world } = this.#story
    await world.run(world.now + milliseconds, () => this.#story.isEndless || until?.() === true)
  }

  #warehouseOf(n: number): WarehouseId {
    return warehouses[n % warehouses.length] ?? ('w1' as WarehouseId)
  }

  async #join(device: SimDevice, id?: DeviceId): Promise<void> {
    this.#devices.push(device)
    await device.enrol(id)
    this.#begin(device)
  }

  #begin(device: SimDevice): void {
    device.wake()
    const { world, temperament: mood } = this.#story
    const next = () => {
      world.after(mood.pace * (0.2 + 1.6 * device.dice.next()), () => {
        if (!this.#open || !device.isThere) return
        device.work()
        next()
      })
    }
    next()
  }

  #planDesk(): void {
    const { world, dice, temperament: mood } = this.#story
    const own = dice.fork('desk-pace')
    const next = () => {
      world.after(mood.pace * (0.5 + 2 * own.next()), () => {
        if (!this.#open) return
        void this.#desk.step().then(() => this.#news(own))
        next()
      })
    }
    next()
  }

  /** Server-sent events reach most. */
  #news(dice: Dice): void {
    for (const device of this.#devices)
      if (dice.chance(0.5)) this.#story.world.after(dice.int(1, 500), () => device.hear())
  }

  #planTrouble(): void {
    const { world, dice, temperament: mood, server, counts } = this.#story
    const own = dice.fork('trouble')
    const sometime = (from: number, to: number, run: () => void) =>
      world.after(mood.length * (from + (to - from) * own.next()), run)
    if (mood.restore) {
      sometime(0.1, 0.5, () => void server.takeBackup())
      sometime(0.6, 0.95, () => {
        counts.restores++
        void server.restore().then(() => this.#story.noteRestored())
      })
    }
    if (mood.evict) {
      sometime(0.3, 0.9, () => {
        const lost = own.pick(this.#devices.filter(({ isThere }) => isThere))
        if (!lost) return
        counts.evictions++
        lost.evict()
        // The desk may give the place of the lost one to the new: only the incarnation tells their numbers apart.
        const device = (own.chance(0.5) ? lost.name : `${lost.name}-again`) as DeviceId
        void this.#join(new SimDevice(this.#story, `${lost.name}-again`, lost.warehouse), device)
      })
    }
    if (mood.clone) {
      sometime(0.2, 0.8, () => {
        const original = own.pick(this.#devices.filter(({ isThere, disk }) => isThere && disk.counter))
        if (!original) return
        counts.clones++
        const copy = original.clone(`${original.name}-copy`)
        this.#devices.push(copy)
        world.tell(original.name, 'is copied')
        this.#begin(copy)
      })
    }
    if (mood.rot) {
      sometime(0.2, 0.9, () => {
        const holding = this.#devices.filter(({ isThere, unanswered }) => isThere && unanswered.length > 0)
        own.pick(holding)?.rot()
      })
    }
    if (mood.blackout) {
      sometime(0.1, 0.8, () => {
        const length = own.int(20_000, 180_000)
        world.count('met blackout')
        world.tell('', `nobody reaches the server for ${Math.round(length / 1000)} s`)
        for (const device of this.#devices) device.network.goDead(length)
      })
    }
    if (mood.update) {
      sometime(0, 0.8, () => {
        const length = own.int(30_000, 240_000)
        world.count('met app too old')
        world.tell('', `apps are too old for ${Math.round(length / 1000)} s`)
        for (const device of this.#devices) device.network.goOld(own.int(0, length))
      })
    }
    if (mood.forget) sometime(0.2, 0.9, () => void server.forgetTombstones())
    if (mood.revoke) {
      sometime(0.4, 0.9, () => {
        const revoked = own.pick(this.#devices.filter(({ isThere }) => isThere))
        if (!revoked) return
        world.count('met revoked')
        world.tell(revoked.name, 'is revoked')
        const id = (revoked.disk.counter?.device ?? revoked.name) as DeviceId
        void server.submit(revoked.warehouse, { type: 'device-revoked', body: { id } })
      })
    }
  }

  #planChecks(): void {
    const { world, dice } = this.#story
    const own = dice.fork('checks')
    const next = () => {
      world.after(5_000, () => {
        this.#story.checkNothingLost()
        const device = own.pick(this.#devices)
        if (device) checkRestart(this.#story, device)
        if (this.#story.problems.length === 0 && this.#open) next()
      })
    }
    next()
  }
}

function isAtRest(device: SimDevice): boolean {
  if (!device.isThere) return true
  return (
    device.tabs.length > 0 && device.tabs.every(({ set }) => set?.ready && set.unsent === 0 && set.pending.length === 0)
  )
}
