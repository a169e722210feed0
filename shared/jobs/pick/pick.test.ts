// Picking one order, told as given / when / then. Cases from the field are named by their report.
import { describe, expect, test } from 'vitest'
import { labelText } from '../../scan/index.ts'
import { Floor } from '../fake-floor.ts'

const A = '5901234123457'
const B = '9506000134352'
const C = '4006381333931'
const caseOfA = '15901234123454'
const tote = labelText('plate', 'T-118')
const gs1 = (text: string) => `]C1${text}`

function start(order: string, floor: Floor) {
  expect(floor.open({ job: 'pick', order: order as never })).toBeUndefined()
  floor.scan(tote)
  return floor
}

describe('given orders on the floor', () => {
  test('when picking opens, then it takes the most urgent order that nobody has, and claims it', () => {
    const floor = new Floor()
    floor.item('A', A)
    floor.stock('A', 'A-01-11', 50)
    floor.order('SO-1', { A: 1 })
    floor.order('SO-2', { A: 1 }, { shipBy: floor.now + 3_600_000 })
    floor.order('SO-3', { A: 1 }, { priority: 9 })
    floor.open({ job: 'pick' })
    expect(floor.job).toMatchObject({ cart: [{ order: 'SO-3' }] })
    expect(floor.state.get('order', 'SO-3')?.claim).toMatchObject({ device: 'hh-1', person: 'maria' })
    floor.device = 'hh-2' as never
    floor.person = 'ivan' as never
    floor.open({ job: 'pick' })
    expect(floor.job).toMatchObject({ cart: [{ order: 'SO-2' }] })
    expect(floor.open({ job: 'pick', order: 'SO-3' as never })).toBe('claimed-by-other')
    floor.device = 'hh-3' as never
    floor.open({ job: 'pick' })
    expect(floor.open({ job: 'pick' })).toBeUndefined()
    expect(floor.job).toMatchObject({ cart: [{ order: 'SO-1' }] })
    floor.device = 'hh-4' as never
    expect(floor.open({ job: 'pick' })).toBe('no-orders')
  })

  test('when an order is given back before anything was taken, then another may have it', () => {
    const floor = new Floor()
    floor.item('A', A)
    floor.stock('A', 'A-01-11', 5)
    floor.order('SO-1', { A: 1 })
    floor.open({ job: 'pick' })
    floor.choose('give-back')
    expect(floor.job).toBeUndefined()
    expect(floor.state.get('order', 'SO-1')?.claim).toBeUndefined()
  })
})

describe('given an order of two items that may be trusted', () => {
  function twoLines() {
    const floor = new Floor()
    floor.item('A', A, { caseOf: [caseOfA, 12] })
    floor.item('B', B)
    floor.item('C', C)
    floor.stock('A', 'A-03-12', 20)
    floor.stock('B', 'B-01-11', 10)
    floor.stock('C', 'C-01-11', 10)
    floor.order('SO-1', { A: 6, B: 2 })
    return floor
  }

  test('when tote, two items and the bench are scanned, then the order waits to be packed: four scans', () => {
    const floor = twoLines()
    floor.open({ job: 'pick' })
    expect(floor.view()).toMatchObject({
      ask: { what: 'tote' },
      main: { expects: 'tote' },
      progress: { done: 0, of: 2 },
    })
    expect(floor.scan(tote)).toMatchObject({ kind: 'right' })
    const first = floor.view()
    expect(first).toMatchObject({
      where: { state: 'later', code: 'A-03-12', rack: { columns: 2, levels: 3, column: 2, level: 1 } },
      what: { state: 'open', name: 'A', code: A },
      howMany: { quantity: 6, packs: [{ key: 'packs.loose', facts: { size: 12 } }, { facts: { tote: 'T-118' } }] },
      main: { words: { key: 'scan.item' } },
      next: { key: 'next.bin', facts: { code: 'B-01-11', left: 1 } },
    })
    expect(floor.scan(A)).toMatchObject({ kind: 'done', title: { key: 'did.took-n', facts: { n: 6 } }, what: 'A' })
    expect(floor.last('units-picked')).toMatchObject({ quantity: 6, from: 'L:A-03-12', scan: { code: A, factor: 1 } })
    expect(floor.view()).toMatchObject({
      where: { code: 'B-01-11', way: { words: { key: 'way' } } },
      done: { key: 'did.took' },
    })
    floor.scan(B)
    expect(floor.view()).toMatchObject({ where: { state: 'open', code: 'PACK-1' }, main: { expects: 'drop' } })
    expect(floor.scan('PACK-1')).toMatchObject({ kind: 'done', title: { key: 'did.order-picked' } })
    expect(floor.job).toBeUndefined()
    const order = floor.state.get('order', 'SO-1')
    expect(order).toMatchObject({ state: 'picked', picked: 8, allocated: 0 })
    expect(floor.state.get('plate', order?.tote ?? '')).toMatchObject({ at: 'L:PACK-1', order: 'SO-1', code: 'T-118' })
    expect(floor.exceptions()).toEqual([])
  })

  test('when the app is killed in between, then it goes on at the same line with the same tote', () => {
    const floor = start('SO-1', twoLines())
    floor.scan(A)
    floor.job = undefined
    floor.open({ job: 'pick' })
    expect(floor.view()).toMatchObject({ progress: { done: 1, of: 2 }, where: { code: 'B-01-11' } })
    expect(floor.recorded.filter((wish) => wish.type === 'claim-work')).toHaveLength(1)
    floor.scan(B)
    expect(floor.last('units-picked')).toMatchObject({ tote: { code: 'T-118' } })
  })

  test('F06 a real but wrong thing is answered as if unknown: wrong bin, item too early and unknown code have three answers, and nothing is recorded', () => {
    const floor = twoLines()
    floor.stock('A', 'A-03-22', 5)
    start('SO-1', floor)
    expect(floor.view().where?.state).toBe('open')
    const before = floor.recorded.length
    expect(floor.scan('C-01-11')).toMatchObject({
      kind: 'wrong',
      title: { key: 'wrong.bin' },
      scanned: { code: 'C-01-11' },
      expected: { code: 'A-03-12' },
      hint: { key: 'hint.holds', facts: { name: 'C' } },
    })
    expect(floor.scan(A)).toMatchObject({
      kind: 'wrong',
      title: { key: 'wrong.scan-bin-first' },
      scanned: { name: 'A' },
    })
    expect(floor.scan('000111222')).toMatchObject({ kind: 'unknown', code: '000111222' })
    expect(floor.choices()).toContain('report')
    expect(floor.recorded).toHaveLength(before)
  })

  test('when the bin next to it is scanned, then it says where the right one is', () => {
    const floor = twoLines()
    start('SO-1', floor)
    expect(floor.scan('A-03-11')).toMatchObject({
      kind: 'wrong',
      expected: { way: { turn: 'places-right', words: { key: 'way.places', facts: { places: 1, levels: 0 } } } },
    })
    expect(floor.scan('A-03-32')).toMatchObject({
      expected: { way: { turn: 'levels-down', words: { facts: { levels: -2 } } } },
    })
  })

  test('when the case is scanned where loose units are wanted, then it is too many', () => {
    const floor = start('SO-1', twoLines())
    expect(floor.scan(caseOfA)).toMatchObject({ kind: 'wrong', title: { key: 'wrong.too-many', facts: { n: 12 } } })
    expect(floor.units('A', 'L:A-03-12')).toBe(20)
  })

  test('when the bin of the other line is scanned, then that line comes first, said aloud', () => {
    const floor = start('SO-1', twoLines())
    expect(floor.scan('B-01-11')).toMatchObject({ kind: 'moved', words: { key: 'moved.line', facts: { name: 'B' } } })
    expect(floor.view()).toMatchObject({ where: { state: 'done', code: 'B-01-11' }, what: { name: 'B' } })
    expect(floor.scan(B)).toMatchObject({ kind: 'done', what: 'B' })
    expect(floor.view().where?.code).toBe('A-03-12')
  })

  test('when it lies in reserve, then the bin is asked for', () => {
    const floor = new Floor()
    floor.item('A', A)
    floor.stock('A', 'A-03-31', 20)
    floor.order('SO-1', { A: 6 })
    start('SO-1', floor)
    expect(floor.view()).toMatchObject({ where: { state: 'open' }, main: { expects: 'bin' } })
  })

  test('when a label tells a count, then it stands for so many', () => {
    const floor = new Floor()
    floor.item('A', B, { confirm: 'each' })
    floor.stock('A', 'A-03-12', 20)
    floor.order('SO-1', { A: 6 })
    start('SO-1', floor)
    expect(floor.scan(gs1('0109506000134352305'))).toMatchObject({
      kind: 'right',
      words: { facts: { done: 5, of: 6 } },
    })
  })

  test('when another bin holds the item, then it is taken from there and the books know it', () => {
    const floor = twoLines()
    floor.stock('A', 'C-02-11', 7)
    start('SO-1', floor)
    expect(floor.scan('C-02-11')).toMatchObject({ kind: 'moved', words: { key: 'moved.bin', facts: { n: 7 } } })
    floor.scan(A)
    expect(floor.units('A', 'L:C-02-11')).toBe(1)
    expect(floor.units('A', 'L:A-03-12')).toBe(20)
    expect([...floor.state.all('quant')].every((quant) => quant.item !== 'A' || quant.allocated === 0)).toBe(true)
  })

  test('when what another bin holds is promised to others, then it is a wrong bin', () => {
    const floor = twoLines()
    floor.stock('A', 'C-02-11', 4)
    floor.order('SO-9', { A: 18 })
    start('SO-1', floor)
    expect(floor.scan('C-02-11')).toMatchObject({ kind: 'wrong', hint: { key: 'hint.promised' } })
  })

  test('when a tote of another order is scanned, then it says whose it is', () => {
    const floor = twoLines()
    floor.order('SO-2', { C: 1 })
    start('SO-2', floor).scan(C)
    floor.open({ job: 'pick', order: 'SO-1' as never })
    expect(floor.scan(tote)).toMatchObject({ kind: 'wrong', hint: { facts: { order: 'SO-2' } } })
    expect(floor.scan('T5-PLAIN')).toMatchObject({ kind: 'unknown' })
    floor.choose('tote:T5-PLAIN')
    floor.scan(A)
    expect(floor.last('units-picked')?.tote.code).toBe('T5-PLAIN')
  })

  test('when the tote is full, then a second one takes the rest, and both are set down', () => {
    const floor = start('SO-1', twoLines())
    floor.scan(A)
    floor.choose('tote-full')
    floor.scan(labelText('plate', 'T-119'))
    floor.scan(B)
    floor.scan('PACK-1')
    const at = [...floor.state.all('plate')].map((plate) => [plate.code, plate.at])
    expect(at).toEqual([
      ['T-118', 'L:PACK-1'],
      ['T-119', 'L:PACK-1'],
    ])
  })

  test('when the tote is set down on a strange place, then the second scan of it is a fact', () => {
    const floor = start('SO-1', twoLines())
    floor.scan(A)
    floor.scan(B)
    expect(floor.scan('A-01-11')).toMatchObject({ kind: 'look', title: { key: 'drop.title' } })
    expect(floor.scan('A-01-11')).toMatchObject({ kind: 'done' })
    expect([...floor.state.all('plate')][0]?.at).toBe('L:A-01-11')
  })

  test('when the order is cancelled while it is picked, then what is in the tote is set down', () => {
    const floor = start('SO-1', twoLines())
    floor.scan(A)
    floor.house('cancel-order', { order: 'SO-1' as never, reason: 'customer' })
    expect(floor.view()).toMatchObject({
      notes: [{ words: { key: 'note.order-cancelled' } }],
      main: { expects: 'drop' },
    })
    floor.scan('PACK-1')
    expect(floor.job).toBeUndefined()
    expect(floor.exceptions()).toEqual(['cancelled-after-pick'])
  })
})

describe('given an item of which each unit is scanned', () => {
  function each(units: number) {
    const floor = new Floor()
    floor.item('A', A, { confirm: 'each', caseOf: [caseOfA, 4] })
    floor.item('B', B)
    floor.stock('A', 'A-03-12', 20)
    floor.stock('B', 'B-01-11', 20)
    floor.order('SO-1', { A: units })
    return start('SO-1', floor)
  }

  test('F05 a wrong item throws away what was counted on the line: the count stays and goes on', () => {
    const floor = each(10)
    for (let i = 0; i < 3; i++) floor.scan(A)
    expect(floor.view().howMany).toMatchObject({ quantity: 3, of: 10 })
    expect(floor.scan(B)).toMatchObject({
      kind: 'wrong',
      scanned: { name: 'B' },
      expected: { name: 'A' },
      safe: { key: 'safe.still', facts: { done: 3, of: 10 } },
    })
    expect(floor.view().howMany?.quantity).toBe(3)
    expect(floor.scan(A)).toMatchObject({ kind: 'right', words: { facts: { done: 4, of: 10 } } })
  })

  test('when a pack is scanned, then it counts as its units, and never beyond what is asked', () => {
    const floor = each(10)
    floor.scan(caseOfA)
    floor.scan(caseOfA)
    expect(floor.scan(caseOfA)).toMatchObject({
      kind: 'wrong',
      expected: { label: { facts: { n: 2 } } },
      safe: { facts: { done: 8 } },
    })
    floor.scan(A)
    expect(floor.scan(A)).toMatchObject({ kind: 'done', title: { facts: { n: 10 } } })
    expect(floor.state.get('order', 'SO-1')?.picked).toBe(10)
  })

  test('when the app is killed after 3 of 10, then it reopens at 3 of 10 and the books have exactly 3 (F27)', () => {
    const floor = each(10)
    for (let i = 0; i < 3; i++) floor.scan(A)
    floor.job = undefined
    floor.open({ job: 'pick' })
    expect(floor.view().howMany).toMatchObject({ quantity: 3, of: 10 })
    expect(floor.state.get('order', 'SO-1')?.picked).toBe(3)
  })

  test('when only 3 are there, then they stand and the rest is looked for elsewhere', () => {
    const floor = each(10)
    floor.stock('A', 'C-05-11', 20)
    for (let i = 0; i < 3; i++) floor.scan(A)
    expect(floor.choices()[0]).toBe('counted')
    floor.choose('counted')
    expect(floor.view()).toMatchObject({ where: { code: 'C-05-11' }, howMany: { quantity: 0, of: 7 } })
    expect(floor.exceptions()).toEqual(['short-pick'])
  })
})
