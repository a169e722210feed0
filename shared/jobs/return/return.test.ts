// Taking goods back, told as given / when / then.
import { describe, expect, test } from 'vitest'
import { labelText } from '../../scan/index.ts'
import { Floor } from '../fake-floor.ts'
import { route } from '../index.ts'

const A = '5901234123457'
const B = '9506000134352'
const C = '4006381333931'

/** Two of A and one of B have left as SO-1-1, with the carrier's label 1Z999. */
function shipped() {
  const floor = new Floor()
  floor.hire('rita', ['returns'])
  floor.item('A', A)
  floor.item('B', B)
  floor.item('C', C)
  floor.stock('A', 'A-01-11', 9)
  floor.stock('B', 'A-02-11', 9)
  floor.order('SO-1', { A: 2, B: 1 })
  floor.open({ job: 'pick', order: 'SO-1' as never })
  for (const code of [labelText('plate', 'T-1'), A, B, 'PACK-1']) floor.scan(code)
  floor.open({ job: 'pack', order: 'SO-1' as never })
  for (const code of [A, A, B, labelText('carton', 'M2')]) floor.scan(code)
  floor.open({ job: 'ship' })
  floor.scan('SO-1-1')
  floor.press()
  floor.recorded.length = 0
  floor.person = 'rita' as never
  return floor
}

const returned = (floor: Floor) => floor.recorded.flatMap((wish) => (wish.type === 'goods-returned' ? [wish.body] : []))

describe('given a parcel that has left', () => {
  test('when its number is scanned by whoever takes returns, then the return opens; another person looks it up', () => {
    const floor = shipped()
    const opens = () => route(floor.state, floor.read('SO-1-1'), floor.context())?.start
    expect(opens()).toMatchObject({ job: 'return' })
    floor.person = 'maria' as never
    expect(opens()).toMatchObject({ job: 'look-up' })
  })

  test.each(['SO-1', 'SO-1-1'])('when %s is scanned first, then its lines wait to come out', (code) => {
    const floor = shipped()
    floor.open({ job: 'return' })
    floor.scan(code)
    expect(floor.view()).toMatchObject({ title: { facts: { order: 'SO-1' } }, progress: { done: 0, of: 3 } })
    expect(floor.view().list?.lines.map(({ item, of }) => [item, of])).toEqual([
      ['A', 2],
      ['B', 1],
    ])
  })

  test('when a thing is scanned, seen and put down, then it is recorded once with line, parcel and reason: 3 scans, 1 press', () => {
    const floor = shipped()
    floor.open({ job: 'return' })
    floor.scan('SO-1-1')
    floor.scan(A)
    expect(floor.view().grid?.choices.map(({ choice }) => choice)).toEqual(['as-new', 'opened', 'damaged', 'faulty'])
    floor.choose('as-new')
    expect(floor.view()).toMatchObject({ grid: { chosen: 'as-new' }, main: { words: { facts: { code: 'DOCK-1' } } } })
    expect(returned(floor)).toEqual([])
    expect(floor.scan('DOCK-1')).toMatchObject({ kind: 'done', title: { key: 'did.returned-restock' } })
    expect(returned(floor)).toMatchObject([
      { line: 'SO-1-A', order: 'SO-1', quantity: 1, disposition: 'restock', reason: 'as-new', status: 'available' },
    ])
    expect(returned(floor)[0]?.shipEvent).toBeDefined()
    expect(floor.units('A', 'L:DOCK-1')).toBe(1)
    expect(floor.view().progress).toEqual({ done: 1, of: 3 })
  })

  test('when all is back, then the return is over, and what is like new waits to be put away', () => {
    const floor = shipped()
    floor.open({ job: 'return' })
    for (const step of ['SO-1', A, A]) floor.scan(step)
    expect(floor.view().notes).toMatchObject([{ words: { facts: { n: 2 } } }])
    floor.choose('as-new')
    floor.scan('DOCK-1')
    floor.scan(B)
    floor.choose('faulty')
    floor.scan('QUA-1')
    expect(floor.job).toBeUndefined()
    expect(floor.exceptions()).toEqual([])
    expect(floor.open({ job: 'put-away' })).toBeUndefined()
    expect(floor.view().list?.lines).toMatchObject([{ item: 'A', of: 2 }])
  })

  test.each([
    ['opened', 'DMG-1', 'refurbish', 'L:DMG-1', 'damaged'],
    ['faulty', 'QUA-1', 'quarantine', 'L:QUA-1', 'quarantine'],
  ] as const)('when it is %s, then it goes to %s and is not for sale', (condition, place, disposition, at, status) => {
    const floor = shipped()
    floor.open({ job: 'return', order: 'SO-1' as never })
    floor.scan(B)
    floor.choose(condition)
    expect(floor.scan('DOCK-1')).toMatchObject({ kind: 'wrong', expected: { code: place } })
    floor.scan(place)
    expect(returned(floor)).toMatchObject([{ disposition }])
    expect(floor.state.find('quantsAt', at)).toMatchObject([{ item: 'B', quantity: 1, status }])
  })

  test('when it is damaged, then it is scrapped and lies nowhere', () => {
    const floor = shipped()
    floor.open({ job: 'return', order: 'SO-1' as never })
    floor.scan(B)
    floor.choose('damaged')
    floor.scan('DMG-1')
    expect(floor.state.find('quantsAt', 'L:DMG-1')).toEqual([])
    expect(returned(floor)).toMatchObject([{ disposition: 'scrap' }])
  })

  test('when a place is scanned before anything is seen, then it says what is missing and nothing is recorded', () => {
    const floor = shipped()
    floor.open({ job: 'return', order: 'SO-1' as never })
    floor.scan(A)
    expect(floor.scan('DOCK-1')).toMatchObject({ kind: 'wrong', title: { key: 'wrong.look-first' } })
    expect(floor.scan(B)).toMatchObject({ kind: 'wrong', safe: { key: 'safe.in-hand', facts: { n: 1 } } })
    expect(returned(floor)).toEqual([])
  })

  test('when a thing was never in it, then it asks; taken all the same it is a blind return', () => {
    const floor = shipped()
    floor.open({ job: 'return', order: 'SO-1' as never })
    expect(floor.scan(C)).toMatchObject({ kind: 'look', title: { key: 'return.not-of-order' } })
    floor.choose('back')
    expect(floor.view().grid).toBeUndefined()
    floor.scan(C)
    floor.choose('take-all-the-same')
    floor.choose('as-new')
    floor.scan('DOCK-1')
    expect(returned(floor)[0]?.order).toBeUndefined()
    expect(floor.exceptions()).toEqual(['blind-return'])
  })

  test('when more comes than left, then it asks first, and an exception names the rest', () => {
    const floor = shipped()
    floor.open({ job: 'return', order: 'SO-1' as never })
    floor.scan(B)
    expect(floor.scan(B)).toMatchObject({ kind: 'look', title: { key: 'return.more' } })
    floor.choose('more')
    floor.choose('as-new')
    floor.scan('DOCK-1')
    expect(floor.exceptions()).toEqual(['returned-more'])
  })
})

describe('given a parcel that nobody knows', () => {
  test('when its code is unknown, then it may be taken without an order, and the code is kept', () => {
    const floor = shipped()
    floor.open({ job: 'return' })
    const asked = floor.scan('XQ778899-LV')
    expect(asked).toMatchObject({ kind: 'unknown', code: 'XQ778899-LV' })
    expect(floor.choices()[0]).toBe('blind:XQ778899-LV')
    floor.choose('blind:XQ778899-LV')
    expect(floor.view().notes).toMatchObject([{ words: { facts: { code: 'XQ778899-LV' } } }])
    floor.scan(A)
    floor.choose('as-new')
    floor.scan('DOCK-1')
    expect(returned(floor)).toMatchObject([{ code: 'XQ778899-LV', item: 'A' }])
    floor.press()
    expect(floor.job).toBeUndefined()
  })

  test('when only a thing is there, then the orders with which it may have left are offered', () => {
    const floor = shipped()
    floor.open({ job: 'return' })
    floor.scan(A)
    expect(floor.choices()).toEqual(['of:SO-1', `blind:${A}`])
    floor.choose('of:SO-1')
    expect(floor.view().title).toMatchObject({ facts: { order: 'SO-1' } })
  })

  test('when the order has not left yet, then it is no return', () => {
    const floor = shipped()
    floor.order('SO-2', { A: 1 })
    floor.open({ job: 'return' })
    expect(floor.scan('SO-2')).toMatchObject({ kind: 'wrong', title: { key: 'wrong.not-shipped' } })
    expect(floor.open({ job: 'return', order: 'SO-2' as never })).toBe('not-shipped')
  })
})
