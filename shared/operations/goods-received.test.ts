// What receiving does beside moving units: the date of a lot, and goods that nobody ordered.
import { describe, expect, test } from 'vitest'
import { Draft } from '../rows/draft.ts'
import { MemoryState } from '../rows/memory-state.ts'
import { goodsReceived } from './goods-received.ts'
import type { Operation } from './operation.ts'

type Received = Parameters<typeof goodsReceived.applyStock>[1]

function receive(state: MemoryState, body: Partial<Received['body']>) {
  const operation = {
    id: '00000000-0000-7000-8000-000000000001',
    at: 1000,
    by: 'maria',
    device: 'hh-1',
    warehouse: 'north',
    type: 'goods-received',
    body: {
      receipt: 'r1',
      item: 'wine',
      lot: 'L1',
      serial: '',
      status: 'available',
      owner: 'acme',
      quantity: 6,
      to: 'L:DOCK-1',
      ...body,
    },
  } as unknown as Received & Operation<'goods-received'>
  const draft = new Draft(state, operation)
  goodsReceived.applyStock(draft, operation)
  return draft
}

describe('given a lot whose date is not known yet', () => {
  test('when it is received with a date, then the lot has that date', () => {
    const state = new MemoryState()
    state.set('lot', 'wine|L1', { id: 'wine|L1', item: 'wine' as never, lot: 'L1' })
    expect(receive(state, { expiry: '2027-03-31' as never }).get('lot', 'wine|L1')?.expiry).toBe('2027-03-31')
  })
})

describe('given no purchase line', () => {
  test('when goods are received, then they are there and the buyer is asked', () => {
    const draft = receive(new MemoryState(), { line: undefined as never })
    const [id] = draft.effects().exceptions
    expect(draft.get('exception', id ?? '')).toMatchObject({ kind: 'received-unordered', subject: 'item:wine' })
    expect(draft.find('quantsAt', 'L:DOCK-1')).toMatchObject([{ quantity: 6 }])
  })
})
