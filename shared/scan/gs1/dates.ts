// Owns the dates that symbols carry: two-digit years and day 00. Knows no clock: today always comes in.
import type { BusinessDate } from '../../values/time.ts'

/** Days of a month (1 to 12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** A real day as a date, with day 0 as the last of its month; undefined when month or day is impossible. */
export function dateOf(year: number, month: number, day: number): BusinessDate | undefined {
  if (!(month >= 1 && month <= 12) || !(day >= 0 && day <= daysInMonth(year, month))) return undefined
  const mm = String(month).padStart(2, '0')
  const dd = String(day || daysInMonth(year, month)).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${mm}-${dd}` as BusinessDate
}

/**
 * "YYMMDD" as seen on `today`: the year is the one within 49 years back and 50 ahead (GS1 General Specifications 7.12);
 * day 00 is the last day of the month. Undefined when month or day is impossible.
 */
export function gs1Date(yymmdd: string, today: BusinessDate): BusinessDate | undefined {
  const present = Number(today.slice(0, 4))
  const yy = Number(yymmdd.slice(0, 2))
  const difference = yy - (present % 100)
  const century = present - (present % 100) + (difference >= 51 ? -100 : difference <= -50 ? 100 : 0)
  return dateOf(century + yy, Number(yymmdd.slice(2, 4)), Number(yymmdd.slice(4, 6)))
}
