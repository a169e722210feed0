import { describe, expect, test } from 'vitest'
import { House } from '../operations/fake-house.ts'
import type { CompanyId, ItemId, OrderId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { type BusinessDate, instant } from '../values/time.ts'
import { whyNotPicked } from './why-not-picked.ts'

const today = '2026-11-25' as BusinessDate

/** An order that nobody has released yet. */
function place(house: House, id: string, units: number): OrderId {
  house.record('order-placed', {
    order: id as OrderId,
    company: 'acme' as CompanyId,
    number: id,
    channel: 'shop',
    placedAt: instant(house.now),
    shipBy: instant(house.now),
    priority: 5,
    currency: 'EUR',
    customer: { id: 'c1', name: 'C', country: 'LV' },
    shipTo: { name: 'C', lines: [], country: 'LV' },
    lines: [{ id: `${id}-1`, item: 'bolt' as ItemId, quantity: quantity(units), unitPrice: '3.00', net: 300 }],
    charges: [],
  })
  return id as OrderId
}

function whyOf(house: House, id: OrderId) {
  const order = house.state.get('order', id)
  const line = house.state.find('linesOfOrder', id)[0]
  if (!order || !line) throw new Error('no order')
  return whyNotPicked(house.state, order, line, today)
}

function asked(setUp: (house: House) => void) {
  const house = new House()
  setUp(house)
  return whyOf(house, place(house, 'SO-1', 4))
}

const lie = (house: House, place: string, quantity: number, status: 'available' | 'quarantine' = 'available') =>
  house.record('stock-opened', {
    ...house.goods('bolt', '', status),
    quantity,
    place: `L:${place}`,
    value: 100,
  } as never)

describe('why an order can not be picked', () => {
  test('nothing of it is in the house', () => {
    expect(asked(() => undefined)).toEqual({ why: 'none-here', missing: 4 })
  })

  test('it lies free in a bin: nobody has released it', () => {
    expect(asked((house) => lie(house, 'A-01', 9))).toEqual({
      why: 'not-released',
      missing: 4,
      place: 'L:A-01',
      there: 9,
    })
  })

  test('it stands at the dock, not put away', () => {
    expect(asked((house) => lie(house, 'DOCK-1', 9))).toMatchObject({
      why: 'not-put-away',
      place: 'L:DOCK-1',
      there: 9,
    })
  })

  test('it is set aside', () => {
    expect(asked((house) => lie(house, 'QUA-1', 9, 'quarantine'))).toMatchObject({ why: 'set-aside', place: 'L:QUA-1' })
  })

  test('its bin is blocked', () => {
    expect(
      asked((house) => {
        house.bin('A-01', { blocked: true })
        lie(house, 'A-01', 9)
      }),
    ).toMatchObject({ why: 'blocked', place: 'L:A-01' })
  })

  test('it is promised to another order', () => {
    expect(
      asked((house) => {
        lie(house, 'A-01', 3)
        house.order('SO-0', { bolt: 3 })
      }),
    ).toMatchObject({ why: 'promised', place: 'L:A-01', there: 3 })
  })

  test('what is nearest to being mended is told first', () => {
    expect(
      asked((house) => {
        lie(house, 'QUA-1', 50, 'quarantine')
        lie(house, 'DOCK-1', 5)
      }),
    ).toMatchObject({ why: 'not-put-away', there: 5 })
  })

  test('nothing stands in the way of what is promised already', () => {
    const house = new House()
    lie(house, 'A-01', 9)
    expect(whyOf(house, house.order('SO-1', { bolt: 4 }))).toBeUndefined()
  })
})
