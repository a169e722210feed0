// Owns what is known of a run beside its actors: which operations were called kept, what went wrong, what is counted.
import type { Operation } from '../../shared/operations/operation.ts'
import type { Dice } from './dice.ts'
import type { SimServer } from './sim-server.ts'
import type { Temperament } from './temperament.ts'
import type { World } from './world.ts'

/** A disk of a device; one that was evicted or wiped does not come back. */
export interface Disk {
  readonly name: string
  holds(id: string): boolean
  /** The ids that the server held when the disk was emptied. Undefined for a disk that is there. */
  readonly goneAt: ReadonlySet<string> | undefined
}

export interface Counts {
  kept: number
  notKept: number
  refusedHere: number
  exchanges: number
  kills: number
  restores: number
  evictions: number
  clones: number
  /** Kept, but the process died before it could say so. */
  unheard: number
  /** Of what was kept: gone with a disk, or a part of it, before it was sent. */
  lost: number
}

// A lively run has some hundreds.
const mostExchanges = 8_000

export class Story {
  readonly world: World
  readonly dice: Dice
  readonly temperament: Temperament
  readonly server: SimServer
  readonly kept = new Map<string, Disk>()
  /** Of them, those that the server did not hold when it was last looked. */
  readonly #open = new Map<string, Disk>()
  /** Whatever any device has tried to keep. */
  readonly recorded = new Set<string>()
  /** Kept operations that no device and no server can hold any more, for a reason that is part of the story. */
  readonly lost = new Set<string>()
  /** Operations that a disk has lost singly: their numbers are told as lost. */
  readonly rotten: Operation[] = []
  readonly problems: string[] = []
  readonly counts: Counts = {
    kept: 0,
    notKept: 0,
    refusedHere: 0,
    exchanges: 0,
    kills: 0,
    restores: 0,
    evictions: 0,
    clones: 0,
    unheard: 0,
    lost: 0,
  }

  constructor(world: World, dice: Dice, temperament: Temperament, server: SimServer) {
    this.world = world
    this.dice = dice
    this.temperament = temperament
    this.server = server
  }

  noteKept(ids: readonly string[], disk: Disk): void {
    for (const id of ids) {
      this.kept.set(id, disk)
      this.#open.set(id, disk)
    }
    this.counts.kept += ids.length
  }

  noteRotten(operation: Operation): void {
    this.rotten.push(operation)
  }

  problem(what: string): void {
    this.problems.push(what)
    this.world.tell('!', what)
  }

  /** Whether somebody asks the server without end. */
  get isEndless(): boolean {
    return this.counts.exchanges > mostExchanges
  }

  /** The server may hold less than before. */
  noteRestored(): void {
    for (const [id, disk] of this.kept) if (!this.server.known.has(id)) this.#open.set(id, disk)
    this.checkNothingLost()
  }

  /**
   * At every step that may lose something: what somebody was told is kept is on the device or at the server. Called `kept` too
   * early shows here.
   */
  checkNothingLost(): void {
    this.world.count('saw whether all is there')
    for (const [id, disk] of this.#open) {
      if (this.server.known.has(id)) this.#open.delete(id)
      else if (!disk.holds(id)) {
        this.#open.delete(id)
        this.#isGone(id, disk)
      }
    }
  }

  #isGone(id: string, disk: Disk): void {
    // With its disk goes what was never sent, and what a backup of the server did not hold.
    const gone = disk.goneAt && (!disk.goneAt.has(id) || this.counts.restores > 0)
    if (gone || this.rotten.some((each) => each.id === id)) {
      this.lost.add(id)
      this.counts.lost++
    } else {
      this.problem(`kept operation ${id} of ${disk.name} is neither there nor at the server`)
    }
    this.kept.delete(id)
  }
}
