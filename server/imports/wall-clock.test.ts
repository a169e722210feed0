import { describe, expect, test } from 'vitest'
import { instantOfWallClock } from './wall-clock.ts'

const at = (text: string, zone = 'Europe/London') => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number)
  const instant = instantOfWallClock({ year, month, day, hour, minute }, zone)
  return instant === undefined ? undefined : new Date(instant).toISOString()
}

describe('a wall clock read as an instant', () => {
  test.each([
    ['2010-12-01 08:26', 'Europe/London', '2010-12-01T08:26:00.000Z'],
    ['2011-07-01 09:30', 'Europe/London', '2011-07-01T08:30:00.000Z'],
    ['2026-11-25 10:00', 'Europe/Riga', '2026-11-25T08:00:00.000Z'],
    ['2026-01-01 00:15', 'Asia/Kathmandu', '2025-12-31T18:30:00.000Z'],
    ['2026-07-01 20:00', 'America/Los_Angeles', '2026-07-02T03:00:00.000Z'],
  ])('%s in %s', (clock, zone, instant) => expect(at(clock, zone)).toBe(instant))

  test('the hour that comes twice is the first one, the next hour is not shifted', () => {
    expect(at('2010-10-31 00:59')).toBe('2010-10-30T23:59:00.000Z')
    expect(at('2010-10-31 01:30')).toBe('2010-10-31T00:30:00.000Z')
    expect(at('2010-10-31 02:00')).toBe('2010-10-31T02:00:00.000Z')
  })

  test('the skipped hour goes on as if not skipped', () => {
    expect(at('2011-03-27 00:59')).toBe('2011-03-27T00:59:00.000Z')
    expect(at('2011-03-27 01:30')).toBe('2011-03-27T01:30:00.000Z')
    expect(at('2011-03-27 02:00')).toBe('2011-03-27T01:00:00.000Z')
  })

  test.each(['2011-02-29 00:00', '2010-13-01 00:00', '2010-00-01 00:00', '2010-12-01 24:00', '2010-12-01 08:60'])(
    '%s is no time',
    (clock) => expect(at(clock)).toBeUndefined(),
  )
})
