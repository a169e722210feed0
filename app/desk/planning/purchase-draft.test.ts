// What can be ordered with one press, and what becomes of it.
import { expect, test } from 'vitest'
import type { ReorderLineTold, SupplierTold } from '../../../shared/protocol/desk/planning.ts'
import { expectedOn, isWhole, proposedPurchase } from './purchase-draft.ts'

const line = (id: string, more: Partial<ReorderLineTold> = {}) =>
  ({
    item: { id, sku: id, name: id, unit: 'piece' },
    quantity: 6,
    unitPrice: '1.25',
    priceLearned: true,
    waits: false,
    ...more,
  }) as ReorderLineTold

const supplier = (more: Partial<SupplierTold> = {}): SupplierTold => ({
  supplier: 'Screws Ltd',
  currency: 'USD',
  rate: '0.9',
  value: 750,
  least: 0,
  belowLeast: false,
  leadDays: 5,
  leadSpread: 1,
  learned: 2,
  lines: [line('bolt'), line('nut', { waits: true })],
  ...more,
})

const { unitPrice: _none, ...priceless } = line('nail')

test('whole is what has a name, a price for each line that does not wait, and enough of it', () => {
  expect(isWhole(supplier())).toBe(true)
  expect(isWhole(supplier({ supplier: '' }))).toBe(false)
  expect(isWhole(supplier({ belowLeast: true }))).toBe(false)
  expect(isWhole(supplier({ lines: [line('bolt'), priceless] }))).toBe(false)
  expect(isWhole(supplier({ lines: [line('bolt'), { ...priceless, waits: true }] }))).toBe(true)
  expect(isWhole(supplier({ lines: [line('nut', { waits: true })] }))).toBe(false)
})

test('it is ordered as proposed, without what waits for money, for the day on which it usually comes', () => {
  const now = Date.parse('2026-11-26T10:00:00Z')
  expect(expectedOn(now, 5)).toBe('2026-12-01')
  const body = proposedPurchase(supplier(), 'acme', now, '2026-11-26')
  expect(body).toMatchObject({
    company: 'acme',
    supplier: 'Screws Ltd',
    currency: 'USD',
    rate: '0.9',
    expectedAt: Date.parse('2026-12-01T12:00:00Z'),
    lines: [{ item: 'bolt', quantity: 6, unitPrice: '1.25' }],
  })
  expect(body.number).toMatch(/^PO-261126-[0-9A-F]{4}$/)
})
