// Owns the device's time. Its wall clock may be wrong and may be set while people work; its monotonic clock never goes
// back. Doesn't know the server's time: sync measures that against these two.

export interface Clock {
  /** Wall clock: milliseconds since 1970-01-01T00:00Z, as the device believes. */
  now(): number
  /** Milliseconds since some start, steady whatever happens to the wall clock. */
  monotonic(): number
  /** How far the wall clock was moved against the monotonic one since this clock was made: 0 when nobody touched it. */
  jump(): number
}

export function systemClock(): Clock {
  return clockOf(
    () => Date.now(),
    () => performance.now(),
  )
}

/** A clock from its two sources. */
export function clockOf(now: () => number, monotonic: () => number): Clock {
  const offset = now() - monotonic()
  return { now, monotonic, jump: () => Math.round(now() - monotonic() - offset) }
}
