import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExportEntry } from './export.ts'
import { exportFormats } from './index.ts'
import { pairs } from './tables.ts'

const book = { company: 'Acme "Tools"', currency: 'EUR', from: '2026-11-02' }
const entry: ExportEntry = {
  number: 7,
  date: '2026-11-03',
  learned: '2026-11-05',
  what: 'parcel-shipped',
  document: 'SO-1; (copy)',
  operation: 'op-1',
  lines: [
    { account: '1100', amount: 1205, item: '' },
    { account: '4000', amount: -1000, item: 'B,8' },
    { account: '4010', amount: -205, item: '' },
    { account: '4020', amount: 0, item: '' },
  ],
}

const text = (name: string) => exportFormats[name]?.entry(entry, book)

describe('an entry is written', () => {
  test('for hledger, with nothing that ends a description or a code early', () => {
    expect(text('hledger')).toBe(`
2026-11-03 * (7) parcel-shipped SO-1   copy  ; operation: op-1, learned: 2026-11-05
    assets:1100 Receivables  12.05 EUR
    income:4000 Sales  -10.00 EUR  ; item: B 8
    income:4010 Shipping charged  -2.05 EUR
`)
  })

  test('for beancount, with quotes kept', () => {
    expect(text('beancount')).toBe(`
2026-11-03 * "parcel-shipped"
  number: 7
  operation: "op-1"
  document: "SO-1; (copy)"
  learned: 2026-11-05
  Assets:1100-Receivables  12.05 EUR
  Income:4000-Sales  -10.00 EUR
    item: "B,8"
  Income:4010-Shipping-Charged  -2.05 EUR
`)
    expect(exportFormats.beancount?.head(book)).toContain('option "title" "Acme \\"Tools\\""')
  })

  test('for 1С, one debit against one credit a row', () => {
    expect(text('1c')).toBe(
      '7;03.11.2026;1100;4000;10.00;EUR;"parcel-shipped SO-1; (copy)"\r\n' +
        '7;03.11.2026;1100;4010;2.05;EUR;"parcel-shipped SO-1; (copy)"\r\n',
    )
  })

  test('for spreadsheets, where no text becomes a formula', () => {
    const evil = { ...entry, document: '', what: '=1+1' }
    expect(exportFormats.csv?.entry(evil, book)).toContain(",'=1+1,")
  })

  test('not at all where nothing moved', () => {
    const still = { ...entry, lines: entry.lines.map((line) => ({ ...line, amount: 0 })) }
    expect(Object.values(exportFormats).map((format) => format.entry(still, book))).toEqual(['', '', '', '', '', ''])
  })
})

test('pairs sum to each account of any balanced entry', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 1, maxLength: 12 }), (amounts) => {
      const rest = 0 - amounts.reduce((sum, amount) => sum + amount, 0)
      const lines = [...amounts, rest].map((amount, index) => ({ account: String(1000 + index), amount, item: '' }))
      const sums = new Map<string, number>()
      const add = (account: string, amount: number) => sums.set(account, (sums.get(account) ?? 0) + amount)
      for (const { debited, credited, amount } of pairs(lines)) {
        expect(amount).toBeGreaterThan(0)
        add(debited, amount)
        add(credited, -amount)
      }
      for (const line of lines) expect(sums.get(line.account) ?? 0).toBe(line.amount)
    }),
  )
})
