import { describe, expect, test } from 'vitest'
import type { OrderDetail } from '../../../shared/protocol/desk/work.ts'
import { deskTextIn } from '../text.ts'
import { stepsOf } from './steps.ts'

function found(
  sums: Readonly<Record<string, number | string>>,
  timeline: readonly { type: string; at: number }[] = [],
): OrderDetail {
  const order = {
    units: 4,
    allocated: 0,
    picked: 0,
    packed: 0,
    shipped: 0,
    placedAt: 1,
    shipBy: 9,
    state: 'waiting',
    ...sums,
  }
  return { order, timeline } as unknown as OrderDetail
}

const states = (order: OrderDetail) => stepsOf(deskTextIn('en'), order, String).map((step) => step.state)
const times = (order: OrderDetail) => stepsOf(deskTextIn('en'), order, String).map((step) => step.time)

describe('the way of an order', () => {
  test('a new one is ordered, and release comes next', () => {
    expect(states(found({}))).toEqual(['done', 'now', 'later', 'later', 'later'])
    expect(times(found({}))).toEqual(['1', undefined, undefined, undefined, 'by 9'])
  })

  test('picked in part is not picked', () => {
    expect(states(found({ allocated: 2, picked: 2, state: 'picking' }))).toEqual([
      'done',
      'done',
      'now',
      'later',
      'later',
    ])
  })

  test('a shipped one is done, each step with the time of its last operation', () => {
    const timeline = [
      { type: 'parcel-shipped', at: 8 },
      { type: 'parcel-packed', at: 7 },
      { type: 'units-picked', at: 6 },
      { type: 'units-picked', at: 5 },
      { type: 'release-orders', at: 4 },
    ]
    const order = found({ picked: 4, packed: 4, shipped: 4, state: 'shipped' }, timeline)
    expect(states(order)).toEqual(['done', 'done', 'done', 'done', 'done'])
    expect(times(order)).toEqual(['1', '4', '6', '7', '8'])
  })

  test('a cancelled one has no next step', () => {
    expect(states(found({ units: 0, state: 'cancelled' }))).toEqual(['done', 'later', 'later', 'later', 'later'])
  })
})
