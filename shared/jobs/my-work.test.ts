// The first screen: counts of what waits, each with the fact that makes it urgent.
import { describe, expect, test } from 'vitest'
import { labelText } from '../scan/index.ts'
import { Floor } from './fake-floor.ts'
import { myWork } from './my-work.ts'

const A = '5901234123457'

const cards = (floor: Floor) =>
  Object.fromEntries(
    myWork(floor.state, floor.context(), floor.job).cards.map((card) => [card.icon, [card.count, card.fact]]),
  )

describe('my work', () => {
  test('is empty on an empty floor', () => {
    expect(cards(new Floor())).toEqual({
      pick: [0, undefined],
      receive: [0, undefined],
      'put-away': [0, undefined],
      pack: [0, undefined],
      ship: [0, undefined],
      count: [0, undefined],
      move: [undefined, undefined],
    })
  })

  test('counts what waits and names what is urgent', () => {
    const floor = new Floor()
    floor.item('A', A)
    floor.stock('A', 'A-01-11', 50)
    floor.stock('A', 'DOCK-1', 7)
    floor.purchase('PO-1', { A: 10 })
    const noon = Date.UTC(2026, 10, 25, 12)
    floor.order('SO-1', { A: 1 }, { shipBy: noon })
    floor.order('SO-2', { A: 1 }, { shipBy: noon })
    floor.order('SO-3', { A: 1 }, { shipBy: noon + 3_600_000 })
    expect(cards(floor)).toMatchObject({
      pick: [3, { key: 'work.due-by', facts: { n: 2, time: '12:00' } }],
      receive: [1, { key: 'work.due-today', facts: { n: 1 } }],
      'put-away': [1, { key: 'work.at-dock', facts: { n: 7 } }],
    })
    floor.now = noon + 1
    expect(cards(floor)).toMatchObject({ pick: [3, { key: 'work.late', facts: { n: 2 } }] })
  })

  test('does not count what another device has, and goes on where one stopped', () => {
    const floor = new Floor()
    floor.item('A', A)
    floor.stock('A', 'A-01-11', 50)
    floor.order('SO-1', { A: 1 })
    floor.open({ job: 'pick' })
    floor.scan(labelText('plate', 'T-1'))
    const work = myWork(floor.state, floor.context(), floor.job)
    expect(work.continue).toEqual({
      title: { key: 'job.pick', facts: { order: 'SO-1' } },
      fact: { key: 'next.drop', facts: { code: 'PACK-1' } },
    })
    floor.device = 'hh-2' as never
    floor.job = undefined
    expect(cards(floor)).toMatchObject({ pick: [0, undefined] })
    expect(myWork(floor.state, floor.context()).continue).toBeUndefined()
  })

  test('counts bins that were found short', () => {
    const floor = new Floor()
    floor.item('A', A)
    floor.stock('A', 'A-01-11', 5)
    floor.order('SO-1', { A: 5 })
    floor.open({ job: 'pick' })
    floor.scan(labelText('plate', 'T-1'))
    floor.choose('empty')
    expect(cards(floor)).toMatchObject({ count: [1, undefined] })
  })
})
