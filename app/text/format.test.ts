import { describe, expect, test } from 'vitest'
import {
  formatChange,
  formatDay,
  formatDuration,
  formatExpiry,
  formatLongDay,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatPercent,
  formatStamp,
  formatTime,
  formatTimeExact,
} from './format.ts'

// In this file a no-break space is written _ to be seen.
const _ = (text: string) => text.replaceAll('_', '\u00a0')

describe('numbers', () => {
  test('are grouped and pointed as the language does', () => {
    expect(formatNumber('en', 1284.5, 2)).toBe('1,284.50')
    expect(formatNumber('ru', 1284.5, 2)).toBe(_('1_284,50'))
    expect(formatNumber('ru', 312)).toBe('312')
    expect(formatNumber('en', 0)).toBe('0')
  })
  test('have a true minus', () => {
    expect(formatNumber('en', -4)).toBe('−4')
    expect(formatNumber('ru', -1284.5)).toBe(_('−1_284,5'))
    expect(formatNumber('en', -0)).not.toContain('-')
  })
  test('say the sign of a change, but not of none', () => {
    expect(formatChange('en', 12)).toBe('+12')
    expect(formatChange('en', -4)).toBe('−4')
    expect(formatChange('ru', 0)).toBe('0')
  })
  test('become shares with a space before the sign', () => {
    expect(formatPercent('en', 0.412, 1)).toBe(_('41.2_%'))
    expect(formatPercent('ru', 0.412, 1)).toBe(_('41,2_%'))
  })
})

describe('money', () => {
  test('has its sign, its digits and no place to break', () => {
    expect(formatMoney('en', 124060, 'EUR')).toBe('€1,240.60')
    expect(formatMoney('ru', 11340, 'EUR')).toBe(_('113,40_€'))
    expect(formatMoney('ru', 128450, 'RUB')).toBe(_('1_284,50_₽'))
    expect(formatMoney('en', 128450, 'RUB')).toBe('₽1,284.50')
  })
  test('below zero has a true minus before the sign', () => {
    expect(formatMoney('en', -2845, 'EUR')).toBe('−€28.45')
    expect(formatMoney('ru', -2845, 'EUR')).toBe(_('−28,45_€'))
  })
  test('has as many digits as the currency', () => {
    expect(formatMoney('en', 1500, 'JPY')).toBe('¥1,500')
    expect(formatMoney('en', 1500, 'KWD')).toBe(_('KWD_1.500'))
  })
  test('of currencies that share a sign is told apart', () => {
    expect(formatMoney('en', 100, 'USD')).toBe('$1.00')
    expect(formatMoney('en', 100, 'CAD')).toBe('CA$1.00')
  })
  test('beyond the exact tenths of a double keeps every cent', () => {
    expect(formatMoney('en', 9007199254740991, 'EUR')).toBe('€90,071,992,547,409.91')
  })
  test('in tight places is cut to thousands', () => {
    expect(formatMoneyShort('en', 3824000, 'EUR')).toBe('€38.2k')
    expect(formatMoneyShort('ru', 3824000, 'EUR')).toBe(_('38,2_тыс._€'))
  })
})

describe('days and times', () => {
  test('name the year only when it is another', () => {
    expect(formatDay('en', '2026-03-12', '2026-11-25')).toBe(_('12_Mar'))
    expect(formatDay('ru', '2026-03-12', '2026-11-25')).toBe(_('12_мар.'))
    expect(formatDay('en', '2027-03-12', '2026-11-25')).toBe(_('12_Mar_2027'))
  })
  test('an expiry always has its year', () => {
    expect(formatExpiry('en', '2026-12-02')).toBe(_('2_Dec_2026'))
    expect(formatExpiry('ru', '2027-05-14')).toBe(_('14_мая_2027'))
  })
  test('a long day is told as people say it', () => {
    expect(formatLongDay('en', '2026-11-25')).toBe(_('Wednesday_25_November'))
    expect(formatLongDay('ru', '2026-11-25')).toBe(_('среда,_25_ноября'))
  })
  test('the zone decides, and midnight is 00', () => {
    const at = Date.UTC(2026, 10, 25, 22, 5, 7)
    expect(formatTime('en', at, { zone: 'Europe/Riga' })).toBe('00:05')
    expect(formatTimeExact('ru', at, { zone: 'Europe/Riga' })).toBe('00:05:07')
    expect(formatStamp(at, { zone: 'Europe/Riga' })).toBe(_('2026-11-26_00:05'))
  })
  test('12 hours are for those who read them so, never in Russian', () => {
    const at = Date.UTC(2026, 10, 25, 14, 5)
    expect(formatTime('en', at, { zone: 'UTC', twelveHours: true })).toBe(_('2:05_PM'))
    expect(formatTime('ru', at, { zone: 'UTC', twelveHours: true })).toBe('14:05')
  })
  test.each([
    [40_000, '40_s', '40_с'],
    [3 * 60_000 + 59_000, '3_min', '3_мин'],
    [130 * 60_000, '2_h 10_min', '2_ч 10_мин'],
    [120 * 60_000, '2_h', '2_ч'],
    [4 * 86_400_000, '4_d', '4_дн.'],
    [-5, '0_s', '0_с'],
  ])('%d ms last %s', (ms, en, ru) => {
    expect(formatDuration('en', ms)).toBe(_(en))
    expect(formatDuration('ru', ms)).toBe(_(ru))
  })
})
