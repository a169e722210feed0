// Packings of random goods held to a check of their own, and small cases worked out by hand.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fewestCartons, packCartons } from './cartons.ts'
import type { CartonKind, PackKind } from './problem.ts'
import { whyWrong } from './why-wrong.ts'

const search = { seed: 3, rounds: 12, timeLeft: () => true }
const cartons: readonly CartonKind[] = [
  { id: 'small', inner: [20, 20, 10], emptyWeight: 50, maxWeight: 3000 },
  { id: 'large', inner: [40, 30, 30], emptyWeight: 120, maxWeight: 9000 },
  { id: 'long', inner: [90, 12, 12], emptyWeight: 80, maxWeight: 4000 },
]

const anyKind = fc.record({
  size: fc.tuple(fc.integer({ min: 1, max: 34 }), fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 15 })),
  weight: fc.integer({ min: 0, max: 900 }),
  quantity: fc.integer({ min: 0, max: 9 }),
  upright: fc.option(fc.constantFrom([false, false, true] as const, [true, false, true] as const), { nil: undefined }),
  fragile: fc.boolean(),
  apart: fc.constantFrom(undefined, 'acid'),
})

describe('packing', () => {
  test.each([0, 70, 100])('is right whatever the goods, %d %% of each base carried', (support) => {
    fc.assert(
      fc.property(fc.array(anyKind, { maxLength: 5 }), (drawn) => {
        const kinds = drawn.map(
          ({ upright, apart, ...kind }, index): PackKind => ({
            ...kind,
            id: `k${index}`,
            ...(upright && { upright }),
            ...(apart && { apart }),
          }),
        )
        const packing = packCartons(kinds, cartons, { support }, search)
        expect(whyWrong(kinds, cartons, packing, { support })).toBeUndefined()
        expect(packing).toEqual(packCartons(kinds, cartons, { support }, search))
        const quantities = kinds.map((kind, index) => {
          const left = packing.left.find((each) => each.kind === index)
          return kind.quantity - (left?.quantity ?? 0)
        })
        if (quantities.some((quantity) => quantity > 0)) {
          expect(packing.cartons.length).toBeGreaterThanOrEqual(fewestCartons(kinds, quantities, cartons))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('eight cubes fill a carton of eight cubes', () => {
    const cube: PackKind = { id: 'cube', size: [10, 10, 10], weight: 1, quantity: 8 }
    const box: CartonKind = { id: 'box', inner: [20, 20, 20], emptyWeight: 0, maxWeight: 100 }
    const packing = packCartons([cube], [box], { support: 100 }, search)
    expect(packing.cartons).toHaveLength(1)
    expect(packing.proven).toBe(true)
  })

  test('the smallest carton that holds all is taken', () => {
    const book: PackKind = { id: 'book', size: [18, 12, 3], weight: 400, quantity: 3 }
    expect(packCartons([book], cartons, { support: 70 }, search).cartons.map((each) => each.carton)).toEqual([0])
  })

  test('weight parts what room would hold together', () => {
    const lead: PackKind = { id: 'lead', size: [5, 5, 5], weight: 4000, quantity: 3 }
    const packing = packCartons([lead], cartons, { support: 70 }, search)
    expect(packing.cartons).toHaveLength(2)
    expect(packing.proven).toBe(true)
  })

  test('what fits nowhere is said, and the rest is packed', () => {
    const pole: PackKind = { id: 'pole', size: [200, 5, 5], weight: 10, quantity: 2 }
    const pen: PackKind = { id: 'pen', size: [14, 1, 1], weight: 10, quantity: 4 }
    const packing = packCartons([pole, pen], cartons, { support: 70 }, search)
    expect(packing.left).toEqual([{ kind: 0, quantity: 2 }])
    expect(packing.cartons).toHaveLength(1)
  })

  test('nothing stands on a vase', () => {
    const vase: PackKind = {
      id: 'vase',
      size: [20, 20, 5],
      weight: 10,
      quantity: 1,
      fragile: true,
      upright: [false, false, true],
    }
    const tile: PackKind = { id: 'tile', size: [20, 20, 5], weight: 10, quantity: 1, upright: [false, false, true] }
    const box: CartonKind = { id: 'box', inner: [20, 20, 10], emptyWeight: 0, maxWeight: 100 }
    const { cartons: packed } = packCartons([vase, tile], [box], { support: 100 }, search)
    expect(packed).toHaveLength(1)
    expect(packed[0]?.placed.find((piece) => piece.kind === 0)?.at[2]).toBe(5)
  })

  test('a thousand equal pieces are packed at once', () => {
    const tin: PackKind = { id: 'tin', size: [8, 8, 11], weight: 400, quantity: 1000 }
    const packing = packCartons([tin], cartons, { support: 70 }, { ...search, timeLeft: () => false })
    expect(whyWrong([tin], cartons, packing, { support: 70 })).toBeUndefined()
  })
})
