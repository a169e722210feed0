// Goods, bins and lots that nobody knew: workable at once, named later, and late facts about the old name land right.
import { beforeEach, describe, expect, test } from 'vitest'
import { provisionalItem, provisionalLocation, provisionalLot } from '../stock/provisional.ts'
import { quantity } from '../values/quantity.ts'
import { House } from './fake-house.ts'

const q = quantity
const code = '4711-UNKNOWN'
const found = provisionalItem(code)
let house: House

beforeEach(() => {
  house = new House()
  house.record('item-found', { item: found, code, name: 'blue box', owner: 'acme' as never }, { by: 'maria' })
  house.record('code-reported', { code, job: 'receive' }, { by: 'maria' })
})

const receive = (units: number, more: object = {}) =>
  house.record(
    'goods-received',
    { receipt: 'r1', ...house.goods(found), quantity: q(units), to: 'L:DOCK-1' as never, ...more },
    { by: 'maria' },
  )

describe('given goods with a code that nobody knows', () => {
  test('when they are received and moved, then they lie there under a name of their own', () => {
    receive(6)
    const goods = { ...house.goods(found), quantity: q(4), from: 'L:DOCK-1' as never, to: 'L:A-01' as never }
    house.record('goods-moved', { purpose: 'put-away', ...goods }, { by: 'maria' })
    expect([house.units(found, 'L:DOCK-1'), house.units(found, 'L:A-01')]).toEqual([2, 4])
    expect(house.open()).toContain('unknown-code')
  })

  test('when somebody says what they are, then units, places, cost and code are those of the item', () => {
    receive(6)
    house.stock('bolt', 'L:A-01', 10, { value: 1000 })
    house.record('stock-opened', { ...house.goods(found), quantity: q(4), place: 'L:A-01' as never, value: 800 })
    house.record('item-identified', { item: found, is: 'bolt' as never, factor: q(1) }, { by: 'olga' })
    expect([house.units('bolt', 'L:DOCK-1'), house.units('bolt', 'L:A-01')]).toEqual([6, 14])
    expect([house.units(found, 'L:DOCK-1'), house.units(found, 'L:A-01')]).toEqual([0, 0])
    // 6 received at nothing, 10 for 10.00 and 4 for 8.00: all of it is worth what it was.
    expect(house.books.pool('bolt' as never)?.state).toMatchObject({ units: 20, value: 1800 })
    expect(house.books.pool(found)?.state).toMatchObject({ units: 0, value: 0 })
    expect(house.state.get('item', 'bolt')?.codes.map((each) => each.code)).toEqual(['code-bolt', code])
    expect(house.open()).not.toContain('unknown-code')
  })

  test('when a scan from before arrives after that, then it is about the item, for ever', () => {
    receive(6)
    house.record('item-identified', { item: found, is: 'bolt' as never }, { by: 'olga' })
    const late = receive(3)
    expect(house.units('bolt', 'L:DOCK-1')).toBe(9)
    expect(house.units(found, 'L:DOCK-1')).toBe(0)
    house.record('operation-reversed', { of: late }, { by: 'maria' })
    expect(house.units('bolt', 'L:DOCK-1')).toBe(6)
  })

  test('when it is named twice, by two people, then the first name stays', () => {
    house.item('nut')
    receive(6)
    house.record('item-identified', { item: found, is: 'bolt' as never }, { by: 'maria' })
    house.record('item-identified', { item: found, is: 'nut' as never }, { by: 'ivan' })
    expect([house.units('bolt', 'L:DOCK-1'), house.units('nut', 'L:DOCK-1')]).toEqual([6, 0])
  })

  test('when more were taken than came, then the deficit goes over too', () => {
    receive(2)
    const goods = { ...house.goods(found), quantity: q(5), from: 'L:DOCK-1' as never, reason: 'broken' }
    house.record('stock-written-off', goods, { by: 'olga' })
    house.record('item-identified', { item: found, is: 'bolt' as never }, { by: 'olga' })
    expect(house.units('bolt', 'L:DOCK-1')).toBe(-3)
    expect(house.open()).toContain('negative-stock')
  })

  test('when two devices meet the same code offline, then they mean the same item', () => {
    const before = house.state.get('item', found)
    house.record('item-found', { item: found, code, name: 'grey box', owner: 'acme' as never }, { by: 'ivan' })
    expect(house.state.get('item', found)).toEqual(before)
  })
})

describe('given the question that an unknown code opens', () => {
  const question = () => house.exceptions().find(({ kind }) => kind === 'unknown-code')!.id

  test('when it belongs to an item, then so do the goods', () => {
    receive(6)
    const body = { exception: question(), resolution: 'add-code-to-item', item: 'bolt' as never, factor: q(6) }
    house.record('exception-resolved', body, { by: 'olga' })
    expect(house.units('bolt', 'L:DOCK-1')).toBe(6)
    expect(house.state.get('item', 'bolt')?.codes.at(-1)).toEqual({ code, level: 'case', quantity: 6 })
  })

  test('when it is a new item, then it is one', () => {
    receive(6)
    const body = { exception: question(), resolution: 'create-item', sku: 'BOX-1', name: 'Blue box' }
    house.record('exception-resolved', body, { by: 'olga' })
    const { sku, name, provisional } = house.state.get('item', found)!
    expect({ sku, name, provisional }).toEqual({ sku: 'BOX-1', name: 'Blue box', provisional: undefined })
  })
})

test('given a bin whose label nobody knows, when it is named, then what lies there lies in that bin, and late scans too', () => {
  const bin = provisionalLocation('north', 'Z-99')
  const place = `L:${bin}` as never
  house.stock('bolt', 'L:A-01', 10)
  const carry = (units: number) =>
    house.record(
      'goods-moved',
      { purpose: 'move', ...house.goods('bolt'), quantity: q(units), from: 'L:A-01' as never, to: place },
      { by: 'maria' },
    )
  house.record('location-found', { location: bin, label: 'Z-99' }, { by: 'maria' })
  carry(3)
  expect(house.units('bolt', place)).toBe(3)
  const question = house.exceptions().find(({ kind }) => kind === 'unknown-bin')
  const way = { exception: question!.id, resolution: 'name-bin', location: 'B-01' as never }
  house.record('exception-resolved', way, { by: 'olga' })
  carry(2)
  expect([house.units('bolt', 'L:B-01'), house.units('bolt', place)]).toEqual([5, 0])
})

test('given a lot that could not be read, when it is named, then its units are of that lot, with its date', () => {
  const lot = provisionalLot('r7')
  receive(0 + 4, { ...house.goods('bolt', lot) })
  const body = { item: 'bolt' as never, lot, is: 'L7', expiry: '2027-01-31' as never }
  house.record('lot-identified', body, { by: 'maria' })
  receive(2, { ...house.goods('bolt', lot) })
  expect([house.units('bolt', 'L:DOCK-1', 'L7'), house.units('bolt', 'L:DOCK-1', lot)]).toEqual([6, 0])
  expect(house.state.get('lot', 'bolt|L7')).toMatchObject({ expiry: '2027-01-31' })
})
