// Bookings of money that are taken back: what was settled is open again, accounts are what they were, both stay on record.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompanyId, OperationId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { House } from '../fake-house.ts'
import type { BodyOf } from '../index.ts'

const company = 'acme' as CompanyId
const oneDay = 86_400_000

function invoice(house: House, document: string, unitPrice: string, more: { currency?: string; rate?: string } = {}) {
  house.record('sales-invoice-issued', {
    company,
    document,
    customer: 'c1',
    currency: 'EUR',
    lines: [{ quantity: quantity(1), unitPrice, taxBasisPoints: 2000 }],
    ...more,
  })
}

function pay(
  house: House,
  amount: number,
  over: Readonly<Record<string, number>>,
  more: Partial<BodyOf<'payment-received'>> = {},
): OperationId {
  return house.record('payment-received', {
    company,
    document: `p-${house.now}`,
    customer: 'c1',
    currency: 'EUR',
    amount,
    allocations: Object.entries(over).map(([document, part]) => ({ document, amount: part })),
    ...more,
  })
}

const back = (of: OperationId, why: 'mistake' | 'bounced' = 'mistake', more = {}): BodyOf<'reverse-booking'> => ({
  company,
  of,
  why,
  reason: 'wrong customer',
  ...more,
})

const balances = (house: House) =>
  Object.fromEntries([...house.accounts].filter(([, amount]) => amount !== 0).toSorted())

describe('a payment that was a mistake', () => {
  test('opens what it had settled, takes what it left on account away, and stands taken back', () => {
    const house = new House()
    invoice(house, 'a', '10.00')
    invoice(house, 'b', '20.00')
    const before = balances(house)
    const paid = pay(house, 4000, { a: 1200, b: 2400 }, { fee: 50, to: 'cards' })
    expect(balances(house)).toMatchObject({ '1020': 3950, '1100': -400, '6000': 50 })
    house.record('reverse-booking', back(paid))
    expect(balances(house)).toEqual(before)
    expect(['a', 'b'].map((id) => house.state.get('document', id)?.openAmount)).toEqual([1200, 2400])
    const [payment] = [...house.state.all('payment')]
    expect(payment?.takenBack).toMatchObject({ why: 'mistake', on: '2026-11-25' })
    const left = house.state.get('document', payment?.id ?? '')
    expect(left).toMatchObject({ number: 'RC-000001', openAmount: 0, openValue: 0, cancelled: true })
    // Both stay with the document: what settled it, and what took that back.
    expect(house.state.get('document', 'a')?.settled?.map(({ value, back }) => [value, back])).toEqual([
      [1200, undefined],
      [-1200, true],
    ])
  })

  test('in another currency takes the difference of rates back', () => {
    const house = new House()
    invoice(house, 'a', '100.00', { currency: 'USD', rate: '0.90' })
    const before = balances(house)
    const paid = pay(house, 6000, { a: 6000 }, { currency: 'USD', rate: '0.95' })
    // 60.00 of 120.00 were owed at 0.90 and came at 0.95.
    expect(house.balance('6100')).toBe(-300)
    house.record('reverse-booking', back(paid))
    expect(balances(house)).toEqual(before)
    expect(house.state.get('document', 'a')).toMatchObject({ openAmount: 12000, openValue: 10800 })
  })

  test('frees its bank line for another booking', () => {
    const house = new House()
    invoice(house, 'a', '10.00')
    invoice(house, 'b', '10.00')
    const line = { id: 'line', bookedOn: '2026-11-25' as never, amount: 1200, party: 'C', text: '', reference: '' }
    house.record('bank-lines-recorded', { company, account: 'bank', currency: 'EUR', lines: [line] })
    const wrong = pay(house, 1200, { a: 1200 }, { bankLine: 'line' })
    house.record('reverse-booking', back(wrong))
    expect(house.state.get('bankLine', 'line')?.booked).toBeUndefined()
    const right = pay(house, 1200, { b: 1200 }, { bankLine: 'line' })
    expect(house.state.get('bankLine', 'line')?.booked).toBe(right)
    expect(house.open()).toEqual([])
  })

  test('of closed days is reversed on the first open one; ageing of the closed month still knows it as paid', () => {
    const house = new House()
    invoice(house, 'a', '10.00')
    const paid = pay(house, 1200, { a: 1200 })
    house.now += 40 * oneDay
    house.record('close-period', { company, through: '2026-11-30' as never })
    house.record('reverse-booking', back(paid))
    expect(house.state.get('document', 'a')?.settled?.map(({ on }) => on)).toEqual(['2026-11-25', '2026-12-01'])
  })

  test('is taken back once, by whoever keeps the books, and only what is a booking of this company', () => {
    const house = new House()
    invoice(house, 'a', '10.00')
    const paid = pay(house, 1200, { a: 1200 })
    expect(house.attempt('reverse-booking', back(paid), { by: 'maria' }).refused).toBe('no-right')
    expect(house.attempt('reverse-booking', { ...back(paid), company: 'other' as CompanyId }).refused).toBe(
      'booking-unknown',
    )
    house.record('reverse-booking', back(paid), { by: 'olga' })
    expect(house.attempt('reverse-booking', back(paid)).refused).toBe('taken-back-already')
    expect(house.attempt('reverse-booking', back('nothing' as OperationId)).refused).toBe('booking-unknown')
    expect(house.state.get('document', 'a')?.openAmount).toBe(1200)
  })

  test('whose rest on account is set against an invoice waits until that is taken back', () => {
    const house = new House()
    invoice(house, 'a', '10.00')
    const paid = pay(house, 2000, { a: 1200 })
    const [payment] = [...house.state.all('payment')]
    invoice(house, 'b', '10.00')
    const set = house.record('documents-offset', { company, credit: payment?.id ?? '', invoice: 'b', amount: 800 })
    expect(house.attempt('reverse-booking', back(paid)).refused).toBe('on-account-used')
    house.record('reverse-booking', back(set))
    expect(house.state.get('document', 'b')?.openAmount).toBe(1200)
    house.record('reverse-booking', back(paid))
    expect(balances(house)).toMatchObject({ '1100': 2400 })
  })

  test('withdraws what it had contradicted', () => {
    const house = new House()
    invoice(house, 'a', '10.00')
    const paid = pay(house, 2000, { a: 2000 })
    expect(house.open()).toEqual(['paid-beyond-open'])
    house.record('reverse-booking', back(paid))
    expect(house.open()).toEqual([])
  })
})

describe('a payment that bounced', () => {
  test('is turned back on the day on which the bank says so, with what it charges; its first line stays booked', () => {
    const house = new House()
    invoice(house, 'a', '10.00')
    const lines = [1200, -1200].map((amount) => ({
      id: `line${amount}`,
      bookedOn: '2026-11-25' as never,
      amount,
      party: 'C',
      text: '',
      reference: '',
    }))
    house.record('bank-lines-recorded', { company, account: 'bank', currency: 'EUR', lines })
    const paid = pay(house, 1200, { a: 1200 }, { bankLine: 'line1200' })
    house.now += 5 * oneDay
    const returned = house.record('reverse-booking', back(paid, 'bounced', { fee: 350, bankLine: 'line-1200' }))
    expect(house.state.get('document', 'a')?.settled?.map(({ on, value }) => [on, value])).toEqual([
      ['2026-11-25', 1200],
      ['2026-11-30', -1200],
    ])
    expect([house.balance('1000'), house.balance('6000'), house.balance('1100')]).toEqual([-350, 350, 1200])
    expect(house.state.get('bankLine', 'line1200')?.booked).toBe(paid)
    expect(house.state.get('bankLine', 'line-1200')?.booked).toBe(returned)
  })

  test('holds what nobody has begun of a customer over the limit again', () => {
    const house = new House()
    house.record('trade-terms-saved', { company, side: 'receivable', party: 'c1', days: 30, creditLimit: 1500 })
    invoice(house, 'a', '10.00')
    const paid = pay(house, 1200, { a: 1200 })
    // 9.00 without tax: within the limit while the invoice is paid.
    expect(() => house.order('A', { bolt: 3 })).toThrow('nothing-to-release')
    expect(house.state.get('order', 'A' as never)?.state).toBe('waiting')
    house.record('reverse-booking', back(paid, 'bounced'))
    expect(house.state.get('order', 'A' as never)?.state).toBe('held')
    expect(house.open()).toEqual(['over-credit-limit'])
    pay(house, 1200, { a: 1200 })
    expect([house.state.get('order', 'A' as never)?.state, house.open()]).toEqual(['waiting', []])
  })
})

describe('other bookings', () => {
  const supplied = (house: House) =>
    house.record('balances-opened', {
      company,
      on: '2026-10-31' as never,
      balances: [],
      documents: [
        {
          document: 'bill',
          side: 'payable',
          number: 'S-1',
          party: 'Bolt & Co',
          issuedAt: 0 as never,
          dueAt: 0 as never,
          currency: 'EUR',
          amount: 5000,
          value: 5000,
        },
      ],
    })

  test.each([
    [
      'a payment to a supplier',
      (house: House) =>
        house.record('supplier-paid', {
          company,
          document: 'sp',
          supplier: 'Bolt & Co',
          currency: 'EUR',
          amount: 6000,
          allocations: [{ document: 'bill', amount: 5000 }],
        }),
    ],
    [
      'a refund to a gift card',
      (house: House) => house.record('refund-paid', { company, document: 'n', net: 1200, tax: 0, card: 'g1' }),
    ],
    ['a refund without a credit', (house: House) => house.record('refund-paid', { company, net: 100, tax: 20 })],
    ['a gift card', (house: House) => house.record('gift-card-sold', { company, card: 'g2', amount: 5000 })],
    [
      'a deposit',
      (house: House) => house.record('deposit-taken', { company, deposit: 'd2', customer: 'c1', amount: 700 }),
    ],
    [
      'a gift card that was paid back',
      (house: House) =>
        house.record('holding-repaid', { company, kind: 'gift-card', holding: 'g1', amount: 400, from: 'cash' }),
    ],
    [
      'a gift card that paid an invoice in dollars',
      (house: House) =>
        house.record('holding-applied', { company, kind: 'gift-card', holding: 'g1', document: 'usd', amount: 333 }),
    ],
    [
      'a payout of a channel',
      (house: House) =>
        house.record('channel-payout-received', {
          company,
          payout: 'po',
          channel: 'web',
          gross: 5000,
          refunds: 200,
          fees: 300,
          reserve: 100,
          net: 4400,
        }),
    ],
    [
      'an entry by hand',
      (house: House) =>
        house.record('entry-posted', {
          company,
          on: '2026-11-20' as never,
          text: 'Rent',
          lines: [
            { account: '6900', amount: 900 },
            { account: '1000', amount: -900 },
          ],
        }),
    ],
  ])('%s leaves balances, documents and holdings as they were', (_name, book) => {
    const house = new House()
    supplied(house)
    invoice(house, 'a', '10.00')
    invoice(house, 'usd', '50.00', { currency: 'USD', rate: '0.8125' })
    house.record('credit-note-issued', {
      company,
      document: 'n',
      customer: 'c1',
      currency: 'EUR',
      lines: [{ quantity: quantity(1), unitPrice: '10.00', taxBasisPoints: 2000 }],
    })
    house.record('gift-card-sold', { company, card: 'g1', amount: 900 })
    const state = () => ({
      balances: balances(house),
      open: [...house.state.all('document')].map(({ id, openAmount, openValue }) => [id, openAmount, openValue]),
      held: [...house.state.all('holding')].map(({ id, balance }) => [id, balance]).filter(([, balance]) => balance),
    })
    const before = state()
    const booked = book(house)
    expect(state()).not.toEqual(before)
    house.record('reverse-booking', back(booked))
    const after = state()
    expect({ ...after, open: after.open.filter(([, amount]) => amount !== 0) }).toEqual({
      ...before,
      open: before.open.filter(([, amount]) => amount !== 0),
    })
  })

  test('a worth of stock that was wrong, whoever wrote it', () => {
    const house = new House()
    house.stock('bolt', 'L:A-01', 10)
    const before = balances(house)
    const worth = house.record('stock-revalued', { company, item: 'bolt' as never, unitCost: '0.40' })
    expect(house.balance('5200')).toBe(600)
    house.record('reverse-booking', back(worth), { by: 'olga' })
    expect(balances(house)).toEqual(before)
  })

  test('a deposit that is paid back is owed no more; more than there was is named', () => {
    const house = new House()
    house.record('deposit-taken', { company, deposit: 'd', customer: 'c1', amount: 1000, to: 'bank' })
    house.record('holding-repaid', { company, kind: 'deposit', holding: 'd', amount: 600 })
    expect([house.balance('2200'), house.balance('1000'), house.state.get('holding', 'd')?.balance]).toEqual([
      -400, 400, 400,
    ])
    house.record('holding-repaid', { company, kind: 'deposit', holding: 'd', amount: 500 })
    expect(house.open()).toEqual(['paid-beyond-open'])
  })

  test('a deposit that paid an invoice can’t be taken back before that', () => {
    const house = new House()
    invoice(house, 'a', '10.00')
    const taken = house.record('deposit-taken', { company, deposit: 'd', customer: 'c1', amount: 1000 })
    const used = house.record('holding-applied', {
      company,
      kind: 'deposit',
      holding: 'd',
      document: 'a',
      amount: 1000,
    })
    expect(house.attempt('reverse-booking', back(taken)).refused).toBe('holding-used')
    expect(house.attempt('reverse-booking', back(used, 'bounced')).refused).toBe('cannot-bounce')
    house.record('reverse-booking', back(used))
    house.record('reverse-booking', back(taken))
    expect([house.balance('2200'), house.balance('1100')]).toEqual([0, 1200])
  })
})

test('payments in any parts and order, some of them taken back, leave open what the others left', () => {
  const amounts = fc.array(fc.record({ a: fc.nat(900), b: fc.nat(900), rest: fc.nat(50), goes: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  })
  const property = fc.property(amounts, (payments) => {
    const house = new House()
    invoice(house, 'a', '100.00', { currency: 'USD', rate: '0.873' })
    invoice(house, 'b', '90.00', { currency: 'USD', rate: '0.911' })
    const made = payments.flatMap(({ a, b, rest, goes }, index) => {
      if (a + b + rest === 0) return []
      const over = { ...(a > 0 && { a }), ...(b > 0 && { b }) }
      const more = { currency: 'USD', rate: `0.9${index}` }
      return [{ goes, a, b, rest, id: pay(house, a + b + rest, over, more) }]
    })
    for (const { goes, id } of made) if (goes) house.record('reverse-booking', back(id))
    const kept = made.filter(({ goes }) => !goes)
    const sum = (of: 'a' | 'b' | 'rest') => kept.reduce((total, each) => total + each[of], 0)
    const open = (id: string) => house.state.get('document', id)?.openAmount
    expect([open('a'), open('b')]).toEqual([12000 - sum('a'), 10800 - sum('b')])
    // What is open of all documents, in the books' currency, is the balance of receivables.
    const values = [...house.state.all('document')].reduce((total, { openValue }) => total + openValue, 0)
    expect(house.balance('1100')).toBe(values)
    if (kept.length === 0) expect([house.balance('1000'), house.balance('6100')]).toEqual([0, 0])
  })
  fc.assert(property, { numRuns: process.env.LONG ? 1000 : 60 })
})
