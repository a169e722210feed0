// Invoices that gather the parcels of a period; the house weighs places, pools and accounts after each step.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Place } from '../../rows/places.ts'
import type { CompanyId, OperationId, OrderId, ShipmentId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { instant } from '../../values/time.ts'
import { House } from '../fake-house.ts'

const company = 'acme' as CompanyId
const shelf = 'L:A-01' as Place

let house: House

/** Bolts at 3.00 with 20 % of tax, and 5.00 for the way with the first parcel. */
function order(number: string, units: number): OrderId {
  house.record('order-placed', {
    order: number as OrderId,
    company,
    number,
    channel: 'trade',
    placedAt: instant(house.now),
    shipBy: instant(house.now),
    priority: 5,
    currency: 'EUR',
    customer: { id: 'c1', name: 'C', country: 'LV' },
    shipTo: { name: 'C', lines: [], country: 'LV' },
    lines: [
      {
        id: `${number}-bolt`,
        item: 'bolt' as never,
        quantity: quantity(units),
        unitPrice: '3.00',
        net: units * 300,
        taxBasisPoints: 2000,
      },
    ],
    charges: [{ account: '4010', amount: 500 }],
  })
  return number as OrderId
}

function ship(of: OrderId, units: number, parcel = `${of}/1`): OperationId {
  const line = { line: `${of}-bolt`, ...house.goods('bolt'), quantity: quantity(units), from: shelf }
  return house.record('parcel-shipped', {
    shipment: parcel.replace('/', '-') as ShipmentId,
    order: of,
    number: parcel,
    lines: [line],
  })
}

function comeBack(of: OrderId, units: number): OperationId {
  return house.record('goods-returned', {
    order: of,
    line: `${of}-bolt`,
    ...house.goods('bolt'),
    quantity: quantity(units),
    disposition: 'restock',
    to: shelf,
  } as never)
}

const invoice = (shipments: readonly OperationId[], document = 'inv') => ({
  company,
  document,
  customer: 'c1',
  currency: 'EUR',
  shipments: [...shipments],
})

const balances = () => ['1100', '1150', '2100', '4000', '4010', '4030'].map((account) => house.balance(account))

beforeEach(() => {
  house = new House()
  house.stock('bolt', shelf, 100)
  house.record('trade-terms-saved', { company, side: 'receivable', party: 'c1', days: 30, invoicing: 'period' })
})

describe('a customer who is billed by period', () => {
  test('owes nothing at shipment, and one invoice over all of it later', () => {
    const parcels = [ship(order('SO-1', 4), 4), ship(order('SO-2', 6), 2)]
    expect(balances()).toEqual([0, 2800, 0, -1800, -1000, 0])
    house.record('invoice-period', invoice(parcels))
    // 6 × 3.00 and twice 5.00 without tax, 3.60 of tax on the goods.
    expect(balances()).toEqual([3160, 0, -360, -1800, -1000, 0])
    expect(house.state.get('document', 'inv')).toMatchObject({ number: 'INV-000001', amount: 3160, openAmount: 3160 })
    expect(house.state.get('document', 'inv')?.taxes).toEqual([{ percent: '20', net: 1800, tax: 360 }])
    expect(house.state.get('sale', 'SO-2')).toMatchObject({ net: 2300, invoicedNet: 1100 })
  })

  test('is billed for a parcel once, whoever asks again', () => {
    const parcel = ship(order('SO-1', 4), 4)
    house.record('invoice-period', invoice([parcel]))
    expect(house.attempt('invoice-period', invoice([parcel], 'again')).refused).toBe('nothing-to-invoice')
    const next = ship(order('SO-2', 1), 1)
    house.record('invoice-period', invoice([parcel, next], 'next'))
    expect(house.state.get('document', 'next')).toMatchObject({ number: 'INV-000002', amount: 860 })
  })

  test('the tax is rounded once over all parcels', () => {
    house.record('order-placed', {
      order: 'SO-3' as OrderId,
      company,
      number: 'SO-3',
      channel: 'trade',
      placedAt: instant(house.now),
      shipBy: instant(house.now),
      priority: 5,
      currency: 'EUR',
      customer: { id: 'c1', name: 'C', country: 'LV' },
      shipTo: { name: 'C', lines: [], country: 'LV' },
      lines: [
        {
          id: 'SO-3-bolt',
          item: 'bolt' as never,
          quantity: quantity(3),
          unitPrice: '0.02',
          net: 6,
          taxBasisPoints: 2000,
        },
      ],
      charges: [],
    })
    const parcels = [1, 2, 3].map((n) => ship('SO-3' as OrderId, 1, `SO-3/${n}`))
    house.record('invoice-period', invoice(parcels))
    // 20 % of 0.06 is 0.012; of each 0.02 it would have been nothing.
    expect(balances()).toEqual([7, 0, -1, -6, 0, 0])
  })
})

describe('goods that come back', () => {
  test('before their invoice take from it, and nobody is credited', () => {
    const of = order('SO-1', 4)
    const parcel = ship(of, 4)
    comeBack(of, 1)
    expect(balances()).toEqual([0, 1400, 0, -1200, -500, 300])
    house.record('invoice-period', invoice([parcel]))
    expect(balances()).toEqual([1580, 0, -180, -1200, -500, 300])
  })

  test('before their invoice, and that was a mistake: all of it is billed', () => {
    const of = order('SO-1', 4)
    const parcel = ship(of, 4)
    house.record('operation-reversed', { of: comeBack(of, 1) })
    expect(balances()).toEqual([0, 1700, 0, -1200, -500, 0])
    house.record('invoice-period', invoice([parcel]))
    expect(balances()).toEqual([1940, 0, -240, -1200, -500, 0])
  })

  test('cannot be taken back once their parcel is billed', () => {
    const of = order('SO-1', 4)
    const parcel = ship(of, 4)
    const back = comeBack(of, 1)
    house.record('invoice-period', invoice([parcel]))
    const billed = balances()
    house.record('operation-reversed', { of: back })
    expect(balances()).toEqual(billed)
    expect(house.open()).toEqual(['undo-too-late'])
  })

  test('after their invoice are credited with their tax, and the invoice of the period is open for less', () => {
    const of = order('SO-1', 4)
    const parcels = [ship(of, 4), ship(order('SO-2', 6), 2)]
    house.record('invoice-period', invoice(parcels))
    comeBack(of, 2)
    expect(balances()).toEqual([2440, 0, -240, -1800, -1000, 600])
    expect(house.state.get('document', 'inv')).toMatchObject({ amount: 3160, openAmount: 2440 })
  })
})
