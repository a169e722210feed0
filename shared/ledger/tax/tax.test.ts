import { describe, expect, test } from 'vitest'
import { isDecimal } from '../../values/fraction.ts'
import type { BusinessDate } from '../../values/time.ts'
import { taxFor } from './choose.ts'
import { startingSets, startingTaxes } from './starting-sets.ts'

const day = (text: string) => text as BusinessDate

describe('the rate that applies', () => {
  const taxes = [
    { code: 'old', country: 'EE', category: '', from: day('2024-01-01'), until: day('2025-06-30'), percent: '22' },
    { code: 'new', country: 'EE', category: '', from: day('2025-07-01'), percent: '24' },
    { code: 'books', country: 'EE', category: 'books', from: day('2022-05-01'), percent: '5' },
  ]
  test.each([
    ['', '2025-06-30', 'old'],
    ['', '2025-07-01', 'new'],
    ['toys', '2026-01-01', 'new'],
    ['books', '2026-01-01', 'books'],
    ['', '2023-01-01', undefined],
  ])('category "%s" on %s: %s', (category, on, code) => {
    expect(taxFor(taxes, { country: 'EE', category, on: day(on) })?.code).toBe(code)
  })
})

describe('starting sets', () => {
  test.each(startingSets)('%s: every code once, every rate a decimal below 100, one standard rate a country', (set) => {
    const taxes = startingTaxes(set)
    expect(new Set(taxes.map(({ code }) => code)).size).toBe(taxes.length)
    for (const { percent } of taxes) expect(isDecimal(percent) && Number(percent) < 100).toBe(true)
    const standard = taxes.filter(({ treatment }) => treatment === 'standard').map(({ country }) => country)
    expect(new Set(standard).size).toBe(standard.length)
  })

  test('hold the rates that a bookkeeper would look for', () => {
    const find = (set: 'eu' | 'uk' | 'us' | 'ru', country: string, category = '') =>
      taxFor(startingTaxes(set), { country, category, on: day('2026-11-25') })?.percent
    expect([find('eu', 'DE'), find('eu', 'HU'), find('eu', 'LU'), find('eu', 'FI')]).toEqual(['19', '27', '17', '25.5'])
    expect([find('uk', 'GB'), find('us', 'US-MN'), find('us', 'US-OR', 'zero'), find('ru', 'RU')]).toEqual([
      '20',
      '6.875',
      '0',
      '22',
    ])
    expect(startingTaxes('eu').filter(({ treatment }) => treatment === 'standard').length).toBe(27)
  })
})
