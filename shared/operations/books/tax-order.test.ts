// Orders that the company's own rates tax, from the order to the invoice and the credit. Taxes are worked out by hand.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startingTaxes } from '../../ledger/tax/starting-sets.ts'
import type { CompanyId, ItemId, OrderId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { instant } from '../../values/time.ts'
import { House } from '../fake-house.ts'
import type { BodyOf } from '../index.ts'

const company = 'acme' as CompanyId

function taxing(more: Partial<BodyOf<'company-details-saved'>> = {}): House {
  const house = new House()
  house.item('book')
  for (const item of ['bolt', 'book']) house.stock(item, 'L:A-01', 100)
  house.record('taxes-saved', { company, taxes: [...startingTaxes('eu')] })
  house.record('company-details-saved', {
    company,
    lines: ['Brivibas 1', 'Riga'],
    country: 'LV',
    vatNumber: 'LV40001234567',
    registered: [],
    taxRounding: 'document',
    ...more,
  })
  house.record('tax-category-set', { company, items: ['book' as ItemId], category: 'reduced-5' })
  return house
}

interface Asked {
  readonly pricing?: 'net' | 'gross'
  readonly country?: string
  readonly charges?: BodyOf<'order-placed'>['charges']
}

function place(house: House, number: string, nets: Readonly<Record<string, [number, number]>>, asked: Asked = {}) {
  const { pricing = 'net', country = 'LV', charges = [] } = asked
  house.record('order-placed', {
    order: number as OrderId,
    company,
    number,
    channel: 'shop',
    placedAt: instant(house.now),
    shipBy: instant(house.now),
    priority: 5,
    currency: 'EUR',
    pricing,
    customer: { id: 'c1', name: 'C', country },
    shipTo: { name: 'C', lines: [], country },
    lines: Object.entries(nets).map(([item, [units, net]]) => ({
      id: `${number}-${item}`,
      item: item as ItemId,
      quantity: quantity(units),
      unitPrice: '1.00',
      net,
    })),
    charges,
  })
}

let parcel = 0

function ship(house: House, number: string, units: Readonly<Record<string, number>>) {
  parcel += 1
  const lines = Object.entries(units).map(([item, count]) => ({
    line: `${number}-${item}`,
    ...house.goods(item),
    quantity: quantity(count),
    from: 'L:A-01' as never,
  }))
  house.record('parcel-shipped', {
    shipment: `s${parcel}` as never,
    order: number as OrderId,
    number: `${number}/${parcel}`,
    lines,
  } as never)
  return [...house.state.all('document')].filter(({ kind }) => kind === 'invoice').at(-1)
}

const taxesOf = (document: ReturnType<typeof ship>) =>
  document?.taxes?.map(({ code, treatment, net, tax }) => `${code} ${treatment} ${net} ${tax}`)

describe('an order at home', () => {
  test('is taxed by what its items are, and what goes along as most of it is', () => {
    const house = taxing()
    place(house, 'A', { bolt: [2, 1000], book: [1, 333] }, { charges: [{ account: '4010', amount: 490 }] })
    const invoice = ship(house, 'A', { bolt: 2, book: 1 })
    // 21 % of 14.90 is 3.129, 5 % of 3.33 is 0.1665.
    expect(taxesOf(invoice)).toEqual(['LV-21 standard 1490 313', 'LV-5 reduced 333 17'])
    expect(invoice?.amount).toBe(1000 + 333 + 490 + 330)
    expect(house.balance('2100')).toBe(-330)
  })

  test('whose prices hold the tax comes to what was agreed, over however many parcels', () => {
    const house = taxing()
    place(
      house,
      'A',
      { bolt: [3, 1000], book: [1, 995] },
      { pricing: 'gross', charges: [{ account: '4010', amount: 499 }] },
    )
    const amounts = [
      ship(house, 'A', { bolt: 1 })?.amount,
      ship(house, 'A', { bolt: 2 })?.amount,
      ship(house, 'A', { book: 1 })?.amount,
    ]
    expect(amounts.reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBe(1000 + 995 + 499)
    // Of 14.99 at 21 % 2.60 is tax, of 9.95 at 5 % 0.47.
    expect(house.balance('2100')).toBe(-(260 + 47))
    expect(house.balance('1100')).toBe(2494)
  })

  test('is taxed at the rate of the day on which it leaves', () => {
    const house = taxing()
    place(house, 'A', { bolt: [1, 1000] })
    house.record('taxes-saved', {
      company,
      taxes: [
        {
          code: 'LV-23',
          name: 'LV 23 %',
          country: 'LV',
          category: '',
          treatment: 'standard',
          from: '2026-12-01' as never,
          percent: '23',
        },
      ],
    })
    house.now += 10 * 86_400_000
    expect(taxesOf(ship(house, 'A', { bolt: 1 }))).toEqual(['LV-23 standard 1000 230'])
  })

  test('is rounded line by line where the company wishes so', () => {
    const totals = (['document', 'line'] as const).map((taxRounding) => {
      const house = taxing({ taxRounding })
      house.item('nut')
      house.stock('nut', 'L:A-01', 9)
      place(house, 'A', { bolt: [1, 107], nut: [1, 107] })
      ship(house, 'A', { bolt: 1, nut: 1 })
      return house.balance('2100')
    })
    // 21 % of 1.07 is 0.2247; of 2.14 it is 0.4494.
    expect(totals).toEqual([-45, -44])
  })

  test('whose charges take off as much as its goods are worth keeps the cent of tax that rounding leaves', () => {
    const house = taxing({ taxRounding: 'line' })
    place(house, 'A', { bolt: [1, 9] }, { pricing: 'gross', charges: [{ account: '4020', amount: -8 }] })
    // Of 9 cents 2 are tax, of 8 one.
    expect(taxesOf(ship(house, 'A', { bolt: 1 }))).toEqual(['LV-21 standard 0 1'])
  })

  test('and what comes back of it is credited with its tax to the cent', () => {
    const house = taxing()
    place(house, 'A', { bolt: [3, 1000] }, { pricing: 'gross' })
    ship(house, 'A', { bolt: 3 })
    for (const units of [1, 2]) {
      house.record('goods-returned', {
        order: 'A' as OrderId,
        line: 'A-bolt',
        ...house.goods('bolt'),
        quantity: quantity(units),
        disposition: 'restock',
        to: 'L:A-01' as never,
      } as never)
    }
    expect([house.balance('2100'), house.balance('1100')]).toEqual([0, 0])
  })
})

describe('an order abroad', () => {
  test('of a business in the EU is the customer’s to account for, in the return as on the paper', () => {
    const house = taxing()
    house.record('party-details-saved', {
      company,
      side: 'receivable',
      party: 'c1',
      lines: ['Weg 1', 'Berlin'],
      country: 'DE',
      vatNumber: 'DE123456789',
    })
    place(house, 'A', { bolt: [1, 1000] }, { country: 'DE' })
    const invoice = ship(house, 'A', { bolt: 1 })
    expect(taxesOf(invoice)).toEqual(['LV-RC reverse-charge 1000 0'])
    expect(invoice?.amount).toBe(1000)
  })

  test('that leaves the EU is an export; without a country of its own the company taxes nothing', () => {
    const house = taxing()
    place(house, 'A', { bolt: [1, 1000] }, { country: 'US' })
    expect(taxesOf(ship(house, 'A', { bolt: 1 }))).toEqual(['LV-EXP export 1000 0'])
    const plain = taxing({ country: '' })
    place(plain, 'A', { bolt: [1, 1000] })
    expect(taxesOf(ship(plain, 'A', { bolt: 1 }))).toEqual(['undefined undefined 1000 0'])
  })
})

test('whatever is ordered, shipped and returned in parts, prices that hold tax come to what was agreed', () => {
  const property = fc.property(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 9999 })), {
      minLength: 1,
      maxLength: 2,
    }),
    fc.integer({ min: -300, max: 900 }),
    fc.constantFrom('document' as const, 'line' as const),
    fc.boolean(),
    fc.nat(3),
    (lines, charge, taxRounding, period, back) => {
      const house = taxing({ taxRounding })
      const invoicing = period ? 'period' : 'shipment'
      house.record('trade-terms-saved', { company, side: 'receivable', party: 'c1', days: 0, invoicing })
      const items = ['bolt', 'book'].slice(0, lines.length)
      const ordered = Object.fromEntries(items.map((item, i): [string, [number, number]] => [item, lines[i] ?? [1, 1]]))
      place(house, 'A', ordered, { pricing: 'gross', charges: [{ account: '4010', amount: charge }] })
      for (const item of items) for (let i = 0; i < (ordered[item]?.[0] ?? 0); i++) ship(house, 'A', { [item]: 1 })
      const units = Math.min(back, ordered.bolt?.[0] ?? 0)
      if (units > 0) giveBack(house, units)
      const shipments = [...house.state.all('unbilled')].map(({ id }) => id)
      const asked = { company, document: 'period', customer: 'c1', currency: 'EUR', shipments }
      const gathered = shipments.length === 0 || house.attempt('invoice-period', asked).refused === undefined
      const documents = [...house.state.all('document')]
      const sum = (of: (each: (typeof documents)[number]) => number) =>
        documents.reduce((all, each) => all + of(each), 0)
      // The return of tax and the ledger say the same, and so do open documents and what customers owe.
      expect(house.balance('2100')).toBe(0 - sum(({ taxes = [] }) => taxes.reduce((all, { tax }) => all + tax, 0)))
      expect(house.balance('1100')).toBe(sum(({ openValue }) => openValue))
      if (gathered) expect(house.balance('1150')).toBe(0)
      const agreed = lines.reduce((all, [, gross]) => all + gross, charge)
      if (gathered && units === 0) expect(house.balance('1100')).toBe(agreed)
    },
  )
  fc.assert(property, { numRuns: process.env.LONG ? 1000 : 40 })
})

function giveBack(house: House, units: number): void {
  house.record('goods-returned', {
    order: 'A' as OrderId,
    line: 'A-bolt',
    ...house.goods('bolt'),
    quantity: quantity(units),
    disposition: 'restock',
    to: 'L:A-01' as never,
  })
}
