import { expect, test } from 'vitest'
import { type BusinessDate, businessDate, type Instant } from '../values/time.ts'
import { lockAfter } from './closing.ts'

// Expected instants from the zones' published offsets.
test.each([
  ['UTC', '2026-01-31', '2026-02-01T00:00:00.000Z'],
  ['Europe/Riga', '2026-01-31', '2026-01-31T22:00:00.000Z'],
  ['Europe/Riga', '2026-06-30', '2026-06-30T21:00:00.000Z'],
  ['America/New_York', '2026-10-31', '2026-11-01T04:00:00.000Z'],
  ['Pacific/Kiritimati', '2026-12-31', '2026-12-31T10:00:00.000Z'],
  ['Pacific/Pago_Pago', '2026-12-31', '2027-01-01T11:00:00.000Z'],
  // Chile skips the midnight of 6 September 2026: its day begins at one.
  ['America/Santiago', '2026-09-05', '2026-09-06T04:00:00.000Z'],
])('in %s the lock of %s is %s', (zone, through, expected) => {
  const lock = lockAfter(through as BusinessDate, (at: Instant) => businessDate(at, zone))
  expect(new Date(lock).toISOString()).toBe(expected)
})
