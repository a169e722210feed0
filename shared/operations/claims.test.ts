// Who holds work, how it is put aside, and when another may go on with it.
import { beforeEach, describe, expect, test } from 'vitest'
import { quantity } from '../values/quantity.ts'
import { lease } from './claims.ts'
import { House } from './fake-house.ts'

let house: House

beforeEach(() => {
  house = new House()
  house.stock('bolt', 'L:A-01', 20)
  house.order('SO-1', { bolt: 6 })
})

const claim = (by: string, more: object = {}) =>
  house.attempt('claim-work', { order: 'SO-1' as never, give: false, ...more }, { by }).refused
const holder = () => house.state.get('order', 'SO-1')?.claim?.person
const pick = (by: string, units: number) => {
  const task = house.state.find('tasksOfOrder', 'SO-1').find(({ kind }) => kind === 'pick')!
  const tote = { id: `T-${by}` as never, code: `T-${by}` }
  const body = { order: 'SO-1' as never, line: 'SO-1-bolt', task: task.id, ...house.goods('bolt') }
  house.record('units-picked', { ...body, quantity: quantity(units), from: 'L:A-01' as never, tote }, { by })
}

describe('given an order that Maria holds', () => {
  beforeEach(() => expect(claim('maria')).toBeUndefined())

  test('when Ivan asks for it, then he is told who has it', () => {
    expect(claim('ivan')).toBe('claimed-by-other')
    expect(claim('ivan', { wants: 'take-over' })).toBe('claimed-by-other')
    expect(holder()).toBe('maria')
  })

  test('when she has put it aside, then Ivan may go on where she stopped, and she is told', () => {
    pick('maria', 2)
    claim('maria', { wants: 'park' })
    expect(house.state.get('order', 'SO-1')?.claim).toMatchObject({ person: 'maria', parked: house.now })
    expect(claim('ivan')).toBeUndefined()
    pick('ivan', 4)
    expect(house.state.get('order', 'SO-1')).toMatchObject({ picked: 6, state: 'picked' })
    expect(claim('maria')).toBe('claimed-by-other')
  })

  test('when she asks for it on another device, for hers is broken, then she goes on there', () => {
    const body = { order: 'SO-1' as never, give: false }
    expect(house.attempt('claim-work', body, { by: 'maria', device: 'hh-other' }).refused).toBeUndefined()
    expect(house.state.get('order', 'SO-1')?.claim).toMatchObject({ person: 'maria', device: 'hh-other' })
    expect(claim('ivan')).toBe('claimed-by-other')
  })

  test('when she goes on herself, then it is hers again and no more aside', () => {
    claim('maria', { wants: 'park' })
    pick('maria', 1)
    expect(house.state.get('order', 'SO-1')?.claim?.parked).toBeUndefined()
    expect(claim('ivan')).toBe('claimed-by-other')
  })

  test('when her device is silent beyond the lease, then it is still hers until Ivan takes it over', () => {
    house.now += lease
    expect(holder()).toBe('maria')
    expect(claim('ivan')).toBe('claimed-by-other')
    expect(claim('ivan', { wants: 'take-over' })).toBeUndefined()
    expect(holder()).toBe('ivan')
  })

  test('when she works on it, then her lease runs anew', () => {
    house.now += lease - 60_000
    pick('maria', 1)
    house.now += lease - 60_000
    expect(claim('ivan', { wants: 'take-over' })).toBe('claimed-by-other')
  })

  test('when both have picked it offline after a take-over, then both facts stand', () => {
    house.now += lease
    claim('ivan', { wants: 'take-over' })
    pick('ivan', 6)
    pick('maria', 6)
    expect(house.open()).toEqual(['picked-twice'])
  })

  test('when the manager takes it over, then at once', () => {
    expect(claim('olga', { wants: 'take-over' })).toBeUndefined()
    expect(holder()).toBe('olga')
  })

  test('when it is given back, then nobody holds it', () => {
    expect(claim('maria', { give: true })).toBeUndefined()
    expect(holder()).toBeUndefined()
  })
})

test('given a count that is to be done again, when the person of the first count asks for it, then another is to do it', () => {
  const warehouse = house.state.get('warehouse', 'north')!
  house.record('warehouse-saved', { ...warehouse, countTolerance: { units: 1, perMille: 0 } })
  const goods = { place: 'L:A-01' as never, ...house.goods('bolt'), counted: quantity(10) }
  house.record('quant-counted', goods, { by: 'maria' })
  const task = [...house.state.all('task')].find(({ kind }) => kind === 'count')!.id
  const ask = (by: string, wants: 'hold' | 'park') => house.attempt('claim-task', { task, wants }, { by }).refused
  expect(ask('maria', 'hold')).toBe('task-for-another')
  expect(ask('ivan', 'hold')).toBeUndefined()
  expect(ask('olga', 'hold')).toBe('claimed-by-other')
  expect(ask('ivan', 'park')).toBeUndefined()
  expect(ask('olga', 'hold')).toBeUndefined()
})
