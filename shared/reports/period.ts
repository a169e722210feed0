// Owns the arithmetic of periods: calendar days without a zone, both ends included.
import { day } from '../values/time.ts'

export interface Period {
  readonly from: string
  readonly until: string
}

const timeOf = (date: string) => Date.parse(`${date}T00:00:00Z`)
const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** Whole days from one date to another. */
export function daysBetween(from: string, until: string): number {
  return Math.round((timeOf(until) - timeOf(from)) / day)
}

/** The calendar day before. */
export function dayBefore(date: string): string {
  return dateOf(timeOf(date) - day)
}

/** A period that is whole months is compared with as many whole months; any other with as many days before it. */
export function periodBefore({ from, until }: Period): Period {
  const end = dateOf(timeOf(from) - day)
  const wholeMonths = from.endsWith('-01') && dateOf(timeOf(until) + day).endsWith('-01')
  if (!wholeMonths) return { from: dateOf(timeOf(from) - (daysBetween(from, until) + 1) * day), until: end }
  const months = monthNumber(until) - monthNumber(from) + 1
  return { from: `${monthOf(monthNumber(from) - months)}-01`, until: end }
}

/** Month "2026-11" of a date, as a count of months. */
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

function monthOf(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}

/** The last day of the month of a date. */
export function endOfMonth(date: string): string {
  return dateOf(timeOf(`${monthOf(monthNumber(date) + 1)}-01`) - day)
}
