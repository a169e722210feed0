// Owns instants and business dates. Knows no clock: "now" always comes in.
import type { Branded } from './ids.ts'
import { assert } from './result.ts'

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = Branded<number, 'Instant'>

/** A calendar day "2026-11-25", meaningful only with the zone that it was taken in. */
export type BusinessDate = Branded<string, 'BusinessDate'>

export function instant(ms: number): Instant {
  assert(Number.isSafeInteger(ms), `not an instant: ${ms}`)
  return ms as Instant
}

export const day = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day on which `at` falls in an IANA zone ("Europe/Riga"); books are kept in the company's zone. */
export function businessDate(at: Instant, zone: string): BusinessDate {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(zone, format)
  }
  return format.format(at) as BusinessDate
}
