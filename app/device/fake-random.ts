// Randomness that repeats itself: the same seed gives the same bytes.
import type { Random } from './random.ts'

export function fakeRandom(seed = 1): Random {
  let state = seed >>> 0
  // Mulberry32: enough to keep identifiers of a test apart.
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 24
  }
  return { bytes: () => Uint8Array.from({ length: 16 }, next) }
}
