// Documents of the books through their operations; the house weighs places, pools and accounts after each step.
import { describe, expect, test } from 'vitest'
import type { Place } from '../../rows/places.ts'
import type { CompanyId, OperationId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { House } from '../fake-house.ts'

const company = 'acme' as CompanyId
const dock = 'L:DOCK-1' as Place

function ordered(prices: Readonly<Record<string, string>>, supplier = 'Bolt & Co'): House {
  const house = new House()
  const units = quantity(100)
  const lines = Object.entries(prices).map(([item, unitPrice]) => ({
    id: `P-${item}`,
    item: item as never,
    quantity: units,
    unitPrice,
  }))
  house.record('purchase-ordered', {
    purchase: 'P' as never,
    company,
    number: 'P',
    supplier,
    currency: 'EUR',
    rate: '1',
    expectedAt: house.now as never,
    lines,
  })
  return house
}

function receive(house: House, units: number): OperationId {
  return house.record('goods-received', {
    receipt: 'R',
    purchase: 'P' as never,
    line: 'P-bolt',
    ...house.goods('bolt'),
    quantity: quantity(units),
    to: dock,
  })
}

function bill(
  house: House,
  units: number,
  unitPrice: string,
  more: { total?: number; number?: string } = {},
): OperationId {
  const { number = `S-${house.now}`, ...rest } = more
  return house.record('supplier-invoice-recorded', {
    company,
    document: `bill-${house.now}`,
    supplier: 'Bolt & Co',
    number,
    currency: 'EUR',
    lines: [{ line: 'P-bolt', quantity: quantity(units), unitPrice }],
    ...rest,
  })
}

describe('a supplier’s invoice', () => {
  test('finds the receipts of its purchase line and clears what was received', () => {
    const house = ordered({ bolt: '2.00' })
    receive(house, 60)
    receive(house, 40)
    bill(house, 100, '2.00')
    expect([house.balance('1300'), house.balance('2050'), house.balance('2000')]).toEqual([20000, 0, -20000])
    expect(house.open()).toEqual([])
  })

  test('that comes before the goods waits for them, part by part, and its variance reaches the stock', () => {
    const house = ordered({ bolt: '2.00' })
    bill(house, 100, '2.01')
    expect(house.open()).toEqual(['billed-not-received'])
    expect([house.balance('2050'), house.balance('2000')]).toEqual([20100, -20100])
    receive(house, 60)
    expect([house.balance('1300'), house.balance('2050'), house.balance('2000')]).toEqual([12060, 8040, -20100])
    receive(house, 40)
    expect([house.balance('1300'), house.balance('2050'), house.balance('2000')]).toEqual([20100, 0, -20100])
    expect(house.open()).toEqual([])
  })

  test('split at a price below a cent owes what the paper says, to the cent', () => {
    const house = ordered({ bolt: '0.333' })
    bill(house, 5, '0.333')
    receive(house, 2)
    receive(house, 3)
    // 5 × 0.333 = 1.665, on paper 1.67; 2 and 3 apart are 0.67 and 1.00.
    expect(house.balance('2000')).toBe(-167)
    expect(house.balance('2050')).toBe(0)
  })

  test.each([
    ['within a hundredth of the agreed price', '2.02', []],
    ['above it', '2.03', ['price-differs']],
    ['below it', '1.50', []],
  ])('%s', (_what, price, open) => {
    const house = ordered({ bolt: '2.00' })
    receive(house, 100)
    bill(house, 100, price)
    expect(house.open()).toEqual(open)
  })

  test('whose total is not its lines is booked as the paper says, and named where rounding can’t explain it', () => {
    const house = ordered({ bolt: '2.00' })
    receive(house, 100)
    bill(house, 50, '2.00', { total: 10001 })
    expect(house.open()).toEqual([])
    bill(house, 50, '2.00', { total: 10500 })
    expect(house.open()).toEqual(['invoice-total-differs'])
    expect([house.balance('2000'), house.balance('5050')]).toEqual([-20501, 501])
  })

  test('that comes twice under its supplier’s number books nothing the second time', () => {
    const house = ordered({ bolt: '2.00' })
    receive(house, 100)
    bill(house, 50, '2.00', { number: 'S-7' })
    bill(house, 50, '2.00', { number: 'S-7' })
    expect(house.balance('2000')).toBe(-10000)
    expect(house.open()).toEqual(['document-again'])
  })
})

function invoice(
  house: House,
  document: string,
  amount: string,
  more: { currency?: string; rate?: string } = {},
): void {
  house.record('sales-invoice-issued', {
    company,
    document,
    customer: 'c1',
    currency: 'EUR',
    lines: [{ quantity: quantity(1), unitPrice: amount, taxBasisPoints: 2100 }],
    ...more,
  })
}

function pay(
  house: House,
  amount: number,
  allocations: Readonly<Record<string, number>>,
  currency = 'EUR',
  rate?: string,
): void {
  house.record('payment-received', {
    company,
    document: `pay-${house.now}`,
    customer: 'c1',
    currency,
    amount,
    allocations: Object.entries(allocations).map(([document, part]) => ({ document, amount: part })),
    ...(rate && { rate }),
  })
}

describe('what customers owe', () => {
  test('invoices are numbered without a gap, whatever is refused or told twice between', () => {
    const house = new House()
    invoice(house, 'a', '10.00')
    house.attempt('close-period', { company, through: '2999-01-01' as never })
    invoice(house, 'a', '10.00')
    invoice(house, 'b', '10.00')
    const numbers = ['a', 'b'].map((id) => house.state.get('document', id)?.number)
    expect(numbers).toEqual(['INV-000001', 'INV-000002'])
    expect(house.balance('1100')).toBe(2420)
  })

  test('a payment settles in parts, over two invoices, and leaves the rest on account for the next', () => {
    const house = new House()
    invoice(house, 'a', '10.00')
    invoice(house, 'b', '20.00')
    pay(house, 500, { a: 500 })
    expect(house.state.get('document', 'a')?.openAmount).toBe(710)
    pay(house, 4000, { a: 710, b: 2420 })
    const open = [...house.state.all('document')].filter(({ openAmount }) => openAmount !== 0)
    expect(open).toMatchObject([{ kind: 'payment', number: 'RC-000001', openAmount: -870 }])
    invoice(house, 'c', '10.00')
    house.record('documents-offset', { company, credit: open[0]?.id ?? '', invoice: 'c', amount: 870 })
    expect(house.state.get('document', 'c')?.openAmount).toBe(340)
    expect([house.balance('1000'), house.balance('1100')]).toEqual([4500, 340])
  })

  test('a payment for more than is open, or for what nobody knows, stays on account and is named', () => {
    const house = new House()
    invoice(house, 'a', '10.00')
    pay(house, 2000, { a: 1500, unknown: 500 })
    expect(house.open()).toEqual(['paid-beyond-open', 'paid-beyond-open'])
    expect(house.balance('1100')).toBe(1210 - 2000)
  })

  test('a credit note settles its invoice; the difference of rates is realised', () => {
    const house = new House()
    invoice(house, 'a', '100.00', { currency: 'USD', rate: '0.90' })
    house.record('credit-note-issued', {
      company,
      document: 'n',
      customer: 'c1',
      invoice: 'a',
      currency: 'USD',
      rate: '0.95',
      lines: [{ quantity: quantity(1), unitPrice: '100.00', taxBasisPoints: 2100 }],
    })
    // 121.00 at 0.90 owed, at 0.95 credited: 108.90 and 114.95.
    expect([house.balance('1100'), house.balance('6100'), house.balance('4030')]).toEqual([0, -605, 9500])
    expect([...house.state.all('document')].every(({ openAmount }) => openAmount === 0)).toBe(true)
  })

  test('a rate on record is used for its days; without one the document is named', () => {
    const house = new House()
    house.record('rates-recorded', { company, rates: [{ currency: 'USD', from: '2026-11-01' as never, rate: '0.9' }] })
    invoice(house, 'a', '100.00', { currency: 'USD' })
    expect(house.balance('1100')).toBe(10890)
    invoice(house, 'b', '100.00', { currency: 'GBP' })
    expect(house.open()).toEqual(['rate-missing'])
  })

  test('open dollars are valued at the end of a month and turned back the day after', () => {
    const house = new House()
    invoice(house, 'a', '100.00', { currency: 'USD', rate: '0.90' })
    house.record('exchange-revalued', { company, currency: 'USD', rate: '0.95' })
    expect([house.balance('1100'), house.balance('6110')]).toEqual([10890, 0])
  })
})

test('a month that is valued after its end counts what was open on its last day, whatever was paid since', () => {
  const house = new House()
  house.now = Date.UTC(2026, 9, 20, 12)
  invoice(house, 'a', '100.00', { currency: 'USD', rate: '0.90' })
  invoice(house, 'b', '50.00', { currency: 'USD', rate: '0.90' })
  house.now = Date.UTC(2026, 10, 3, 12)
  pay(house, 12100, { a: 12100 }, 'USD', '0.93')
  pay(house, 2000, { b: 2000 }, 'USD', '0.93')
  const { facts = [] } = house.attempt(
    'exchange-revalued',
    { company, currency: 'USD', rate: '0.95' },
    { at: Date.UTC(2026, 9, 31, 12) },
  )
  const posted = facts.flatMap((fact) => (fact.fact === 'entry' && fact.on === undefined ? fact.lines : []))
  // 181.50 dollars were open: at 0.90 they stood, at 0.95 they are worth 9.08 more (121.00 → 6.05, 60.50 → 3.03).
  expect(posted.find(({ account }) => account === '6110')?.amount).toBe(-908)
})

describe('a credit limit', () => {
  function limited(): House {
    const house = new House()
    house.stock('bolt', 'L:A-01', 50)
    house.record('trade-terms-saved', { company, side: 'receivable', party: 'c1', days: 30, creditLimit: 3000 })
    return house
  }
  const state = (house: House, number: string) => house.state.get('order', number as never)?.state

  test('holds the order that goes beyond it, until somebody lets it go', () => {
    const house = limited()
    house.order('A', { bolt: 8 })
    // The order is true; that it can't be released is what the limit does.
    expect(() => house.order('B', { bolt: 3 })).toThrow('nothing-to-release')
    expect([state(house, 'A'), state(house, 'B')]).toEqual(['released', 'held'])
    const [held] = house.exceptions()
    expect(held).toMatchObject({ kind: 'over-credit-limit', facts: { exposure: 3300, limit: 3000 } })
    house.record('exception-resolved', { exception: held?.id as never, resolution: 'release-anyway' } as never)
    expect(state(house, 'B')).toBe('waiting')
  })

  test('lets the oldest held order go once money makes room for it, whether or not somebody chose to wait', () => {
    const house = limited()
    invoice(house, 'old', '22.00')
    expect(() => house.order('A', { bolt: 2 })).toThrow('nothing-to-release')
    expect(() => house.order('B', { bolt: 5 })).toThrow('nothing-to-release')
    const [first] = house.exceptions()
    house.record('exception-resolved', { exception: first?.id as never, resolution: 'wait-for-payment' } as never)
    const pay = (amount: number) =>
      house.record('payment-received', {
        company,
        document: `p-${amount}`,
        customer: 'c1',
        currency: 'EUR',
        amount,
        allocations: [{ document: 'old', amount }],
      })
    // 26.62 are open; 6.00 and 15.00 are ordered; 30.00 is the limit.
    pay(262)
    expect([state(house, 'A'), state(house, 'B')]).toEqual(['waiting', 'held'])
    expect(house.open()).toEqual(['over-credit-limit'])
    pay(1500)
    expect([state(house, 'B'), house.open()]).toEqual(['waiting', []])
  })

  test('that is raised lets go what is within it now', () => {
    const house = limited()
    house.order('A', { bolt: 8 })
    expect(() => house.order('B', { bolt: 3 })).toThrow('nothing-to-release')
    house.record('trade-terms-saved', { company, side: 'receivable', party: 'c1', days: 30, creditLimit: 3300 })
    expect([state(house, 'B'), house.open()]).toEqual(['waiting', []])
  })

  test('counts a cancelled order no more', () => {
    const house = limited()
    house.order('A', { bolt: 8 })
    house.record('cancel-order', { order: 'A' as never, reason: 'mistake' })
    house.order('B', { bolt: 3 })
    expect(state(house, 'B')).toBe('released')
  })
})

test('opening balances are what the old books said, document by document', () => {
  const house = new House()
  house.record('balances-opened', {
    company,
    on: '2026-10-31' as never,
    balances: [
      { account: '1000', amount: 50000 },
      { account: '2100', amount: -7000 },
    ],
    documents: [
      {
        document: 'o1',
        side: 'receivable',
        number: 'OLD-1',
        party: 'c1',
        issuedAt: 0 as never,
        dueAt: 0 as never,
        currency: 'EUR',
        amount: 1210,
        value: 1210,
      },
      {
        document: 'o2',
        side: 'payable',
        number: 'S-1',
        party: 'Bolt & Co',
        issuedAt: 0 as never,
        dueAt: 0 as never,
        currency: 'USD',
        amount: 1000,
        value: 900,
      },
    ],
  })
  expect(['1000', '1100', '2000', '2100', '3000'].map((account) => house.balance(account))).toEqual([
    50000, 1210, -900, -7000, -43310,
  ])
  pay(house, 1210, { o1: 1210 })
  expect(house.balance('1100')).toBe(0)
})

test('an entry by hand is turned back by undoing it, and stock accounts take none', () => {
  const house = new House()
  const lines = [
    { account: '6900', amount: 500 },
    { account: '1000', amount: -500 },
  ] as const
  const entry = house.record('entry-posted', {
    company,
    on: '2026-11-25' as never,
    text: 'Bank charge',
    lines: [...lines],
  })
  expect(house.balance('6900')).toBe(500)
  house.record('operation-reversed', { of: entry })
  expect([house.balance('6900'), house.balance('1000')]).toEqual([0, 0])
  expect(() =>
    house.record('entry-posted', {
      company,
      on: '2026-11-25' as never,
      text: 'no',
      lines: [
        { account: '1300', amount: 500 },
        { account: '1000', amount: -500 },
      ],
    }),
  ).toThrow('unreadable')
})
