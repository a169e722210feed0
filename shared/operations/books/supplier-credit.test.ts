// Goods that go back to their supplier, and the credit that follows; the house weighs places, pools and accounts after each step.
import fc from 'fast-check'
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

describe('a bill for goods that was a mistake', () => {
  const billed = (house: House, unitPrice: string, units = 100, number = 'S-1') =>
    house.record('supplier-invoice-recorded', {
      company,
      document: `bill-${number}`,
      supplier: 'Bolt & Co',
      number,
      currency: 'EUR',
      lines: [{ line: 'P-bolt', quantity: quantity(units), unitPrice }],
      tax: 4000,
    })
  const back = (of: OperationId) => ({ company, of, why: 'mistake', reason: 'Another price' }) as const
  const balances = (house: House) =>
    Object.fromEntries([...house.accounts].filter(([, amount]) => amount !== 0).toSorted())

  test('gives the goods back to be billed anew, and cost of what was sold meanwhile follows', () => {
    const { house, receipt } = bought(false)
    house.record('stock-written-off', {
      ...house.goods('bolt'),
      quantity: quantity(40),
      from: dock,
      reason: 'damaged',
    })
    const before = balances(house)
    const wrong = billed(house, '3.00')
    // Forty were written off at 2.00: the bill makes them dearer by 40.00.
    expect([house.balance('5050'), house.open()]).toEqual([4000, ['price-differs']])
    house.record('reverse-booking', back(wrong))
    expect([balances(house), house.open()]).toEqual([before, []])
    expect(house.state.get('received', receipt)?.billed).toBe(0)
    expect(house.state.get('document', 'bill-S-1')).toMatchObject({ openAmount: 0, cancelled: true })
    billed(house, '2.00', 100, 'S-2')
    expect([house.balance('2050'), house.balance('2000'), house.open()]).toEqual([0, -24_000, []])
  })

  test('of a closed month is turned back at the start of the open one', () => {
    const { house } = bought(false)
    const before = balances(house)
    const wrong = billed(house, '3.00')
    house.now += 40 * 86_400_000
    house.record('close-period', { company, through: '2026-11-30' as never })
    house.record('reverse-booking', back(wrong))
    expect(balances(house)).toEqual(before)
    expect(house.state.get('document', 'bill-S-1')?.cancelledOn).toBe('2026-12-01')
  })

  test('for more than came waits no more; once those have come, the supplier has to credit it', () => {
    const { house } = bought(false)
    const before = balances(house)
    const wrong = billed(house, '2.00', 120)
    expect(house.open()).toEqual(['billed-not-received'])
    house.record('reverse-booking', back(wrong))
    expect([balances(house), house.open(), [...house.state.all('waitingBill')]]).toEqual([before, [], []])
    const again = billed(house, '2.00', 120, 'S-2')
    const line = { receipt: 'R2', purchase: 'P' as never, line: 'P-bolt' }
    house.record('goods-received', { ...line, ...house.goods('bolt'), quantity: quantity(20), to: dock })
    expect(house.attempt('reverse-booking', back(again)).refused).toBe('enter-credit')
  })

  test('that is paid is taken back after its payment', () => {
    const { house } = bought(false)
    const wrong = billed(house, '2.00')
    const paid = house.record('supplier-paid', {
      company,
      document: 'p',
      supplier: 'Bolt & Co',
      currency: 'EUR',
      amount: 100,
      allocations: [{ document: 'bill-S-1', amount: 100 }],
    })
    expect(house.attempt('reverse-booking', back(wrong)).refused).toBe('settled-already')
    house.record('reverse-booking', back(paid))
    house.record('reverse-booking', back(wrong))
    expect([house.balance('2000'), house.balance('2050')]).toEqual([0, -20_000])
  })

  test('leaves the books as if it had never been, whatever came and went around it', () => {
    const step = fc.record({ receive: fc.boolean(), units: fc.integer({ min: 1, max: 9 }) })
    const property = fc.property(
      fc.array(step, { maxLength: 4 }),
      fc.array(step, { maxLength: 4 }),
      fc.integer({ min: 1, max: 130 }),
      fc.integer({ min: 0, max: 999 }),
      (before, after, units, price) => {
        const run = (bill: boolean) => {
          const { house } = bought(false)
          const go = ({ receive, units: count }: { receive: boolean; units: number }, line: string | undefined) => {
            const goods = { ...house.goods('bolt'), quantity: quantity(count) }
            if (receive) {
              const on = line === undefined ? {} : { purchase: 'P' as never, line }
              house.record('goods-received', { receipt: `R-${house.now}`, ...on, ...goods, to: dock } as never)
            } else house.record('stock-written-off', { ...goods, from: dock, reason: 'damaged' })
          }
          for (const each of before) go(each, 'P-bolt')
          const wrong = bill ? billed(house, (price / 100).toFixed(2), units) : undefined
          // Goods that come later are of no order: a bill in advance would meet them.
          for (const each of after) go(each, undefined)
          if (wrong) house.record('reverse-booking', back(wrong))
          return { house, balances: balances(house) }
        }
        const [was, is] = [run(false), run(true)]
        expect(is.balances).toEqual(was.balances)
        const left = ({ house }: typeof was) => [...house.state.all('received')].map((row) => row.billed)
        expect(left(is)).toEqual(left(was))
        expect([...is.house.state.all('waitingBill')]).toEqual([])
      },
    )
    fc.assert(property, { numRuns: process.env.LONG ? 1000 : 40 })
  })
})

describe('other papers of suppliers that were mistakes', () => {
  const back = (of: OperationId) => ({ company, of, why: 'mistake', reason: 'Twice' }) as const
  const state = (house: House) => ({
    balances: Object.fromEntries([...house.accounts].filter(([, amount]) => amount !== 0).toSorted()),
    open: [...house.state.all('document')].flatMap(({ id, openAmount }) =>
      openAmount === 0 ? [] : [[id, openAmount]],
    ),
  })

  test('a credit that had settled a part of its bill leaves the bill open as before', () => {
    const { house } = bought(true)
    const before = state(house)
    const told = house.record('supplier-credit-recorded', {
      company,
      document: 'credit',
      supplier: 'Bolt & Co',
      number: 'C-1',
      currency: 'EUR',
      net: 5000,
      tax: 1000,
      invoice: 'bill',
    })
    expect(house.state.get('document', 'bill')?.openAmount).toBe(18_000)
    house.record('reverse-booking', back(told))
    expect(state(house)).toEqual(before)
  })

  test('a bill for freight leaves its cost accrued, and the goods as dear as they were', () => {
    const { house, receipt } = bought(false)
    const landed = house.record('landed-cost-recorded', { company, receipts: [receipt], amount: 1000, basis: 'value' })
    const before = state(house)
    const told = house.record('freight-invoice-recorded', {
      company,
      document: 'freight',
      supplier: 'Carrier',
      number: 'F-1',
      landedCost: landed,
      currency: 'EUR',
      amount: 1300,
      tax: 273,
    })
    expect([house.balance('2060'), house.balance('2000')]).toEqual([0, -1573])
    house.record('reverse-booking', back(told))
    expect(state(house)).toEqual(before)
  })
})
