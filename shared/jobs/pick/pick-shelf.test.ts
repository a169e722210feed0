// Picking where the shelf, the lot or the serial number is not as planned.
import { describe, expect, test } from 'vitest'
import { labelText } from '../../scan/index.ts'
import { Floor } from '../fake-floor.ts'

const A = '5901234123457'
const B = '9506000134352'
const tote = labelText('plate', 'T-118')
const gs1 = (text: string) => `]C1${text}`

function start(order: string, floor: Floor) {
  expect(floor.open({ job: 'pick', order: order as never })).toBeUndefined()
  floor.scan(tote)
  return floor
}

describe('given a shelf that disagrees', () => {
  function short() {
    const floor = new Floor()
    floor.item('A', A)
    floor.item('B', B)
    floor.stock('A', 'A-03-12', 6)
    floor.stock('A', 'B-01-11', 20)
    floor.stock('B', 'C-01-11', 20)
    floor.order('SO-1', { A: 6, B: 1 })
    return start('SO-1', floor)
  }

  test('when it is empty, then the bin is to be counted and the next bin with the item comes up', () => {
    const floor = short()
    expect(floor.view().ways[0]).toMatchObject({
      choice: 'empty',
      consequence: { key: 'then.other-bin', facts: { n: 20, code: 'B-01-11' } },
    })
    floor.choose('empty')
    expect(floor.last('pick-shorted')).toMatchObject({ reason: 'empty' })
    expect(floor.view().where?.code).toBe('B-01-11')
    expect(floor.state.find('openTasks', 'north|count')).toHaveLength(1)
    floor.scan(A)
    expect(floor.state.get('order', 'SO-1')?.picked).toBe(6)
  })

  test('when only 4 are there, then 4 are taken after a scan of the item and 2 come from elsewhere', () => {
    const floor = short()
    floor.choose('fewer')
    expect(floor.view().howMany?.keypad).toBe(true)
    floor.type(4)
    expect(floor.recorded.filter((wish) => wish.type === 'units-picked')).toEqual([])
    floor.scan(A)
    expect(floor.units('A', 'L:A-03-12')).toBe(2)
    expect(floor.view()).toMatchObject({ where: { code: 'B-01-11' }, howMany: { quantity: 2 } })
    floor.scan(A)
    floor.scan(B)
    floor.scan('PACK-1')
    expect(floor.state.get('order', 'SO-1')).toMatchObject({ state: 'picked', picked: 7 })
  })

  test('when 0 is typed, then it is the same as empty', () => {
    const floor = short()
    floor.choose('fewer')
    floor.type(0)
    expect(floor.last('pick-shorted')).toMatchObject({ reason: 'empty' })
  })

  test('when the bin has just been found short, then the next picker is asked for its scan', () => {
    const floor = short()
    floor.choose('empty')
    floor.device = 'hh-2' as never
    floor.order('SO-2', { A: 1 })
    floor.open({ job: 'pick', order: 'SO-2' as never })
    floor.scan(labelText('plate', 'T-2'))
    expect(floor.view().where).toMatchObject({ state: 'open', code: 'A-03-12' })
    expect(floor.scan(A)).toMatchObject({ kind: 'wrong', title: { key: 'wrong.scan-bin-first' } })
    floor.scan('A-03-12')
    expect(floor.scan(A)).toMatchObject({ kind: 'done' })
  })

  test('when a line cannot be reached, then it comes again as the last one, and then the manager hears of it', () => {
    const floor = short()
    floor.choose('cannot-reach')
    expect(floor.view().where?.code).toBe('C-01-11')
    floor.scan(B)
    expect(floor.view().where?.code).toBe('A-03-12')
    floor.choose('cannot-reach')
    expect(floor.last('pick-shorted')).toMatchObject({ reason: 'unreachable' })
  })

  test('when nothing of the order is anywhere, then a press ends it', () => {
    const floor = new Floor()
    floor.item('A', A)
    floor.stock('A', 'A-03-12', 6)
    floor.order('SO-1', { A: 6 })
    start('SO-1', floor)
    floor.choose('empty')
    expect(floor.view().main).toMatchObject({ kind: 'press', choice: 'finish' })
    floor.press()
    expect(floor.job).toBeUndefined()
    expect(floor.state.get('order', 'SO-1')?.state).toBe('waiting')
  })

  test('F10 more of a lot is entered than the bin holds and only shipping refuses: it asks at entry, and both answers stand', () => {
    const build = () => {
      const floor = new Floor()
      floor.item('A', A, { confirm: 'type', tracking: 'lot' })
      floor.stock('A', 'A-03-12', 10, { lot: 'L1' })
      floor.order('SO-1', { A: 10 })
      // Somebody else has meanwhile taken two.
      floor.house('stock-written-off', {
        ...floor.goods('A', 'L1'),
        quantity: 2 as never,
        from: 'L:A-03-12' as never,
        reason: 'broken',
      })
      start('SO-1', floor).scan(A)
      expect(floor.type(10)).toMatchObject({ kind: 'look', title: { key: 'books.title', facts: { n: 8 } } })
      return floor
    }
    const less = build()
    less.choose('books')
    expect(less.units('A', 'L:A-03-12', 'L1')).toBe(0)
    expect(less.state.get('order', 'SO-1')?.picked).toBe(8)
    expect(less.exceptions()).toEqual(['short-pick'])
    const more = build()
    more.choose('have')
    expect(more.state.get('order', 'SO-1')?.picked).toBe(10)
    expect(more.exceptions()).toEqual(['negative-stock'])
  })
})

describe('given lots', () => {
  function lots() {
    const floor = new Floor()
    floor.item('wine', B, { tracking: 'lot-expiry' })
    floor.stock('wine', 'A-03-12', 10, { lot: 'L1', expiry: '2027-03-31' })
    floor.order('SO-1', { wine: 4 })
    return floor
  }

  test('when the bin holds one lot, then a scan without lot is enough', () => {
    const floor = start('SO-1', lots())
    expect(floor.view().what).toMatchObject({ lot: 'L1', expiry: '2027-03-31' })
    floor.scan(B)
    expect(floor.last('units-picked')).toMatchObject({ lot: 'L1' })
  })

  test('when the bin holds two, then its scan is asked, and which lot it is', () => {
    const floor = lots()
    floor.stock('wine', 'A-03-12', 10, { lot: 'L0', expiry: '2027-01-31' })
    start('SO-1', floor)
    expect(floor.view().where?.state).toBe('open')
    floor.scan('A-03-12')
    expect(floor.scan(B)).toMatchObject({ kind: 'look', title: { key: 'which.lot' } })
    expect(floor.choices()).toEqual(['lot:L0', 'lot:L1'])
    floor.choose('lot:L0')
    expect(floor.units('wine', 'L:A-03-12', 'L0')).toBe(6)
  })

  test('when a lot that expires later is scanned, then it asks before it is a fact', () => {
    const floor = lots()
    floor.stock('wine', 'A-03-12', 10, { lot: 'L9', expiry: '2028-01-31' })
    start('SO-1', floor)
    floor.scan('A-03-12')
    expect(floor.scan(gs1('010950600013435210L9'))).toMatchObject({
      kind: 'look',
      text: { facts: { lot: 'L9', wanted: 'L1' } },
    })
    floor.choose('other-lot')
    expect(floor.last('units-picked')).toMatchObject({ lot: 'L9', quantity: 4 })
  })

  test('when a known lot alone is scanned, then it counts as its item', () => {
    const floor = start('SO-1', lots())
    floor.scan('L1')
    expect(floor.last('units-picked')).toMatchObject({ item: 'wine', lot: 'L1', quantity: 4 })
  })
})

describe('given units with serial numbers', () => {
  test('when each is scanned with its own, then those and no others leave the bin', () => {
    const floor = new Floor()
    floor.item('drill', B, { tracking: 'serial', confirm: 'each' })
    for (const serial of ['S1', 'S2', 'S3']) {
      floor.house('stock-opened', {
        ...floor.goods('drill'),
        serial,
        quantity: 1 as never,
        place: 'L:A-03-12' as never,
        value: 0,
      })
    }
    floor.order('SO-1', { drill: 2 })
    start('SO-1', floor)
    floor.scan(gs1('010950600013435221S3'))
    floor.scan(B)
    expect(floor.view().ask?.what).toBe('serial')
    floor.type('S1')
    const picked = floor.recorded.flatMap((wish) => (wish.type === 'units-picked' ? [wish.body.serial] : []))
    expect(picked).toEqual(['S3', 'S1'])
    expect(floor.state.get('order', 'SO-1')).toMatchObject({ picked: 2, openPicks: 0 })
    const left = [...floor.state.all('quant')].filter((quant) => quant.place === 'L:A-03-12')
    expect(left.map((quant) => [quant.serial, quant.quantity, quant.allocated])).toEqual([['S2', 1, 0]])
  })
})
