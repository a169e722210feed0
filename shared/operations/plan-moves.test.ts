import { describe, expect, test } from 'vitest'
import { atLocation } from '../rows/places.ts'
import type { ItemId, LocationId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { House } from './fake-house.ts'

const move = (from: string, to: string) => ({
  item: 'bolt' as ItemId,
  from: from as LocationId,
  to: to as LocationId,
})

function stocked() {
  const house = new House()
  house.record('stock-opened', {
    item: 'bolt',
    lot: '',
    serial: '',
    status: 'available',
    owner: 'acme',
    quantity: 12,
    place: atLocation('A-01' as LocationId),
    value: 1200,
  } as never)
  const tasks = () => [...house.state.all('task')].filter((task) => task.kind === 'move')
  return { house, tasks }
}

describe('moves that planning proposes', () => {
  test('become one task each, with all that is free', () => {
    const { house, tasks } = stocked()
    house.record('plan-moves', { moves: [move('A-01', 'B-01')] })
    expect(tasks()).toMatchObject([
      { state: 'open', item: 'bolt', quantity: quantity(12), from: 'L:A-01', to: 'L:B-01' },
    ])
  })

  test('are not asked for twice', () => {
    const { house, tasks } = stocked()
    house.record('plan-moves', { moves: [move('A-01', 'B-01'), move('A-01', 'A-02')] })
    expect(tasks()).toHaveLength(1)
    expect(house.attempt('plan-moves', { moves: [move('A-01', 'B-01')] }).refused).toBe('nothing-to-move')
  })

  test('where nothing lies, or to a place that is none, are refused', () => {
    const { house } = stocked()
    const refused = (from: string, to: string) => house.attempt('plan-moves', { moves: [move(from, to)] }).refused
    expect(refused('A-02', 'B-01')).toBe('nothing-to-move')
    expect(refused('A-01', 'nowhere')).toBe('nothing-to-move')
  })
})
