// Owns the time of a fact: what the device's clock said is corrected by the offset it knows, never stands still or runs
// back within a stream, and never lies in the server's future. Fixed for ever when first accepted.
import { type Instant, instant } from '../values/time.ts'

interface Asked {
  /** As the device worked it out. */
  readonly at: number
  /** `at` of the stream's previous operation, or when the device was enrolled. */
  readonly after: number | undefined
  readonly receivedAt: number
}

/**
 * The time by which every rule goes. A device that says 1970 or 2099 is not believed beyond what the server knows to be
 * possible: after its own previous operation, and not after the arrival.
 */
export function acceptedTime({ at, after, receivedAt }: Asked): Instant {
  const bounded = Math.min(at, receivedAt)
  return instant(after === undefined ? bounded : Math.max(bounded, after + 1))
}

/** The time that a device gives to its next operation: its clock plus the known offset, after the previous one. */
export function nextTime(now: number, offset: number, previous: number | undefined): Instant {
  return instant(previous === undefined ? now + offset : Math.max(now + offset, previous + 1))
}
