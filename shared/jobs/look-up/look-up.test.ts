// Looking up, told as given / when / then.
import { describe, expect, test } from 'vitest'
import { labelText } from '../../scan/index.ts'
import { Floor } from '../fake-floor.ts'

const A = '5901234123457'
const B = '9506000134352'

function floor() {
  const made = new Floor()
  made.item('A', A)
  made.item('B', B)
  made.stock('A', 'A-03-12', 14)
  made.stock('A', 'B-01-21', 20)
  made.stock('A', 'DOCK-1', 5)
  made.purchase('PO-1', { A: 100 })
  made.order('SO-1', { A: 4 })
  return made
}

describe('given goods in many places', () => {
  test('when an item is scanned, then its places, what is free and what is coming are shown', () => {
    const made = floor()
    made.open({ job: 'look-up', item: 'A' as never })
    const shown = made.view()
    expect(shown.figures?.map((each) => each.value)).toEqual([39, 30, 100])
    expect(shown.found?.map((row) => [row.code, row.words?.key, row.quantity])).toEqual([
      ['B-01-21', 'found.place', 20],
      ['A-03-12', 'found.place', 14],
      ['DOCK-1', 'found.place', 5],
    ])
    expect(shown).toMatchObject({ aged: true, what: { name: 'A', code: A }, main: { kind: 'press' } })
  })

  test('when a bin or a tote is scanned, then what it holds is shown', () => {
    const made = floor()
    made.open({ job: 'pick', order: 'SO-1' as never })
    made.scan(labelText('plate', 'T-118'))
    made.scan('A-03-12')
    made.scan(A)
    made.open({ job: 'look-up' })
    made.scan('A-03-12')
    expect(made.view()).toMatchObject({ where: { code: 'A-03-12' }, found: [{ name: 'A', quantity: 10 }] })
    made.scan(labelText('plate', 'T-118'))
    expect(made.view()).toMatchObject({
      what: { name: 'T-118', note: { key: 'found.for-order', facts: { order: 'SO-1' } } },
      found: [{ name: 'A', quantity: 4 }],
    })
    made.house('plate-moved', {
      plate: made.state.get('order', 'SO-1')?.tote as never,
      code: 'T-118',
      kind: 'tote',
      to: 'L:PACK-1' as never,
    })
    expect(made.view()).toMatchObject({ what: { note: { key: 'found.plate-of', facts: { code: 'PACK-1' } } } })
    made.scan('SO-1')
    expect(made.view()).toMatchObject({ list: { lines: [{ name: 'A', done: 4, of: 4 }] } })
    made.scan(A)
    expect(made.view().found?.map((row) => row.words?.key)).toContain('found.plate-of')
    expect(made.recorded.every((wish) => wish.type !== 'goods-moved')).toBe(true)
  })

  test('when the press goes back, then it is over and nothing was recorded', () => {
    const made = floor()
    made.open({ job: 'look-up', item: 'B' as never })
    expect(made.view().found).toEqual([])
    made.press()
    expect(made.job).toBeUndefined()
    expect(made.recorded).toEqual([])
  })

  test('when the code is unknown, then it can be reported with the bin that is shown', () => {
    const made = floor()
    made.open({ job: 'look-up', location: 'A-03-12' as never })
    made.scan('NO SUCH THING')
    made.choose('report')
    expect(made.last('code-reported')).toMatchObject({ code: 'NO SUCH THING', at: 'L:A-03-12' })
  })

  test('when a row is touched, then its place or item is shown, and work begins from there', () => {
    const made = floor()
    made.open({ job: 'look-up', item: 'A' as never, at: 'B-01-21' as never })
    const [first, second] = made.view().found ?? []
    expect(second?.words).toEqual({ key: 'found.place-at', facts: { type: 'pick-face', metres: 11 } })
    made.choose(first?.choice ?? '')
    expect(made.view()).toMatchObject({ where: { code: 'B-01-21' }, sides: [{ choice: 'move' }, { choice: 'count' }] })
    expect(made.choose('count')).toEqual({
      kind: 'leave',
      route: { start: { job: 'count', location: 'B-01-21' }, replay: false },
    })
    expect(made.job).toBeUndefined()
  })

  test('when "Move" is pressed on an item, then the move knows it', () => {
    const made = floor()
    made.open({ job: 'look-up', item: 'A' as never })
    expect(made.choose('move')).toMatchObject({ kind: 'leave', route: { start: { job: 'move', item: 'A' } } })
    made.open({ job: 'look-up', order: 'SO-1' as never })
    expect(made.view().sides).toBeUndefined()
  })
})
