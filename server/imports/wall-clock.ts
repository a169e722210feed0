// Owns turning a wall clock's reading in a zone into an instant. Does not know how files write dates.
import type { Instant } from '../../shared/values/time.ts'

export interface WallClock {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * The instant at which a clock in `zone` (IANA) shows this; undefined for a day or time that no calendar has.
 * In the hour that comes twice in autumn it is the first one; in the hour that is skipped in spring, as if not skipped.
 */
export function instantOfWallClock(clock: WallClock, zone: string): Instant | undefined {
  const { year, month, day, hour, minute } = clock
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  const back = new Date(asUtc)
  // Date.UTC carries over: the 31st of a month of 30 days would become the 1st of the next.
  const kept = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && back.getUTCFullYear() === year
  if (!kept || hour > 23 || minute > 59) return undefined
  // An offset that was right half a day before is the first of the two that a change of clocks allows.
  const before = asUtc - offsetAt(asUtc - 43_200_000, zone)
  if (before + offsetAt(before, zone) === asUtc) return before as Instant
  const after = asUtc - offsetAt(asUtc + 43_200_000, zone)
  return (after + offsetAt(after, zone) === asUtc ? after : before) as Instant
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(at / 1000) * 1000
}
