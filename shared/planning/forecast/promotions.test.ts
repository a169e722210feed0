import { expect, test } from 'vitest'
import { promotedPeriods, type Sold } from './promotions.ts'

/** Four sales a period at a price, twice as many units where it says so. */
const sold = (of: readonly number[], more: readonly number[] = []): Sold[] =>
  of.flatMap((price, period) =>
    Array.from({ length: 4 }, () => ({ period, price, units: more.includes(period) ? 6 : 2 })),
  )
const usual = Array.from({ length: 20 }, () => 100)
const prices = (changed: Readonly<Record<number, number>>) => usual.map((price, at) => changed[at] ?? price)

test('two weeks at a fifth less, in which more was sold, are a promotion', () => {
  expect([...promotedPeriods(sold(prices({ 8: 80, 9: 80 }), [8, 9]))]).toEqual([8, 9])
})

test('a little cheaper, or cheaper without anybody buying more, is none', () => {
  expect(promotedPeriods(sold(prices({ 8: 95, 9: 80 }), [8])).size).toBe(0)
})

test('a large order at its own price is none', () => {
  const large = { period: 8, price: 60, units: 500 }
  expect(promotedPeriods([...sold(usual), large]).size).toBe(0)
})

test('a price that stays low is the price', () => {
  const lower = usual.map((price, at) => (at >= 12 ? 80 : price))
  expect(promotedPeriods(sold(lower, [12, 13, 14, 15, 16, 17, 18, 19])).size).toBe(0)
})

test('of a few sales nothing is known', () => {
  expect(promotedPeriods(sold([100, 80], [1])).size).toBe(0)
})
