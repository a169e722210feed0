// Owns how close or far times are told: today by the clock, other days by their date. "Today" is the day of the newest
// answer in the zone of the warehouse.
import { useLiveState } from '../data/session.tsx'
import { useDeskText } from '../text.ts'

export interface When {
  /** Milliseconds since 1970 of the newest answer. */
  readonly now: number
  /** "2026-11-25" */
  readonly today: string
  /** "14:05", or "24 Nov 14:05" on another day. */
  readonly at: (at: number) => string
  /** "14:05", or "24 Nov": for narrow columns. */
  readonly short: (at: number) => string
  /** "14:05:07", or "24 Nov 14:05:07". */
  readonly exact: (at: number) => string
  /** How long ago. */
  readonly age: (at: number) => string
}

export function useWhen(): When {
  const text = useDeskText()
  const { asOf } = useLiveState()
  const now = asOf ?? Date.now()
  const dayOf = (at: number) => text.stamp(at).slice(0, 10)
  const today = dayOf(now)
  const onDay = (at: number, time: string) =>
    dayOf(at) === today ? time : `${text.day(dayOf(at), today)}\u00a0${time}`
  return {
    now,
    today,
    at: (at) => onDay(at, text.time(at)),
    short: (at) => (dayOf(at) === today ? text.time(at) : text.day(dayOf(at), today)),
    exact: (at) => onDay(at, text.timeExact(at)),
    age: (at) => text.duration(now - at),
  }
}
