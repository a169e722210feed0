import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextSort, rowAfterKey, sorted, windowOf } from './table-model.ts'

describe('the window of a long table', () => {
  test('at the top, in the middle and at the end holds what is seen and some more', () => {
    expect(windowOf(0, 400, 40, 50_000)).toEqual({ from: 0, to: 22 })
    expect(windowOf(40_000, 400, 40, 50_000)).toEqual({ from: 988, to: 1022 })
    expect(windowOf(2_000_000 - 400, 400, 40, 50_000)).toEqual({ from: 49_978, to: 50_000 })
  })
  test('every row that is seen is drawn, and few others, wherever it is scrolled', () => {
    const arbitrary = fc.record({
      count: fc.integer({ min: 0, max: 100_000 }),
      height: fc.integer({ min: 0, max: 3000 }),
      rowHeight: fc.integer({ min: 20, max: 60 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(arbitrary, ({ count, height, rowHeight, part }) => {
        const scrolled = Math.floor(part * Math.max(0, count * rowHeight - height))
        const { from, to } = windowOf(scrolled, height, rowHeight, count)
        const firstSeen = Math.floor(scrolled / rowHeight)
        const lastSeen = Math.min(count, Math.ceil((scrolled + height) / rowHeight))
        expect(from).toBeLessThanOrEqual(Math.min(firstSeen, count))
        expect(to).toBeGreaterThanOrEqual(lastSeen)
        expect(to - from).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 26)
      }),
    )
  })
  test('a list that grew shorter under a far scroll still draws its end', () => {
    const { from, to } = windowOf(90_000, 400, 40, 10)
    expect([from, to]).toEqual([0, 10])
  })
})

describe('order of rows', () => {
  const rows = [
    { bin: 'A-10', free: 4 },
    { bin: 'A-2', free: null },
    { bin: 'a-1', free: 9 },
    { bin: 'B-1', free: 4 },
  ]
  const bins = (list: typeof rows) => list.map((row) => row.bin)
  test('codes are ordered by the numbers in them', () =>
    expect(bins(sorted(rows, (row) => row.bin, 'up', 'en'))).toEqual(['a-1', 'A-2', 'A-10', 'B-1']))
  test('what is not known comes last in both directions, and equal rows keep their order', () => {
    expect(bins(sorted(rows, (row) => row.free, 'up', 'en'))).toEqual(['A-10', 'B-1', 'a-1', 'A-2'])
    expect(bins(sorted(rows, (row) => row.free, 'down', 'en'))).toEqual(['a-1', 'A-10', 'B-1', 'A-2'])
  })
  test('ё stands beside е in Russian', () =>
    expect(sorted(['жук', 'ёлка', 'ель', 'зонт'], (text) => text, 'up', 'ru')).toEqual(['ёлка', 'ель', 'жук', 'зонт']))
  test('a head is pressed three times to come back to the order of the list', () => {
    const up = nextSort(undefined, 'free')
    const down = nextSort(up, 'free')
    expect([up?.direction, down?.direction, nextSort(down, 'free')]).toEqual(['up', 'down', undefined])
    expect(nextSort(down, 'bin')).toEqual({ column: 'bin', direction: 'up' })
  })
})

describe('keys', () => {
  test.each([
    ['j', -1, 0],
    ['ArrowDown', 8, 9],
    ['ArrowDown', 9, 9],
    ['k', 0, 0],
    ['ArrowUp', -1, 9],
    ['PageDown', 1, 6],
    ['PageUp', 3, 0],
    ['End', 2, 9],
    ['Home', 7, 0],
    ['x', 3, undefined],
  ] as const)('%s from row %d of 10 leads to %s', (key, at, expected) =>
    expect(rowAfterKey(key, at, 10, 5)).toBe(expected),
  )
})
