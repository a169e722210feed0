// Packing, told as given / when / then.
import { describe, expect, test } from 'vitest'
import { labelText } from '../../scan/index.ts'
import { Floor } from '../fake-floor.ts'

const A = '5901234123457'
const B = '9506000134352'
const C = '4006381333931'
const caseOfA = '15901234123454'
const tote = labelText('plate', 'T-118')
const box = labelText('carton', 'M2')

/** An order of 4 A (trusted) and 2 B, picked into T-118 and set down at the bench. */
function picked(confirmB: 'trust' | 'each' = 'trust') {
  const floor = new Floor()
  floor.item('A', A, { caseOf: [caseOfA, 2] })
  floor.item('B', B, { confirm: confirmB })
  floor.item('C', C)
  floor.stock('A', 'A-03-12', 20)
  floor.stock('B', 'B-01-11', 20)
  floor.stock('C', 'C-01-11', 20)
  floor.order('SO-1', { A: 4, B: 2 })
  pickAll(floor, 'SO-1', tote, [A, B, B])
  floor.recorded.length = 0
  return floor
}

function pickAll(floor: Floor, order: string, into: string, codes: readonly string[]) {
  floor.open({ job: 'pick', order: order as never })
  floor.scan(into)
  for (const code of codes) if (floor.view().main.kind === 'scan') floor.scan(code)
  floor.scan('PACK-1')
}

describe('given a tote at the bench', () => {
  test('when each unit and then the box are scanned, then the parcel holds what the tote held', () => {
    const floor = picked()
    floor.open({ job: 'pack' })
    expect(floor.view()).toMatchObject({
      list: { lines: [{ name: 'SO-1', code: 'T-118', of: 6 }] },
      main: { expects: 'tote' },
    })
    floor.scan(tote)
    expect(floor.view()).toMatchObject({ title: { facts: { order: 'SO-1' } }, progress: { done: 0, of: 6 } })
    expect(floor.scan(A)).toMatchObject({ kind: 'right', words: { facts: { done: 1, of: 4 } } })
    expect(floor.scan(caseOfA)).toMatchObject({ kind: 'right', words: { facts: { done: 3, of: 4 } } })
    expect(floor.view().list?.lines[0]).toMatchObject({ name: 'A', done: 3, of: 4, state: 'open' })
    expect(floor.scan(A)).toMatchObject({ kind: 'done', what: 'A' })
    floor.scan(B)
    floor.scan(B)
    expect(floor.recorded).toEqual([])
    expect(floor.view().main).toMatchObject({ expects: 'carton' })
    expect(floor.scan(box)).toMatchObject({ kind: 'done', title: { key: 'did.packed', facts: { number: 'SO-1-1' } } })
    expect(floor.job).toBeUndefined()
    const parcel = floor.last('parcel-packed')
    expect(parcel).toMatchObject({ carton: 'M2', at: 'L:PACK-1', plate: { code: 'SO-1-1' } })
    expect(floor.units('A', `P:${parcel?.plate.id}`)).toBe(4)
    expect(floor.units('B', `P:${parcel?.plate.id}`)).toBe(2)
    expect(floor.state.get('order', 'SO-1')).toMatchObject({ state: 'packed', packed: 6 })
    expect(floor.state.find('openTasks', 'north|pack')).toEqual([])
    expect(floor.state.find('openTasks', 'north|ship')).toHaveLength(1)
  })

  test('when an order has an item on two lines and in two lots, then each unit goes into the parcel once', () => {
    const floor = new Floor()
    floor.item('A', A, { tracking: 'lot' })
    floor.stock('A', 'A-03-12', 3, { lot: 'L1' })
    floor.stock('A', 'B-03-12', 9, { lot: 'L2' })
    const line = (id: string, units: number) => ({
      id,
      item: 'A' as never,
      quantity: units as never,
      unitPrice: '1',
      net: 0,
    })
    floor.order('SO-7', {}, { lines: [line('l1', 4), line('l2', 3)] })
    pickAll(floor, 'SO-7', tote, [A, A, A, A, A])
    expect(floor.state.get('order', 'SO-7')).toMatchObject({ state: 'picked', picked: 7 })
    floor.open({ job: 'pack', order: 'SO-7' as never })
    for (let i = 0; i < 7; i++) floor.scan(A)
    floor.scan(box)
    const inParcel = (lot: string, of: string) =>
      floor
        .last('parcel-packed')
        ?.lines.filter((each) => each.lot === lot && each.line === of)
        .reduce((n, each) => n + each.quantity, 0)
    expect([inParcel('L1', 'l1'), inParcel('L1', 'l2'), inParcel('L2', 'l1'), inParcel('L2', 'l2')]).toEqual([
      3, 0, 1, 3,
    ])
    floor.open({ job: 'ship', order: 'SO-7' as never })
    floor.press()
    const shipped = (of: string) =>
      floor
        .last('parcel-shipped')
        ?.lines.filter((each) => each.line === of)
        .reduce((n, each) => n + each.quantity, 0)
    expect([shipped('l1'), shipped('l2')]).toEqual([4, 3])
    expect(floor.state.get('order', 'SO-7')?.state).toBe('shipped')
  })

  test('when the box is scanned too early, then it says how many are not checked', () => {
    const floor = picked()
    floor.open({ job: 'pack' })
    floor.scan(tote)
    floor.scan(A)
    expect(floor.scan(box)).toMatchObject({
      kind: 'wrong',
      title: { key: 'wrong.not-checked', facts: { n: 5 } },
      safe: { key: 'safe.box-open' },
    })
    expect(floor.recorded).toEqual([])
  })

  test('when lines were scanned unit by unit at picking, then they are not scanned again', () => {
    const floor = picked('each')
    floor.open({ job: 'pack' })
    floor.scan(tote)
    expect(floor.view()).toMatchObject({
      progress: { done: 2, of: 6 },
      notes: [{ words: { key: 'note.checked-at-pick', facts: { n: 2 } } }],
    })
    floor.scan(caseOfA)
    floor.scan(caseOfA)
    expect(floor.view().main).toMatchObject({ expects: 'carton' })
    floor.choose('check-all')
    expect(floor.view().progress).toEqual({ done: 4, of: 6 })
  })

  test('when a unit too many or of no order is scanned, then it is wrong and the count stays', () => {
    const floor = picked()
    floor.open({ job: 'pack' })
    floor.scan(tote)
    floor.scan(B)
    floor.scan(B)
    expect(floor.scan(B)).toMatchObject({
      kind: 'wrong',
      title: { key: 'wrong.one-too-many' },
      safe: { facts: { done: 2, of: 2 } },
    })
    expect(floor.scan(C)).toMatchObject({
      kind: 'wrong',
      title: { key: 'wrong.not-in-order' },
      hint: { key: 'hint.put-aside' },
    })
    expect(floor.view().progress).toEqual({ done: 2, of: 6 })
  })

  test('when a unit of another order is scanned, then it says whose it is', () => {
    const floor = picked()
    floor.order('SO-2', { C: 1 })
    pickAll(floor, 'SO-2', labelText('plate', 'T-200'), [C])
    floor.open({ job: 'pack', order: 'SO-1' as never })
    expect(floor.scan(C)).toMatchObject({
      kind: 'wrong',
      hint: { key: 'hint.belongs-to', facts: { order: 'SO-2', tote: 'T-200' } },
    })
  })

  test('when the app is killed, then what was checked stays checked', () => {
    const floor = picked()
    floor.open({ job: 'pack' })
    floor.scan(tote)
    floor.scan(A)
    floor.job = JSON.parse(JSON.stringify(floor.job))
    expect(floor.view().progress).toEqual({ done: 1, of: 6 })
  })

  test('when units are missing in the tote, then they are looked for elsewhere and the rest can go', () => {
    const floor = picked()
    floor.open({ job: 'pack' })
    floor.scan(tote)
    floor.scan(B)
    floor.scan(B)
    for (let i = 0; i < 3; i++) floor.scan(A)
    floor.choose(`missing:SO-1-A`)
    expect(floor.last('pack-shorted')).toMatchObject({ quantity: 1, item: 'A' })
    expect(floor.exceptions()).toEqual(['short-pack'])
    expect(floor.state.get('order', 'SO-1')).toMatchObject({ picked: 5, allocated: 1, openPicks: 1, state: 'picking' })
    expect(floor.scan(box)).toMatchObject({ kind: 'done' })
    expect(floor.state.get('order', 'SO-1')).toMatchObject({ packed: 5, state: 'picking' })
    pickAll(floor, 'SO-1', labelText('plate', 'T-300'), [A])
    floor.open({ job: 'pack', order: 'SO-1' as never })
    floor.scan(A)
    floor.scan(box)
    expect(floor.state.get('order', 'SO-1')).toMatchObject({ packed: 6, state: 'packed' })
    expect(floor.last('parcel-packed')?.number).toBe('SO-1-2')
  })

  test('when the box is full, then what is checked closes it and the rest gets another', () => {
    const floor = picked()
    floor.open({ job: 'pack' })
    floor.scan(tote)
    floor.choose('box-full')
    floor.scan(B)
    floor.scan(B)
    expect(floor.scan(box)).toMatchObject({ kind: 'done' })
    expect(floor.view().progress).toEqual({ done: 0, of: 4 })
    floor.scan(caseOfA)
    floor.scan(caseOfA)
    floor.scan(labelText('carton', 'L1'))
    expect(floor.job).toBeUndefined()
    expect(
      floor.state
        .find('shipmentsOfOrder', 'SO-1')
        .map((each) => each.carton)
        .sort(),
    ).toEqual(['L1', 'M2'])
  })

  test('when it goes in its own box, then a choice closes the parcel', () => {
    const floor = picked('each')
    floor.open({ job: 'pack', order: 'SO-1' as never })
    floor.scan(caseOfA)
    floor.scan(caseOfA)
    floor.choose('own-box')
    expect(floor.last('parcel-packed')?.carton).toBe('own')
  })

  test('when the tote is empty or the order not picked, then it does not open', () => {
    const floor = picked()
    floor.order('SO-2', { C: 1 })
    expect(floor.open({ job: 'pack', order: 'SO-2' as never })).toBe('nothing-to-pack')
    floor.open({ job: 'pack' })
    expect(floor.scan(C)).toMatchObject({ kind: 'wrong', title: { key: 'wrong.scan-tote' } })
  })
})

describe('given boxes whose sizes are known', () => {
  function boxed(size: readonly [number, number, number] | undefined, cartons = true) {
    const floor = new Floor()
    floor.item('A', A, { ...(size && { size, weight: 100 }) } as never)
    floor.stock('A', 'A-03-12', 20)
    const north = floor.state.get('warehouse', 'north')!
    if (cartons) {
      floor.state.set('warehouse', 'north', {
        ...north,
        cartons: [
          { code: 'S1', inner: [100, 100, 100], emptyWeight: 10, maxWeight: 5000 },
          { code: 'M2', inner: [200, 100, 100], emptyWeight: 20, maxWeight: 5000 },
        ],
      })
    }
    floor.order('SO-1', { A: 4 })
    pickAll(floor, 'SO-1', tote, [A])
    floor.open({ job: 'pack' })
    floor.scan(tote)
    return floor
  }

  test('when all is checked, then the smallest box that holds it is shown, piece by piece from the floor up', () => {
    const floor = boxed([100, 100, 50])
    // Two of 100 × 100 × 50 fill S1; four fill M2.
    expect(floor.view().next).toMatchObject({ key: 'next.carton-of', facts: { code: 'M2' } })
    expect(floor.view()).not.toHaveProperty('carton')
    for (let i = 0; i < 4; i++) floor.scan(A)
    const { carton } = floor.view()
    expect(carton).toMatchObject({ code: 'M2', label: { key: 'carton.title' } })
    expect(carton?.pieces).toHaveLength(4)
    // 20 g of board and 4 × 100 g.
    expect(carton?.weight).toEqual({ key: 'carton.weight', facts: { weight: 420 } })
    const heights = carton?.pieces.map((piece) => piece.at[2]) ?? []
    expect(heights).toEqual([...heights].sort((a, b) => a - b))
  })

  test('when its carrier bills by size, then what the box is billed as is said', () => {
    const floor = boxed([100, 100, 50])
    floor.state.set('warehouse', 'north', { ...floor.state.get('warehouse', 'north')!, dimensionalDivisor: 4000 })
    for (let i = 0; i < 4; i++) floor.scan(A)
    // 20 × 10 × 10 cm are 2,000 cm³, half a kilogram at 4,000.
    expect(floor.view().carton?.weight).toEqual({ key: 'carton.weight-by-size', facts: { weight: 420, billed: 500 } })
  })

  test('when it takes several boxes, then the first is shown', () => {
    const floor = boxed([100, 100, 90])
    for (let i = 0; i < 4; i++) floor.scan(A)
    expect(floor.view().carton).toMatchObject({ label: { key: 'carton.several', facts: { of: 2, code: 'M2' } } })
    expect(floor.view().carton?.pieces).toHaveLength(2)
  })

  test('when a size or the boxes are not known, then nothing is proposed', () => {
    for (const floor of [boxed(undefined), boxed([100, 100, 50], false)]) {
      for (let i = 0; i < 4; i++) floor.scan(A)
      expect(floor.view()).not.toHaveProperty('carton')
      expect(floor.view().main).toMatchObject({ expects: 'carton' })
    }
  })
})
