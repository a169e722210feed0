// Routes against an independent yardstick: Held–Karp over all orders of few stops, and walks counted by hand.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactRoute } from './exact-route.ts'
import { type BlockFloor, routeLength, type Spot, walkBetween } from './floor.ts'
import { improvedRoute } from './improved-route.ts'
import { orderByRule, type RoutingRule } from './rules.ts'

/** The shortest walk over all stops, by trying every subset (Held & Karp 1962). */
function heldKarp(floor: BlockFloor, start: Spot, end: Spot, stops: readonly Spot[]): number {
  const n = stops.length
  if (n === 0) return walkBetween(floor, start, end)
  const best = Array.from({ length: 1 << n }, () => Array<number>(n).fill(Number.POSITIVE_INFINITY))
  stops.forEach((stop, i) => {
    best[1 << i]![i] = walkBetween(floor, start, stop)
  })
  for (let set = 1; set < 1 << n; set++) {
    for (let last = 0; last < n; last++) {
      const length = best[set]![last]!
      if (!Number.isFinite(length)) continue
      for (let next = 0; next < n; next++) {
        if (set & (1 << next)) continue
        const to = set | (1 << next)
        best[to]![next] = Math.min(best[to]![next]!, length + walkBetween(floor, stops[last]!, stops[next]!))
      }
    }
  }
  return Math.min(...stops.map((stop, i) => best[(1 << n) - 1]![i]! + walkBetween(floor, stop, end)))
}

const anyProblem = fc
  .record({
    aisles: fc.integer({ min: 1, max: 7 }),
    pitches: fc.array(fc.integer({ min: 20, max: 70 }), { minLength: 7, maxLength: 7 }),
    blocks: fc.array(fc.integer({ min: 30, max: 200 }), { minLength: 1, maxLength: 4 }),
  })
  .chain(({ aisles, pitches, blocks }) => {
    const sums = (gaps: readonly number[]) => {
      let at = 0
      return [0, ...gaps.map((gap) => (at += gap))]
    }
    const floor = { aisleX: sums(pitches).slice(0, aisles), crossY: sums(blocks) }
    const depth = floor.crossY[floor.crossY.length - 1]!
    // Every third spot lies on a crossing or shares its place with another: the cases that a programme gets wrong.
    const spot = fc.record({
      aisle: fc.integer({ min: 0, max: aisles - 1 }),
      y: fc.oneof(
        { weight: 2, arbitrary: fc.integer({ min: 0, max: depth }) },
        { weight: 1, arbitrary: fc.constantFrom(...floor.crossY, 17) },
      ),
    })
    return fc.record({
      floor: fc.constant(floor),
      start: spot,
      end: spot,
      same: fc.boolean(),
      stops: fc.array(spot, { maxLength: 9 }),
    })
  })

describe('the exact route', () => {
  test('is as long as the best of all orders, whatever the floor', () => {
    fc.assert(
      fc.property(anyProblem, ({ floor, start, end, same, stops }) => {
        const to = same ? start : end
        const route = exactRoute(floor, start, to, stops)
        expect(route && [...route.order].sort((a, b) => a - b)).toEqual(stops.map((_stop, index) => index))
        expect(route?.length).toBe(heldKarp(floor, start, to, stops))
      }),
      { numRuns: 400 },
    )
  })

  test('goes up one aisle and down the next', () => {
    const floor = { aisleX: [0, 30], crossY: [0, 100] }
    const stops = [
      { aisle: 1, y: 10 },
      { aisle: 0, y: 90 },
      { aisle: 1, y: 90 },
      { aisle: 0, y: 10 },
    ]
    const home = { aisle: 0, y: 0 }
    // Across 30, up 100, across 30, down 100: as long as the other way round.
    expect(exactRoute(floor, home, home, stops)).toEqual({ order: [0, 2, 1, 3], length: 260, proven: true })
  })

  test('reaches a dock before the first cross aisle', () => {
    const floor = { aisleX: [0, 30], crossY: [0, 100] }
    const dock = { aisle: 0, y: -50 }
    expect(exactRoute(floor, dock, dock, [{ aisle: 1, y: 20 }])?.length).toBe(2 * (50 + 30 + 20))
  })

  test('leaves more than six cross aisles to the search', () => {
    const floor = { aisleX: [0], crossY: [0, 1, 2, 3, 4, 5, 6] }
    expect(exactRoute(floor, { aisle: 0, y: 0 }, { aisle: 0, y: 0 }, [])).toBeUndefined()
  })
})

describe('the search', () => {
  test('visits all, is never longer than nearest first, and is the same for the same seed', () => {
    fc.assert(
      fc.property(anyProblem, fc.nat(), ({ floor, start, end, stops }, seed) => {
        const places = [start, end, ...stops]
        const distances = places.map((a) => places.map((b) => walkBetween(floor, a, b)))
        const search = { seed, rounds: 20, timeLeft: () => true }
        const route = improvedRoute(distances, search)
        expect([...route.order].sort((a, b) => a - b)).toEqual(stops.map((_stop, index) => index))
        expect(route.length).toBe(
          routeLength(
            floor,
            start,
            route.order.map((index) => stops[index]!),
            end,
          ),
        )
        expect(route.length).toBeGreaterThanOrEqual(heldKarp(floor, start, end, stops))
        expect(improvedRoute(distances, search)).toEqual(route)
      }),
      { numRuns: 100 },
    )
  })

  test('respects a one-way aisle', () => {
    // Places on a ring that may be walked one way only: start 0, stops 2, 3, 4 in this order, end 1.
    const ring = [0, 2, 3, 4, 1]
    const distances = Array.from({ length: 5 }, (_r, a) =>
      Array.from({ length: 5 }, (_c, b) => ((ring.indexOf(b) - ring.indexOf(a) + 5) % 5) * 10),
    )
    expect(improvedRoute(distances, { seed: 1, rounds: 10, timeLeft: () => true })).toMatchObject({
      order: [0, 1, 2],
      length: 40,
    })
  })

  test('stops when time is up with the best so far', () => {
    const distances = Array.from({ length: 12 }, (_r, a) => Array.from({ length: 12 }, (_c, b) => Math.abs(a - b) * 7))
    expect(improvedRoute(distances, { seed: 1, rounds: 1e9, timeLeft: () => false }).order).toHaveLength(10)
  })
})

describe('rules by name', () => {
  const rules: readonly RoutingRule[] = ['code', 's-shape', 'return', 'midpoint', 'largest-gap', 'combined']
  test.each(rules)('%s visits every stop once and is never shorter than the exact route', (rule) => {
    fc.assert(
      fc.property(anyProblem, ({ floor, start, end, stops }) => {
        const order = orderByRule(rule, floor, start, end, stops)
        expect([...order].sort((a, b) => a - b)).toEqual(stops.map((_stop, index) => index))
        const length = routeLength(
          floor,
          start,
          order.map((index) => stops[index]!),
          end,
        )
        expect(length).toBeGreaterThanOrEqual(exactRoute(floor, start, end, stops)?.length ?? 0)
      }),
      { numRuns: 60 },
    )
  })
})
