// Putting back what lies in totes for nobody, told as given / when / then.
import { describe, expect, test } from 'vitest'
import { labelText } from '../../scan/index.ts'
import { Floor } from '../fake-floor.ts'
import { myWork } from '../my-work.ts'

const A = '5901234123457'
const B = '9506000134352'

function picked() {
  const floor = new Floor()
  floor.item('A', A)
  floor.item('B', B)
  floor.stock('A', 'A-01-11', 20)
  floor.stock('B', 'B-02-11', 20)
  floor.order('SO-1', { A: 6, B: 1 })
  floor.open({ job: 'pick', order: 'SO-1' as never })
  for (const code of [labelText('plate', 'T-1'), A, B]) floor.scan(code)
  return floor
}

const exception = (floor: Floor, kind: string) =>
  [...floor.state.all('exception')].find((each) => each.kind === kind && each.state === 'open')

describe('given an order that was cancelled after it was picked', () => {
  function cancelled() {
    const floor = picked()
    floor.scan('PACK-1')
    floor.house('cancel-order', { order: 'SO-1' as never, reason: 'x' })
    return floor
  }

  test('when each thing and its bin are scanned, then the shelf has it again and the exception is resolved', () => {
    const floor = cancelled()
    const open = exception(floor, 'cancelled-after-pick')
    expect(floor.open({ job: 'put-back', exception: open?.id as never })).toBeUndefined()
    expect(floor.view()).toMatchObject({
      progress: { done: 0, of: 7 },
      howMany: { packs: [{ facts: { tote: 'T-1' } }] },
    })
    floor.scan(A)
    expect(floor.view().where).toMatchObject({ code: 'A-01-11', state: 'open' })
    floor.scan('A-01-11')
    floor.scan(B)
    expect(floor.scan('B-02-11')).toMatchObject({ kind: 'done' })
    expect(floor.job).toBeUndefined()
    expect([floor.units('A', 'L:A-01-11'), floor.units('B', 'L:B-02-11')]).toEqual([20, 20])
    expect(floor.state.get('order', 'SO-1')?.picked).toBe(0)
    expect(exception(floor, 'cancelled-after-pick')).toBeUndefined()
  })

  test('when a lead gives it out, then it is work on the first screen for whoever comes', () => {
    const floor = cancelled()
    floor.hire('lea', ['lead'])
    floor.person = 'lea' as never
    const id = exception(floor, 'cancelled-after-pick')?.id as never
    floor.house('exception-resolved', { exception: id, resolution: 'put-back' })
    floor.person = 'ivan' as never
    const card = myWork(floor.state, floor.context()).cards.find(({ start }) => start?.job === 'put-back')
    expect(card).toMatchObject({ count: 2 })
    floor.open({ job: 'put-back' })
    for (const code of [A, 'A-01-11', B, 'B-02-11']) floor.scan(code)
    expect(floor.job).toBeUndefined()
    expect(myWork(floor.state, floor.context()).cards.some(({ start }) => start?.job === 'put-back')).toBe(false)
  })

  test('when the bin is full, then the next best is shown, and one of other goods asks', () => {
    const floor = cancelled()
    floor.open({ job: 'put-back', exception: exception(floor, 'cancelled-after-pick')?.id as never })
    floor.scan(A)
    floor.choose('bin-full')
    expect(floor.view().where?.code).not.toBe('A-01-11')
    expect(floor.scan('B-02-11')).toMatchObject({ kind: 'look' })
    expect(floor.scan('PACK-1')).toMatchObject({ kind: 'wrong' })
    expect(floor.scan('A-02-11')).toMatchObject({ kind: 'done' })
    expect(floor.units('A', 'L:A-02-11')).toBe(6)
  })
})

describe('given two people who picked one order, both offline', () => {
  test('when the second puts theirs back, then units, order and shelf agree again', () => {
    const floor = picked()
    const task = floor.state.find('tasksOfOrder', 'SO-1').find((each) => each.item === 'A')
    floor.device = 'hh-2' as never
    floor.house('units-picked', {
      ...floor.goods('A'),
      order: 'SO-1' as never,
      line: 'SO-1-A',
      ...(task && { task: task.id }),
      quantity: 6 as never,
      from: 'L:A-01-11' as never,
      tote: { id: 'tote-2' as never, code: 'T-2' },
    })
    const twice = exception(floor, 'picked-twice')
    expect(twice?.facts).toMatchObject({ over: 6, place: 'L:A-01-11', tote: 'T-2', other: 'maria' })
    floor.open({ job: 'put-back', exception: twice?.id as never })
    expect(floor.view()).toMatchObject({ howMany: { quantity: 6, packs: [{ facts: { tote: 'T-2' } }] } })
    floor.scan(A)
    floor.scan('A-01-11')
    expect(floor.units('A', 'L:A-01-11')).toBe(14)
    expect(floor.state.get('orderLine', 'SO-1-A')?.picked).toBe(6)
    expect(floor.exceptions()).toEqual([])
  })
})
