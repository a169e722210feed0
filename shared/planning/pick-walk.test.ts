// Pick walks on small floors: lengths counted by hand, and held to every order there is.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FloorPlan } from '../rows/catalogue.ts'
import { pickWalk } from './pick-walk.ts'
import { oneWayDistances } from './routing/one-way.ts'
import type { Stop } from './walk.ts'

const stop = (id: string, aisle: string, x: number, y: number): Stop => ({ id, aisle, x, y })
const plan: FloorPlan = { aislesRun: 'y', crossAisles: [0, 50, 100] }
const bench = { x: 0, y: -10 }

/** Aisles at x = 30, 60, 90; the bench stands before the front lane at x = 0. */
function distance(a: { x: number; y: number; aisle?: string }, b: { x: number; y: number; aisle?: string }): number {
  const [from, to] = [a, b].map(({ x, y, aisle }) => ({ x, y: aisle ? y : 0 })) as [typeof a, typeof b]
  if (a.aisle && a.aisle === b.aisle) return Math.abs(a.y - b.y)
  return Math.abs(a.x - b.x) + Math.min(...plan.crossAisles.map((y) => Math.abs(from.y - y) + Math.abs(to.y - y)))
}

function length(order: readonly Stop[], start: Stop | typeof bench): number {
  const walk = [start, ...order, bench]
  return walk.slice(1).reduce((sum, each, index) => sum + distance(walk[index]!, each), 0)
}

function everyOrder(stops: readonly Stop[]): Stop[][] {
  if (stops.length === 0) return [[]]
  return stops.flatMap((first) => everyOrder(stops.filter((each) => each !== first)).map((rest) => [first, ...rest]))
}

describe('a pick walk', () => {
  const anyStops = fc.uniqueArray(
    fc.record({ aisle: fc.integer({ min: 1, max: 3 }), y: fc.integer({ min: 1, max: 99 }) }),
    { maxLength: 6, selector: ({ aisle, y }) => `${aisle}|${y}` },
  )

  test('is the shortest of all orders, from the bench and from within an aisle', () => {
    fc.assert(
      fc.property(anyStops, fc.boolean(), (drawn, inside) => {
        const stops = drawn.map(({ aisle, y }, index) => stop(`s${index}`, `A${aisle}`, aisle * 30, y))
        const start = inside ? stop('here', 'A2', 60, 70) : bench
        const order = pickWalk(plan, stops, start, bench).map((id) => stops.find((each) => each.id === id)!)
        expect(order.map((each) => each.id).sort()).toEqual(stops.map((each) => each.id).sort())
        const shortest = Math.min(...everyOrder(stops).map((each) => length(each, start)))
        expect(length(order, start)).toBe(shortest)
      }),
      { numRuns: 150 },
    )
  })

  test('takes the lane half-way', () => {
    const stops = [stop('far', 'A2', 60, 48), stop('near', 'A1', 30, 45), stop('back', 'A3', 90, 52)]
    // Up the first aisle, over half-way, and home down the second: the third lies past the lane, 2 up and 2 back.
    expect(
      length(
        pickWalk(plan, stops, bench, bench).map((id) => stops.find((each) => each.id === id)!),
        bench,
      ),
    ).toBe(30 + 50 + 60 + 2 + 2 + 30 + 50 + 60)
  })

  test('never leads through the rack behind the bench', () => {
    const [first] = pickWalk(plan, [stop('a', 'A1', 30, 90), stop('b', 'A1', 30, 10)], bench, bench)
    expect(first).toBe('b')
  })

  test('keeps to one-way aisles', () => {
    // Both aisles hold two stops; A1 is walked up only, A2 down only.
    const stops = [
      stop('a-high', 'A1', 30, 40),
      stop('a-low', 'A1', 30, 10),
      stop('b-low', 'A2', 60, 10),
      stop('b-high', 'A2', 60, 40),
    ]
    const oneWay = { ...plan, oneWay: { A1: 'up', A2: 'down' } } as const
    expect(pickWalk(oneWay, stops, bench, bench)).toEqual(['a-low', 'a-high', 'b-high', 'b-low'])
  })

  test('follows a rule where the manager wants one', () => {
    const stops = [stop('a', 'A1', 30, 40), stop('b', 'A2', 60, 10), stop('c', 'A3', 90, 10)]
    expect(pickWalk({ ...plan, rule: 'return' }, stops, bench, bench)).toEqual(['a', 'b', 'c'])
  })

  test('goes aisle by aisle where nothing is known of the floor', () => {
    const stops = [stop('b', 'A2', 60, 10), stop('a', 'A1', 30, 10)]
    expect(pickWalk(undefined, stops, bench, bench)).toHaveLength(2)
  })

  test('works where aisles run along the other axis', () => {
    const turned: FloorPlan = { aislesRun: 'x', crossAisles: [0, 100] }
    const stops = [stop('far', 'B', 60, 60), stop('near', 'A', 20, 30)]
    expect(pickWalk(turned, stops, { x: 0, y: 0 }, { x: 0, y: 90 })).toEqual(['near', 'far'])
  })
})

describe('one-way distances', () => {
  test('go round where the direct way is against the arrow', () => {
    const floor = { aisleX: [0, 30], crossY: [0, 50] }
    const distances = oneWayDistances(
      floor,
      ['up', undefined],
      [
        { aisle: 0, y: 10 },
        { aisle: 0, y: 40 },
      ],
    )
    // Up: 30. Back: up to the lane 10, across 30, down 50, across 30, up 10.
    expect(distances).toEqual([
      [0, 30],
      [130, 0],
    ])
  })
})
