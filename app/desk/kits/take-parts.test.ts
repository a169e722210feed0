import { describe, expect, test } from 'vitest'
import type { Lying } from '../../../shared/protocol/desk/stock.ts'
import { takeParts } from './take-parts.ts'

const item = { id: 'bolt', sku: 'BOLT', name: 'bolt', unit: 'piece', tracking: 'none', owner: 'acme' }
const lying = (id: string, quantity: number, allocated = 0) => ({ id, item, quantity, allocated }) as unknown as Lying
const bolts = { item, quantity: 3, weight: 1, places: [lying('a', 5, 1), lying('b', 0), lying('c', 10)] }

describe('parts of kits', () => {
  test('are taken place by place, and never what somebody was promised', () => {
    const [taken] = takeParts([bolts], 3)
    expect(taken?.from.map(({ place, quantity }) => [place.id, quantity])).toEqual([
      ['a', 4],
      ['c', 5],
    ])
    expect([taken?.needed, taken?.missing]).toEqual([9, 0])
  })

  test('that lie nowhere are missing', () => {
    expect(takeParts([bolts], 5)[0]?.missing).toBe(1)
  })
})
