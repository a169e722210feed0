// Forecasts of series worked out by hand, quantiles against sums of their own distribution.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classify } from './classify.ts'
import { enoughFor, forecast } from './forecast.ts'
import { croston, dampedTrend, naive, sba, seasonalNaive, smoothing, tsb } from './methods.ts'
import { demandQuantile, normalQuantile } from './negative-binomial.ts'

describe('classes of demand', () => {
  test.each([
    ['smooth', [4, 5, 4, 6, 5, 4]],
    ['intermittent', [0, 3, 0, 0, 3, 0, 3, 0]],
    ['erratic', [1, 9, 1, 20, 1, 1, 2, 1]],
    ['lumpy', [0, 0, 1, 0, 0, 40, 0, 0, 1]],
    ['none', [0, 0, 0]],
  ])('%s', (name, series) => expect(classify(series)).toBe(name))
})

describe('methods', () => {
  test('smoothing moves a tenth of the way to what is new', () => {
    // Begins at the mean 2; after 2, 2, 2, 12 it stands at 2 + 0.1 × 10 + rounding of the earlier steps from 4.5.
    const begun = (2 + 2 + 2 + 12) / 4
    const after = [2, 2, 2, 12].reduce((level, demand) => level + 0.1 * (demand - level), begun)
    expect(smoothing(0.1)([2, 2, 2, 12])(1)).toBeCloseTo(after, 12)
  })

  test('Croston answers size over interval, SBA a little less', () => {
    const history = [0, 6, 0, 6, 0, 6]
    expect(croston(0.1)(history)(1)).toBeCloseTo(3, 6)
    expect(sba(0.1)(history)(1)).toBeCloseTo(3 * 0.95, 6)
  })

  test('TSB falls while nothing is wanted, Croston does not', () => {
    const died = [5, 5, 5, 5, ...Array<number>(30).fill(0)]
    expect(tsb(0.1, 0.1)(died)(1)).toBeLessThan(0.3)
    expect(croston(0.1)(died)(1)).toBeGreaterThan(0.5)
  })

  test('a damped trend goes on ever more slowly', () => {
    const expected = dampedTrend(0.5, 0.5, 0.8)([1, 2, 3, 4, 5, 6, 7, 8])
    const steps = [1, 2, 3].map((ahead) => expected(ahead + 1) - expected(ahead))
    expect(steps[0]).toBeGreaterThan(steps[1] ?? 0)
    expect(steps[1]).toBeGreaterThan(steps[2] ?? 0)
    expect(steps[2]).toBeGreaterThan(0)
  })

  test('a season ago and last time', () => {
    expect([1, 2, 3].map(seasonalNaive(3)([9, 9, 9, 1, 2, 3]))).toEqual([1, 2, 3])
    expect(naive([1, 7])(5)).toBe(7)
  })
})

describe('quantiles of demand', () => {
  test('of Poisson demand of mean 3: 6 pieces cover 95 of 100 times', () => {
    // P(X ≤ 5) = 0.916, P(X ≤ 6) = 0.966.
    expect(demandQuantile(3, 3, 0.95)).toBe(6)
  })

  test('of the normal distribution, against tabled values', () => {
    expect(normalQuantile(0.95)).toBeCloseTo(1.644_854, 5)
    expect(normalQuantile(0.01)).toBeCloseTo(-2.326_348, 5)
  })

  test('never fall with a larger share, mean or spread at the upper end', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 400, noNaN: true }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        fc.double({ min: 0.8, max: 0.97, noNaN: true }),
        (mean, ratio, share) => {
          const quantile = demandQuantile(mean, mean * ratio, share)
          expect(demandQuantile(mean, mean * ratio, share + 0.02)).toBeGreaterThanOrEqual(quantile)
          expect(demandQuantile(mean * 1.5, mean * 1.5 * ratio, share)).toBeGreaterThanOrEqual(quantile)
        },
      ),
    )
  })
})

describe('a forecast', () => {
  test('of steady demand is that demand over the protected time', () => {
    const { mean, demandClass } = forecast(Array<number>(40).fill(5), { protection: 3 })
    expect(demandClass).toBe('smooth')
    expect(mean).toBeGreaterThan(14)
    expect(mean).toBeLessThan(15.1)
  })

  test('of what was never wanted is nothing', () => {
    expect(forecast([0, 0, 0], { protection: 2 })).toMatchObject({ demandClass: 'none', mean: 0 })
    expect(enoughFor({ mean: 0, variance: 0 }, 0.99)).toBe(0)
  })

  test('does not take a stock-out for nobody wanting it', () => {
    const series = [...Array<number>(30).fill(8), 0, 0, 0, 0, 0]
    const ignored = new Set([30, 31, 32, 33, 34])
    const taken = forecast(series, { protection: 1 }).mean
    const known = forecast(series, { protection: 1, ignored }).mean
    expect(known).toBeGreaterThan(7.5)
    expect(taken).toBeLessThan(known)
  })

  test('is finite and not below zero for any series', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 5000 })), { maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        (series, protection) => {
          const { mean, variance } = forecast(series, { protection })
          expect(Number.isFinite(mean) && mean >= 0 && Number.isFinite(variance) && variance >= 0).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})
