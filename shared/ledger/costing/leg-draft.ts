// Owns what one leg of an event is costed with and what it writes: units, value, lines, and what it takes from the
// events that it follows from. Does not know which kind of event it serves.
import type { ItemId } from '../../values/ids.ts'
import { never } from '../../values/result.ts'
import { type Account, accounts } from '../accounts.ts'
import type { CostEvent, Facts, Leg, Touched } from '../cost-event.ts'
import { bringIn, type Costing, emptyPool, issue, type PoolState } from './pool-state.ts'

/** What a leg may ask of the events around it. */
export interface Surroundings {
  /** A source that the event is linked to. */
  source(id: string): CostEvent
  /** What could still be taken from a source just before this event. */
  factsOf(source: CostEvent): Facts
}

const untouched: readonly Touched[] = []

/** One leg in the making. Steps call its verbs; `finished` gives the record. */
export class LegDraft {
  readonly event: CostEvent
  readonly index: number
  readonly item: ItemId | null
  readonly pool: PoolState
  readonly costing: Costing
  readonly around: Surroundings
  /** The legs of the same event that were costed before this one. */
  readonly earlier: readonly Leg[]
  facts: Facts | undefined
  private units = 0
  private stock = 0
  private readonly lines: [Account, number][] = []
  private touched: Touched[] | undefined

  constructor(
    event: CostEvent,
    earlier: readonly Leg[],
    pool: PoolState | undefined,
    costing: Costing,
    around: Surroundings,
  ) {
    this.event = event
    this.index = earlier.length
    this.item = event.items[this.index] ?? null
    this.pool = pool ?? emptyPool()
    this.costing = costing
    this.around = around
    this.earlier = earlier
  }

  /** The first source that the event is linked to. */
  get source(): CostEvent | undefined {
    const id = this.event.links[0]
    return id === undefined ? undefined : this.around.source(id)
  }

  /** Debits (above zero) or credits an account other than inventory. */
  post(account: Account, amount: number): void {
    if (amount === 0) return
    const line = this.lines.find(([known]) => known === account)
    if (line) line[1] += amount
    else this.lines.push([account, amount])
  }

  /** Debits or credits inventory without moving units. */
  postStock(amount: number): void {
    this.stock += amount
  }

  /** Takes units out of the pool and credits inventory. @returns their cost, for the caller to debit */
  issue(units: number, deficitAccount: Account, first?: string): number {
    const of = this.event.input.type === 'ship' ? this.event.id : ''
    const cost = issue(this.pool, units, this.costing, { of, account: deficitAccount }, first)
    this.units -= units
    this.stock -= cost
    return cost
  }

  /** Brings units into the pool and debits inventory; the caller credits `value` elsewhere. Settles deficits. */
  bringIn(units: number, value: number): void {
    this.units += units
    this.stock += value
    for (const trueUp of bringIn(this.pool, this.event.id, units, value, this.costing.method)) {
      this.stock -= trueUp.amount
      this.post(trueUp.account, trueUp.amount)
      if (trueUp.of !== '') this.touch(trueUp.of, { value: trueUp.amount }, false)
    }
  }

  /** Changes what later events may take from `source`; `linked` when this event is itself costed from it. */
  touch(source: string, change: Partial<Facts>, linked = true): void {
    this.touched ??= []
    const index = this.touched.findIndex((known) => known.source === source)
    const known = this.touched[index]
    if (!known) this.touched.push({ source, linked, change: added({}, change) })
    else {
      this.touched[index] = { source, linked: linked || known.linked, change: added(known.change, change) }
    }
  }

  finished(): Leg {
    const lines = this.lines.some(([, amount]) => amount === 0)
      ? this.lines.filter(([, amount]) => amount !== 0)
      : this.lines
    return { item: this.item, units: this.units, stock: this.stock, lines, touched: this.touched ?? untouched }
  }
}

const factNames = ['units', 'value', 'billedUnits', 'billedValue', 'held'] as const

/** The sum of two changes, without zeros. */
export function added(a: Partial<Facts>, b: Partial<Facts>): Partial<Facts> {
  const sum: Partial<Record<keyof Facts, number>> = {}
  for (const name of factNames) {
    const value = (a[name] ?? 0) + (b[name] ?? 0)
    if (value !== 0) sum[name] = value
  }
  return sum
}

/** The facts of an event from which `units` worth `value` can be taken. */
export function factsOf(units: number, value: number, held = 0): Facts {
  return { units, value, billedUnits: 0, billedValue: 0, held }
}

/** The account that an issue of this kind is charged to, and that its deficits are trued up on. */
export function chargedTo(type: 'ship' | 'write-off'): Account {
  switch (type) {
    case 'ship':
      return accounts.costOfSales
    case 'write-off':
      return accounts.writeOffs
    default:
      return never(type)
  }
}
