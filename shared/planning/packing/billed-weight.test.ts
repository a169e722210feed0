import { expect, test } from 'vitest'
import { billedWeight, dimensionalWeight } from './billed-weight.ts'

// 40 × 30 × 20 cm are 24,000 cm³: 4.8 kg at 5000, 4 kg at 6000.
const box = [400, 300, 200] as const

test.each([
  [5000, 4800],
  [6000, 4000],
  [7000, 3429],
])('a box of 24 litres at %i cm³ a kilogram stands for %i g', (divisor, grams) => {
  expect(dimensionalWeight(box, divisor)).toBe(grams)
})

test('a parcel is billed by what is more, and by its weight alone where size does not count', () => {
  expect(billedWeight(box, 2000, 5000)).toBe(4800)
  expect(billedWeight(box, 5200, 5000)).toBe(5200)
  expect(billedWeight(box, 2000, undefined)).toBe(2000)
})
