// Where goods may lie: a fact stands even when the bin was not for them, and the contradiction is named.
import { describe, expect, test } from 'vitest'
import { Draft } from '../rows/draft.ts'
import { MemoryState } from '../rows/memory-state.ts'
import { goodsMoved } from './goods-moved.ts'

type Moved = Parameters<typeof goodsMoved.applyStock>[1]

function move(storageClass: string, type: string) {
  const state = new MemoryState()
  state.set('item', 'ice', { id: 'ice', storageClass: 'frozen' } as never)
  state.set('location', 'A-01', { id: 'A-01', code: 'A-01', type, storageClass, blocked: false } as never)
  const operation = {
    id: '00000000-0000-7000-8000-000000000001',
    at: 1000,
    by: 'maria',
    device: 'hh-1',
    warehouse: 'north',
    body: {
      purpose: 'put-away',
      item: 'ice',
      lot: '',
      serial: '',
      status: 'available',
      owner: 'acme',
      quantity: 2,
      from: 'L:DOCK-1',
      to: 'L:A-01',
    },
  } as unknown as Moved
  const draft = new Draft(state, operation)
  goodsMoved.applyStock(draft, operation)
  const kinds = draft.effects().exceptions.map((id) => draft.get('exception', id)?.kind)
  return kinds.filter((kind) => kind !== 'negative-stock')
}

describe('given frozen goods', () => {
  test.each([
    ['frozen', 'reserve', []],
    ['ambient', 'reserve', ['wrong-class-used']],
    // A dock is not storage: goods of every class pass through it.
    ['ambient', 'dock', []],
  ])('when they are put in a place for %s of type %s, then exceptions are %j', (storageClass, type, kinds) => {
    expect(move(storageClass, type)).toEqual(kinds)
  })
})

describe('given a place that is no bin and no plate', () => {
  const body = { purpose: 'move', item: 'ice', lot: '', serial: '', status: 'available', owner: 'acme', quantity: 2 }
  const reads = (from: string, to: string) => goodsMoved.schema.safeParse({ ...body, from, to }).success

  test.each(['scrap', 'adjustment', 'supplier', 'customer', 'transit', 'opening', 'production', 'identity'])(
    'when goods would be moved to or from %s, then it is not a move: stock would leave and the books not know',
    (virtual) => {
      expect(reads('L:A-01', 'L:B-01')).toBe(true)
      expect(reads('L:A-01', virtual)).toBe(false)
      expect(reads(virtual, 'L:A-01')).toBe(false)
    },
  )
})
