// What must hold for any stream of facts of a warehouse and its office: the order in which they are learned changes nothing
// that can be seen; closed months stay; pools, places and stock accounts agree after every single fact (the house weighs them).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../rows/places.ts'
import { quantity } from '../../values/quantity.ts'
import { type BusinessDate, businessDate, day, instant } from '../../values/time.ts'
import { House } from '../fake-house.ts'
import type { BodyOf, OperationType } from '../index.ts'

const drawn = fc.record({
  kind: fc.nat(11),
  item: fc.nat(1),
  bin: fc.nat(1),
  hour: fc.nat(900),
  units: fc.integer({ min: 1, max: 9 }),
  source: fc.nat(1000),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

interface Fact {
  readonly id: string
  readonly at: number
  readonly type: OperationType
  readonly body: unknown
}

const start = Date.parse('2026-09-01T00:00Z')
const bins = ['L:A-01', 'L:A-02'] as const
const items = ['bolt', 'nut'] as const
const nameOf = (index: number) => `fact-${String(index).padStart(3, '0')}`

function factOf(house: House, drawing: Drawn, index: number, all: readonly Drawn[]): Fact {
  const id = nameOf(index)
  // A different moment for each: two facts of one moment are told apart by rank in the books, by arrival on the shelf.
  const at = start + drawing.hour * 3_600_000 + index
  const item = items[drawing.item] ?? 'bolt'
  const goods = { ...house.goods(item), quantity: quantity(drawing.units) }
  const place = (bins[drawing.bin] ?? bins[0]) as Place
  const other = (bins[1 - drawing.bin] ?? bins[0]) as Place
  const source = (kinds: readonly number[]) => {
    const fits = all.flatMap((each, i) => (kinds.includes(each.kind) && each.item === drawing.item ? [nameOf(i)] : []))
    return fits[drawing.source % Math.max(1, fits.length)] ?? 'nowhere'
  }
  const told = <T extends OperationType>(type: T, body: BodyOf<T>): Fact => ({ id, at, type, body })
  switch (drawing.kind) {
    case 0:
    case 1:
      return told('goods-received', {
        receipt: id,
        purchase: 'P' as never,
        line: `P-${item}`,
        ...goods,
        to: place,
      })
    case 2:
    case 3:
      return told('stock-written-off', { ...goods, from: place, reason: 'broken' })
    case 4:
    case 5:
      return told('goods-moved', { purpose: 'move', ...goods, from: place, to: other })
    case 6:
      return told('quant-counted', { ...house.goods(item), place, counted: quantity(drawing.units) })
    case 7:
      return told('supplier-invoice-recorded', {
        company: goods.owner,
        document: id,
        supplier: 'Bolt & Co',
        number: id,
        currency: 'EUR',
        lines: [{ receipt: source([0, 1]), quantity: goods.quantity, unitPrice: '1.07' }],
      })
    case 8:
      return told('goods-sent-back', { ...goods, receipt: source([0, 1]), from: place })
    case 9:
      return told('transfer-shipped', { ...goods, from: place, to: 'south' as never })
    case 10:
      return told('transfer-received', { ...goods, transfer: source([9]), to: place })
    default:
      return told('landed-cost-recorded', {
        company: goods.owner,
        receipts: [source([0, 1])],
        amount: drawing.units * 10,
        basis: 'value',
      })
  }
}

function openHouse(): House {
  const house = new House()
  house.item('nut')
  house.purchase('P', { bolt: 1, nut: 1 })
  house.now = start + 60 * day
  return house
}

const drawings = fc.array(drawn, { minLength: 1, maxLength: 30, size: 'max' })
const runs = { numRuns: process.env.LONG ? 2000 : 60 }

/** Everything that the order of learning must not change. */
function seen(house: House) {
  const accounts = Object.fromEntries([...house.accounts].filter(([, amount]) => amount !== 0).sort())
  const quants = [...house.state.all('quant')].map(({ id, quantity }) => `${id} ${quantity}`).sort()
  const pools = house.books.items().map((item) => {
    const { units, value, layers, deficits } = house.books.pool(item)?.state ?? { units: 0, value: 0 }
    return { item, units, value, layers, deficits }
  })
  return { accounts, quants, pools: pools.sort((a, b) => (a.item < b.item ? -1 : 1)) }
}

describe('facts that are learned late', () => {
  test('in any order end in the same stock and the same books', () => {
    fc.assert(
      fc.property(
        drawings.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all.keys()], { minLength: all.length })),
        ),
        ([all, order]) => {
          const inOrder = openHouse()
          const shuffled = openHouse()
          const facts = all.map((drawing, index) => factOf(inOrder, drawing, index, all))
          for (const { type, body, at, id } of facts.toSorted((a, b) => a.at - b.at)) {
            inOrder.record(type, body as never, { at, id })
          }
          for (const index of order) {
            const fact = facts[index]
            if (fact) shuffled.record(fact.type, fact.body as never, { at: fact.at, id: fact.id })
          }
          expect(seen(shuffled)).toEqual(seen(inOrder))
        },
      ),
      runs,
    )
  })

  test('change nothing of a closed month, and the shelf still agrees with the books after each, closes and undos between', () => {
    fc.assert(
      fc.property(drawings, fc.infiniteStream(fc.nat(9)), (all, dice) => {
        const house = openHouse()
        const roll = () => dice.next().value as number
        const made: string[] = []
        let frozen = new Map<string, string>()
        all.forEach((drawing, index) => {
          const { type, body, at, id } = factOf(house, drawing, index, all)
          if (roll() === 0) {
            const through = businessDate(instant(start + roll() * 4 * day), 'UTC') as BusinessDate
            house.attempt('close-period', { company: house.goods('bolt').owner, through })
            frozen = frozenEvents(house)
          }
          house.record(type, body as never, { at, id })
          made.push(id)
          const undone = made[roll() % made.length]
          if (roll() > 7 && undone) house.record('operation-reversed', { of: undone as never })
          for (const [event, legs] of frozen) expect(JSON.stringify(house.books.event(event)?.legs)).toBe(legs)
        })
      }),
      runs,
    )
  })
})

function frozenEvents(house: House): Map<string, string> {
  const events = house.books.inOrder().filter(({ key }) => key.time < house.lock)
  return new Map(events.map(({ id, legs }) => [id, JSON.stringify(legs)]))
}
