// Walking order and ways on a small floor; lengths counted by hand.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Stop, tourLength, walkingOrder } from './walk.ts'
import { headingTo, walkDistance } from './way.ts'

const stop = (id: string, aisle: string, x: number, y: number): Stop => ({ id, aisle, x, y })
const bench = { x: 0, y: 0 }

describe('the walking order', () => {
  test('goes up one aisle and down the next', () => {
    const stops = [
      stop('b-near', 'B', 40, 10),
      stop('a-far', 'A', 10, 90),
      stop('b-far', 'B', 40, 90),
      stop('a-near', 'A', 10, 10),
    ]
    // From the bench up A, across, down B and home: 20 + 80 + 30 + 80 + 50.
    const order = walkingOrder(stops, bench, bench)
    expect(order).toEqual(['a-near', 'a-far', 'b-far', 'b-near'])
    const byId = new Map(stops.map((each) => [each.id, each]))
    expect(
      tourLength(
        order.map((id) => byId.get(id)!),
        bench,
        bench,
      ),
    ).toBe(260)
  })

  test('begins in the aisle where the person stands', () => {
    const stops = [stop('a', 'A', 10, 10), stop('c', 'C', 80, 50), stop('b', 'B', 40, 60)]
    expect(walkingOrder(stops, { x: 80, y: 90 }, bench)).toEqual(['c', 'b', 'a'])
  })

  test('works where aisles run along the other axis', () => {
    const turned = [stop('b1', 'B', 10, 40), stop('a2', 'A', 90, 10), stop('b2', 'B', 90, 40), stop('a1', 'A', 10, 10)]
    expect(walkingOrder(turned, bench, bench)).toEqual(['a1', 'a2', 'b2', 'b1'])
  })

  test('visits every stop once, never longer than the order of codes, whatever the stops', () => {
    const anyStop = fc.record({
      aisle: fc.constantFrom('A', 'B', 'C', 'D'),
      bay: fc.integer({ min: 0, max: 20 }),
    })
    fc.assert(
      fc.property(fc.array(anyStop, { maxLength: 25 }), (found) => {
        const stops = found.map(({ aisle, bay }, index) =>
          stop(`${aisle}-${String(bay).padStart(2, '0')}-${index}`, aisle, 30 * 'ABCD'.indexOf(aisle), 20 + bay * 12),
        )
        const order = walkingOrder(stops, bench, bench)
        expect([...order].sort()).toEqual(stops.map((each) => each.id).sort())
        const byId = new Map(stops.map((each) => [each.id, each]))
        const length = (ids: readonly string[]) =>
          tourLength(
            ids.map((id) => byId.get(id)!),
            bench,
            bench,
          )
        expect(length(order)).toBeLessThanOrEqual(length([...order].sort()))
      }),
      { seed: 20261125, numRuns: 300 },
    )
  })
})

describe('the way', () => {
  test('is walked along and across aisles', () => {
    expect(walkDistance({ x: 10, y: 20 }, { x: 40, y: 5 })).toBe(45)
  })

  test.each([
    ['straight on', { x: 0, y: 0 }, { x: 0, y: 10 }, { x: 0, y: 40 }, 'ahead'],
    ['back', { x: 0, y: 0 }, { x: 0, y: 30 }, { x: 0, y: 5 }, 'back'],
    ['to the left', { x: 0, y: 0 }, { x: 0, y: 30 }, { x: -30, y: 30 }, 'turn-left'],
    ['to the right', { x: 0, y: 0 }, { x: 0, y: 30 }, { x: 30, y: 30 }, 'turn-right'],
    ['nowhere', { x: 0, y: 0 }, { x: 0, y: 30 }, { x: 2, y: 30 }, 'here'],
  ] as const)('goes %s', (_name, before, at, to, expected) => {
    expect(headingTo(before, at, to)).toBe(expected)
  })

  test('goes ahead where nobody has walked yet', () => {
    expect(headingTo(undefined, { x: 0, y: 0 }, { x: -90, y: 1 })).toBe('ahead')
  })
})
