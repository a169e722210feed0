// Counts beyond tolerance: nothing is posted until two people saw the same or somebody approves.
import { beforeEach, describe, expect, test } from 'vitest'
import { House } from '../operations/fake-house.ts'
import { quantity } from '../values/quantity.ts'

const q = quantity
let house: House

beforeEach(() => {
  house = new House()
  const warehouse = house.state.get('warehouse', 'north')!
  house.record('warehouse-saved', { ...warehouse, countTolerance: { units: 2, perMille: 50 } })
  house.stock('bolt', 'L:A-01', 100)
})

const count = (by: string, counted: number, more: object = {}) =>
  house.record(
    'quant-counted',
    { place: 'L:A-01' as never, ...house.goods('bolt'), counted: q(counted) },
    { by, ...more },
  )
const recounts = () => [...house.state.all('task')].filter(({ kind, state }) => kind === 'count' && state === 'open')
const doubt = () => house.state.get('quant', 'L:A-01|bolt|||available|acme')?.doubt ?? 0

describe('given a tolerance of 2 units or 5 %', () => {
  test.each([
    [95, -5],
    [105, 5],
    [100, 0],
  ])('when %i of 100 are counted, then the books follow at once and nobody is asked', (counted, difference) => {
    count('maria', counted)
    expect(house.units('bolt', 'L:A-01')).toBe(counted)
    expect(house.open()).toEqual([])
    expect(house.balance('5100')).toBe(0 - difference * 100)
  })

  test('when 90 are counted, then nothing is posted, 10 are in doubt, and another person is asked to look', () => {
    count('maria', 90)
    expect([house.units('bolt', 'L:A-01'), house.balance('5100'), doubt()]).toEqual([100, 0, 10])
    expect(house.exceptions()).toMatchObject([{ kind: 'count-disputed', facts: { counted: 90, books: 100 } }])
    expect(recounts()).toMatchObject([{ from: 'L:A-01', item: 'bolt', notBy: 'maria' }])
    house.order('SO-1', { bolt: 100 })
    expect(house.state.get('order', 'SO-1')?.allocated).toBe(90)
  })

  test('when more than the books say are counted, then the books are the lower figure', () => {
    count('maria', 120)
    expect(doubt()).toBe(0)
    expect(house.open()).toEqual(['count-disputed'])
  })

  test('when another person sees the same after three more were taken, then the books follow the last look', () => {
    count('maria', 90)
    const goods = { ...house.goods('bolt'), quantity: q(3), from: 'L:A-01' as never, to: 'L:B-01' as never }
    house.record('goods-moved', { purpose: 'move', ...goods }, { by: 'maria' })
    count('ivan', 87)
    expect([house.units('bolt', 'L:A-01'), house.balance('5100'), doubt()]).toEqual([87, 1000, 0])
    expect(house.open()).toEqual(['count-differs'])
    expect(recounts()).toEqual([])
  })

  test('when the same person looks again, then it is no second opinion', () => {
    count('maria', 90)
    count('maria', 90)
    expect(house.units('bolt', 'L:A-01')).toBe(100)
    expect(recounts()).toHaveLength(1)
  })

  test('when the second sees what the books say, then the books were right', () => {
    count('maria', 90)
    count('ivan', 100)
    expect([house.units('bolt', 'L:A-01'), house.balance('5100'), doubt()]).toEqual([100, 0, 0])
    expect([house.open(), recounts()]).toEqual([[], []])
  })

  test('when the two differ, then a third decides between them', () => {
    count('maria', 90)
    count('ivan', 80)
    expect(house.units('bolt', 'L:A-01')).toBe(100)
    count('olga', 90)
    expect(house.units('bolt', 'L:A-01')).toBe(90)
  })

  test('when a manager approves, then the books follow the last look as of its time', () => {
    count('maria', 90)
    const goods = { ...house.goods('bolt'), quantity: q(5), from: 'L:A-01' as never, to: 'L:B-01' as never }
    house.record('goods-moved', { purpose: 'move', ...goods }, { by: 'maria' })
    const exception = house.exceptions()[0]!.id
    house.record('exception-resolved', { exception, resolution: 'approve' }, { by: 'olga' })
    expect([house.units('bolt', 'L:A-01'), house.balance('5100'), doubt()]).toEqual([85, 1000, 0])
    expect(house.open()).toEqual([])
  })

  test('when the look is taken back, then there was none', () => {
    const look = count('maria', 90)
    house.record('operation-reversed', { of: look }, { by: 'maria' })
    expect([house.open(), recounts(), doubt()]).toEqual([[], [], 0])
    count('ivan', 90)
    expect(house.open()).toEqual(['count-disputed'])
  })
})
