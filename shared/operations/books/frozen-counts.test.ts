// A count that a close has frozen, and what is learned afterwards of the time before it. The house weighs places, pools and
// accounts after each step.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Place } from '../../rows/places.ts'
import type { CompanyId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import type { BusinessDate } from '../../values/time.ts'
import { House } from '../fake-house.ts'

const shelf = 'L:A-01' as Place
const other = 'L:A-02' as Place
const september = (day: number) => Date.UTC(2026, 8, day, 12)

/** Ten bolts of 1.00 on 1 September, one missing at the count of the 20th, September closed. */
let house: House

beforeEach(() => {
  house = new House()
  const open = { ...house.goods('bolt'), quantity: quantity(10), place: shelf, value: 1000 }
  house.record('stock-opened', open, { at: september(1) })
  house.record(
    'quant-counted',
    { ...house.goods('bolt'), place: shelf, counted: quantity(9) },
    { at: september(20), id: 'count' },
  )
  house.record('close-period', { company: 'acme' as CompanyId, through: '2026-09-30' as BusinessDate })
  expect([house.balance('1300'), house.balance('5100')]).toEqual([900, 100])
})

const goods = (units: number) => ({ ...house.goods('bolt'), quantity: quantity(units) })

describe('a movement of before the count, learned after the close', () => {
  test('a write-off explains what was missing: nothing leaves again', () => {
    house.record('stock-written-off', { ...goods(1), from: shelf, reason: 'broken' }, { at: september(15) })
    expect(house.units('bolt', shelf)).toBe(9)
    expect([house.balance('1300'), house.balance('5100'), house.balance('5110')]).toEqual([900, 0, 100])
  })

  test('of another bin it is an ordinary late fact', () => {
    house.record('stock-written-off', { ...goods(1), from: other, reason: 'broken' }, { at: september(15) })
    expect([house.units('bolt', shelf), house.units('bolt', other)]).toEqual([9, -1])
    expect([house.balance('1300'), house.balance('5100'), house.balance('5110')]).toEqual([800, 100, 100])
  })

  test('a carrying out of the counted bin: those units lie in the other bin as well as what was counted here', () => {
    house.record('goods-moved', { purpose: 'move', ...goods(2), from: shelf, to: other }, { at: september(15) })
    expect([house.units('bolt', shelf), house.units('bolt', other)]).toEqual([9, 2])
    expect([house.balance('1300'), house.balance('5100')]).toEqual([1100, -100])
  })

  test('taken back again, everything is as it was', () => {
    const moved = house.record(
      'goods-moved',
      { purpose: 'move', ...goods(2), from: shelf, to: other },
      { at: september(15) },
    )
    const broken = house.record(
      'stock-written-off',
      { ...goods(3), from: shelf, reason: 'broken' },
      { at: september(16) },
    )
    expect([house.balance('1300'), house.balance('5100'), house.balance('5110')]).toEqual([1100, -400, 300])
    house.record('operation-reversed', { of: moved })
    house.record('operation-reversed', { of: broken })
    expect([house.units('bolt', shelf), house.units('bolt', other)]).toEqual([9, 0])
    expect([house.balance('1300'), house.balance('5100'), house.balance('5110')]).toEqual([900, 100, 0])
  })
})

describe('after the close', () => {
  test('the count itself taken back: its loss is turned back in the open month', () => {
    house.record('operation-reversed', { of: 'count' as never })
    expect(house.units('bolt', shelf)).toBe(10)
    expect([house.balance('1300'), house.balance('5100')]).toEqual([1000, 0])
  })

  test('opened again, a late write-off revises the count as if nothing had been closed', () => {
    house.record('reopen-period', { company: 'acme' as CompanyId, reason: 'forgotten papers' })
    house.record('stock-written-off', { ...goods(1), from: shelf, reason: 'broken' }, { at: september(15) })
    expect(house.units('bolt', shelf)).toBe(9)
    expect([house.balance('5100'), house.balance('5110')]).toEqual([0, 100])
    expect(house.books.event('count')?.input).toMatchObject({ type: 'adjust', difference: 0 })
  })

  test('a close is refused for days that are not over or closed already, and nothing is opened without a close', () => {
    const company = 'acme' as CompanyId
    const close = (through: string) =>
      house.attempt('close-period', { company, through: through as BusinessDate }).refused
    expect(close('2026-11-25')).toBe('not-over')
    expect(close('2026-09-15')).toBe('closed-already')
    expect(close('2026-10-31')).toBeUndefined()
    const fresh = new House()
    expect(fresh.attempt('reopen-period', { company, reason: 'why not' }).refused).toBe('not-closed')
  })
})

describe('a frozen count that is taken back', () => {
  const receive = (id: string, at: number) => {
    const line = { receipt: id, purchase: 'P' as never, line: 'P-bolt' }
    house.record('goods-received', { ...line, ...goods(2), to: shelf }, { at, id })
  }
  const undo = (of: string) => house.record('operation-reversed', { of: of as never })

  test('gives the books what it had seen and they had not: a late receipt before it counts from then on', () => {
    house.purchase('P', { bolt: 10 })
    receive('late', september(15))
    expect([house.units('bolt', shelf), house.balance('1300')]).toEqual([9, 900])
    undo('count')
    expect(house.units('bolt', shelf)).toBe(12)
    expect(house.books.pool('bolt' as never)?.state.units).toBe(12)
    undo('late')
    expect(house.units('bolt', shelf)).toBe(10)
    expect(house.books.pool('bolt' as never)?.state.units).toBe(10)
  })

  test('whose difference had come to nothing moves nothing on the shelf, and nothing in the books', () => {
    house.record('goods-moved', { purpose: 'move', ...goods(1), from: shelf, to: other }, { at: september(15) })
    expect([house.units('bolt', shelf), house.units('bolt', other)]).toEqual([9, 1])
    undo('count')
    expect([house.units('bolt', shelf), house.units('bolt', other)]).toEqual([9, 1])
    expect(house.books.pool('bolt' as never)?.state.units).toBe(10)
  })
})
