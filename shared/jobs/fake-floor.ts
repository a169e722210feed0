// A small warehouse for tests of jobs: rows in memory, one person with one device, scans as plain texts. Every operation
// that a job wishes is read and applied as the real app would, and after each the books are weighed against the movements.
import { applyOperation, readOperation, system } from '../operations/apply.ts'
import type { BodyOf, OperationType, Wish } from '../operations/index.ts'
import type { LedgerFact } from '../operations/ledger-facts.ts'
import type { Operation } from '../operations/operation.ts'
import type { ItemRow, LocationRow, LocationType, PersonRow } from '../rows/catalogue.ts'
import { MemoryState } from '../rows/memory-state.ts'
import { atLocation, isReal } from '../rows/places.ts'
import { type Movement, quantKey } from '../rows/stock.ts'
import { resolve, understand } from '../scan/index.ts'
import type {
  CompanyId,
  DeviceId,
  ItemId,
  LocationId,
  OperationId,
  OrderId,
  PersonId,
  PurchaseId,
  WarehouseId,
} from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { assert } from '../values/result.ts'
import { type BusinessDate, instant } from '../values/time.ts'
import { catalogueOf, type Indexed } from './fake-catalogue-of-floor.ts'
import { type AnyJob, decide, openJob, view } from './index.ts'
import type { Input, JobContext } from './job.ts'
import type { Start } from './route.ts'
import type { Answer, StepView } from './view.ts'

const warehouse = 'north' as WarehouseId
const company = 'acme' as CompanyId

export interface StockNote {
  readonly lot?: string
  readonly expiry?: string
}

export class Floor {
  readonly state = new MemoryState()
  readonly movements: Movement[] = []
  /** What the books were told. */
  readonly facts: LedgerFact[] = []
  /** Everything that was recorded by the job, in order. */
  readonly recorded: Wish[] = []
  readonly refused: string[] = []
  job: AnyJob | undefined
  answer: Answer = { kind: 'quiet' }
  person = 'maria' as PersonId
  device = 'hh-1' as DeviceId
  now = Date.UTC(2026, 10, 25, 10)
  readonly #index: Indexed
  readonly #weighed: boolean
  #made = 0

  /** @param weighed false where stock is set without movements: the books can't be weighed then */
  constructor({ weighed = true }: { readonly weighed?: boolean } = {}) {
    this.#weighed = weighed
    this.#index = { state: this.state, cartons: ['M2', 'L1'] }
    this.state.set('company', company, { id: company, name: 'Acme', currency: 'EUR', zone: 'UTC', costing: 'fifo' })
    this.#place('DOCK-1', 'dock', 0, 0)
    this.#place('DOCK-2', 'dock', 0, 40)
    this.#place('PACK-1', 'pack', 60, 0)
    this.#place('STAGE-1', 'stage', 80, 0)
    this.#place('DMG-1', 'damage', 10, 10)
    this.#place('QUA-1', 'quarantine', 12, 10)
    for (const [aisle, x] of [
      ['A', 100],
      ['B', 140],
      ['C', 180],
    ] as const)
      this.#aisle(aisle, x)
    this.state.set('warehouse', warehouse, {
      id: warehouse,
      name: 'North',
      zone: 'UTC',
      company,
      dock: 'DOCK-1' as LocationId,
      packBench: 'PACK-1' as LocationId,
      stage: 'STAGE-1' as LocationId,
    })
    this.hire('maria', ['picker', 'receiver'])
    this.hire('ivan', ['picker'])
  }

  hire(id: string, roles: PersonRow['roles']): void {
    const from = instant(0)
    this.state.set('person', id, {
      id: id as PersonId,
      name: id,
      badge: `BADGE-${id}`,
      language: 'en',
      active: true,
      roles,
      rights: [{ from, roles }],
      warehouses: [warehouse],
    })
  }

  /** An item with a code for one unit and, where asked, one for a case. */
  item(
    id: string,
    code: string,
    more: Partial<ItemRow> & { readonly caseOf?: readonly [code: string, units: number] } = {},
  ): ItemId {
    const { caseOf, ...rest } = more
    this.state.set('item', id, {
      id: id as ItemId,
      sku: `SKU-${id}`,
      name: id,
      unit: 'piece',
      codes: [
        { code, level: 'each', quantity: quantity(1) },
        ...(caseOf ? [{ code: caseOf[0], level: 'case' as const, quantity: quantity(caseOf[1]) }] : []),
      ],
      tracking: 'none',
      confirm: 'trust',
      owner: company,
      storageClass: 'ambient',
      ...rest,
    })
    return id as ItemId
  }

  change(code: string, changes: Partial<LocationRow>): void {
    const row = this.state.get('location', code)
    if (row) this.state.set('location', code, { ...row, ...changes })
  }

  stock(item: string, bin: string, units: number, note: StockNote = {}): void {
    this.house('stock-opened', {
      ...this.goods(item, note.lot),
      ...(note.expiry && { expiry: note.expiry as BusinessDate }),
      quantity: quantity(units),
      place: atLocation(bin as LocationId),
      value: 0,
    })
  }

  goods(item: string, lot = '') {
    return { item: item as ItemId, lot, serial: '', status: 'available', owner: company } as const
  }

  /** An order with one line for each item, released to the floor. */
  order(
    number: string,
    lines: Readonly<Record<string, number>>,
    more: { priority?: number; shipBy?: number; lines?: BodyOf<'order-placed'>['lines'] } = {},
  ): OrderId {
    const order = number as OrderId
    this.house('order-placed', {
      order,
      company,
      number,
      channel: 'shop',
      placedAt: instant(this.now),
      shipBy: instant(more.shipBy ?? this.now + 7_200_000),
      priority: more.priority ?? 5,
      currency: 'EUR',
      customer: { id: 'c1', name: 'C', country: 'LV' },
      shipTo: { name: 'C', lines: [], country: 'LV' },
      lines:
        more.lines ??
        Object.entries(lines).map(([item, units]) => ({
          id: `${number}-${item}`,
          item: item as ItemId,
          quantity: quantity(units),
          unitPrice: '1.00',
          net: units * 100,
        })),
      charges: [],
    })
    this.house('release-orders', { orders: [order], parts: true })
    return order
  }

  purchase(number: string, lines: Readonly<Record<string, number>>): PurchaseId {
    const purchase = number as PurchaseId
    this.house('purchase-ordered', {
      purchase,
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
    return purchase
  }

  /** Opens a job; the reason when it is refused. */
  open(start: Start): string | undefined {
    const opened = openJob(this.state, start, this.context())
    if (!opened.ok) return opened.code
    this.#keep(opened.value.job, opened.value.wishes)
    return undefined
  }

  scan(text: string): Answer {
    return this.input({ kind: 'scan', scanned: this.read(text) })
  }

  read(text: string) {
    const today = new Date(this.now).toISOString().slice(0, 10) as BusinessDate
    return resolve(understand(text, { today, plainCode128IsGs1: true }), catalogueOf(this.#index))
  }

  choose(choice: string): Answer {
    return this.input({ kind: 'choose', choice })
  }

  type(value: number | string): Answer {
    return this.input(typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value })
  }

  press(): Answer {
    return this.input({ kind: 'main' })
  }

  input(input: Input): Answer {
    assert(this.job, 'no job is open')
    this.now += 1000
    const before = JSON.stringify(this.job)
    const decision = decide(this.state, this.job, input, this.context())
    assert(JSON.stringify(this.job) === before, 'a decision changed the job that it was given')
    this.answer = decision.answer
    this.#keep(decision.job, decision.wishes)
    return this.answer
  }

  view(): StepView {
    assert(this.job, 'no job is open')
    return view(this.state, this.job)
  }

  /** Units of goods in a place by the books. */
  units(item: string, place: string, lot = ''): number {
    return this.state.get('quant', quantKey(place as never, this.goods(item, lot)))?.quantity ?? 0
  }

  /** The choices of the question or of the ways out that are open now. */
  choices(): readonly string[] {
    const shown = this.view()
    return (shown.question?.choices ?? shown.ways).map((each) => each.choice)
  }

  exceptions(): readonly string[] {
    return [...this.state.all('exception')].filter((each) => each.state === 'open').map((each) => each.kind)
  }

  last<T extends OperationType>(type: T): BodyOf<T> | undefined {
    const wish = this.recorded.filter((each) => each.type === type).at(-1)
    return wish?.body as BodyOf<T> | undefined
  }

  /** What another device, a channel or the desk records. */
  house<T extends OperationType>(type: T, body: BodyOf<T>): void {
    const refusal = this.#apply({ type, body } as unknown as Wish, system as PersonId)
    assert(refusal === undefined, `the house was refused: ${refusal}`)
  }

  context(): JobContext {
    return {
      now: instant(this.now),
      person: this.person,
      device: this.device,
      warehouse,
      ids: () => this.#id(),
    }
  }

  // As the app does: job and operations are kept together, as text; what comes back is what the next input meets.
  #keep(job: AnyJob | undefined, wishes: readonly Wish[]): void {
    this.job = job && (JSON.parse(JSON.stringify(job)) as AnyJob)
    for (const wish of wishes) {
      const refusal = this.#apply(JSON.parse(JSON.stringify(wish)) as Wish, this.person)
      if (refusal) this.refused.push(refusal)
      this.recorded.push(wish)
    }
    if (this.job) {
      const shown = view(this.state, this.job)
      assert(shown.ways.length <= 6, `${shown.ways.length} ways out of one step`)
      assert((shown.question?.choices.length ?? 0) <= 6, 'too many choices')
    }
  }

  #apply(wish: Wish, by: PersonId): string | undefined {
    this.now += 1
    const at = instant(this.now)
    const raw: Operation = {
      id: this.#id() as OperationId,
      device: this.device,
      incarnation: 'i1',
      n: this.#made,
      type: wish.type,
      v: 1,
      at,
      rawAt: at,
      by,
      warehouse,
      body: wish.body,
    }
    const read = readOperation(raw)
    assert(read.ok, `unreadable: ${JSON.stringify(wish)}`)
    const applied = applyOperation(this.state, read.operation, { post: true })
    assert(applied.outcome !== 'held', `held: ${wish.type}`)
    if (applied.outcome === 'refused') return applied.refusal.code
    this.state.apply(applied.effects.changes)
    this.state.remember(applied.effects.movements)
    this.state.note(read.operation)
    this.movements.push(...applied.effects.movements)
    this.facts.push(...applied.facts)
    if (this.#weighed) this.#weigh()
    return undefined
  }

  /** Units are conserved: what each place holds is the sum of what came less what went. */
  #weigh(): void {
    const sums = new Map<string, number>()
    const add = (key: string, units: number) => sums.set(key, (sums.get(key) ?? 0) + units)
    for (const movement of this.movements) {
      if (isReal(movement.from)) add(quantKey(movement.from, movement), -movement.quantity)
      if (isReal(movement.to)) add(quantKey(movement.to, { ...movement, status: movement.toStatus }), movement.quantity)
    }
    for (const quant of this.state.all('quant')) {
      assert(
        sums.get(quant.id) === quant.quantity || (quant.quantity === 0 && !sums.get(quant.id)),
        `${quant.id} differs`,
      )
      sums.delete(quant.id)
    }
    for (const [key, units] of sums) assert(units === 0, `${key}: ${units} units without a quant`)
    for (const order of this.state.all('order')) this.#weighOrder(order.id)
    this.#weighPromises()
  }

  /** What quants are promised is what open pick tasks still want from them. */
  #weighPromises(): void {
    let wanted = 0
    for (const task of this.state.all('task')) {
      if (task.kind === 'pick' && task.state === 'open') wanted += Math.max(0, task.quantity - task.done)
    }
    let promised = 0
    for (const quant of this.state.all('quant')) promised += quant.allocated
    assert(promised === wanted, `${promised} units are promised, ${wanted} are wanted`)
  }

  #weighOrder(id: OrderId): void {
    const order = this.state.get('order', id)
    const lines = this.state.find('linesOfOrder', id)
    for (const measure of ['allocated', 'picked', 'packed', 'shipped'] as const) {
      const sum = lines.reduce((total, line) => total + line[measure], 0)
      assert(order?.[measure] === sum, `${id}: ${measure} of the order is not the sum of its lines`)
    }
    const open = this.state.find('tasksOfOrder', id).filter((task) => task.kind === 'pick' && task.state === 'open')
    assert(order?.openPicks === open.length, `${id}: open picks are ${open.length}, not ${order?.openPicks}`)
  }

  #id(): string {
    this.#made++
    return `00000000-0000-7000-8000-${String(this.#made).padStart(12, '0')}`
  }

  #aisle(aisle: string, x: number): void {
    for (let bay = 1; bay <= 5; bay++) {
      for (let level = 1; level <= 3; level++) {
        for (let slot = 1; slot <= 2; slot++) {
          const code = `${aisle}-0${bay}-${level}${slot}`
          this.#place(code, level === 1 ? 'pick-face' : 'reserve', x, 50 + bay * 30 + slot * 10, {
            aisle,
            bay,
            level,
            slot,
          })
        }
      }
    }
  }

  #place(code: string, type: LocationType, x: number, y: number, more: Partial<LocationRow> = {}): void {
    this.state.set('location', code, {
      id: code as LocationId,
      warehouse,
      code,
      zone: 'Z',
      type,
      aisle: type,
      bay: 0,
      level: 0,
      slot: 0,
      side: 'left',
      x,
      y,
      storageClass: 'ambient',
      blocked: false,
      ...more,
    })
  }
}
