import { describe, expect, test } from 'vitest'
import { Bug } from '../../values/result.ts'
import type { BusinessDate } from '../../values/time.ts'
import { type DocumentLine, fromBase, type OpenAmount } from './document.ts'
import { channelPayout } from './other-documents.ts'
import { salesInvoice } from './sales-invoice.ts'
import {
  applied,
  dayAfter,
  exchangeRevaluation,
  payable,
  payment,
  reversed,
  supplierPayment,
} from './settling-invoices.ts'

const words = (lines: DocumentLine[]) => lines.map(({ account, amount }) => `${account} ${amount}`).join(', ')
const invoice = (unitPrice: string) =>
  salesInvoice({ currency: 'EUR', rate: '1.10', lines: [{ quantity: 3, unitPrice, taxBasisPoints: 2100 }] }, 'USD')

describe('a sales invoice in a foreign currency', () => {
  test('converts each component once and lets the receivable take their sum', () => {
    const { lines, open } = invoice('33.33')
    // 99.99 and 21.00 tax in euro: 109.989 and 23.10 in dollars.
    expect(words(lines)).toBe('1100 13309, 4000 -10999, 2100 -2310')
    expect(open).toEqual({ currency: 'EUR', amount: 12099, value: 13309 })
  })

  test('is paid in parts pro rata by what is left, to the last cent', () => {
    const { open } = invoice('33.33')
    const first = payment(open, { amount: 4033, rate: '1.20' }, 'USD')
    expect(words(first.lines)).toBe('1000 4840, 1100 -4436, 6100 -404')
    const second = payment(first.left, { amount: 8066, rate: '1.00', fee: 66 }, 'USD')
    expect(words(second.lines)).toBe('1000 8000, 6000 66, 1100 -8873, 6100 807')
    expect(second.left).toEqual({ currency: 'EUR', amount: 0, value: 0 })
  })

  test('paid beyond what is open: the rest is the customer’s, at the rate of the payment', () => {
    const { open } = invoice('33.33')
    const { lines, left } = payment(open, { amount: 13099, rate: '1.10' }, 'USD')
    // 120.99 settle 133.09; the 10.00 beyond count 11.00.
    expect(words(lines)).toBe('1000 14409, 1100 -14409')
    expect(left.amount).toBe(0)
  })

  test('is valued at the closing rate and turned back the day after', () => {
    const lines = exchangeRevaluation([invoice('33.33').open, invoice('10.00').open], '1.05', 'USD')
    // 127.04 and 38.12 instead of 133.09 and 39.93.
    expect(words(lines)).toBe('1100 -786, 6110 786')
    expect(words(reversed(lines))).toBe('1100 786, 6110 -786')
    expect(dayAfter('2026-02-28' as BusinessDate)).toBe('2026-03-01')
    expect(dayAfter('2026-12-31' as BusinessDate)).toBe('2027-01-01')
  })
})

describe('prices that include their tax', () => {
  test('the customer pays what they sum to, and the tax is taken out once a rate', () => {
    const lines = [
      { quantity: 3, unitPrice: '9.99', taxBasisPoints: 2000 },
      { quantity: 1, unitPrice: '5.00', taxPercent: '5' },
    ]
    const shipping = { amount: 490, taxBasisPoints: 2000 }
    const { lines: posted, open } = salesInvoice({ lines, shipping, pricesIncludeTax: true }, 'EUR')
    // 29.97 + 4.90 = 34.87 hold 5.81 at a fifth; 5.00 hold 0.24 at 5 %; 4.90 alone 0.82.
    expect(open.amount).toBe(3987)
    expect(words(posted)).toBe('1100 3987, 4000 -2974, 4010 -408, 2100 -605')
  })

  test('a discount is shared by the prices and carries its own tax', () => {
    const lines = [{ quantity: 1, unitPrice: '120.00', taxBasisPoints: 2000 }]
    const { lines: posted } = salesInvoice({ lines, discount: 1200, pricesIncludeTax: true }, 'EUR')
    expect(words(posted)).toBe('1100 10800, 4020 1000, 4000 -10000, 2100 -1800')
  })

  test('a rate finer than a basis point is exact', () => {
    const { open } = salesInvoice({ lines: [{ quantity: 1, unitPrice: '800.00', taxPercent: '6.875' }] }, 'USD')
    expect(open.amount).toBe(85500)
  })
})

test('a gift card pays a part and the invoice stays open for the rest', () => {
  const { open } = salesInvoice({ lines: [{ quantity: 1, unitPrice: '30.00', taxBasisPoints: 1000 }] }, 'USD')
  const { lines, left } = applied(open, 1000, 'giftCards')
  expect(words(lines)).toBe('2210 1000, 1100 -1000')
  expect(left).toEqual({ currency: 'USD', amount: 2300, value: 2300 })
})

test('a deposit in dollars settles a euro invoice at the rate of the invoice', () => {
  const open = { currency: 'EUR', amount: 10000, value: 11000 } as OpenAmount
  const { lines, left } = applied(open, 5500, 'customerDeposits')
  expect(words(lines)).toBe('2200 5500, 1100 -5500')
  expect(left).toEqual({ currency: 'EUR', amount: 5000, value: 5500 })
})

test('a supplier’s foreign invoice is owed at its own rate with its tax, and paid at another', () => {
  const bill = {
    id: 'i',
    at: 0,
    type: 'supplier-invoice',
    receipt: 'r',
    quantity: 100,
    unitPrice: '8.50',
    rate: '1.12',
    tax: 1120,
  } as const
  const owed = payable({ ...bill, currency: 'EUR' }, 'USD')
  expect(owed).toEqual({ currency: 'EUR', amount: 86000, value: 96320 })
  const { lines, left } = supplierPayment(owed, { amount: 43000, rate: '1.08' }, 'USD')
  expect(words(lines)).toBe('2000 48160, 1000 -46440, 6100 -1720')
  expect(left).toEqual({ currency: 'EUR', amount: 43000, value: 48160 })
})

test('minor units of both currencies count', () => {
  expect(fromBase(1000, 'JPY', 'USD', '0.008')).toBe(1250)
  expect(fromBase(1, 'KWD', 'USD', '3')).toBe(3)
  expect(fromBase(5, 'USD', 'USD', undefined)).toBe(5)
})

test('a payout that does not add up is a bug', () => {
  expect(() => channelPayout({ gross: 100, refunds: 0, fees: 10, reserve: 0, net: 100 })).toThrow(Bug)
})
