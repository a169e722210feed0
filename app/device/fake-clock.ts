// A clock that stands still until told.
import { type Clock, clockOf } from './clock.ts'

export interface FakeClock extends Clock {
  /** Time passes. */
  advance(ms: number): void
  /** Somebody sets the wall clock. */
  set(now: number): void
}

export function fakeClock(start = Date.UTC(2026, 10, 25, 9)): FakeClock {
  let wall = start
  let steady = 0
  const clock = clockOf(
    () => wall,
    () => steady,
  )
  return {
    ...clock,
    advance(ms) {
      wall += ms
      steady += ms
    },
    set(now) {
      wall = now
    },
  }
}
