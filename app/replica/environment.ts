// Owns what replica and sync need from the world beside storage and network: time, timers, chance. Nothing there reads
// a clock or rolls dice itself, so that a simulation can be them.

export interface Environment {
  /** The device's own clock, milliseconds; may be wrong, may jump. */
  now(): number
  /** Calls back once after so many milliseconds; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void
  /** Resolves once what has changed on the screen is drawn, or soon where nothing is drawn. */
  painted(): Promise<void>
  /** 0 ≤ x < 1, for jitter. */
  random(): number
  /** 16 unpredictable bytes, for identifiers. */
  randomBytes(): Uint8Array
}

// A hidden tab draws nothing; what waits for a drawing goes on after this time all the same.
const longestFrame = 40

/** The next frame's end: a task of its own behind the frame's callbacks. All who ask before it share it, so order stays. */
function frames(): () => Promise<void> {
  let next: Promise<void> | undefined
  const drawn = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longestFrame)
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          clearTimeout(timer)
          port1.close()
          resolve()
        }
        port2.postMessage(0)
      })
    })
  return () => {
    next ??= drawn().then(() => {
      next = undefined
    })
    return next
  }
}

/** The world of a browser tab. */
export const browserEnvironment: Environment = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  painted: frames(),
  random: () => Math.random(),
  randomBytes: () => crypto.getRandomValues(new Uint8Array(16)),
}
