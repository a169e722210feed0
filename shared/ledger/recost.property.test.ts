// What must hold for any stream of facts: arrival order, grouping, page size and checkpoints change nothing that can be
// seen; closed months stay; value is conserved.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemId } from '../values/ids.ts'
import { type BusinessDate, day } from '../values/time.ts'
import { emptyPool } from './costing/pool-state.ts'
import { InMemoryBooks } from './in-memory-books.ts'
import { poolsAsOf } from './pools-as-of.ts'
import { type Arrival, reversalIdOf, type Telling } from './recosting/arriving.ts'
import { answered } from './recosting/needs.ts'
import type { Books } from './recosting/run.ts'
import { replayFromZero } from './replay.ts'

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10) as BusinessDate
const items = ['A', 'B', 'K'] as ItemId[]
const start = Date.parse('2026-01-01T00:00Z')

/** One event of a stream: whole numbers, from which a telling is made. */
const drawn = fc.record({
  kind: fc.integer({ min: 0, max: 23 }),
  item: fc.nat(2),
  other: fc.nat(2),
  hour: fc.nat(400),
  quantity: fc.integer({ min: 1, max: 12 }),
  price: fc.integer({ min: 0, max: 2500 }),
  source: fc.nat(1000),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

function telling(drawing: Drawn, index: number, all: readonly Drawn[]): Telling {
  const { kind, quantity, price } = drawing
  const item = items[drawing.item]!
  const id = `e${String(index).padStart(3, '0')}`
  const at = start + drawing.hour * 3_600_000
  const standardCost = '3.50'
  const base = { id, at, item, quantity, standardCost }
  const unitPrice = (price / 100).toFixed(2)
  const pick = (kinds: readonly number[], sameItem: boolean) => {
    const fits = all.flatMap((other, i) =>
      kinds.includes(other.kind) && (!sameItem || other.item === drawing.item)
        ? [`e${String(i).padStart(3, '0')}`]
        : [],
    )
    return fits[drawing.source % Math.max(1, fits.length)] ?? 'nowhere'
  }
  const receipts = [0, 1, 2, 3, 4]
  const ships = [5, 6, 7, 8]
  switch (kind) {
    case 0:
      return { ...base, type: 'opening', value: price }
    case 1:
    case 2:
    case 3:
    case 4:
      return { ...base, type: 'receipt', unitPrice, ...(price % 3 === 0 ? { rate: '1.117' } : {}) }
    case 5:
    case 6:
    case 7:
    case 8:
      return { ...base, type: 'ship' }
    case 9:
    case 10:
      return { id, at, type: 'supplier-invoice', receipt: pick(receipts, false), quantity, unitPrice, tax: price % 7 }
    case 11:
      return {
        id,
        at,
        type: 'landed-cost',
        receipts: [...new Set([pick(receipts, false), pick([1, 2], true), pick([3, 4], false)])],
        amount: price,
        basis: price % 2 ? 'value' : 'quantity',
      }
    case 12:
      return { id, at, type: 'freight-invoice', landedCost: pick([11], false), amount: price }
    case 13:
    case 14:
      return { ...base, type: 'return-to-stock', ship: pick(ships, true) }
    case 15:
      return { ...base, type: 'return-damaged', ship: pick(ships, true) }
    case 16:
      return { ...base, type: 'supplier-return', receipt: pick(receipts, true) }
    case 17:
      return { ...base, type: 'write-off' }
    case 18:
      return { id, at, item, standardCost, type: 'count', counted: quantity }
    case 19:
      return { id, at, item, standardCost, type: 'adjust', difference: quantity - 6 }
    case 20: {
      const others = items.filter((other) => other !== item)
      return { ...base, type: 'assemble', components: others.map((other, i) => ({ item: other, quantity: 1 + i * 2 })) }
    }
    case 21: {
      const others = items.filter((other) => other !== item)
      return {
        ...base,
        type: 'disassemble',
        components: others.map((other, i) => ({ item: other, quantity: quantity + i, weight: 1 + i * 2 })),
      }
    }
    case 22:
      return price % 2 ? { ...base, type: 'transfer-out' } : { id, at, item, type: 'revalue', unitCost: unitPrice }
    default:
      return { ...base, type: price % 3 ? 'transfer-in' : 'transfer-loss', transfer: pick([22], true) }
  }
}

const stream = fc
  .array(drawn, { minLength: 1, maxLength: 40, size: 'max' })
  .map((drawings) => drawings.map((drawing, i) => telling(drawing, i, drawings)))
const method = fc.constantFrom('fifo' as const, 'average' as const)
const store = fc.record({ pageSize: fc.integer({ min: 1, max: 6 }), spacing: fc.integer({ min: 1, max: 8 }) })

function open(by: Books['method'], lock = 0): Books {
  return { method: by, currency: 'USD', lock, dateOf }
}

function accepted(input: Telling): Arrival {
  return { kind: 'accept', by: input.id, input }
}

/** Everything that can be seen of books, whatever way they came about. */
function seen(books: InMemoryBooks) {
  const sums: Record<string, number> = {}
  for (const { lines } of books.entries) {
    for (const { account, item, amount } of lines) {
      const key = `${account}:${item}`
      sums[key] = (sums[key] ?? 0) + amount
    }
  }
  return {
    legs: books
      .inOrder()
      .map(({ id, key, links, legs }) => ({ id, key, links, legs: legs.map(({ touched: _, ...leg }) => leg) })),
    pools: Object.fromEntries(
      books.items().map((item) => {
        const { last: _, ...state } = books.pool(item)!.state
        return [item, state]
      }),
    ),
    sums: Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0)),
  }
}

function checkInvariants(books: InMemoryBooks, by: Books['method']): void {
  for (const { lines } of books.entries) {
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
  }
  const posted = new Map<string, number>()
  for (const { lines } of books.entries) {
    for (const { account, item, amount } of lines) {
      if (account === '1300' || account === '1310') posted.set(`${item}`, (posted.get(`${item}`) ?? 0) + amount)
    }
  }
  for (const item of books.items()) {
    const { units, value, layers, deficits } = books.pool(item)!.state
    const total = (parts: readonly { units: number; value: number }[], what: 'units' | 'value') =>
      parts.reduce((sum, part) => sum + part[what], 0)
    expect(units).toBe(total(layers, 'units') - total(deficits, 'units'))
    expect(value).toBe(total(layers, 'value') - total(deficits, 'value'))
    expect([...layers, ...deficits].every((part) => part.units > 0)).toBe(true)
    expect(layers.length === 0 || deficits.length === 0).toBe(true)
    if (by === 'average') expect(layers.length).toBeLessThanOrEqual(1)
    if (units === 0) expect(value).toBe(0)
    expect(posted.get(item) ?? 0).toBe(value)
  }
  const kept = books.inOrder()
  const replayed = replayFromZero(open(by), kept)
  for (const { id, legs } of kept) expect([id, legs]).toEqual([id, replayed.legs.get(id)])
}

const runs = { numRuns: process.env.LONG ? 3000 : 80 }

describe('re-costing', () => {
  test('any arrival order, grouping and storage ends in the same books', () => {
    fc.assert(
      fc.property(
        stream.chain((inputs) =>
          fc.tuple(
            fc.constant(inputs),
            fc.shuffledSubarray(inputs, { minLength: inputs.length }),
            fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
          ),
        ),
        method,
        store,
        ([inputs, shuffled, sizes], by, { pageSize, spacing }) => {
          const late = new InMemoryBooks(pageSize, spacing)
          for (let from = 0, i = 0; from < shuffled.length; i++) {
            const size = sizes[i % sizes.length]!
            late.arrive(open(by), shuffled.slice(from, from + size).map(accepted))
            from += size
          }
          const inOrder = new InMemoryBooks()
          const byKey = late.inOrder().map(({ id }) => inputs.find((input) => input.id === id)!)
          for (const input of byKey) inOrder.arrive(open(by), [accepted(input)])
          expect(seen(late)).toEqual(seen(inOrder))
          checkInvariants(late, by)
        },
      ),
      runs,
    )
  })

  test('told anew or undone, books are as if it had been told so from the start', () => {
    fc.assert(
      fc.property(stream, method, store, fc.infiniteStream(fc.nat(9)), (inputs, by, { pageSize, spacing }, dice) => {
        const books = new InMemoryBooks(pageSize, spacing)
        const final: Telling[] = []
        const roll = () => dice.next().value as number
        for (const input of inputs) {
          const arrivals = [accepted(input)]
          let last: Telling | undefined = input
          if (roll() > 6 && 'quantity' in input) {
            last = { ...input, quantity: input.quantity + 1 + roll() }
            arrivals.push({ kind: 'revise', by: `${input.id}-again`, input: last })
          }
          if (roll() > 7) {
            last = undefined
            arrivals.push({ kind: 'reverse', by: `${input.id}-undone`, id: input.id })
          }
          if (last) final.push(last)
          // Half of the time in one group, half of the time one by one.
          if (roll() > 4) books.arrive(open(by), arrivals)
          else for (const arrival of arrivals) books.arrive(open(by), [arrival])
        }
        const fresh = new InMemoryBooks()
        for (const input of final) fresh.arrive(open(by), [accepted(input)])
        const state = seen(books)
        for (const item of items) {
          // A pool that was only ever touched by undone events is there, and empty.
          if (state.pools[item] && !fresh.pool(item)) {
            expect(state.pools[item]).toEqual({ units: 0, value: 0, layers: [], deficits: [] })
            delete state.pools[item]
          }
        }
        expect(state).toEqual(seen(fresh))
        checkInvariants(books, by)
      }),
      runs,
    )
  })

  test('what a pool held at a time is what it would hold, had nothing happened since', () => {
    fc.assert(
      fc.property(stream, method, store, fc.nat(420), (inputs, by, { pageSize, spacing }, hour) => {
        const before = start + hour * 3_600_000
        const books = new InMemoryBooks(pageSize, spacing)
        for (const input of inputs) books.arrive(open(by), [accepted(input)])
        const held = answered(poolsAsOf(open(by), books.items(), before), (need) => books.answer(need))
        const earlier = books.inOrder().filter(({ key }) => key.time < before)
        const replayed = replayFromZero(open(by), earlier).pools
        for (const [item, state] of held) expect([item, state]).toEqual([item, replayed.get(item) ?? emptyPool()])
      }),
      runs,
    )
  })

  test('closed months stay untouched, whatever arrives, is told anew or undone afterwards', () => {
    fc.assert(
      fc.property(stream, method, store, fc.infiniteStream(fc.nat(19)), (inputs, by, { pageSize, spacing }, dice) => {
        const books = new InMemoryBooks(pageSize, spacing)
        const roll = () => dice.next().value as number
        let lock = 0
        let frozen = new Map<string, string>()
        const take = (arrival: Arrival) => {
          const { entries } = books.arrive(open(by, lock), [arrival])
          for (const { date } of entries) expect(date >= dateOf(lock)).toBe(true)
        }
        for (const input of inputs) {
          if (roll() === 0) {
            lock = Math.max(lock, start + roll() * day)
            frozen = new Map(
              books
                .inOrder()
                .flatMap((event) => (event.key.time < lock ? [[event.id, JSON.stringify(event.legs)]] : [])),
            )
          }
          take(accepted(input))
          const earlier = inputs[roll()]
          if (roll() > 16 && earlier && books.event(earlier.id)) {
            take({ kind: 'reverse', by: `${earlier.id}-undone`, id: earlier.id })
          }
        }
        for (const [id, legs] of frozen) expect(JSON.stringify(books.event(id)!.legs)).toBe(legs)
        checkInvariants(books, by)
        for (const { id } of books.inOrder()) {
          if (books.event(reversalIdOf(id))) expect(books.event(id)!.key.time).toBeLessThan(lock)
        }
      }),
      runs,
    )
  })
})
