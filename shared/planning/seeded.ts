// Owns chance that can be repeated: the same seed gives the same numbers. Good enough for search, not for secrets.

/** Numbers from 0 up to 1, by mulberry32 (Ettinger 2017), a 32-bit generator with period 2^32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A whole number from 0 up to `below`. */
export function wholeBelow(random: () => number, below: number): number {
  return Math.floor(random() * below)
}

/** Says whether a search may go on; the caller owns the clock. */
export type TimeLeft = () => boolean
