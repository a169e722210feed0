import { expect, test } from 'vitest'
import type { DocumentDetail } from '../../../shared/protocol/desk/books.ts'
import { type DeskText, deskTextIn } from '../text.ts'
import { documentParties, paperRows } from './document-paper.ts'

const text = {
  lang: 'en',
  d: deskTextIn('en'),
  stamp: (at: number) => new Date(at).toISOString(),
  money: (minor: number, currency: string) => `${minor / 100} ${currency}`,
} as unknown as DeskText

/** Two bolts at 3.00 with 20 % of tax, and 4.00 for the way. */
function invoice(currency: string): DocumentDetail {
  return {
    currency: 'EUR',
    party: 'Oak Ltd',
    document: {
      kind: 'invoice',
      number: 'INV-1',
      currency,
      amount: 1120,
      issuedAt: Date.UTC(2026, 0, 1),
      dueAt: Date.UTC(2026, 0, 31),
      taxes: [{ percent: '20', net: 600, tax: 120 }],
    },
    lines: [
      {
        id: '0',
        item: { id: 'bolt', sku: 'B', name: 'Bolt', unit: 'piece' },
        quantity: 2,
        unitPrice: '3.00',
        amount: 600,
      },
    ],
  } as unknown as DocumentDetail
}

const said = (found: DocumentDetail) => paperRows(text, found).map(({ cells }) => [cells.name, cells.amount ?? null])

test('an invoice on paper says its lines, charges and tax, and what is to be paid', () => {
  expect(said(invoice('EUR'))).toEqual([
    ['Bolt', 600],
    ['Charges', 400],
    ['Without tax:', 1000],
    ['Tax 20 % on 6 EUR', 120],
    ['To pay', 1120],
  ])
})

test('in another currency, of which an older document kept no tax, it tells the whole alone', () => {
  expect(said(invoice('USD'))).toEqual([
    ['Bolt', 600],
    ['To pay', 1120],
  ])
})

test('in another currency it tells the tax in both', () => {
  const found = invoice('USD')
  const taxes = [{ percent: '20', net: 540, tax: 108, own: { net: 600, tax: 120 } }]
  const both = { ...found, document: { ...found.document, taxes } }
  expect(said(both)).toContainEqual(['Tax 20 % on 6 USD', 120])
  expect(documentParties(text, both, 'Acme').notes).toEqual(['The tax is 1.08 EUR.'])
})

test('it says who writes to whom with addresses and numbers, and why it charges no tax', () => {
  const found = invoice('EUR')
  const taxes = [{ percent: '0', code: 'LV-RC', treatment: 'reverse-charge' as const, net: 1000, tax: 0 }]
  const seller = {
    legalName: 'SIA Acme',
    lines: ['Brivibas 1', 'LV-1010 Riga'],
    country: 'LV',
    vatNumber: 'LV40001234567',
    registration: '40001234567',
    bank: { name: 'Bank', account: 'LV80BANK0000435195001', code: 'BANKLV22' },
    registered: [],
    taxRounding: 'document' as const,
  }
  const buyer = { lines: ['Weg 1', 'Berlin'], country: 'DE', vatNumber: 'DE123456789' }
  const told = documentParties(text, { ...found, seller, buyer, document: { ...found.document, taxes } }, 'Acme')
  expect(told.from).toEqual([
    'SIA Acme',
    'Brivibas 1',
    'LV-1010 Riga',
    'Latvia',
    'VAT no. LV40001234567',
    'Reg. no. 40001234567',
  ])
  expect(told.to).toEqual(['Oak Ltd', 'Weg 1', 'Berlin', 'Germany', 'VAT no. DE123456789'])
  expect(told.notes).toEqual([
    'Reverse charge: the customer accounts for the VAT (Directive 2006/112/EC, articles 138 and 196).',
  ])
  expect(told.foot).toEqual(['To be paid to: Bank · LV80BANK0000435195001 · BANKLV22'])
})

test('a credit note is written above zero, as what is credited', () => {
  const found = invoice('EUR')
  const taxes = [{ percent: '20', net: -600, tax: -120 }]
  const credit = { ...found, document: { ...found.document, kind: 'credit-note' as const, amount: -720, taxes } }
  expect(said(credit)).toEqual([
    ['Bolt', 600],
    ['Without tax:', 600],
    ['Tax 20 % on 6 EUR', 120],
    ['Credited', 720],
  ])
})
