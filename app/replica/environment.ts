// Owns what replica and sync need from the world beside storage and network: time, timers, chance. Nothing there reads
// a clock or rolls dice itself, so that a simulation can be them.

export interface Environment {
  /** The device's own clock, milliseconds; may be wrong, may jump. */
  now(): number
  /** Calls back once after so many milliseconds; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void
  /** 0 ≤ x < 1, for jitter. */
  random(): number
  /** 16 unpredictable bytes, for identifiers. */
  randomBytes(): Uint8Array
}

/** The world of a browser tab. */
export const browserEnvironment: Environment = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
  randomBytes: () => crypto.getRandomValues(new Uint8Array(16)),
}
