// Goods that go back to their supplier, and the credit that follows; the house weighs places, pools and accounts after each step.
import { describe, expect, test } from 'vitest'
import type { Place } from '../../rows/places.ts'
import type { CompanyId, OperationId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { House } from '../fake-house.ts'

const company = 'acme' as CompanyId
const dock = 'L:DOCK-1' as Place

/** A hundred bolts of 2.00 came, and were billed with 20 % of tax where that is said. */
function bought(billed: boolean): { readonly house: House; readonly receipt: OperationId } {
  const house = new House()
  house.record('purchase-ordered', {
    purchase: 'P' as never,
    company,
    number: 'P',
    supplier: 'Bolt & Co',
    currency: 'EUR',
    rate: '1',
    expectedAt: house.now as never,
    lines: [{ id: 'P-bolt', item: 'bolt' as never, quantity: quantity(100), unitPrice: '2.00' }],
  })
  const line = { receipt: 'R', purchase: 'P' as never, line: 'P-bolt' }
  const receipt = house.record('goods-received', {
    ...line,
    ...house.goods('bolt'),
    quantity: quantity(100),
    to: dock,
  })
  if (billed) {
    house.record('supplier-invoice-recorded', {
      company,
      document: 'bill',
      supplier: 'Bolt & Co',
      number: 'S-1',
      currency: 'EUR',
      lines: [{ line: 'P-bolt', quantity: quantity(100), unitPrice: '2.00' }],
      tax: 4000,
    })
  }
  return { house, receipt }
}

function sendBack(house: House, receipt: OperationId, units: number): OperationId {
  const body = { receipt, ...house.goods('bolt'), quantity: quantity(units), from: dock, reason: 'broken' }
  return house.record('goods-sent-back', body)
}

const credit = (house: House, more: object) =>
  house.record('supplier-credit-recorded', {
    company,
    document: 'credit',
    supplier: 'Bolt & Co',
    number: 'C-1',
    currency: 'EUR',
    net: 2000,
    ...more,
  } as never)

const balances = (house: House) => ['1300', '1400', '2000', '2050', '5050'].map((account) => house.balance(account))

describe('goods sent back', () => {
  test('before their bill owe nothing for them, and the bill of the rest clears what was received', () => {
    const { house, receipt } = bought(false)
    sendBack(house, receipt, 10)
    expect(balances(house)).toEqual([18000, 0, 0, -18000, 0])
    expect(house.state.get('received', receipt)).toMatchObject({ units: 100, sentBack: 10 })
  })

  test('after their bill take their part from the debt; the credit takes its tax, and no goods twice', () => {
    const { house, receipt } = bought(true)
    const left = sendBack(house, receipt, 10)
    expect(balances(house)).toEqual([18000, 4000, -22000, 0, 0])
    credit(house, { tax: 400, returns: [left], expected: 2000, invoice: 'bill' })
    expect(balances(house)).toEqual([18000, 3600, -21600, 0, 0])
    // 240.00 were billed, 24.00 are credited and set against them.
    expect(house.state.get('document', 'bill')).toMatchObject({ openAmount: 21600, openValue: 21600 })
    expect(house.state.get('document', 'credit')).toMatchObject({ amount: -2400, openAmount: 0, openValue: 0 })
  })

  test('credited for less than they were billed at leave the rest as a cost of buying', () => {
    const { house, receipt } = bought(true)
    credit(house, { net: 1500, returns: [sendBack(house, receipt, 10)], expected: 2000 })
    expect(balances(house)).toEqual([18000, 4000, -22500, 0, 500])
    expect(house.state.get('document', 'credit')?.openValue).toBe(-1500)
  })

  test('taken back again owe as before', () => {
    const { house, receipt } = bought(true)
    house.record('operation-reversed', { of: sendBack(house, receipt, 10) })
    expect(balances(house)).toEqual([20000, 4000, -24000, 0, 0])
    expect(house.state.get('received', receipt)?.sentBack).toBe(0)
  })
})

describe('a credit', () => {
  test('without goods is a lower price: purchase adjustments take it', () => {
    const { house } = bought(true)
    credit(house, { tax: 400 })
    expect(balances(house)).toEqual([20000, 3600, -21600, 0, -2000])
  })

  test('that comes twice under its number books nothing the second time', () => {
    const { house } = bought(true)
    credit(house, {})
    credit(house, { document: 'again' })
    expect(balances(house)).toEqual([20000, 4000, -22000, 0, -2000])
    expect(house.open()).toEqual(['document-again'])
  })
})

test('a bill whose tax the company owes itself owes and reclaims it, on both sides of the return', () => {
  const { house } = bought(false)
  house.record('supplier-invoice-recorded', {
    company,
    document: 'bill',
    supplier: 'Bolt & Co',
    number: 'S-2',
    currency: 'EUR',
    lines: [{ line: 'P-bolt', quantity: quantity(100), unitPrice: '2.00' }],
    taxCode: 'LV-RC',
    selfTaxed: '21',
  })
  expect([house.balance('1400'), house.balance('2100'), house.balance('2000')]).toEqual([4200, -4200, -20000])
  const part = { percent: '21', code: 'LV-RC', treatment: 'reverse-charge', net: 20000, tax: 4200 }
  expect(house.state.get('document', 'bill')?.taxes).toEqual([part, { ...part, side: 'receivable' }])
})
