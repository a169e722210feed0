import { describe, expect, test } from 'vitest'
import { changedRows, steadied } from './steady.ts'

const row = (id: string, n = 0) => ({ id, n })
const idOf = (each: { id: string }) => each.id

describe('a list under the pointer', () => {
  test('keeps its rows in place: changed ones change, gone ones stay, new ones wait', () => {
    const held = [row('a'), row('b'), row('c')]
    const next = [row('x'), row('c', 1), row('a')]
    const { rows, fresh } = steadied(held, next, idOf)
    expect(rows).toEqual([row('a'), row('b'), row('c', 1)])
    expect(fresh).toBe(1)
  })

  test('follows at once where no pointer is over it', () => {
    const next = [row('x'), row('a')]
    expect(steadied(undefined, next, idOf)).toEqual({ rows: next, fresh: 0 })
  })

  test('tells which rows changed, not which came or moved', () => {
    const same = row('a')
    const changed = changedRows([same, row('b'), row('c')], [row('x'), row('b', 1), same], idOf)
    expect([...changed]).toEqual(['b'])
  })
})
