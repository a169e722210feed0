// Shipping, told as given / when / then.
import { describe, expect, test } from 'vitest'
import { labelText } from '../../scan/index.ts'
import { Floor } from '../fake-floor.ts'

const A = '5901234123457'
const box = labelText('carton', 'M2')

/** Orders with two A each, packed into parcels SO-n-1. */
function packed(orders: number) {
  const floor = new Floor()
  floor.item('A', A)
  floor.stock('A', 'A-03-12', 50)
  for (let n = 1; n <= orders; n++) {
    const order = floor.order(`SO-${n}`, { A: 2 })
    floor.open({ job: 'pick', order })
    floor.scan(labelText('plate', `T-${n}`))
    floor.scan(A)
    floor.scan('PACK-1')
    floor.open({ job: 'pack', order })
    floor.scan(A)
    floor.scan(A)
    floor.scan(box)
  }
  floor.recorded.length = 0
  return floor
}

describe('given packed parcels', () => {
  test('when two are scanned and then the stage, then both have left with all that they held', () => {
    const floor = packed(3)
    floor.open({ job: 'ship' })
    expect(floor.view()).toMatchObject({ list: { lines: { length: 3 } }, main: { expects: 'parcel' } })
    floor.scan('SO-1-1')
    floor.scan('SO-2')
    expect(floor.view()).toMatchObject({
      main: { kind: 'press', words: { facts: { n: 2 } } },
      progress: { done: 2, of: 3 },
    })
    expect(floor.recorded).toEqual([])
    expect(floor.scan('STAGE-1')).toMatchObject({ kind: 'done', title: { facts: { n: 2 } } })
    expect(floor.recorded.map((wish) => wish.type)).toEqual(['parcel-shipped', 'parcel-shipped'])
    expect(floor.state.get('order', 'SO-1')).toMatchObject({ state: 'shipped', shipped: 2 })
    expect(floor.units('A', `P:${floor.state.find('shipmentsOfOrder', 'SO-1')[0]?.plate}`)).toBe(0)
    expect(floor.view().list?.lines).toHaveLength(1)
    floor.scan('SO-3-1')
    floor.press()
    expect(floor.job).toBeUndefined()
    expect(floor.exceptions()).toEqual([])
  })

  test('when the same parcel is scanned twice, then it leaves once', () => {
    const floor = packed(1)
    floor.open({ job: 'ship', order: 'SO-1' as never })
    floor.scan('SO-1-1')
    floor.press()
    expect(floor.recorded).toHaveLength(1)
    floor.open({ job: 'ship' })
    expect(floor.scan('SO-1-1')).toMatchObject({ kind: 'wrong', title: { key: 'wrong.already-shipped' } })
    expect(floor.open({ job: 'ship', order: 'SO-1' as never })).toBe('nothing-to-ship')
  })

  test("when the carrier's label is scanned after a parcel, then it is kept as its tracking number", () => {
    const floor = packed(1)
    floor.open({ job: 'ship', order: 'SO-1' as never })
    expect(floor.scan('RR123456785LV')).toMatchObject({ kind: 'unknown' })
    floor.choose('tracking:RR123456785LV')
    floor.press()
    expect(floor.last('parcel-shipped')?.tracking).toBe('RR123456785LV')
  })

  test('when an order is not packed, then it says where it is', () => {
    const floor = packed(1)
    floor.order('SO-9', { A: 1 })
    floor.open({ job: 'ship' })
    expect(floor.scan('SO-9')).toMatchObject({
      kind: 'wrong',
      hint: { key: 'found.order', facts: { state: 'released' } },
    })
    expect(floor.scan('STAGE-1')).toMatchObject({ kind: 'wrong', title: { key: 'wrong.scan-parcel' } })
  })

  test('when one is taken off again, then it stays', () => {
    const floor = packed(2)
    floor.open({ job: 'ship' })
    floor.scan('SO-1-1')
    floor.scan('SO-2-1')
    floor.choose('take-off')
    floor.press()
    expect(floor.state.get('order', 'SO-2')?.state).toBe('packed')
  })
})
