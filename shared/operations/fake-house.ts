// A small house for tests of rules: rows in memory, two people with a device each, operations applied as the server does,
// books kept by the real costing engine. After each operation everything that is kept twice is weighed against itself.
import { InMemoryBooks } from '../ledger/in-memory-books.ts'
import type { LocationType } from '../rows/catalogue.ts'
import type { Effects } from '../rows/draft.ts'
import { MemoryState } from '../rows/memory-state.ts'
import { isReal, type Place } from '../rows/places.ts'
import { type Movement, quantKey, type StockStatus } from '../rows/stock.ts'
import type { ExceptionRow, PurchaseRow } from '../rows/work.ts'
import type { CompanyId, ItemId, OperationId, OrderId, PersonId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { assert } from '../values/result.ts'
import { businessDate, instant } from '../values/time.ts'
import { applyOperation, readOperation, system } from './apply.ts'
import type { BodyOf, OperationType } from './index.ts'
import { Arrivals, type CostingFact } from './ledger-arrivals.ts'
import type { LedgerFact } from './ledger-facts.ts'
import type { Operation } from './operation.ts'

const warehouse = 'north'
const company = 'acme' as CompanyId

/** Under which circumstances something is recorded; at the house's clock by the house itself, when left out. */
export interface By {
  readonly by?: string
  readonly device?: string
  readonly at?: number
  readonly id?: string
}

/** What came of recording something. */
export interface Attempted {
  readonly id: OperationId
  readonly refused?: string
  readonly effects?: Effects
  /** What it told the books. */
  readonly facts?: readonly LedgerFact[]
}

export class House {
  readonly state = new MemoryState()
  readonly books = new InMemoryBooks()
  readonly movements: Movement[] = []
  /** Balance of each account. */
  readonly accounts = new Map<string, number>()
  now = Date.UTC(2026, 10, 25, 10)
  /** Start of the open period. */
  lock = 0
  readonly #direct = new Map<string, Extract<LedgerFact, { fact: 'entry' }>['lines'][number][]>()
  #made = 0

  constructor() {
    const zone = 'UTC'
    this.record('company-saved', { id: company, name: 'Acme', currency: 'EUR', zone, costing: 'fifo' })
    this.record('warehouse-saved', {
      id: warehouse as never,
      name: 'North',
      zone,
      company,
      dock: 'DOCK-1' as never,
      packBench: 'PACK-1' as never,
      stage: 'STAGE-1' as never,
    })
    const types: Readonly<Record<string, LocationType>> = {
      'DOCK-1': 'dock',
      'PACK-1': 'pack',
      'STAGE-1': 'stage',
      'DMG-1': 'damage',
      'QUA-1': 'quarantine',
      'A-01': 'pick-face',
      'A-02': 'pick-face',
      'B-01': 'reserve',
    }
    Object.entries(types).forEach(([code, type], x) => {
      this.bin(code, { type, x })
    })
    this.item('bolt')
    this.hire('maria', ['picker', 'receiver', 'returns'])
    this.hire('ivan', ['picker', 'receiver', 'returns'])
    this.hire('olga', ['manager'])
  }

  hire(id: string, roles: BodyOf<'person-saved'>['roles']): void {
    this.record('person-saved', {
      id: id as PersonId,
      name: id,
      badge: `B-${id}`,
      language: 'en',
      active: true,
      roles,
      warehouses: [warehouse as never],
    })
  }

  bin(code: string, more: Partial<BodyOf<'location-saved'>> = {}): void {
    this.record('location-saved', {
      id: code as never,
      warehouse: warehouse as never,
      code,
      zone: 'Z',
      type: 'pick-face',
      aisle: code.slice(0, 1),
      bay: 1,
      level: 1,
      slot: 1,
      side: 'left',
      x: 0,
      y: 0,
      storageClass: 'ambient',
      blocked: false,
      ...more,
    })
  }

  item(id: string, more: Partial<BodyOf<'item-saved'>> = {}): void {
    this.record('item-saved', {
      id: id as ItemId,
      sku: id.toUpperCase(),
      name: id,
      unit: 'piece',
      codes: [{ code: `code-${id}`, level: 'each', quantity: quantity(1) }],
      tracking: 'none',
      confirm: 'trust',
      owner: company,
      storageClass: 'ambient',
      ...more,
    })
  }

  goods(item: string, lot = '', status: StockStatus = 'available') {
    return { item: item as ItemId, lot, serial: '', status, owner: company }
  }

  stock(
    item: string,
    place: string,
    units: number,
    more: { lot?: string; expiry?: string; value?: number } = {},
  ): void {
    this.record('stock-opened', {
      ...this.goods(item, more.lot),
      ...(more.expiry && { expiry: more.expiry as never }),
      quantity: quantity(units),
      place: place as Place,
      value: more.value ?? units * 100,
    })
  }

  /** Places an order of one line for each item, and releases it to the floor. */
  order(number: string, lines: Readonly<Record<string, number>>): OrderId {
    this.record('order-placed', {
      order: number as OrderId,
      company,
      number,
      channel: 'shop',
      placedAt: instant(this.now),
      shipBy: instant(this.now + 7_200_000),
      priority: 5,
      currency: 'EUR',
      customer: { id: 'c1', name: 'C', country: 'LV' },
      shipTo: { name: 'C', lines: [], country: 'LV' },
      lines: Object.entries(lines).map(([item, units]) => ({
        id: `${number}-${item}`,
        item: item as ItemId,
        quantity: quantity(units),
        unitPrice: '3.00',
        net: units * 300,
      })),
      charges: [],
    })
    this.record('release-orders', { orders: [number as OrderId], parts: true })
    return number as OrderId
  }

  purchase(number: string, lines: Readonly<Record<string, number>>): void {
    this.record('purchase-ordered', {
      purchase: number as never,
      company,
      number,
      supplier: 'Bolt & Co',
      currency: 'EUR',
      rate: '1',
      expectedAt: instant(this.now),
      lines: Object.entries(lines).map(([item, units]) => ({
        id: `${number}-${item}`,
        item: item as ItemId,
        quantity: quantity(units),
        unitPrice: '1.00',
      })),
    })
  }

  /** Records something; returns its id. A refusal is a failure of the test, unless `attempt` is used. */
  record<T extends OperationType>(type: T, body: BodyOf<T>, by: By = {}): OperationId {
    const made = this.attempt(type, body, by)
    assert(made.refused === undefined, `${type} was refused: ${made.refused}`)
    return made.id
  }

  attempt<T extends OperationType>(
    type: T,
    body: BodyOf<T>,
    { by = system, device = `hh-${by}`, at, id }: By = {},
  ): Attempted {
    this.now += 1000
    this.#made += 1
    const raw = {
      id: (id ?? `00000000-0000-7000-8000-${String(this.#made).padStart(12, '0')}`) as OperationId,
      device,
      incarnation: 'i1',
      n: this.#made,
      type,
      v: 1,
      at: instant(at ?? this.now),
      rawAt: instant(at ?? this.now),
      by,
      warehouse,
      body: JSON.parse(JSON.stringify(body)),
    } as unknown as Operation
    return this.apply(raw)
  }

  /** Applies an operation as it came. */
  apply(raw: Operation): Attempted {
    const read = readOperation(raw)
    assert(read.ok, `unreadable: ${JSON.stringify(raw)}`)
    const applied = applyOperation(this.state, { ...read.operation, at: raw.at }, { post: true })
    if (applied.outcome === 'refused') return { id: raw.id, refused: applied.refusal.code }
    if (applied.outcome === 'held') return { id: raw.id, refused: applied.reason }
    const { effects } = applied
    this.state.apply(effects.changes)
    this.state.remember(effects.movements)
    this.state.note(read.operation)
    this.movements.push(...effects.movements)
    this.#post(raw.id, applied.facts)
    this.#weigh()
    return { id: raw.id, effects, facts: applied.facts }
  }

  /** Units of goods in a place. */
  units(item: string, place: string, lot = '', status: StockStatus = 'available'): number {
    return this.state.get('quant', quantKey(place as Place, this.goods(item, lot, status)))?.quantity ?? 0
  }

  /** Open exceptions by kind. */
  open(): string[] {
    return this.exceptions().map(({ kind }) => kind)
  }

  exceptions(): ExceptionRow[] {
    return [...this.state.all('exception')].filter(({ state }) => state === 'open')
  }

  balance(account: string): number {
    return this.accounts.get(account) ?? 0
  }

  /** All rows as text, but for what only says who and when: two houses with the same rows are alike. */
  rows(...kinds: readonly Parameters<MemoryState['all']>[0][]): string {
    return JSON.stringify(kinds.map((kind) => [...this.state.all(kind)].map((row) => JSON.stringify(row)).sort()))
  }

  #post(operation: string, facts: readonly LedgerFact[]): void {
    const costing: CostingFact[] = []
    for (const fact of facts) {
      if (fact.fact === 'lock') this.lock = fact.lock
      else if (fact.fact === 'entry') {
        this.#direct.set(operation, [...(this.#direct.get(operation) ?? []), ...fact.lines])
        for (const { account, amount } of fact.lines) this.#book(account, amount)
      } else costing.push(fact)
      if (fact.fact === 'undo') {
        for (const { account, amount } of this.#direct.get(fact.of) ?? []) this.#book(account, -amount)
      }
    }
    const arrivals = new Arrivals(this.lock, {
      event: (id) => this.books.event(id),
      toldBy: (id) => this.books.inOrder().filter((event) => event.id === id || event.id.startsWith(`${id}#`)),
    })
    arrivals.add(operation, costing)
    if (arrivals.list.length === 0) return
    const dateOf = (at: number) => businessDate(instant(at), 'UTC')
    const { entries } = this.books.arrive({ method: 'fifo', currency: 'EUR', lock: this.lock, dateOf }, arrivals.list)
    for (const { lines } of entries) for (const { account, amount } of lines) this.#book(account, amount)
  }

  #book(account: string, amount: number): void {
    this.accounts.set(account, this.balance(account) + amount)
  }

  #weigh(): void {
    this.#weighUnits()
    for (const order of this.state.all('order')) this.#weighOrder(order.id)
    for (const purchase of this.state.all('purchase')) this.#weighPurchase(purchase)
    this.#weighDoubts()
    this.#weighPromises()
    this.#weighPools()
  }

  /** Units are conserved: what each place holds is the sum of what came less what went. */
  #weighUnits(): void {
    const sums = new Map<string, number>()
    const add = (key: string, units: number) => sums.set(key, (sums.get(key) ?? 0) + units)
    for (const movement of this.movements) {
      if (isReal(movement.from)) add(quantKey(movement.from, movement), -movement.quantity)
      if (isReal(movement.to)) add(quantKey(movement.to, { ...movement, status: movement.toStatus }), movement.quantity)
    }
    for (const quant of this.state.all('quant')) {
      assert(
        (sums.get(quant.id) ?? 0) === quant.quantity,
        `${quant.id} holds ${quant.quantity}, not ${sums.get(quant.id)}`,
      )
      sums.delete(quant.id)
      if (quant.quantity < 0) {
        const named = this.state
          .find('exceptionsOf', `quant:${quant.id}`)
          .some(({ resolution }) => resolution !== 'settled' && resolution !== 'undone')
        assert(named, `${quant.id} is below zero and nobody is told`)
      }
    }
    for (const [key, units] of sums) assert(units === 0, `${key}: ${units} units without a quant`)
  }

  #weighOrder(id: OrderId): void {
    const order = this.state.get('order', id)
    const lines = this.state.find('linesOfOrder', id)
    for (const measure of ['allocated', 'picked', 'packed', 'shipped'] as const) {
      const sum = lines.reduce((total, line) => total + line[measure], 0)
      assert(order?.[measure] === sum, `${id}: ${measure} is ${order?.[measure]}, its lines ${sum}`)
      assert(sum >= 0, `${id}: ${measure} is ${sum}`)
    }
    const open = this.state.find('tasksOfOrder', id).filter((task) => task.kind === 'pick' && task.state === 'open')
    assert(order?.openPicks === open.length, `${id}: open picks are ${open.length}, not ${order?.openPicks}`)
  }

  #weighPurchase({ id, received, openLines }: PurchaseRow): void {
    const lines = this.state.find('linesOfPurchase', id)
    const sum = lines.reduce((total, line) => total + line.received, 0)
    const open = lines.filter((line) => line.received < line.ordered).length
    assert(received === sum, `${id}: received is ${received}, its lines ${sum}`)
    assert(openLines === open, `${id}: ${openLines} lines are open, not ${open}`)
  }

  /** Units are in doubt only where a look that is not posted says so, and then somebody is asked. */
  #weighDoubts(): void {
    for (const quant of this.state.all('quant')) {
      if (!quant.doubt) continue
      const looks = this.state.find('countsOfQuant', quant.id).some(({ disputed }) => disputed !== undefined)
      assert(looks, `${quant.id}: ${quant.doubt} units are in doubt, and nobody has looked`)
    }
  }

  /** What quants are promised is what open pick tasks still want from them: of each lot at each place, and in the sums of orders. */
  #weighPromises(): void {
    const owed = new Map<string, number>()
    const add = (key: string, units: number) => owed.set(key, (owed.get(key) ?? 0) + units)
    let wanted = 0
    for (const { kind, state, quantity: units, done, from, item, lot } of this.state.all('task')) {
      if (kind !== 'pick' || state !== 'open') continue
      const left = Math.max(0, units - done)
      wanted += left
      add(`${item} ${lot ?? ''} at ${from}`, left)
    }
    for (const { item, lot, place, allocated } of this.state.all('quant')) add(`${item} ${lot} at ${place}`, -allocated)
    for (const [what, left] of owed) assert(left === 0, `picks and promises of ${what} are ${left} apart`)
    let allocated = 0
    for (const order of this.state.all('order')) allocated += order.allocated
    assert(allocated === wanted, `${wanted} wanted, ${allocated} allocated`)
  }

  /** Units in pools are the units in places; stock accounts are worth what the pools are. */
  #weighPools(): void {
    const lying = new Map<string, number>()
    for (const quant of this.state.all('quant')) lying.set(quant.item, (lying.get(quant.item) ?? 0) + quant.quantity)
    for (const { item, shipped, received, lost } of this.state.all('transfer')) {
      lying.set(item, (lying.get(item) ?? 0) + shipped - received - lost)
    }
    let value = 0
    for (const item of this.books.items()) {
      const pool = this.books.pool(item)?.state
      assert(
        pool?.units === (lying.get(item) ?? 0),
        `the pool of ${item} holds ${pool?.units}, the places ${lying.get(item)}`,
      )
      value += pool.value
      lying.delete(item)
    }
    for (const [item, units] of lying) assert(units === 0, `${units} of ${item} are in no pool`)
    assert(this.balance('1300') + this.balance('1310') === value, `1300 is ${this.balance('1300')}, pools ${value}`)
    let sum = 0
    for (const amount of this.accounts.values()) sum += amount
    assert(sum === 0, `the books are out by ${sum}`)
  }
}
