// Undo as a fact: what it takes back, in rows and money, and what it can't any more.
import { beforeEach, describe, expect, test } from 'vitest'
import { quantity } from '../values/quantity.ts'
import { businessDate, day, instant } from '../values/time.ts'
import { House } from './fake-house.ts'
import type { OperationType } from './index.ts'
import { undoObstacle } from './reversing.ts'

const maria = { by: 'maria' }
const q = quantity
let house: House

const kinds = ['quant', 'order', 'orderLine', 'purchase', 'purchaseLine', 'plate', 'shipment', 'count'] as const
// Who set a plate down last is remembered only until it is taken back.
const marks = /,\\"moved\\":\{[^}]*\}/g
const money = () => [...house.accounts].filter(([, sum]) => sum !== 0).sort()
const shown = () => `${house.rows(...kinds).replace(marks, '')} ${money()}`
const undo = (of: string, by: object = maria) => house.record('operation-reversed', { of: of as never }, by)

beforeEach(() => {
  house = new House()
})

function pick(units: number, more: object = maria, tote = 'T1') {
  const task = house.state.find('tasksOfOrder', 'SO-1').find(({ kind }) => kind === 'pick')
  return house.record(
    'units-picked',
    {
      order: 'SO-1' as never,
      line: 'SO-1-bolt',
      ...(task && { task: task.id }),
      ...house.goods('bolt'),
      quantity: q(units),
      from: 'L:A-01' as never,
      tote: { id: tote as never, code: tote },
    },
    more,
  )
}

function pack(units: number) {
  return house.record(
    'parcel-packed',
    {
      shipment: 'sh-1' as never,
      order: 'SO-1' as never,
      number: 'SO-1/1',
      carton: 'M2',
      plate: { id: 'C1' as never, code: 'C1' },
      at: 'L:PACK-1' as never,
      lines: [{ line: 'SO-1-bolt', ...house.goods('bolt'), quantity: q(units), from: 'P:T1' as never }],
    },
    maria,
  )
}

describe('given a step that nothing hangs on, when it is taken back, then all is as it was', () => {
  test('goods received against a purchase line, and its money', () => {
    house.purchase('PO-1', { bolt: 10 })
    const before = shown()
    const step = house.record(
      'goods-received',
      {
        receipt: 'r1',
        purchase: 'PO-1' as never,
        line: 'PO-1-bolt',
        ...house.goods('bolt'),
        quantity: q(12),
        to: 'L:DOCK-1' as never,
      },
      maria,
    )
    expect(house.open()).toEqual(['over-received'])
    expect(house.balance('2050')).toBe(-1200)
    undo(step)
    expect(shown()).toBe(before)
    expect(house.open()).toEqual([])
  })

  test('goods moved', () => {
    house.stock('bolt', 'L:A-01', 20)
    const before = shown()
    const body = { ...house.goods('bolt'), quantity: q(5), from: 'L:A-01' as never, to: 'L:B-01' as never }
    const step = house.record('goods-moved', { purpose: 'move', ...body }, maria)
    expect([house.units('bolt', 'L:A-01'), house.units('bolt', 'L:B-01')]).toEqual([15, 5])
    expect(undoObstacle(house.state, step, 'maria' as never)).toBeUndefined()
    undo(step)
    expect(shown()).toBe(before)
  })

  test('the last units of a pick: the task is open again, the tote is free, the bench has nothing to do', () => {
    house.stock('bolt', 'L:A-01', 10)
    house.order('SO-1', { bolt: 4 })
    const before = shown()
    const step = pick(4)
    expect(house.state.get('order', 'SO-1')?.state).toBe('picked')
    undo(step)
    // The tote stays known, and is nobody's.
    expect(house.state.get('plate', 'T1')).toEqual({
      id: 'T1',
      warehouse: 'north',
      code: 'T1',
      kind: 'tote',
      at: 'transit',
    })
    house.state.set('plate', 'T1', undefined)
    expect(shown()).toBe(before)
    expect(house.state.get('order', 'SO-1')).toMatchObject({ state: 'released', openPicks: 1, allocated: 4 })
    const states = house.state.find('tasksOfOrder', 'SO-1').map(({ kind, state, done }) => [kind, state, done])
    expect(states.sort()).toEqual([
      ['pack', 'cancelled', 0],
      ['pick', 'open', 0],
    ])
  })

  test('one of several scans of a pick', () => {
    house.stock('bolt', 'L:A-01', 10)
    house.order('SO-1', { bolt: 4 })
    pick(1)
    const before = shown()
    undo(pick(2))
    expect(shown()).toBe(before)
    expect(house.state.find('tasksOfOrder', 'SO-1')).toMatchObject([{ state: 'open', quantity: 4, done: 1 }])
  })

  test('a short pick: what it looked for elsewhere and the count it asked for are called off', () => {
    house.stock('bolt', 'L:A-01', 4)
    house.stock('bolt', 'L:B-01', 9)
    house.order('SO-1', { bolt: 4 })
    const before = shown()
    const [task] = house.state.find('tasksOfOrder', 'SO-1')
    const body = { task: task!.id, order: 'SO-1' as never, line: 'SO-1-bolt', reason: 'empty' as const }
    const step = house.record('pick-shorted', body, maria)
    expect(house.state.find('tasksOfOrder', 'SO-1').filter(({ state }) => state === 'open')).toMatchObject([
      { from: 'L:B-01', quantity: 4 },
    ])
    undo(step)
    expect(shown()).toBe(before)
    expect(house.open()).toEqual([])
    expect([...house.state.all('task')].filter(({ state }) => state === 'open')).toMatchObject([{ from: 'L:A-01' }])
  })

  test('a parcel packed', () => {
    house.stock('bolt', 'L:A-01', 10)
    house.order('SO-1', { bolt: 4 })
    pick(4)
    const before = shown()
    undo(pack(4))
    expect(shown()).toBe(before)
    expect(house.state.find('tasksOfOrder', 'SO-1').filter(({ state }) => state === 'open')).toMatchObject([
      { kind: 'pack', quantity: 4 },
    ])
  })

  test('a count, with its loss in the books', () => {
    house.stock('bolt', 'L:A-01', 10)
    const before = shown()
    const counted = { place: 'L:A-01' as never, ...house.goods('bolt'), counted: q(7) }
    const step = house.record('quant-counted', counted, maria)
    expect(house.balance('5100')).toBe(300)
    undo(step)
    expect(shown()).toBe(before)
  })

  test('goods returned, written off, a plate set down, a delivery closed', () => {
    house.stock('bolt', 'L:A-01', 10)
    house.purchase('PO-1', { bolt: 10 })
    house.record('plate-moved', { plate: 'T1' as never, code: 'T1', kind: 'tote', to: 'L:PACK-1' as never })
    const before = shown()
    const away = { ...house.goods('bolt'), quantity: q(1) }
    undo(house.record('goods-returned', { ...away, disposition: 'restock', to: 'L:DOCK-1' as never }, maria))
    undo(house.record('stock-written-off', { ...away, from: 'L:A-01' as never, reason: 'broken' }, { by: 'olga' }), {
      by: 'olga',
    })
    const set = { plate: 'T1' as never, code: 'T1', kind: 'tote' as const, to: 'L:STAGE-1' as never }
    undo(house.record('plate-moved', set, maria))
    undo(house.record('delivery-closed', { purchase: 'PO-1' as never, receipt: 'r1' }, maria))
    expect(shown()).toBe(before)
  })
})

describe('given that something hangs on the step by then', () => {
  test('when a pick is taken back that is packed already, then it stands and somebody is told', () => {
    house.stock('bolt', 'L:A-01', 10)
    house.order('SO-1', { bolt: 4 })
    const step = pick(4)
    pack(4)
    const before = shown()
    expect(undoObstacle(house.state, step, 'maria' as never)).toBe('packed')
    undo(step)
    expect(shown()).toBe(before)
    expect(house.exceptions()).toMatchObject([{ kind: 'undo-too-late', facts: { type: 'units-picked', quantity: 4 } }])
  })

  test('when goods that were moved on are taken back, then the place goes below zero and says so', () => {
    house.stock('bolt', 'L:A-01', 5)
    const goods = { ...house.goods('bolt'), quantity: q(5) }
    const step = house.record(
      'goods-moved',
      { purpose: 'move', ...goods, from: 'L:A-01' as never, to: 'L:A-02' as never },
      maria,
    )
    house.record('goods-moved', { purpose: 'move', ...goods, from: 'L:A-02' as never, to: 'L:B-01' as never })
    expect(undoObstacle(house.state, step, 'maria' as never)).toBe('moved-on')
    undo(step)
    expect([house.units('bolt', 'L:A-01'), house.units('bolt', 'L:A-02')]).toEqual([5, -5])
    expect(house.open()).toEqual(['negative-stock'])
  })

  test('when somebody else counted after it, then the count stands and explains the difference', () => {
    house.stock('bolt', 'L:A-01', 10)
    const goods = { ...house.goods('bolt') }
    const move = { purpose: 'move' as const, ...goods, quantity: q(3), from: 'L:A-01' as never, to: 'L:B-01' as never }
    const step = house.record('goods-moved', move, maria)
    house.record('quant-counted', { place: 'L:A-01' as never, ...goods, counted: q(7) }, { by: 'ivan' })
    undo(step)
    expect([house.units('bolt', 'L:A-01'), house.units('bolt', 'L:B-01')]).toEqual([7, 0])
    expect(house.balance('5100')).toBe(300)
  })
})

test('given a month that was closed over a count, when an earlier count comes late and is taken back, then shelf and books hold what the first saw', () => {
  const at = house.now - 50 * day
  const look = (counted: number, id: string, when: number) =>
    house.record(
      'quant-counted',
      { ...house.goods('bolt'), place: 'L:A-01' as never, counted: q(counted) },
      { id, at: when },
    )
  look(1, 'later', at + 1000)
  house.attempt('close-period', { company: house.goods('bolt').owner, through: businessDate(instant(at), 'UTC') })
  look(1, 'earlier', at)
  undo('earlier', {})
  expect(house.units('bolt', 'L:A-01')).toBe(1)
  expect(house.books.pool('bolt' as never)?.state.units).toBe(1)
})

describe('given two who take it back', () => {
  test('when the undo arrives twice, then it is undone once', () => {
    house.stock('bolt', 'L:A-01', 10)
    const body = { ...house.goods('bolt'), quantity: q(1), from: 'L:A-01' as never, reason: 'broken' }
    const step = house.record('stock-written-off', body, { by: 'olga' })
    undo(step, { by: 'olga' })
    expect(undoObstacle(house.state, step, 'olga' as never)).toBe('not-undoable')
    undo(step, { by: 'olga' })
    expect(house.units('bolt', 'L:A-01')).toBe(10)
    expect(house.balance('5110')).toBe(0)
  })

  test('when another person takes it back, then it is undone and somebody is told', () => {
    house.stock('bolt', 'L:A-01', 10)
    const body = { ...house.goods('bolt'), quantity: q(1), from: 'L:A-01' as never, to: 'L:B-01' as never }
    const step = house.record('goods-moved', { purpose: 'move', ...body }, maria)
    expect(undoObstacle(house.state, step, 'ivan' as never)).toBe('not-undoable')
    undo(step, { by: 'ivan' })
    expect(house.units('bolt', 'L:A-01')).toBe(10)
    expect(house.open()).toEqual(['undone-by-other'])
  })

  test.each(['no-such-operation'])('when %s is taken back, then nothing happens', (of) => {
    const before = shown()
    undo(of)
    expect(shown()).toBe(before)
  })
})

test('given a parcel that has left, then its step has no undo: the way back is a return', () => {
  house.stock('bolt', 'L:A-01', 10)
  house.order('SO-1', { bolt: 4 })
  pick(4)
  pack(4)
  const type: OperationType = 'parcel-shipped'
  const lines = [{ line: 'SO-1-bolt', ...house.goods('bolt'), quantity: q(4), from: 'P:C1' as never }]
  const step = house.record(type, { shipment: 'sh-1' as never, order: 'SO-1' as never, number: 'SO-1/1', lines }, maria)
  expect(undoObstacle(house.state, step, 'maria' as never)).toBe('not-undoable')
})
