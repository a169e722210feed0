// Owns the lock that a close sets: the instant before which nothing posted may change. Knows no zone: the day on which
// an instant falls comes in as a function.
import { type BusinessDate, day, type Instant, instant } from '../values/time.ts'

/**
 * The first instant after the day `through` in the zone of `dateOf`: events costed before it are frozen.
 * @param dateOf the calendar day of an instant in the company's zone
 */
export function lockAfter(through: BusinessDate, dateOf: (at: Instant) => BusinessDate): Instant {
  // No zone is more than 14 hours from UTC, and days only grow: halve the span until one millisecond is left.
  let inside = Date.parse(`${through}T00:00Z`) - day
  let after = inside + 4 * day
  while (after - inside > 1) {
    const middle = Math.floor((inside + after) / 2)
    if (dateOf(instant(middle)) > through) after = middle
    else inside = middle
  }
  return instant(after)
}
