// Levels, quantities and joint orders worked out by hand; the safety factor against lives lived through here again.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { demandQuantile } from '../forecast/negative-binomial.ts'
import { type JointItem, jointOrder, withinBudget } from './joint.ts'
import { levelsOf } from './levels.ts'
import { proposeOrders, type ReorderItem } from './propose.ts'
import { quantityFor, type SupplyTerms } from './quantity.ts'
import { fitSafety, usualFactor } from './safety.ts'

const steady = { demandClass: 'smooth', method: 'combined', perPeriod: 10, mean: 30, variance: 36 } as const

const terms: SupplyTerms = {
  currency: 'EUR',
  prices: [{ from: 0, unitPrice: '2.00' }],
  minimum: 1,
  multiple: 1,
  lineCost: 0,
  holdingRate: 2000,
}

describe('levels', () => {
  test('expected demand and so many deviations more', () => {
    const levels = levelsOf(steady, { lead: 2, leadSpread: 0, review: 1 }, { kind: 'fill', share: 0.95, factor: 2 })
    // Three periods: 30 + 2 × 6. Two periods: 20 + 2 × √24.
    expect(levels).toEqual({ orderUpTo: 42, reorderPoint: 30, safety: 12, expected: 30 })
  })

  test('an uneven lead time asks for more', () => {
    const target = { kind: 'fill', share: 0.95, factor: 2 } as const
    // √(36 + (10 × 1.5)²) = 16.16 more than 30, twice.
    expect(levelsOf(steady, { lead: 2, leadSpread: 1.5, review: 1 }, target).orderUpTo).toBe(63)
  })

  test('a service level is a quantile', () => {
    const levels = levelsOf(steady, { lead: 2, leadSpread: 0, review: 1 }, { kind: 'service', share: 0.98 })
    expect(levels.orderUpTo).toBe(demandQuantile(30, 36, 0.98))
  })

  test('what nobody wants needs no stock', () => {
    const none = { ...steady, perPeriod: 0, mean: 0, variance: 0 }
    const levels = levelsOf(none, { lead: 2, leadSpread: 3, review: 1 }, { kind: 'fill', share: 0.95, factor: 3 })
    expect(levels).toMatchObject({ orderUpTo: 0, reorderPoint: 0 })
  })
})

describe('quantities', () => {
  test('what is missing, where an order costs nothing', () => {
    expect(quantityFor(17, 0, 520, terms)).toEqual({ quantity: 17, unitPrice: '2.00', value: 3400, reason: 'missing' })
  })

  test('packs and the least quantity', () => {
    expect(quantityFor(17, 0, 520, { ...terms, multiple: 6 })).toMatchObject({ quantity: 18, reason: 'multiple' })
    expect(quantityFor(17, 0, 520, { ...terms, minimum: 50, multiple: 12 })).toMatchObject({
      quantity: 60,
      reason: 'minimum',
    })
  })

  test('the economic lot of Harris', () => {
    // √(2 × 520 × 5.00 / (20 % of 2.00)) = √13,000 = 114.
    expect(quantityFor(17, 0, 520, { ...terms, lineCost: 500 })).toMatchObject({ quantity: 114, reason: 'economic' })
  })

  test('a price break that pays is taken, one that does not is left', () => {
    const cheaper = { ...terms, prices: [...terms.prices, { from: 100, unitPrice: '1.80' }] }
    // 104.00 a year less for goods, 13.00 more for keeping.
    expect(quantityFor(17, 0, 520, cheaper)).toMatchObject({ quantity: 100, unitPrice: '1.80', reason: 'price-break' })
    const far = { ...terms, prices: [...terms.prices, { from: 9000, unitPrice: '1.80' }] }
    expect(quantityFor(17, 0, 520, far)).toMatchObject({ quantity: 17, unitPrice: '2.00' })
  })

  test('no more than is sold before it expires', () => {
    expect(quantityFor(60, 10, 520, { ...terms, multiple: 12, sellable: 40 })).toMatchObject({
      quantity: 24,
      reason: 'shelf-life',
    })
    expect(quantityFor(60, 10, 520, { ...terms, minimum: 50, sellable: 40 })).toMatchObject({
      quantity: 0,
      reason: 'shelf-life',
    })
  })

  test('is always whole packs, at least the minimum or nothing, and covers what is missing where it does not expire', () => {
    fc.assert(
      fc.property(
        fc.record({
          missing: fc.nat({ max: 500 }),
          position: fc.integer({ min: -50, max: 300 }),
          perYear: fc.nat({ max: 5000 }),
          minimum: fc.integer({ min: 1, max: 60 }),
          multiple: fc.integer({ min: 1, max: 24 }),
          lineCost: fc.nat({ max: 2000 }),
          sellable: fc.option(fc.nat({ max: 400 }), { nil: undefined }),
        }),
        ({ missing, position, perYear, minimum, multiple, lineCost, sellable }) => {
          const own = { ...terms, minimum, multiple, lineCost, ...(sellable !== undefined && { sellable }) }
          const { quantity, reason, value } = quantityFor(missing, position, perYear, own)
          expect(quantity % multiple).toBe(0)
          expect(quantity === 0 || quantity >= minimum).toBe(true)
          if (reason !== 'shelf-life') expect(quantity).toBeGreaterThanOrEqual(missing)
          if (sellable !== undefined && quantity > 0) expect(position + quantity).toBeLessThanOrEqual(sellable)
          expect(value).toBe(quantity * 200)
        },
      ),
    )
  })
})

describe('one order a supplier', () => {
  const item = (id: string, position: number, value: number): JointItem => ({
    id,
    position,
    reorderPoint: 10,
    orderUpTo: 30,
    perPeriod: 5,
    order: { quantity: 20, unitPrice: '1.00', value, reason: 'missing' },
  })

  test('nothing is due: no order', () => {
    expect(jointOrder([item('a', 11, 100)], { leastValue: 0 })).toBeUndefined()
  })

  test('who is nearly due comes along, others only to reach the least order', () => {
    const items = [item('full', 30, 100), item('far', 25, 100), item('near', 18, 100), item('due', 4, 100)]
    const said = (least: number) => jointOrder(items, { leastValue: least })
    expect(said(0)?.lines.map((line) => [line.item.id, line.because])).toEqual([
      ['due', 'due'],
      ['near', 'comes-along'],
    ])
    expect(said(300)).toMatchObject({ value: 300, belowLeast: false })
    expect(said(300)?.lines[2]).toMatchObject({ item: { id: 'far' }, because: 'brought-forward' })
    expect(said(500)).toMatchObject({ value: 300, belowLeast: true })
  })

  test('money goes to what runs out first; the rest waits', () => {
    const first = jointOrder([item('a', 9, 100), item('b', -5, 100)], { leastValue: 0 })!
    const second = jointOrder([item('c', 2, 100)], { leastValue: 0 })!
    const orders = withinBudget(
      [
        { ...first, leastValue: 0 },
        { ...second, leastValue: 0 },
      ],
      250,
    )
    expect(orders.flatMap((order) => order.lines.map((line) => [line.item.id, line.waits ?? false]))).toEqual([
      ['b', false],
      ['a', true],
      ['c', false],
    ])
    expect(orders.map((order) => order.value)).toEqual([100, 100])
  })
})

describe('the safety factor', () => {
  const uneven = Array.from({ length: 40 }, (_p, index) => ({
    series: Array.from({ length: 40 }, (_d, period) => ((index * 7 + period * 13) % 11 < 4 ? (index + period) % 9 : 0)),
    lead: 2,
  }))

  test('grows with what is asked', () => {
    const ask = (fill: number) => fitSafety(uneven, { fill, periods: 12, most: 100 })!
    expect(ask(0.99)).toBeGreaterThan(ask(0.9))
    expect(usualFactor(0.99)).toBeGreaterThan(usualFactor(0.9))
  })

  test('does not know what comes after', () => {
    const ask = (items: typeof uneven) => fitSafety(items, { fill: 0.95, periods: 12, most: 100 })
    const later = uneven.map((each) => ({ ...each, series: [...each.series.slice(0, 39), 0] }))
    // The last period is lived through, but no forecast was made from it.
    expect(ask(later)).toBeDefined()
    expect(fitSafety([{ series: [0, 0, 3], lead: 1 }], { fill: 0.95, periods: 12, most: 10 })).toBeUndefined()
  })
})

describe('a reorder plan', () => {
  const item = (id: string, more: Partial<ReorderItem> = {}): ReorderItem => ({
    id,
    supplier: 'Acme',
    series: Array<number>(40).fill(10),
    onHand: 100,
    promised: 0,
    onOrder: 0,
    waiting: { lead: 2, leadSpread: 0.5, review: 1 },
    terms,
    ...more,
  })
  const ask = (items: readonly ReorderItem[], more = {}) =>
    proposeOrders({ items, periodsAYear: 52, target: { kind: 'fill', share: 0.95 }, ...more }, { timeLeft: () => true })

  test('orders what runs low, up to its level, net of what is promised and on its way', () => {
    const plan = ask([
      item('full'),
      item('low', { onHand: 15, promised: 12 }),
      item('coming', { onHand: 3, onOrder: 90 }),
    ])
    expect(plan.suppliers).toHaveLength(1)
    const [line] = plan.suppliers[0]!.lines
    expect(line).toMatchObject({ item: 'low', because: 'due', position: 3, waits: false })
    expect(line!.order.quantity).toBe(line!.levels.orderUpTo - 3)
    expect(plan.suppliers[0]!.lines).toHaveLength(1)
  })

  test('a stock-out is not taken for nobody wanting it', () => {
    const series = [...Array<number>(30).fill(10), ...Array<number>(10).fill(0)]
    const ignored = new Set(Array.from({ length: 10 }, (_p, index) => 30 + index))
    const [known] = ask([item('a', { series, ignored, onHand: 0 })]).suppliers[0]!.lines
    const [taken] = ask([item('a', { series, onHand: 0 })]).suppliers[0]!.lines
    expect(known!.levels.expected).toBeGreaterThan(taken!.levels.expected * 1.3)
  })

  test('when time is up, says how many items it left out', () => {
    const plan = proposeOrders(
      { items: [item('a'), item('b')], periodsAYear: 52, target: { kind: 'service', share: 0.95 } },
      { timeLeft: () => false },
    )
    expect(plan).toMatchObject({ suppliers: [], leftOut: 2, fitted: false })
  })

  test('spends no more than the budget', () => {
    const items = ['a', 'b', 'c'].map((id) => item(id, { onHand: 0 }))
    const all = ask(items).suppliers[0]!.value
    const plan = ask(items, { budget: Math.floor(all / 2) })
    expect(plan.suppliers[0]!.value).toBeLessThanOrEqual(all / 2)
    expect(plan.suppliers[0]!.lines.filter((line) => line.waits).length).toBe(2)
  })
})
