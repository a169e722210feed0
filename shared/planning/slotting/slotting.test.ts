// Slotting of small random warehouses held to a check of its own, and cases worked out by hand. Tours are measured here with
// the exact programme.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactRoute } from '../routing/exact-route.ts'
import { abcOf, xyzOf } from './abc-xyz.ts'
import { bestMoves } from './best-moves.ts'
import { likelyOrders } from './likely-orders.ts'
import { OneByOne } from './one-by-one.ts'
import { paybackOf } from './payback.ts'
import { placeCosts } from './place-costs.ts'
import type { SlotProblem } from './problem.ts'
import { reslot, startingPlaces } from './reslot.ts'
import { Tours } from './tours.ts'
import { whyWrongMoves, whyWrongSlots } from './why-wrong.ts'

const timeLeft = () => true

const anyProblem = fc
  .record({
    aisles: fc.integer({ min: 1, max: 4 }),
    positions: fc.integer({ min: 2, max: 5 }),
    blocks: fc.integer({ min: 1, max: 2 }),
    closed: fc.boolean(),
  })
  .chain(({ aisles, positions, blocks, closed }) => {
    const places = Array.from({ length: aisles * positions }, (_p, place) => ({
      aisle: Math.floor(place / positions),
      y: ((place % positions) + 1) * 10,
    }))
    const top = (positions + 1) * 10
    const crossY = blocks === 1 ? [0, top] : [0, 25, top]
    return fc
      .record({
        now: fc.shuffledSubarray([...places.keys()], { minLength: 1 }),
        classes: fc.array(fc.constantFrom('dry', 'cold'), { minLength: places.length, maxLength: places.length }),
      })
      .chain(({ now, classes }) => {
        const order = fc.array(fc.integer({ min: 0, max: now.length - 1 }), { minLength: 1, maxLength: 5 })
        return fc.array(order, { minLength: 1, maxLength: 12 }).map(
          (orders): SlotProblem => ({
            floor: { aisleX: Array.from({ length: aisles }, (_a, aisle) => aisle * 30), crossY },
            depot: { aisle: 0, y: 0 },
            places,
            now,
            orders,
            placeClasses: classes,
            itemClasses: now.map((place) => classes[place] ?? 'dry'),
            ...(closed && { closed: new Set([now[0] ?? 0]) }),
          }),
        )
      })
  })

function meanWalk({ floor, depot, places, orders }: SlotProblem, placeOf: readonly number[]): number {
  const lengths = orders.map((order) => {
    const stops = [...new Set(order)].map((item) => places[placeOf[item]!]!)
    return exactRoute(floor, depot, depot, stops)!.length
  })
  return lengths.reduce((sum, each) => sum + each, 0) / lengths.length
}

describe('re-slotting', () => {
  test('is legal, repeatable and never longer than now by the orders it was judged by', () => {
    fc.assert(
      fc.property(anyProblem, fc.nat(), (problem, seed) => {
        const search = { seed, moves: 300, timeLeft }
        const plan = reslot(problem, search)
        expect(whyWrongSlots(problem, plan.placeOf)).toBeUndefined()
        expect(plan.after).toBeLessThanOrEqual(plan.before + 1e-9)
        expect(plan.bound).toBeLessThanOrEqual(plan.after + 1e-9)
        expect(reslot(problem, search)).toEqual(plan)
      }),
      { numRuns: 20 },
    )
  })

  test('brings what everybody wants to the front', () => {
    // One aisle of four places; item 3, at the back, is in every order, the others are in one each.
    const problem: SlotProblem = {
      floor: { aisleX: [0], crossY: [0, 50] },
      depot: { aisle: 0, y: 0 },
      places: [10, 20, 30, 40].map((y) => ({ aisle: 0, y })),
      now: [0, 1, 2, 3],
      orders: [[3], [3], [3], [3], [3], [3, 0], [3, 1], [3]],
    }
    const plan = reslot(problem, { seed: 1, moves: 500, timeLeft })
    expect(plan.placeOf[3]).toBe(0)
    expect(meanWalk(problem, plan.placeOf)).toBeLessThan(meanWalk(problem, problem.now))
  })

  test('when time is up at once, turnover alone is answered', () => {
    const problem: SlotProblem = {
      floor: { aisleX: [0], crossY: [0, 50] },
      depot: { aisle: 0, y: 0 },
      places: [10, 40].map((y) => ({ aisle: 0, y })),
      now: [0, 1],
      orders: [[1], [1], [0]],
    }
    expect(reslot(problem, { seed: 1, moves: 1e9, timeLeft: () => false }).placeOf).toEqual([1, 0])
  })
})

describe('the best moves', () => {
  test('are few, lead where they say, and save what they say together', () => {
    fc.assert(
      fc.property(anyProblem, fc.nat(), fc.integer({ min: 1, max: 4 }), (problem, seed, most) => {
        const search = { seed, most, tries: 200, timeLeft }
        const list = bestMoves(problem, search)
        expect(list.moves.length).toBeLessThanOrEqual(most)
        expect(whyWrongMoves(problem, list.moves, list.placeOf)).toBeUndefined()
        expect(list.after).toBeLessThanOrEqual(list.before + 1e-9)
        for (const move of list.moves) expect(move.saves).toBeGreaterThan(0)
        expect(bestMoves(problem, search)).toEqual(list)
      }),
      { numRuns: 20 },
    )
  })

  test('one move: the item of every order to the free place at the front', () => {
    const problem: SlotProblem = {
      floor: { aisleX: [0], crossY: [0, 50] },
      depot: { aisle: 0, y: 0 },
      places: [10, 20, 40].map((y) => ({ aisle: 0, y })),
      now: [1, 2],
      orders: [[1], [1], [1], [1], [0]],
    }
    const { moves, before, after } = bestMoves(problem, { seed: 1, most: 1, tries: 200, timeLeft })
    expect(moves).toEqual([{ item: 1, to: 0, saves: expect.closeTo(before - after, 9) }])
  })
})

describe('put-away one by one', () => {
  test('keeps the front for what is wanted more', () => {
    const problem: SlotProblem = {
      floor: { aisleX: [0], crossY: [0, 50] },
      depot: { aisle: 0, y: 0 },
      places: [10, 20, 30, 40].map((y) => ({ aisle: 0, y })),
      now: [-1, -1, -1, -1],
      orders: [[3], [3], [3], [3], [3], [3], [2], [2], [2], [1], [1], [0]],
    }
    const advice = new OneByOne(problem, placeCosts(problem, startingPlaces(problem)))
    const free = new Set([0, 1, 2, 3])
    const placeOf = [0, 1, 2, 3].map((item) => {
      const place = advice.placeFor(item, free)!
      free.delete(place)
      return place
    })
    expect(placeOf).toEqual([3, 2, 1, 0])
    expect(advice.placeFor(0, free)).toBeUndefined()
  })

  test('answers among ten thousand places at once', () => {
    const places = Array.from({ length: 10_000 }, (_p, place) => ({
      aisle: Math.floor(place / 100),
      y: (place % 100) * 10,
    }))
    const problem: SlotProblem = {
      floor: { aisleX: Array.from({ length: 100 }, (_a, aisle) => aisle * 30), crossY: [0, 1000] },
      depot: { aisle: 0, y: 0 },
      places,
      now: Array.from({ length: 5000 }, () => -1),
      orders: Array.from({ length: 200 }, (_o, index) => [index, index * 3 + 1, index * 7 + 2]),
    }
    const advice = new OneByOne(
      problem,
      places.map(({ aisle, y }) => aisle * 30 + y),
    )
    expect(advice.placeFor(7, places.keys())).toBeDefined()
  })
})

describe('tours', () => {
  test('keep their sum through swaps and taking back, on any floor', () => {
    fc.assert(
      fc.property(
        anyProblem,
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 12 }),
        (problem, swaps) => {
          const set = { orders: problem.orders, weights: problem.orders.map(() => 1 / problem.orders.length) }
          const tours = new Tours(problem, set, problem.now)
          for (const [a, b, keep] of swaps) {
            const item = a % problem.now.length
            const to = b % problem.places.length
            const from = tours.placeOf[item]!
            if (to === from) continue
            const longer = tours.swap(item, to)
            if (keep) tours.settle(longer)
            else tours.takeBack(item, from)
          }
          expect(tours.total).toBeCloseTo(meanWalk(problem, Array.from(tours.placeOf)), 6)
          for (const [item, place] of tours.placeOf.entries()) expect(tours.itemIn[place]).toBe(item)
        },
      ),
      { numRuns: 80 },
    )
  })
})

describe('likely orders', () => {
  test('weigh one in all, are as long as past ones, and hold what was bought together', () => {
    const past = Array.from({ length: 60 }, (_o, index) => (index % 2 === 0 ? [0, 1] : [2 + (index % 20), 30]))
    const { orders, weights } = likelyOrders(past, 40, { seed: 5, each: 4, past: 0.4 })
    expect(orders).toHaveLength(300)
    expect(weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9)
    const made = orders.slice(60).filter((order) => order.includes(0))
    expect(made.filter((order) => order.includes(1)).length).toBeGreaterThan(made.length / 3)
    for (const order of orders) expect(order).toHaveLength(2)
  })
})

describe('letters and payback', () => {
  test('80 and 95 per cent of the picks', () => {
    expect(abcOf([80, 15, 5, 0])).toEqual(['A', 'B', 'C', 'C'])
    expect(abcOf([])).toEqual([])
  })

  test('even, half even, uneven', () => {
    expect(xyzOf([5, 5, 5, 5])).toBe('X')
    expect(xyzOf([2, 8, 2, 8])).toBe('Y')
    expect(xyzOf([0, 0, 0, 9])).toBe('Z')
    expect(xyzOf([0, 0])).toBe('Z')
  })

  test('a swap of 300 dm at 60 m a minute that saves 2 m on each of 100 orders', () => {
    const payback = paybackOf({ item: 1, to: 2, swappedWith: 3, saves: 20 }, 100, 300, { perMinute: 600, handling: 2 })
    // 2 trips × (2 + 0.5) minutes; 200 m a day are 3⅓ minutes.
    expect(payback).toEqual({ savedADay: 2000, minutes: 5, days: expect.closeTo(1.5, 9) })
  })
})
