// Putting away, told as given / when / then. Cases from the field are named by their report.
import { describe, expect, test } from 'vitest'
import { Floor } from '../fake-floor.ts'

const A = '5901234123457'
const B = '9506000134352'

/** Ten of A at the dock; A also lies in its pick face A-01-11. */
function arrived() {
  const floor = new Floor()
  floor.item('A', A)
  floor.item('B', B)
  floor.stock('A', 'A-01-11', 3)
  floor.stock('A', 'DOCK-1', 10)
  return floor
}

describe('given goods at the dock', () => {
  test('when one is scanned and then the proposed bin, then all of it lies there: two scans', () => {
    const floor = arrived()
    floor.open({ job: 'put-away' })
    expect(floor.view()).toMatchObject({ list: { lines: [{ name: 'A', of: 10 }] }, main: { expects: 'item' } })
    expect(floor.scan(A)).toMatchObject({ kind: 'right' })
    expect(floor.view()).toMatchObject({
      where: { state: 'open', code: 'A-01-11', label: { key: 'where.take-to' } },
      what: { name: 'A' },
      howMany: { quantity: 10 },
      notes: [{ words: { key: 'note.bin-same-item' } }],
      main: { expects: 'bin' },
    })
    expect(floor.scan('A-01-11')).toMatchObject({ kind: 'done', title: { key: 'did.put' } })
    expect(floor.last('goods-moved')).toMatchObject({
      purpose: 'put-away',
      quantity: 10,
      from: 'L:DOCK-1',
      to: 'L:A-01-11',
    })
    expect(floor.last('goods-moved')?.proposed).toBeUndefined()
    expect(floor.units('A', 'L:A-01-11')).toBe(13)
    expect(floor.view().main).toMatchObject({ kind: 'press', choice: 'finish' })
    floor.press()
    expect(floor.job).toBeUndefined()
  })

  test('when another free bin is scanned, then it is a fact, told, with the one that was proposed', () => {
    const floor = arrived()
    floor.open({ job: 'put-away', item: 'A' as never })
    expect(floor.scan('B-02-31')).toMatchObject({
      kind: 'done',
      title: { key: 'did.put-other', facts: { code: 'B-02-31' } },
    })
    expect(floor.last('goods-moved')).toMatchObject({ to: 'L:B-02-31', proposed: 'L:A-01-11' })
    expect(floor.exceptions()).toEqual([])
  })

  test('when the bin is blocked, then it asks, and the second scan is a fact with an exception', () => {
    const floor = arrived()
    floor.change('B-02-31', { blocked: true })
    floor.open({ job: 'put-away', item: 'A' as never })
    expect(floor.scan('B-02-31')).toMatchObject({ kind: 'look', title: { key: 'fit.title-blocked' } })
    expect(floor.recorded).toEqual([])
    expect(floor.scan('B-02-31')).toMatchObject({ kind: 'done' })
    expect(floor.exceptions()).toEqual(['blocked-location-used'])
  })

  test('when the bin is for another class, then it asks with the next best bin', () => {
    const floor = arrived()
    floor.change('B-02-31', { storageClass: 'frozen' })
    floor.open({ job: 'put-away', item: 'A' as never })
    expect(floor.scan('B-02-31')).toMatchObject({ kind: 'look', text: { facts: { bin: 'frozen', item: 'ambient' } } })
    expect(floor.choices()).toEqual(['go:A-01-11', 'here:B-02-31'])
    floor.choose('here:B-02-31')
    expect(floor.exceptions()).toEqual(['wrong-class-used'])
    expect(floor.units('A', 'L:B-02-31')).toBe(10)
  })

  test('when the bin holds something else, then it asks; going to the better one records nothing', () => {
    const floor = arrived()
    floor.stock('B', 'B-02-31', 1)
    floor.open({ job: 'put-away', item: 'A' as never })
    expect(floor.scan('B-02-31')).toMatchObject({ kind: 'look', text: { key: 'hint.holds', facts: { name: 'B' } } })
    floor.choose('go:A-01-11')
    expect(floor.view().where?.code).toBe('A-01-11')
    expect(floor.recorded).toEqual([])
  })

  test('when the dock or a stage is scanned as the bin, then it is wrong', () => {
    const floor = arrived()
    floor.open({ job: 'put-away', item: 'A' as never })
    expect(floor.scan('STAGE-1')).toMatchObject({
      kind: 'wrong',
      title: { key: 'wrong.not-storage' },
      expected: { code: 'A-01-11' },
    })
  })

  test('F20 putting away a part strands the rest: 4 stay at the dock and in everybody’s list', () => {
    const floor = arrived()
    floor.open({ job: 'put-away', item: 'A' as never })
    floor.choose('part')
    expect(floor.type(11)).toMatchObject({ kind: 'wrong', title: { key: 'wrong.only-here', facts: { n: 10 } } })
    floor.choose('part')
    floor.type(6)
    expect(floor.view().howMany?.quantity).toBe(6)
    floor.scan('A-01-11')
    expect(floor.units('A', 'L:A-01-11')).toBe(9)
    expect(floor.units('A', 'L:DOCK-1')).toBe(4)
    floor.device = 'hh-2' as never
    floor.open({ job: 'put-away' })
    expect(floor.view().list?.lines).toMatchObject([{ name: 'A', of: 4 }])
  })

  test('when the bin is full, then the next best one is shown', () => {
    const floor = arrived()
    floor.open({ job: 'put-away', item: 'A' as never })
    floor.choose('bin-full')
    const next = floor.view().where?.code
    expect(next).not.toBe('A-01-11')
    // It has a pick face already, so the nearest free reserve bin is next.
    expect(next).toBe('A-01-21')
  })

  test('when two lots wait, then a scan with lot takes it, without lot it asks', () => {
    const floor = new Floor()
    floor.item('wine', B, { tracking: 'lot' })
    floor.stock('wine', 'DOCK-1', 5, { lot: 'L1' })
    floor.stock('wine', 'DOCK-1', 7, { lot: 'L2' })
    floor.open({ job: 'put-away' })
    expect(floor.scan(B)).toMatchObject({ kind: 'look', title: { key: 'which.lot' } })
    expect(floor.scan(']C1010950600013435210L2')).toMatchObject({ kind: 'right' })
    expect(floor.view()).toMatchObject({ what: { lot: 'L2' }, howMany: { quantity: 7 } })
    floor.scan('B-01-11')
    floor.scan(B)
    // The other lot is not mixed into the bin of the first.
    expect(floor.view().where?.code).not.toBe('B-01-11')
  })

  test('when something that does not wait is scanned, then it says so', () => {
    const floor = arrived()
    floor.open({ job: 'put-away' })
    expect(floor.scan(B)).toMatchObject({ kind: 'wrong', title: { key: 'wrong.not-waiting' } })
    expect(floor.scan('A-01-11')).toMatchObject({ kind: 'wrong', title: { key: 'wrong.scan-item' } })
  })

  test('when damaged goods wait at the dock, then they go where damaged goods wait', () => {
    const floor = arrived()
    floor.house('stock-opened', {
      ...floor.goods('B'),
      status: 'damaged',
      quantity: 2 as never,
      place: 'L:DOCK-1' as never,
      value: 0,
    })
    floor.open({ job: 'put-away', item: 'B' as never })
    expect(floor.view()).toMatchObject({ where: { code: 'DMG-1' }, notes: [{ words: { key: 'note.bin-set-aside' } }] })
    floor.scan('DMG-1')
    expect(floor.exceptions()).toEqual([])
  })

  test('when a pallet stands there, then it is put away whole', () => {
    const floor = arrived()
    const plate = { plate: 'P1' as never, code: '340123450000000011', kind: 'pallet' as const }
    floor.house('plate-moved', { ...plate, to: 'L:DOCK-1' as never })
    floor.house('stock-opened', { ...floor.goods('B'), quantity: 40 as never, place: 'P:P1' as never, value: 0 })
    floor.open({ job: 'put-away', plate: 'P1' as never })
    expect(floor.view()).toMatchObject({ what: { name: '340123450000000011' }, howMany: { quantity: 40 } })
    const bin = floor.view().where?.code ?? ''
    floor.scan(bin)
    expect(floor.state.get('plate', 'P1')?.at).toBe(`L:${bin}`)
  })

  test('when somebody else took it meanwhile, then the next thing is asked for', () => {
    const floor = arrived()
    floor.open({ job: 'put-away', item: 'A' as never })
    floor.house('goods-moved', {
      purpose: 'move',
      ...floor.goods('A'),
      quantity: 10 as never,
      from: 'L:DOCK-1' as never,
      to: 'L:A-01-11' as never,
    })
    expect(floor.view().main).toMatchObject({ kind: 'press' })
  })
})

describe('given goods that turn out to be damaged on the way', () => {
  test('when that is said, then the place for them is shown, and there they are damaged', () => {
    const floor = arrived()
    floor.open({ job: 'put-away' })
    floor.scan(A)
    floor.choose('part')
    floor.type(2)
    floor.choose('damaged')
    expect(floor.view()).toMatchObject({ where: { code: 'DMG-1' }, notes: [{ words: { key: 'note.bin-set-aside' } }] })
    expect(floor.scan('A-01-11')).toMatchObject({ kind: 'wrong', title: { key: 'wrong.not-storage' } })
    floor.scan('DMG-1')
    expect(floor.state.find('quantsAt', 'L:DMG-1')).toMatchObject([{ status: 'damaged', quantity: 2 }])
    expect(floor.last('goods-moved')).toMatchObject({ purpose: 'set-aside', reason: 'damaged' })
    floor.scan(A)
    floor.scan('A-01-11')
    expect(floor.units('A', 'L:A-01-11')).toBe(11)
  })
})
