// Owns chance for the demo company: one stream of numbers from a seed, so that the same seed makes the same company.
// Does not know what is drawn. The generator is mulberry32 (public domain): 32 bits of state, good enough for a story.
import { assert } from '../../shared/values/result.ts'

export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A number from 0 up to, but not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  /** Whether something that happens so often happens now. */
  happens(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.next() * from.length)]
    assert(from.length > 0, 'nothing to pick from')
    return picked as T
  }

  /** One of them, each as likely as its weight says. */
  weighted<T>(from: readonly T[], weightOf: (each: T) => number): T {
    let left = this.next() * from.reduce((sum, each) => sum + weightOf(each), 0)
    for (const each of from) {
      left -= weightOf(each)
      if (left < 0) return each
    }
    return this.pick(from.slice(-1))
  }

  /** The same things in another order. */
  shuffled<T>(things: readonly T[]): T[] {
    const order = [...things]
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = this.whole(0, i)
      const [a, b] = [order[i], order[j]]
      order[i] = b as T
      order[j] = a as T
    }
    return order
  }
}
