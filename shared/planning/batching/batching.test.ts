// Batches on random floors: legal by a check of their own, walks as long as the exact programme says, never longer than
// first come.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactRoute } from '../routing/exact-route.ts'
import { planBatches } from './anneal.ts'
import { firstComeBatches } from './first-fit.ts'
import { type BatchProblem, whyIllegal } from './problem.ts'
import { savingsBatches } from './savings.ts'
import { walkLengths } from './walk-lengths.ts'

const anyProblem = fc
  .record({
    aisles: fc.integer({ min: 2, max: 6 }),
    blocks: fc.integer({ min: 1, max: 2 }),
    depotAtBack: fc.boolean(),
    window: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
  })
  .chain(({ aisles, blocks, depotAtBack, window }) => {
    const crossY = Array.from({ length: blocks + 1 }, (_b, index) => index * 100)
    const stop = fc.record({
      aisle: fc.integer({ min: 0, max: aisles - 1 }),
      y: fc.integer({ min: 0, max: blocks * 100 }),
    })
    const order = fc.record({
      stops: fc.array(stop, { minLength: 1, maxLength: 5 }),
      kilos: fc.integer({ min: 1, max: 9 }),
      apart: fc.constantFrom('ambient', 'frozen'),
      due: fc.integer({ min: 0, max: 20 }),
    })
    return fc.array(order, { minLength: 1, maxLength: 12 }).map(
      (orders): BatchProblem => ({
        floor: { aisleX: Array.from({ length: aisles }, (_a, index) => index * 30), crossY },
        depot: { aisle: Math.floor(aisles / 2), y: depotAtBack ? blocks * 100 : 0 },
        orders: orders.map(({ stops, kilos, apart, due }, index) => ({
          id: String(index),
          stops,
          load: [stops.length, kilos],
          apart,
          due,
        })),
        capacity: [10, 20],
        mostOrders: 6,
        ...(window !== undefined && { dueWindow: window }),
      }),
    )
  })

const search = { seed: 7, moves: 400, timeLeft: () => true }

describe('batches', () => {
  test('are legal, as long as their shortest walks, and no longer than first come', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const walk = walkLengths(problem)
        const first = firstComeBatches(problem, walk)
        const saved = savingsBatches(problem, walk)
        const planned = planBatches(problem, search)
        for (const answer of [first, saved, planned]) {
          expect(whyIllegal(problem, answer)).toBeUndefined()
          const length = answer.batches.reduce((sum, batch) => {
            const stops = batch.flatMap((order) => problem.orders[order]?.stops ?? [])
            return sum + (exactRoute(problem.floor, problem.depot, problem.depot, stops)?.length ?? 0)
          }, 0)
          expect(answer.length).toBe(length)
        }
        expect(planned.length).toBeLessThanOrEqual(saved.length)
        expect(planned.bound).toBeLessThanOrEqual(planned.length)
        expect(planned.proven).toBe(planned.bound === planned.length)
        expect(planBatches(problem, search)).toEqual(planned)
      }),
      { numRuns: 150 },
    )
  })

  test('two orders of one aisle go together, the one of another aisle alone', () => {
    const at = (aisle: number, y: number) => ({ id: `${aisle}-${y}`, stops: [{ aisle, y }], load: [1] })
    const problem = {
      floor: { aisleX: [0, 100, 200], crossY: [0, 100] },
      depot: { aisle: 0, y: 0 },
      orders: [at(2, 10), at(0, 50), at(2, 20)],
      capacity: [2],
    }
    // 2 × (200 + 20) for the aisle far away, 2 × 50 for the near one.
    // Half a cart for each order: (2 × 210 + 2 × 220 + 2 × 50) / 2 is the least there could be.
    expect(planBatches(problem, search)).toEqual({ batches: [[0, 2], [1]], length: 540, bound: 480, proven: false })
  })

  test('an order that no cart takes goes alone', () => {
    const problem = {
      floor: { aisleX: [0], crossY: [0, 100] },
      depot: { aisle: 0, y: 0 },
      orders: [{ id: 'big', stops: [{ aisle: 0, y: 10 }], load: [50] }],
      capacity: [10],
    }
    expect(planBatches(problem, search).batches).toEqual([[0]])
  })

  test('when time is up at once, the savings are answered', () => {
    const problem = {
      floor: { aisleX: [0, 100], crossY: [0, 100] },
      depot: { aisle: 0, y: 0 },
      orders: [0, 1, 0, 1].map((aisle, index) => ({ id: String(index), stops: [{ aisle, y: 50 }], load: [1] })),
      capacity: [2],
    }
    const answer = planBatches(problem, { ...search, moves: 1e9, timeLeft: () => false })
    expect(answer).toMatchObject(savingsBatches(problem, walkLengths(problem)))
  })
})
