import { expect, test } from 'vitest'
import { startingTaxes } from '../../../shared/ledger/tax/starting-sets.ts'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import { taxChoices } from './line-taxes.ts'

const own = { lines: [], country: 'LV', registered: ['DE'], taxRounding: 'document', from: 0, by: 'b' }
const books = { today: '2026-11-25', taxes: startingTaxes('eu'), details: { id: 'a', versions: [own] } }
const choices = (buyer?: { lines: string[]; country: string; vatNumber?: string }) =>
  taxChoices(books as unknown as BooksSettings, buyer).map(({ code }) => code)

test('the rate that is right for the customer stands first, then those of the countries concerned', () => {
  expect(choices()[0]).toBe('LV-21')
  expect(choices({ lines: [], country: 'DE' })[0]).toBe('DE-19')
  expect(choices({ lines: [], country: 'DE', vatNumber: 'DE123456789' })[0]).toBe('LV-RC')
  expect(choices({ lines: [], country: 'US' })[0]).toBe('LV-EXP')
  expect(choices().every((code) => code.startsWith('LV') || code.startsWith('DE'))).toBe(true)
})

test('without rates or a country of its own a percentage is typed', () => {
  expect(taxChoices(undefined, undefined)).toEqual([])
  expect(taxChoices({ ...books, details: undefined } as unknown as BooksSettings, undefined)).toEqual([])
})
