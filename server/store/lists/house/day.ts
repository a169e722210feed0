// Owns the bounds of a warehouse's calendar day: the instants at which it begins and ends in its zone.
import { businessDate, day, instant } from '../../../../shared/values/time.ts'
import { instantOfWallClock } from '../../../imports/wall-clock.ts'

export interface DayBounds {
  readonly date: string
  readonly from: number
  readonly until: number
}

/** The middle of a day of a zone: what is known to have happened on it, and not when. */
export function middleOf(date: string, zone: string): number {
  return midnight(date, zone) + day / 2
}

export function dayOf(at: number, zone: string): DayBounds {
  const date = businessDate(instant(at), zone)
  const from = midnight(date, zone)
  // A day has 23 to 25 hours: its end is the next midnight, found from a time safely inside the next day.
  const next = businessDate(instant(from + day + day / 2), zone)
  return { date, from, until: midnight(next, zone) }
}

function midnight(date: string, zone: string): number {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  const clock = { year, month, day: dayOfMonth, hour: 0, minute: 0 }
  return instantOfWallClock(clock, zone) ?? Date.UTC(year, month - 1, dayOfMonth)
}
