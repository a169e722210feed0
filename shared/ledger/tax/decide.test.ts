// At what a sale is taxed. Expected answers are those that a tax adviser would give, written down by hand.
import { describe, expect, test } from 'vitest'
import type { BusinessDate } from '../../values/time.ts'
import { decideTax, isBusinessOf } from './decide.ts'
import { startingTaxes } from './starting-sets.ts'

const on = '2026-11-25' as BusinessDate
const eu = { home: 'LV', registered: [] as string[], taxes: startingTaxes('eu') }
const sold = (to: string, more: { category?: string; vatNumber?: string; on?: string } = {}) => ({
  to,
  category: '',
  ...more,
  on: (more.on ?? on) as BusinessDate,
})
const said = (tax: ReturnType<typeof decideTax>) => tax && `${tax.percent} ${tax.code} ${tax.treatment}`

describe('a Latvian shop sells', () => {
  test.each([
    ['at home', sold('LV'), [], '21 LV-21 standard'],
    ['medicines at home', sold('LV', { category: 'reduced-12' }), [], '12 LV-12 reduced'],
    ['to a business at home', sold('LV', { vatNumber: 'LV40003000000' }), [], '21 LV-21 standard'],
    ['to a business in Germany', sold('DE', { vatNumber: 'DE 123 456 789' }), [], '0 LV-RC reverse-charge'],
    [
      'to a business in Greece, which writes EL',
      sold('GR', { vatNumber: 'EL123456789' }),
      [],
      '0 LV-RC reverse-charge',
    ],
    [
      'to Germany, with a number of another country',
      sold('DE', { vatNumber: 'FR12345678901' }),
      [],
      '21 LV-21 standard',
    ],
    ['to a consumer in Germany, below the threshold', sold('DE'), [], '21 LV-21 standard'],
    ['to a consumer in Germany, registered for distance sales', sold('DE'), ['DE'], '19 DE-19 standard'],
    ['books to a consumer in Germany, registered', sold('DE', { category: 'reduced-7' }), ['DE'], '7 DE-7 reduced'],
    ['to Great Britain', sold('GB', { vatNumber: 'GB123456789' }), [], '0 LV-EXP export'],
    ['to the United States', sold('US'), ['DE'], '0 LV-EXP export'],
    ['to what is no code of a country', sold('Latvija'), [], '21 LV-21 standard'],
    ['before any rate is on record', sold('LV', { on: '2025-12-31' }), [], undefined],
  ])('%s', (_name, sale, registered, expected) => {
    expect(said(decideTax({ ...eu, registered }, sale))).toBe(expected)
  })

  test('exempt goods stay exempt in the EU, and sold abroad are an export', () => {
    const medical = { ...sold('DE', { vatNumber: 'DE123456789' }), category: 'medical' }
    const taxes = [
      ...eu.taxes,
      { code: 'LV-EX', country: 'LV', category: 'medical', treatment: 'exempt', from: on, percent: '0' } as const,
    ]
    expect(said(decideTax({ ...eu, taxes }, medical))).toBe('0 LV-EX exempt')
  })
})

describe('a British shop', () => {
  const uk = { home: 'GB', registered: [] as string[], taxes: startingTaxes('uk') }
  test.each([
    ['sells at home', sold('GB'), '20 GB-20 standard'],
    ['sells food at home', sold('GB', { category: 'zero' }), '0 GB-0 zero'],
    ['sells to a business in France: an export', sold('FR', { vatNumber: 'FR12345678901' }), '0 GB-EXP export'],
    [
      'sells phones to a business: it accounts for the tax itself',
      sold('GB', { category: 'reverse-charge', vatNumber: 'GB123456789' }),
      '0 GB-RC reverse-charge',
    ],
    ['sells phones to a consumer', sold('GB', { category: 'reverse-charge' }), '20 GB-20 standard'],
  ])('%s', (_name, sale, expected) => {
    expect(said(decideTax(uk, sale))).toBe(expected)
  })
})

test('an American shop charges the tax of states where it is registered', () => {
  const us = { home: 'US-NY', registered: ['US-CA'], taxes: startingTaxes('us') }
  expect(said(decideTax(us, sold('US-NY')))).toBe('4 US-NY-4 standard')
  expect(said(decideTax(us, sold('US-CA')))).toBe('7.25 US-CA-7.25 standard')
  expect(said(decideTax(us, sold('US-TX')))).toBe('0 US-TX-NR zero')
  expect(said(decideTax(us, sold('CA')))).toBe('0 US-NY-EXP export')
  const oregon = { ...us, home: 'US-OR' }
  expect(said(decideTax(oregon, sold('US-OR')))).toBe('0 US-OR-0 zero')
})

test('a Russian shop charges 22 % since 2026, 10 % on what the law names, nothing on what leaves the country', () => {
  const ru = { home: 'RU', registered: [], taxes: startingTaxes('ru') }
  expect(said(decideTax(ru, sold('RU')))).toBe('22 RU-22 standard')
  expect(said(decideTax(ru, sold('RU', { category: 'reduced-10' })))).toBe('10 RU-10 reduced')
  expect(said(decideTax(ru, sold('KZ')))).toBe('0 RU-EXP export')
})

test('a number for value added tax fits its country', () => {
  expect(isBusinessOf('DE123456789', 'DE')).toBe(true)
  expect(isBusinessOf('de 123-456.789', 'DE')).toBe(true)
  expect(isBusinessOf('DE', 'DE')).toBe(false)
  expect(isBusinessOf('123456789', 'DE')).toBe(false)
  expect(isBusinessOf(undefined, 'DE')).toBe(false)
})
