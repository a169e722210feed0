import { describe, expect, test } from 'vitest'
import { keepSame } from './keep-same.ts'

describe('what did not change stays the same object', () => {
  test('an equal answer is the old one', () => {
    const before = { asOf: 1, rows: [{ id: 'a', n: 1 }], sums: { n: 1 } }
    expect(keepSame(before, structuredClone(before))).toBe(before)
  })

  test('only the row that changed is new, even where others moved', () => {
    const before = {
      asOf: 1,
      rows: [
        { id: 'a', n: 1 },
        { id: 'b', n: 2 },
      ],
      sums: { n: 3 },
    }
    const after = keepSame(before, {
      asOf: 2,
      rows: [
        { id: 'b', n: 2 },
        { id: 'a', n: 5 },
      ],
      sums: { n: 7 },
    })
    expect(after).toEqual({
      asOf: 2,
      rows: [
        { id: 'b', n: 2 },
        { id: 'a', n: 5 },
      ],
      sums: { n: 7 },
    })
    expect(after.rows[0]).toBe(before.rows[1])
    expect(after.rows[1]).not.toBe(before.rows[0])
  })

  test('a row is known by the id of what it wraps', () => {
    const before = [
      { order: { id: 'a' }, exceptions: 0 },
      { order: { id: 'b' }, exceptions: 1 },
    ]
    const after = keepSame(before, [{ order: { id: 'b' }, exceptions: 1 }])
    expect(after[0]).toBe(before[1])
  })

  test('what is gone is gone, and what became another kind of thing is taken as it is', () => {
    expect(keepSame({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 })
    expect(keepSame({ a: undefined }, { b: undefined })).toEqual({ b: undefined })
    expect(keepSame([1, 2, 3], [1, 2])).toEqual([1, 2])
    expect(keepSame({ a: [1] }, { a: { b: 1 } })).toEqual({ a: { b: 1 } })
    expect(keepSame(null, { a: null })).toEqual({ a: null })
  })
})
