// Owns how bad a run is: each seed draws its own mixture of calm and trouble, so that rare things meet each other.
import type { Dice } from './dice.ts'

export interface Temperament {
  readonly devices: number
  /** Virtual milliseconds of work before everything is healed. */
  readonly length: number
  /** Mean milliseconds between two steps of a person. */
  readonly pace: number
  /** Of network exchanges: request lost, answer lost, request delivered twice, delivered after the device gave up. */
  readonly drop: number
  readonly cut: number
  readonly twice: number
  readonly late: number
  /** Chance that the server asks to be left alone; operations above which it finds a message too large. */
  readonly busy: number
  readonly bodyLimit: number
  /** Longest one-way delay of an ordinary message, milliseconds. */
  readonly delay: number
  /** Chance that a device is out of reach for a while, each minute. */
  readonly dead: number
  /** Of storage calls: process killed before or after the commit, disk full, disk failing, slow. */
  readonly killed: number
  readonly full: number
  readonly failing: number
  readonly slow: number
  /** Of exchanges: the server dies before or after its commit. */
  readonly serverDies: number
  /** Clocks of devices are off by up to so much, and jump. */
  readonly skew: number
  readonly jumps: number
  /** Rows in one answer at most, so that pulls come in parts. */
  readonly page: number
  /** Chance that a message waits at the server for others, to be committed together; operations in one commit at most. */
  readonly crowded: number
  readonly groupSize: number
  /** Chance of a second tab on each device. */
  readonly tabs: number
  /** Whether these happen, once each. */
  readonly restore: boolean
  readonly clone: boolean
  readonly evict: boolean
  readonly revoke: boolean
  readonly rot: boolean
  readonly blackout: boolean
  readonly update: boolean
  /** The server drops its tombstones. */
  readonly forget: boolean
  /** Chance that a person carries the device to the other warehouse, each step. */
  readonly moves: number
  readonly costing: 'fifo' | 'average'
  /** Devices keep what they know in IndexedDB too, and the server's file lies on a disk. */
  readonly real: boolean
}

/** One in so many stories is told on real storage, which takes its time. */
const realEvery = 200

export function temperament(dice: Dice, seed: number): Temperament {
  const real = seed % realEvery === 0
  const rough = dice.chance(0.25) ? 0 : dice.next()
  const some = (most: number) => (dice.chance(0.4) ? 0 : dice.next() * most * rough)
  return {
    devices: dice.chance(0.97) ? dice.int(2, 8) : dice.int(9, 30),
    length: dice.int(3, 8) * 60_000,
    pace: dice.int(8, 40) * 1000,
    drop: some(0.3),
    cut: some(0.3),
    twice: some(0.2),
    late: some(0.1),
    busy: some(0.1),
    bodyLimit: dice.chance(0.8) ? 500 : dice.int(1, 5),
    delay: dice.chance(0.5) ? 200 : 8_000,
    dead: some(0.6),
    killed: some(0.03),
    full: some(0.05),
    failing: some(0.05),
    slow: some(0.1),
    serverDies: some(0.08),
    skew: dice.chance(0.3) ? 0 : (dice.pick([30_000, 7_200_000, 400 * 86_400_000]) ?? 0),
    jumps: some(0.05),
    page: dice.chance(0.5) ? 4_000 : dice.int(5, 60),
    crowded: dice.chance(0.4) ? 0 : dice.next(),
    groupSize: dice.chance(0.7) ? 500 : dice.int(1, 4),
    tabs: dice.chance(0.3) ? 0.5 : 0,
    restore: dice.chance(0.15),
    // What is done to the fake disk by hand the real one does not hear of.
    clone: dice.chance(0.1) && !real,
    evict: dice.chance(0.1),
    revoke: dice.chance(0.1),
    rot: dice.chance(0.1) && !real,
    blackout: dice.chance(0.3),
    update: dice.chance(0.15),
    costing: dice.chance(0.5) ? 'fifo' : 'average',
    forget: dice.chance(0.2),
    moves: some(0.05),
    real,
  }
}
