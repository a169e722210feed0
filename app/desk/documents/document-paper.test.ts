import { expect, test } from 'vitest'
import type { DocumentDetail } from '../../../shared/protocol/desk/books.ts'
import { type DeskText, deskTextIn } from '../text.ts'
import { paperRows } from './document-paper.ts'

const text = { d: deskTextIn('en'), stamp: (at: number) => new Date(at).toISOString() } as unknown as DeskText

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

test('an invoice on paper says to whom and until when, its lines, charges and tax, and what is to be paid', () => {
  expect(said(invoice('EUR'))).toEqual([
    ['Oak Ltd', null],
    ['Due 2026-01-31', null],
    ['Bolt', 600],
    ['Charges', 400],
    ['Without tax:', 1000],
    ['Tax 20 %', 120],
    ['To pay', 1120],
  ])
})

test('in another currency than the books it tells no tax, which the books keep in their own', () => {
  expect(said(invoice('USD')).slice(2)).toEqual([
    ['Bolt', 600],
    ['To pay', 1120],
  ])
})
