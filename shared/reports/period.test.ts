import { expect, test } from 'vitest'
import { daysBetween, endOfMonth, periodBefore } from './period.ts'

test.each([
  ['one month with the month before it', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['a quarter with the quarter before it', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
  ['a year with the year before it', '2024-01-01', '2024-12-31', '2023-01-01', '2023-12-31'],
  ['days with as many days', '2026-03-10', '2026-03-16', '2026-03-03', '2026-03-09'],
  ['one day with the day before it', '2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28'],
])('compares %s', (_what, from, until, earlier, end) => {
  expect(periodBefore({ from, until })).toEqual({ from: earlier, until: end })
})

test('a month ends where the calendar says', () => {
  expect(['2024-02-10', '2025-02-10', '2026-12-01'].map(endOfMonth)).toEqual(['2024-02-29', '2025-02-28', '2026-12-31'])
})

test('days are counted over the change to summer time', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
})
