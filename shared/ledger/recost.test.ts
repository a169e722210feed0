import { describe, expect, test } from 'vitest'
import type { ItemId } from '../values/ids.ts'
import { Bug } from '../values/result.ts'
import type { BusinessDate } from '../values/time.ts'
import { InMemoryBooks } from './in-memory-books.ts'
import { byEvent, type GroupedEntry } from './journal/grouping.ts'
import { type Recosted, recost } from './recost.ts'
import type { Arrival, Telling } from './recosting/arriving.ts'
import { answeredLater } from './recosting/needs.ts'
import type { Books } from './recosting/run.ts'

const A = 'A' as ItemId
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10) as BusinessDate
const open: Books = { method: 'fifo', currency: 'USD', lock: 0, dateOf }
const february: Books = { ...open, lock: Date.parse('2026-02-01T00:00Z') }
const on = (date: string, time = '12:00') => Date.parse(`2026-${date}T${time}Z`)

const receipt = (id: string, at: number, quantity: number, unitPrice: string): Telling => ({
  id,
  at,
  type: 'receipt',
  item: A,
  quantity,
  unitPrice,
})
const ship = (id: string, at: number, quantity: number): Telling => ({ id, at, type: 'ship', item: A, quantity })

function accept(...inputs: Telling[]): Arrival[] {
  return inputs.map((input) => ({ kind: 'accept', by: `op-${input.id}`, input }))
}

function given(...inputs: Telling[]): InMemoryBooks {
  const books = new InMemoryBooks()
  for (const input of inputs) books.arrive(open, accept(input))
  return books
}

/** "r1 initial by op-r1 on 2026-01-01: 1300 100, 2050 -100", accounts in their order. */
function told({ entries }: Pick<Recosted, 'entries'>): string[] {
  const words = ({ event, kind, causedBy, date, lines }: GroupedEntry) =>
    `${event} ${kind} by ${causedBy} on ${date}: ${lines
      .toSorted((a, b) => Number(a.account) - Number(b.account))
      .map(({ account, amount }) => `${account} ${amount}`)
      .join(', ')}`
  return entries.flatMap((entry) => byEvent(entry)).map(words)
}

function stock(books: InMemoryBooks, item = A): [units: number, value: number] {
  const { units, value } = books.pool(item)!.state
  return [units, value]
}

describe('an arrival in order', () => {
  test('is costed from the kept state: one round of questions, no history read', () => {
    const books = given(receipt('r1', on('01-01'), 500, '2.00'))
    for (let i = 0; i < 300; i++) books.arrive(open, accept(ship(`s${i}`, on('01-02') + i, 1)))
    books.asked = 0

    const result = books.arrive(open, accept(ship('last', on('01-03'), 1)))

    expect([books.asked, books.read]).toEqual([1, 0])
    expect([result.events.length, result.pools.length, result.placed.length]).toEqual([1, 1, 1])
    expect(stock(books)).toEqual([199, 39800])
  })

  test('leaves nothing of consumed layers in the state', () => {
    const books = given()
    for (let i = 0; i < 200; i++) {
      books.arrive(
        open,
        accept(receipt(`r${i}`, on('01-01') + 2 * i, 3, '1.00'), ship(`s${i}`, on('01-01') + 2 * i + 1, 3)),
      )
    }
    expect(books.pool(A)!.state).toMatchObject({ units: 0, value: 0, layers: [], deficits: [] })
  })

  test('goes through hundreds of layers oldest first', () => {
    const books = given()
    books.arrive(
      open,
      accept(
        ...Array.from({ length: 300 }, (_, i) =>
          receipt(`r${String(i).padStart(3, '0')}`, on('01-01') + i, 2, `${i + 1}.00`),
        ),
      ),
    )
    const result = books.arrive(open, accept(ship('s', on('01-02'), 401)))
    // 200 layers of two units at 1.00 … 200.00, and one unit at 201.00.
    expect(told(result)).toEqual(['s initial by op-s on 2026-01-02: 1300 -4040100, 5000 4040100'])
    expect(books.pool(A)!.state.layers.length).toBe(100)
  })
})

describe('a late arrival', () => {
  test('ends where a count takes its effect up, without reading on', () => {
    const books = new InMemoryBooks(64)
    const hour = (n: number) => on('01-01') + n * 3_600_000
    books.arrive(open, accept(receipt('r1', hour(0), 10_000, '1.00')))
    for (let n = 1; n <= 3000; n++) {
      const counted: Telling = { id: `c${n}`, at: hour(n), type: 'count', item: A, counted: 10_000 - n - 5 }
      books.arrive(open, accept(n === 1100 ? counted : ship(`s${n}`, hour(n), 1)))
    }
    const before = stock(books)
    books.read = 0

    const result = books.arrive(open, accept(ship('late', hour(1000) + 1, 3)))

    expect(told(result)).toEqual([
      'late initial by op-late on 2026-02-12: 1300 -300, 5000 300',
      'c1100 recost by op-late on 2026-02-16: 1300 300, 5100 -300',
    ])
    expect(result.pools).toEqual([])
    expect(stock(books)).toEqual(before)
    expect(books.read).toBeLessThanOrEqual(5 * 64)
  })

  test('a group replays a pool once, and names the operation that moved the start', () => {
    const books = given(
      receipt('r1', on('01-01'), 10, '1.00'),
      receipt('r2', on('01-05'), 10, '2.00'),
      ship('s9', on('01-09'), 5),
      ship('s10', on('01-10'), 5),
    )
    const result = books.arrive(
      open,
      accept(ship('s8', on('01-08'), 2), ship('s3', on('01-03'), 4), ship('s11', on('01-11'), 1)),
    )
    expect(told(result)).toEqual([
      's3 initial by op-s3 on 2026-01-03: 1300 -400, 5000 400',
      's8 initial by op-s8 on 2026-01-08: 1300 -200, 5000 200',
      // Four at 1.00 are left for s9, none for s10.
      's9 recost by op-s3 on 2026-01-09: 1300 -100, 5000 100',
      's10 recost by op-s3 on 2026-01-10: 1300 -500, 5000 500',
      's11 initial by op-s11 on 2026-01-11: 1300 -200, 5000 200',
    ])
    expect(stock(books)).toEqual([3, 600])
  })

  test('is followed where a return settles a deficit and shows the same lines as before', () => {
    const books = new InMemoryBooks(1, 1)
    const free = { type: 'opening', at: on('01-01'), item: A, quantity: 1, value: 0 } as const
    const bill: Telling = {
      id: 'i',
      at: on('01-02'),
      type: 'supplier-invoice',
      receipt: 'o1',
      quantity: 1,
      unitPrice: '0.02',
    }
    const back: Telling = { id: 't', at: on('01-04'), type: 'return-to-stock', item: A, quantity: 1, ship: 's' }
    for (const input of [
      { ...free, id: 'o1' },
      { ...free, id: 'o2' },
      ship('s', on('01-03'), 3),
      back,
      ship('s6', on('01-06'), 1),
    ]) {
      books.arrive(open, accept(input))
    }
    const result = books.arrive(open, accept(bill))
    // The return is worth a third of 0.02, and the unit still missing is taken to cost the same.
    expect(told(result)).toEqual([
      'i initial by op-i on 2026-01-02: 1300 2, 2000 -2',
      's recost by op-i on 2026-01-03: 1300 -2, 5000 2',
      's6 recost by op-i on 2026-01-06: 1300 -1, 5000 1',
    ])
  })

  test('the same runs against a store that answers later', async () => {
    const books = given(receipt('r1', on('01-01'), 10, '1.00'), ship('s2', on('01-03'), 5))
    const result = await answeredLater(
      recost(open, accept(receipt('r0', on('01-01', '06:00'), 2, '3.00'))),
      async (need) => books.answer(need),
    )
    expect(told(result)).toEqual([
      'r0 initial by op-r0 on 2026-01-01: 1300 600, 2050 -600',
      's2 recost by op-r0 on 2026-01-03: 1300 -400, 5000 400',
    ])
  })
})

describe('told anew', () => {
  test("a count's difference that a late movement explains is corrected by what it changed", () => {
    const adjust = (difference: number): Telling => ({ id: 'c1', at: on('01-05'), type: 'adjust', item: A, difference })
    const books = given(receipt('r1', on('01-01'), 10, '10.00'), adjust(-3), ship('s2', on('01-06'), 1))

    const result = books.arrive(open, [
      ...accept(ship('s1', on('01-03'), 2)),
      { kind: 'revise', by: 'op-s1', input: adjust(-1) },
    ])

    expect(told(result)).toEqual([
      's1 initial by op-s1 on 2026-01-03: 1300 -2000, 5000 2000',
      'c1 recost by op-s1 on 2026-01-05: 1300 2000, 5100 -2000',
    ])
    expect(stock(books)).toEqual([6, 6000])
  })

  test('a frozen event can not be', () => {
    const books = given(ship('s1', on('01-03'), 2))
    const again: Arrival = { kind: 'revise', by: 'x', input: ship('s1', on('01-03'), 3) }
    expect(() => books.arrive(february, [again])).toThrow(Bug)
  })

  test('accepted twice is a bug', () => {
    expect(() => given().arrive(open, accept(ship('s', 1, 1), ship('s', 1, 1)))).toThrow(Bug)
  })
})

describe('undone', () => {
  test('an open event replays as absent, and what referred to it is costed unlinked', () => {
    const books = given(
      receipt('r1', on('01-01'), 5, '10.00'),
      receipt('r2', on('01-02'), 5, '20.00'),
      ship('s1', on('01-03'), 5),
      { id: 't1', at: on('01-04'), type: 'return-to-stock', item: A, quantity: 1, ship: 's1' },
    )
    const result = books.arrive(open, [{ kind: 'reverse', by: 'undo', id: 's1' }])
    // Unit now on 4 January: ten units worth 150.00.
    expect(told(result)).toEqual([
      's1 recost by undo on 2026-01-03: 1300 5000, 5000 -5000',
      't1 recost by undo on 2026-01-04: 1300 500, 5000 -500',
    ])
    expect(stock(books)).toEqual([11, 16500])
    expect(told(books.arrive(open, [{ kind: 'reverse', by: 'undo-again', id: 's1' }]))).toEqual([])
  })

  test('a frozen ship comes back at its cost, at the lock', () => {
    const books = given(receipt('r1', on('01-05'), 10, '10.00'), ship('s1', on('01-20'), 4))
    const result = books.arrive(february, [{ kind: 'reverse', by: 'undo', id: 's1' }])
    expect(told(result)).toEqual(['s1~reversed initial by undo on 2026-02-01: 1300 4000, 5000 -4000'])
    expect(stock(books)).toEqual([10, 10000])
    expect(told(books.arrive(february, [{ kind: 'reverse', by: 'again', id: 's1' }]))).toEqual([])
  })

  test('a frozen receipt takes its own units first; what others cost more is an adjustment', () => {
    const books = given(
      receipt('r1', on('01-05'), 10, '10.00'),
      receipt('r2', on('01-06'), 10, '12.00'),
      ship('s1', on('01-20'), 4),
    )
    const result = books.arrive(february, [{ kind: 'reverse', by: 'undo', id: 'r1' }])
    expect(told(result)).toEqual(['r1~reversed initial by undo on 2026-02-01: 1300 -10800, 2050 10000, 5050 800'])
    expect(stock(books)).toEqual([6, 7200])
  })

  test('a frozen invoice gives the receipt back what it had taken, so that the right one can follow', () => {
    const bill = (id: string, at: number, unitPrice: string): Telling => ({
      id,
      at,
      type: 'supplier-invoice',
      receipt: 'r1',
      quantity: 10,
      unitPrice,
    })
    const books = given(receipt('r1', on('01-05'), 10, '10.00'), bill('i1', on('01-06'), '10.70'))
    const undone = books.arrive(february, [{ kind: 'reverse', by: 'undo', id: 'i1' }])
    expect(told(undone)).toEqual(['i1~reversed initial by undo on 2026-02-01: 1300 -700, 2000 10700, 2050 -10000'])
    const right = books.arrive(february, accept(bill('i2', on('02-03'), '10.50')))
    expect(told(right)).toEqual(['i2 initial by op-i2 on 2026-02-03: 1300 500, 2000 -10500, 2050 10000'])
  })

  test('a checkpoint whose event was undone does not hide what is put before it', () => {
    const average: Books = { ...open, method: 'average' }
    const books = new InMemoryBooks(100, 1)
    const arrive = (input: Telling) => books.arrive(average, accept(input))
    arrive(receipt('r1', on('01-01'), 1, '1.00'))
    arrive(receipt('r3', on('01-03'), 1, '3.00'))
    books.arrive(average, [{ kind: 'reverse', by: 'undo', id: 'r3' }])
    arrive(receipt('r2', on('01-02'), 1, '2.00'))
    arrive(ship('s5', on('01-05'), 1))
    const result = arrive(ship('s4', on('01-04'), 1))
    expect(told(result)).toEqual(['s4 initial by op-s4 on 2026-01-04: 1300 -150, 5000 150'])
  })

  test('an unknown event is a bug', () => {
    expect(() => given().arrive(open, [{ kind: 'reverse', by: 'x', id: 'nowhere' }])).toThrow(Bug)
  })
})

describe('costs that land later', () => {
  const landed: Telling = {
    id: 'l1',
    at: on('01-03'),
    type: 'landed-cost',
    receipts: ['r1'],
    amount: 500,
    basis: 'value',
  }

  test('a freight invoice clears the accrual and spreads the difference', () => {
    const books = given(receipt('r1', on('01-01'), 10, '10.00'), landed, ship('s1', on('01-04'), 5))
    const bill: Telling = { id: 'f1', at: on('01-06'), type: 'freight-invoice', landedCost: 'l1', amount: 540, tax: 90 }
    expect(told(books.arrive(open, accept(bill)))).toEqual([
      'f1 initial by op-f1 on 2026-01-06: 1300 20, 1400 90, 2000 -630, 2060 500, 5050 20',
    ])
    expect(stock(books)).toEqual([5, 5270])
  })

  test('costs that come before their receipt wait as an expense, and so does their bill', () => {
    const bill: Telling = { id: 'f1', at: on('01-02'), type: 'freight-invoice', landedCost: 'l1', amount: 540 }
    const books = given(bill, landed)
    const result = books.arrive(open, accept(receipt('r1', on('01-05'), 10, '10.00')))
    expect(told(result)).toEqual([
      'r1 initial by op-r1 on 2026-01-05: 1300 10000, 2050 -10000',
      'l1 recost by op-r1 on 2026-01-05: 1300 500, 5050 -500',
      'f1 recost by op-r1 on 2026-01-05: 1300 40, 5050 -40',
    ])
    expect(stock(books)).toEqual([10, 10540])
  })
})

describe('beyond what a source has', () => {
  test('units returned beyond those shipped come at the unit cost of now', () => {
    const books = given(
      receipt('r1', on('01-01'), 10, '10.00'),
      ship('s1', on('01-02'), 2),
      receipt('r2', on('01-03'), 2, '15.00'),
    )
    const back: Telling = { id: 't1', at: on('01-04'), type: 'return-to-stock', item: A, quantity: 3, ship: 's1' }
    // Two at their cost of 20.00, one at the average of ten units worth 110.00.
    expect(told(books.arrive(open, accept(back)))).toEqual(['t1 initial by op-t1 on 2026-01-04: 1300 3100, 5000 -3100'])
  })

  test('an event of another item is no source', () => {
    const books = given(receipt('r1', on('01-01'), 10, '10.00'), ship('s1', on('01-02'), 2))
    const back: Telling = {
      id: 't1',
      at: on('01-04'),
      type: 'return-to-stock',
      item: 'B' as ItemId,
      quantity: 1,
      ship: 's1',
    }
    books.arrive(open, accept(back))
    expect(books.event('t1')!.links).toEqual([])
  })
})

describe('late movements that a frozen count saw', () => {
  test('move the variance to where it belongs, and no units', () => {
    const books = given(receipt('r1', on('01-05'), 10, '10.00'), {
      id: 'c1',
      at: on('01-31'),
      type: 'count',
      item: A,
      counted: 9,
    })
    const late: Telling[] = [
      { id: 's1', at: on('01-20'), type: 'ship', item: A, quantity: 1, seen: true },
      { id: 'w1', at: on('01-21'), type: 'write-off', item: A, quantity: 2, seen: true },
      { id: 'r2', at: on('01-22'), type: 'receipt', item: A, quantity: 2, unitPrice: '11.00', seen: true },
    ]
    expect(told(books.arrive(february, accept(...late)))).toEqual([
      's1 initial by op-s1 on 2026-02-01: 5000 1000, 5100 -1000',
      'w1 initial by op-w1 on 2026-02-01: 5100 -2000, 5110 2000',
      'r2 initial by op-r2 on 2026-02-01: 2050 -2200, 5100 2200',
    ])
    expect(stock(books)).toEqual([9, 9000])
  })
})
