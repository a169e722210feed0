import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Draft } from '../rows/draft.ts'
import { MemoryState } from '../rows/memory-state.ts'
import { atLocation, type Place, virtual } from '../rows/places.ts'
import { type Goods, quantKey } from '../rows/stock.ts'
import type { CompanyId, DeviceId, ItemId, LocationId, OperationId, PersonId, WarehouseId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { instant } from '../values/time.ts'
import { adjustToCount, allocate, moveUnits } from './movements.ts'

const bolts: Goods = { item: 'bolt' as ItemId, lot: '', serial: '', status: 'available', owner: 'acme' as CompanyId }
const a = atLocation('A' as LocationId)
const b = atLocation('B' as LocationId)

class Shelf {
  readonly state = new MemoryState()
  #n = 0

  at(time: number, rule: (draft: Draft) => void): Draft {
    this.#n += 1
    const draft = new Draft(this.state, {
      id: `op-${this.#n}` as OperationId,
      at: instant(time),
      by: 'maria' as PersonId,
      device: 'hh' as DeviceId,
      warehouse: 'north' as WarehouseId,
    })
    rule(draft)
    const { changes, movements } = draft.effects()
    this.state.apply(changes)
    this.state.remember(movements)
    return draft
  }

  move(time: number, from: Place, to: Place, units: number): Draft {
    return this.at(time, (draft) => moveUnits(draft, { goods: bolts, from, to, quantity: quantity(units) }))
  }

  count(time: number, place: Place, counted: number): number {
    let difference = 0
    this.at(time, (draft) => {
      difference = adjustToCount(draft, place, bolts, quantity(counted))
    })
    return difference
  }

  quantityAt(place: Place): number {
    return this.state.get('quant', quantKey(place, bolts))?.quantity ?? 0
  }

  exceptions(): string[] {
    return [...this.state.all('exception')].filter((each) => each.state === 'open').map((each) => each.kind)
  }
}

describe('moving', () => {
  test('units leave one place and reach the other; an empty quant is gone', () => {
    const shelf = new Shelf()
    shelf.move(1, virtual('supplier'), a, 10)
    shelf.move(2, a, b, 10)
    expect([shelf.quantityAt(a), shelf.quantityAt(b)]).toEqual([0, 10])
    expect(shelf.state.get('quant', quantKey(a, bolts))).toBeUndefined()
  })

  test('below zero is never refused, is named once, and settles when the missing units turn up', () => {
    const shelf = new Shelf()
    shelf.move(1, a, b, 3)
    shelf.move(2, a, b, 2)
    expect(shelf.quantityAt(a)).toBe(-5)
    expect(shelf.exceptions()).toEqual(['negative-stock'])
    shelf.move(3, virtual('supplier'), a, 5)
    expect(shelf.exceptions()).toEqual([])
  })

  test('what is promised keeps a quant alive at zero, and giving it back lets it go', () => {
    const shelf = new Shelf()
    shelf.at(1, (draft) => allocate(draft, a, bolts, quantity(4)))
    expect(shelf.state.get('quant', quantKey(a, bolts))).toMatchObject({ quantity: 0, allocated: 4 })
    shelf.at(2, (draft) => allocate(draft, a, bolts, quantity(-4)))
    expect(shelf.state.get('quant', quantKey(a, bolts))).toBeUndefined()
  })
})

describe('counting', () => {
  test('a pick made before the count and learned after it shrinks the loss and leaves the shelf as counted', () => {
    const shelf = new Shelf()
    shelf.move(1, virtual('supplier'), a, 10)
    expect(shelf.count(5, a, 7)).toBe(-3)
    const late = shelf.move(3, a, b, 3)
    expect(late.effects().revisedCounts).toMatchObject([{ count: 'op-2', adjusted: 0, change: 3 }])
    expect([shelf.quantityAt(a), shelf.quantityAt(b)]).toEqual([7, 3])
  })

  test('a pick made after the count is ordinary', () => {
    const shelf = new Shelf()
    shelf.move(1, virtual('supplier'), a, 10)
    shelf.count(5, a, 7)
    expect(shelf.move(6, a, b, 3).effects().revisedCounts).toEqual([])
    expect(shelf.quantityAt(a)).toBe(4)
  })

  test('a count learned late does not see what moved after it', () => {
    const shelf = new Shelf()
    shelf.move(1, virtual('supplier'), a, 10)
    shelf.move(6, a, b, 4)
    expect(shelf.count(5, a, 9)).toBe(-1)
    expect(shelf.quantityAt(a)).toBe(5)
  })

  test('in whatever order things are learned, a place holds its last count and what moved since', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('in' as const), units: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ kind: fc.constant('out' as const), units: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ kind: fc.constant('count' as const), units: fc.integer({ min: 0, max: 40 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (steps, order) => {
        const timed = steps.map((each, index) => ({
          ...each,
          time: 10 * (index + 1),
          rank: order.next().value as number,
        }))
        const shelf = new Shelf()
        for (const each of [...timed].sort((x, y) => x.rank - y.rank)) {
          if (each.kind === 'count') shelf.count(each.time, a, each.units)
          else if (each.kind === 'in') shelf.move(each.time, virtual('supplier'), a, each.units)
          else shelf.move(each.time, a, virtual('customer'), each.units)
        }
        let expected = 0
        for (const each of timed) {
          if (each.kind === 'count') expected = each.units
          else expected += each.kind === 'in' ? each.units : -each.units
        }
        expect(shelf.quantityAt(a)).toBe(expected)
      }),
      { numRuns: 300 },
    )
  })
})
