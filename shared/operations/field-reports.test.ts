// Reports from the field about moving, parts and repeats, as tests of the rules, named by their symptom.
import { beforeEach, expect, test } from 'vitest'
import { quantity } from '../values/quantity.ts'
import { House } from './fake-house.ts'
import { undoObstacle } from './reversing.ts'

const q = quantity
let house: House

beforeEach(() => {
  house = new House()
})

test('F17 the whole pile is moved without asking how many: five of twenty go, with lot and date, and one undo puts five back', () => {
  house.item('A', { tracking: 'lot-expiry' })
  house.stock('A', 'L:A-01', 20, { lot: 'L1', expiry: '2027-01-31' })
  const goods = { ...house.goods('A', 'L1'), quantity: q(5), from: 'L:A-01' as never, to: 'L:B-01' as never }
  const step = house.record('goods-moved', { purpose: 'move', ...goods }, { by: 'maria' })
  expect([house.units('A', 'L:A-01', 'L1'), house.units('A', 'L:B-01', 'L1')]).toEqual([15, 5])
  expect(house.state.get('lot', 'A|L1')?.expiry).toBe('2027-01-31')
  expect(undoObstacle(house.state, step, 'maria' as never)).toBeUndefined()
  house.record('operation-reversed', { of: step }, { by: 'maria' })
  expect([house.units('A', 'L:A-01', 'L1'), house.units('A', 'L:B-01', 'L1')]).toEqual([20, 0])
})

test('F19 the second partial receipt undoes the first: both stay, each with its own time and person', () => {
  house.purchase('PO-1', { bolt: 100 })
  const receive = (units: number, by: string, receipt: string) => {
    const line = { receipt, purchase: 'PO-1' as never, line: 'PO-1-bolt' }
    const goods = { ...house.goods('bolt'), quantity: q(units), to: 'L:DOCK-1' as never }
    house.record('goods-received', { ...line, ...goods }, { by })
  }
  receive(40, 'maria', 'monday')
  expect(house.units('bolt', 'L:DOCK-1')).toBe(40)
  const monday = house.now
  house.now += 86_400_000
  receive(60, 'ivan', 'tuesday')
  expect(house.units('bolt', 'L:DOCK-1')).toBe(100)
  const received = house.movements.filter(({ from }) => from === 'supplier')
  expect(received.map(({ quantity: units, by, device, at }) => [units, by, device, at])).toEqual([
    [40, 'maria', 'hh-maria', monday],
    [60, 'ivan', 'hh-ivan', house.now],
  ])
  expect(house.state.get('purchase', 'PO-1')).toMatchObject({ state: 'received', received: 100, openLines: 0 })
  // 100 units at 1.00 wait for their invoice.
  expect([house.balance('2050'), house.balance('1300')]).toEqual([-10_000, 10_000])
})

test('F20 putting away a part strands the rest: what is left at the dock is work there, with its age, on every device', () => {
  house.stock('bolt', 'L:DOCK-1', 10)
  const sum = () => house.units('bolt', 'L:DOCK-1') + house.units('bolt', 'L:A-01')
  expect(sum()).toBe(10)
  const goods = { ...house.goods('bolt'), quantity: q(6), from: 'L:DOCK-1' as never, to: 'L:A-01' as never }
  house.record('goods-moved', { purpose: 'put-away', ...goods }, { by: 'maria' })
  expect([house.units('bolt', 'L:A-01'), house.units('bolt', 'L:DOCK-1'), sum()]).toEqual([6, 4, 10])
  // Put-away work is what lies at a dock: it is in every copy of the warehouse, and its age is that of its receipt.
  expect(house.state.find('quantsAt', 'L:DOCK-1')).toMatchObject([{ item: 'bolt', quantity: 4, warehouse: 'north' }])
})
