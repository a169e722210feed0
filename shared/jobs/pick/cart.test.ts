// Picking several orders at once into totes, told as given / when / then.
import { describe, expect, test } from 'vitest'
import type { BodyOf } from '../../operations/index.ts'
import { onPlate } from '../../rows/places.ts'
import { labelText } from '../../scan/index.ts'
import { Floor } from '../fake-floor.ts'
import type { StepView } from '../view.ts'

const A = '5901234123457'
const B = '9506000134352'
const C = '4006381333931'
const tote = (n: number) => labelText('plate', `T-${n}`)

/** The most urgent order, and room for more. */
function cart(floor: Floor) {
  expect(floor.open({ job: 'pick' })).toBeUndefined()
  floor.choose('several')
}

/** Three orders that want A from one bin; the first two B from another, the third C. */
function threeOrders(more: Parameters<Floor['item']>[2] = {}) {
  const floor = new Floor()
  floor.item('A', A, more)
  floor.item('B', B)
  floor.item('C', C)
  floor.stock('A', 'A-01-11', 20)
  floor.stock('B', 'B-02-11', 20)
  floor.stock('C', 'C-04-11', 20)
  floor.order('SO-1', { A: 2, B: 1 }, { priority: 9 })
  floor.order('SO-2', { A: 1, B: 2 }, { priority: 8 })
  floor.order('SO-3', { A: 3, C: 1 }, { priority: 7 })
  cart(floor)
  return floor
}

function onThreeTotes(more?: Parameters<Floor['item']>[2]) {
  const floor = threeOrders(more)
  for (const n of [1, 2, 3]) floor.scan(tote(n))
  return floor
}

const squares = (shown: StepView) => shown.totes?.squares.map(({ state, units = 0 }) => `${state} ${units}`)
const inTote = (floor: Floor, item: string, n: number) => {
  const plate = floor.state.find('plateByCode', `north|T-${n}`)[0]
  return plate ? floor.units(item, onPlate(plate.id)) : 0
}

describe('given orders that wait', () => {
  test('when empty totes are scanned, then each gets the next order and claims it', () => {
    const floor = threeOrders()
    expect(floor.view()).toMatchObject({ main: { kind: 'scan', expects: 'tote' } })
    expect(floor.scan(tote(1))).toMatchObject({ words: { key: 'did.tote-for', facts: { n: 1, order: 'SO-1' } } })
    floor.scan(tote(2))
    expect(floor.job).toMatchObject({ cart: [{ order: 'SO-1', tote: { code: 'T-1' } }, { order: 'SO-2' }] })
    expect(floor.state.get('order', 'SO-2')?.claim?.device).toBe('hh-1')
    expect(floor.state.get('order', 'SO-3')?.claim).toBeUndefined()
    expect(floor.view().main).toMatchObject({ kind: 'press', choice: 'start', words: { facts: { n: 2 } } })
    floor.scan(tote(3))
    expect(floor.scan(tote(4))).toMatchObject({ kind: 'wrong', title: { key: 'wrong.no-more-orders' } })
  })

  test('when orders are chosen, then their totes are asked in turn, and one that is taken off is given back', () => {
    const floor = threeOrders()
    floor.choose('take:SO-3')
    floor.choose('off:SO-1')
    floor.scan('SO-1')
    expect(floor.view().main).toMatchObject({ words: { key: 'scan.tote-n', facts: { n: 1 } } })
    floor.scan(tote(7))
    floor.scan(tote(8))
    expect(floor.job).toMatchObject({
      cart: [
        { order: 'SO-3', tote: { code: 'T-7' } },
        { order: 'SO-1', tote: { code: 'T-8' } },
      ],
    })
    floor.choose('off:SO-1')
    expect(floor.state.get('order', 'SO-1')?.claim).toBeUndefined()
    expect(floor.job).toMatchObject({ cart: [{ order: 'SO-3' }] })
  })

  test('when several are equally urgent, then the one in the aisles of the cart is given', () => {
    const floor = new Floor()
    floor.item('A', A)
    floor.item('B', B)
    floor.stock('A', 'A-01-11', 20)
    floor.stock('B', 'B-02-11', 20)
    floor.order('SO-1', { A: 1 }, { shipBy: floor.now + 1_000_000 })
    floor.order('SO-2', { B: 1 }, { shipBy: floor.now + 1_000_001 })
    floor.order('SO-3', { A: 2 }, { shipBy: floor.now + 1_000_002 })
    cart(floor)
    floor.scan(tote(1))
    floor.scan(tote(2))
    expect(floor.job).toMatchObject({ cart: [{ order: 'SO-1' }, { order: 'SO-3' }] })
  })

  test('when somebody else has one, then its paper is refused by name', () => {
    const floor = threeOrders()
    floor.device = 'hh-2' as never
    floor.person = 'ivan' as never
    floor.open({ job: 'pick', order: 'SO-2' as never })
    floor.device = 'hh-1' as never
    floor.person = 'maria' as never
    cart(floor)
    expect(floor.scan('SO-2')).toMatchObject({ kind: 'wrong', hint: { facts: { person: 'ivan', order: 'SO-2' } } })
  })
})

describe('given carts that a wave planned', () => {
  /** SO-4 and SO-2 on the first cart, SO-3 and SO-1 on the second; SO-5 came later. */
  function wave() {
    const floor = new Floor()
    floor.item('A', A)
    floor.stock('A', 'A-01-11', 50)
    const at = { shipBy: floor.now + 7_200_000 }
    for (const number of ['SO-1', 'SO-2', 'SO-3', 'SO-4', 'SO-5']) floor.order(number, { A: 1 }, at)
    floor.house('release-wave', { carts: [['SO-4', 'SO-2'] as never, ['SO-3', 'SO-1'] as never] })
    return floor
  }
  const orders = (floor: Floor) => (floor.job?.job === 'pick' ? floor.job.cart.map((each) => each.order) : [])

  test('when picking is opened, then the first cart comes whole and claimed, and the next device gets the second', () => {
    const floor = wave()
    expect(floor.open({ job: 'pick' })).toBeUndefined()
    expect(orders(floor)).toEqual(['SO-4', 'SO-2'])
    expect(floor.view()).toMatchObject({
      main: { words: { key: 'scan.tote-n', facts: { n: 1 } } },
      notes: [{ words: { key: 'note.gather-planned' } }],
    })
    for (const order of ['SO-4', 'SO-2']) expect(floor.state.get('order', order)?.claim?.device).toBe('hh-1')
    floor.device = 'hh-2' as never
    floor.open({ job: 'pick' })
    expect(orders(floor)).toEqual(['SO-3', 'SO-1'])
    floor.device = 'hh-3' as never
    floor.open({ job: 'pick' })
    expect(orders(floor)).toEqual(['SO-5'])
  })

  test('when all its totes are bound, then one more gets what is on no cart', () => {
    const floor = wave()
    floor.open({ job: 'pick' })
    floor.scan(tote(1))
    floor.scan(tote(2))
    expect(floor.view().main).toMatchObject({ kind: 'press', choice: 'start' })
    floor.scan(tote(3))
    expect(orders(floor)).toEqual(['SO-4', 'SO-2', 'SO-5'])
  })

  test('when there are fewer totes, then picking starts with these and the others are given back to their cart', () => {
    const floor = wave()
    floor.open({ job: 'pick' })
    floor.scan(tote(1))
    expect(floor.view().ways.map(({ choice }) => choice)).toContain('start-bound')
    floor.choose('start-bound')
    expect(orders(floor)).toEqual(['SO-4'])
    expect(floor.view().where?.code).toBe('A-01-11')
    expect(floor.state.get('order', 'SO-2')?.claim).toBeUndefined()
    floor.device = 'hh-2' as never
    floor.open({ job: 'pick' })
    expect(orders(floor)).toEqual(['SO-2'])
  })

  test('when one of them is asked for by its paper, then it is picked alone', () => {
    const floor = wave()
    floor.open({ job: 'pick', order: 'SO-3' as never })
    expect(orders(floor)).toEqual(['SO-3'])
  })

  test('when a more urgent order comes, then it goes before the carts', () => {
    const floor = wave()
    floor.order('SO-6', { A: 1 }, { priority: 9 })
    floor.open({ job: 'pick' })
    expect(orders(floor)).toEqual(['SO-6'])
  })
})

describe('given three totes on the cart', () => {
  test('when the item is scanned once and then each lit tote, then each order has its units: 1 + k scans', () => {
    const floor = onThreeTotes()
    expect(floor.scan(A)).toMatchObject({ kind: 'tote', n: 1, count: 2 })
    expect(squares(floor.view())).toEqual(['put 2', 'put 1', 'put 3'])
    expect(floor.view().where).toMatchObject({ code: 'A-01-11', state: 'done' })
    expect(floor.recorded.filter(({ type }) => type === 'units-picked')).toHaveLength(0)
    expect(floor.scan(tote(2))).toMatchObject({ kind: 'tote', n: 1 })
    expect(squares(floor.view())).toEqual(['put 2', 'done 1', 'put 3'])
    expect(floor.view().main).toMatchObject({ words: { key: 'scan.totes', facts: { squares: '1 3' } } })
    expect(inTote(floor, 'A', 2)).toBe(1)
    expect(floor.scan(tote(1))).toMatchObject({ kind: 'tote', n: 3, count: 3 })
    expect(floor.scan(tote(3))).toMatchObject({ kind: 'done', title: { facts: { n: 6 } } })
    expect([1, 2, 3].map((n) => inTote(floor, 'A', n))).toEqual([2, 1, 3])
    expect(floor.units('A', 'L:A-01-11')).toBe(14)
    expect(floor.view().where?.code).toBe('B-02-11')
  })

  test('when all lines are walked, then one scan of the bench sets down all totes', () => {
    const floor = onThreeTotes()
    for (const code of [A, tote(1), tote(2), tote(3), B, tote(2), tote(1), C, tote(3)]) floor.scan(code)
    expect(floor.view()).toMatchObject({
      main: { expects: 'drop' },
      totes: { squares: [{ n: 1 }, { n: 2 }, { n: 3 }] },
    })
    expect(floor.scan('PACK-1')).toMatchObject({ kind: 'done', title: { key: 'did.cart-picked', facts: { n: 3 } } })
    expect(floor.job).toBeUndefined()
    for (const order of ['SO-1', 'SO-2', 'SO-3']) expect(floor.state.get('order', order)?.state).toBe('picked')
    expect(floor.recorded.filter(({ type }) => type === 'plate-moved')).toHaveLength(3)
    expect(floor.exceptions()).toEqual([])
  })

  test('when a tote that is not lit is scanned, then it is wrong, names the lit ones, and nothing is recorded', () => {
    const floor = onThreeTotes()
    for (const code of [A, tote(1), tote(2), tote(3)]) floor.scan(code)
    floor.scan(B)
    const before = floor.recorded.length
    expect(floor.scan(tote(3))).toMatchObject({
      kind: 'wrong',
      title: { key: 'wrong.tote' },
      expected: { label: { facts: { squares: '1 2' } }, code: 'T-1 · T-2' },
      safe: { key: 'safe.in-hand', facts: { n: 3 } },
    })
    expect(floor.scan('C-04-11')).toMatchObject({ kind: 'wrong', title: { key: 'wrong.put-first' } })
    expect(floor.recorded).toHaveLength(before)
  })

  test('when the app is killed between item and tote, then the squares are still lit', () => {
    const floor = onThreeTotes()
    floor.scan(A)
    floor.scan(tote(3))
    floor.job = JSON.parse(JSON.stringify(floor.job))
    expect(squares(floor.view())).toEqual(['put 2', 'put 1', 'done 3'])
  })

  test('when the shelf has fewer, then the most urgent are filled, the others go on at the next bin at once', () => {
    const floor = onThreeTotes()
    floor.stock('A', 'C-05-11', 9)
    floor.press()
    floor.choose('fewer')
    floor.type(2)
    floor.scan(A)
    expect(squares(floor.view())).toEqual(['put 2', 'idle 0', 'idle 0'])
    floor.scan(tote(1))
    expect(floor.recorded.filter(({ type }) => type === 'pick-shorted')).toHaveLength(2)
    const open = (order: string) =>
      floor.state
        .find('tasksOfOrder', order)
        .filter((task) => task.kind === 'pick' && task.state === 'open' && task.item === 'A')
    expect(open('SO-2')).toMatchObject([{ from: 'L:C-05-11', quantity: 1 }])
    expect(open('SO-3')).toMatchObject([{ from: 'L:C-05-11', quantity: 3 }])
    expect(floor.units('A', 'L:A-01-11')).toBe(18)
  })

  test('when the shelf is empty, then all orders of the line go on elsewhere, said with the bin', () => {
    const floor = onThreeTotes()
    floor.stock('A', 'C-05-11', 9)
    floor.press()
    expect(floor.choose('empty')).toMatchObject({ words: { key: 'did.short-next', facts: { n: 6, code: 'C-05-11' } } })
    expect(floor.recorded.filter(({ type }) => type === 'pick-shorted')).toHaveLength(3)
  })

  test('when a tote is full, then a fresh one takes its place in the square', () => {
    const floor = onThreeTotes()
    floor.scan(A)
    floor.choose('tote-full')
    expect(floor.scan(tote(9))).toMatchObject({ kind: 'tote', n: 2 })
    expect(inTote(floor, 'A', 9)).toBe(2)
    expect(floor.job).toMatchObject({ cart: [{ order: 'SO-1', tote: { code: 'T-9' } }, {}, {}] })
  })

  test('when one order is cancelled meanwhile, then its units are not asked for, and its square says so', () => {
    const floor = onThreeTotes()
    for (const code of [A, tote(1), tote(2), tote(3)]) floor.scan(code)
    floor.house('cancel-order', { order: 'SO-2' as never, reason: 'x' })
    expect(floor.view().notes[0]).toMatchObject({ words: { key: 'note.cart-order-cancelled', facts: { n: 2 } } })
    floor.scan(B)
    expect(squares(floor.view())).toEqual(['put 1', 'idle 0', 'idle 0'])
  })

  test('when units are counted one by one, then each square waits for its units, and a tote closes it', () => {
    const floor = onThreeTotes({ confirm: 'each' })
    expect(floor.scan(A)).toMatchObject({ kind: 'right', words: { facts: { done: 1, of: 2 } } })
    expect(floor.scan(A)).toMatchObject({ kind: 'tote', n: 1, count: 2 })
    expect(floor.scan(A)).toMatchObject({ kind: 'wrong', title: { key: 'wrong.put-first' } })
    floor.scan(tote(1))
    expect(inTote(floor, 'A', 1)).toBe(2)
    floor.scan(A)
    expect(squares(floor.view())).toEqual(['idle 0', 'put 1', 'idle 0'])
  })
})

describe('given a warehouse where one press is enough', () => {
  test('when the item is scanned and put is pressed, then all squares have their units', () => {
    const floor = onThreeTotes()
    const row = floor.state.get('warehouse', 'north')
    const body: BodyOf<'warehouse-saved'> = { ...(row as BodyOf<'warehouse-saved'>), putProof: 'press' }
    floor.house('warehouse-saved', body)
    floor.scan(A)
    expect(floor.view().main).toMatchObject({ kind: 'press', choice: 'put' })
    floor.press()
    expect([1, 2, 3].map((n) => inTote(floor, 'A', n))).toEqual([2, 1, 3])
  })
})

describe('given a bin that holds just what is asked', () => {
  function lastOnes() {
    const floor = new Floor()
    floor.item('A', A)
    floor.item('B', B)
    floor.stock('A', 'A-01-11', 6)
    floor.stock('B', 'B-02-11', 20)
    floor.order('SO-1', { A: 6, B: 1 })
    floor.open({ job: 'pick', order: 'SO-1' as never })
    floor.scan(tote(1))
    floor.scan(A)
    return floor
  }

  test('when it is taken, then the bin is said to be empty, and nothing more is asked of who finds it so', () => {
    const floor = lastOnes()
    expect(floor.view().notes).toMatchObject([
      { words: { facts: { code: 'A-01-11' } }, press: { choice: 'not-empty' } },
    ])
    floor.scan(B)
    expect(floor.view().notes).toEqual([])
    expect(floor.recorded.map(({ type }) => type)).not.toContain('quant-counted')
  })

  test('F08 what is still in the bin after a pick is not recorded: what is left is counted with one number', () => {
    const floor = lastOnes()
    floor.choose('not-empty')
    expect(floor.view()).toMatchObject({ where: { code: 'A-01-11' }, howMany: { keypad: true } })
    expect(floor.type(2)).toMatchObject({ words: { key: 'did.left-there' } })
    expect(floor.units('A', 'L:A-01-11')).toBe(2)
    expect(floor.exceptions()).toEqual(['count-differs'])
    expect(floor.view().where?.code).toBe('B-02-11')
  })
})
