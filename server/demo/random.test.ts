import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Chance } from './random.ts'

describe('chance from a seed', () => {
  test('is the published sequence of mulberry32 for seed 1', () => {
    // First outputs of the reference function in C for a state of 1, as 32-bit numbers.
    const chance = new Chance(1)
    expect([chance.next(), chance.next(), chance.next()].map((n) => n * 2 ** 32)).toEqual([
      2693262067, 11749833, 2265367787,
    ])
  })

  test('stays in its bounds, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(50), (seed, low, width) => {
        const drawn = new Chance(seed).whole(low, low + width)
        expect(drawn).toBeGreaterThanOrEqual(low)
        expect(drawn).toBeLessThanOrEqual(low + width)
      }),
    )
  })

  test('shuffles without loss, and weighs as told', () => {
    const chance = new Chance(7)
    const things = Array.from({ length: 40 }, (_, i) => i)
    const shuffled = chance.shuffled(things)
    expect(shuffled).not.toEqual(things)
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(things)
    const drawn = Array.from({ length: 4000 }, () =>
      chance.weighted(['rare', 'often'], (each) => (each === 'rare' ? 1 : 3)),
    )
    const often = drawn.filter((each) => each === 'often').length
    expect(often / drawn.length).toBeGreaterThan(0.72)
    expect(often / drawn.length).toBeLessThan(0.78)
  })
})
