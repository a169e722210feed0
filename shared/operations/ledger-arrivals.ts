// Owns the step from what operations tell the books to what arrives at the costing engine: counts that a close has frozen
// keep their difference, so a late movement that such a count already saw changes no quantity. Does not cost or store.
import type { CostEvent } from '../ledger/cost-event.ts'
import type { Arrival, Telling } from '../ledger/recosting/arriving.ts'
import type { Effects } from '../rows/draft.ts'
import { isReal, virtual } from '../rows/places.ts'
import { partsOfQuant } from '../rows/stock.ts'
import type { CompanyId, ItemId } from '../values/ids.ts'
import type { LedgerFact, RecountedFact, UndoFact } from './ledger-facts.ts'

/** Facts of one company that concern the costing of its stock. */
export type CostingFact = Exclude<LedgerFact, { readonly fact: 'entry' | 'lock' }>

/** What is kept of the books of one company, as far as the facts at hand ask for it. */
export interface KnownEvents {
  event(id: string): CostEvent | undefined
  /** The events that an operation told. */
  toldBy(operation: string): readonly CostEvent[]
}

/**
 * The counts that an operation made differ, by company and item, with what it moved of each. An undo tells all that it moved:
 * what it takes back of the books may have been frozen with a difference that has become another since.
 */
export function recountedBy({ movements, revisedCounts }: Effects, undoes = false): readonly RecountedFact[] {
  if (revisedCounts.length === 0 && !undoes) return []
  const facts = new Map<string, RecountedFact & { counts: RecountedFact['counts'][number][] }>()
  for (const { count, quant, adjusted, change } of revisedCounts) {
    const { owner: company, item } = partsOfQuant(quant).goods
    const key = `${company}|${item}`
    const known = facts.get(key) ?? { fact: 'recounted', company, item, moved: 0, counts: [] }
    known.counts.push({ event: count, difference: adjusted, change })
    facts.set(key, known)
  }
  for (const { owner, item } of undoes ? movements : []) {
    const key = `${owner}|${item}`
    const company = owner as CompanyId
    if (!facts.has(key)) facts.set(key, { fact: 'recounted', company, item, moved: 0, counts: [] })
  }
  return [...facts.values()].map((fact) => ({ ...fact, moved: netOf(movements, fact.company, fact.item) }))
}

function netOf(movements: Effects['movements'], company: CompanyId, item: ItemId): number {
  const holds = (place: Effects['movements'][number]['from']) => isReal(place) || place === virtual('transit')
  let net = 0
  for (const movement of movements) {
    if (movement.owner !== company || movement.item !== item) continue
    if (holds(movement.to)) net += movement.quantity
    if (holds(movement.from)) net -= movement.quantity
  }
  return net
}

/** The arrivals of a group of operations of one company under one lock, in order. */
export class Arrivals {
  readonly list: Arrival[] = []
  readonly #lock: number
  readonly #known: KnownEvents
  /** Where in the list an event of this group is accepted, and the operation that told it. */
  readonly #accepted = new Map<string, number>()

  constructor(lock: number, known: KnownEvents) {
    this.#lock = lock
    this.#known = known
  }

  /** Adds all facts of one operation. */
  add(operation: string, facts: readonly CostingFact[]): void {
    for (const fact of facts) if (fact.fact === 'cost') this.#accept(operation, fact.input)
    for (const fact of facts) if (fact.fact === 'retold') this.#retell(operation, fact.input)
    const undone = facts.filter((fact) => fact.fact === 'undo')
    const recounted = new Set<ItemId>()
    for (const fact of facts) {
      if (fact.fact !== 'recounted') continue
      recounted.add(fact.item)
      this.#recount(operation, fact, undone)
    }
    // Nothing moved, but something is taken back: a count whose difference had come to nothing.
    const items = this.#comingBack(undone).flatMap(({ legs }) => legs.flatMap(({ item }) => item ?? []))
    for (const item of new Set(items)) {
      if (!recounted.has(item)) this.#recount(operation, { item, moved: 0, counts: [] }, undone)
    }
    for (const undo of undone) {
      this.#cross(operation, undo)
      for (const id of this.#toldBy(undo.of)) this.#reverse(operation, id)
    }
  }

  #accept(by: string, input: Telling): void {
    this.#accepted.set(input.id, this.list.push({ kind: 'accept', by, input }) - 1)
  }

  #retell(by: string, input: Telling): void {
    const index = this.#accepted.get(input.id)
    const earlier = index === undefined ? undefined : this.list[index]
    if (index !== undefined && earlier?.kind === 'accept') {
      this.list[index] = { ...earlier, input }
      return
    }
    const event = this.#known.event(input.id)
    if (event && !event.absent && !this.#isFrozen(event)) this.list.push({ kind: 'revise', by, input })
  }

  #reverse(by: string, id: string): void {
    this.list.push({ kind: 'reverse', by, id })
  }

  /** What is undone under a provisional name is taken from the pool to which it went over when it was named. */
  #cross(operation: string, { of, at, named }: UndoFact): void {
    for (const { item, is } of named) {
      const units = this.#unitsOf(of, item)
      if (units === 0) continue
      const [kit, part] = units > 0 ? [is, item] : [item, is]
      const quantity = Math.abs(units)
      const components = [{ item: part, quantity, weight: 1 }]
      const id = `${operation}#named-${item}`
      this.#accept(operation, { id, at, type: 'disassemble', item: kit, quantity, components })
    }
  }

  #isFrozen(event: CostEvent): boolean {
    return event.key.time < this.#lock
  }

  #toldBy(operation: string): readonly string[] {
    const fresh = this.list.flatMap((each) => (each.kind === 'accept' && each.by === operation ? [each.input.id] : []))
    return [...this.#known.toldBy(operation).map(({ id }) => id), ...fresh]
  }

  /** What undone operations told: it comes back whole, whatever has become of it on the shelf since. */
  #comingBack(undone: readonly UndoFact[]): readonly CostEvent[] {
    return undone.flatMap(({ of }) => this.#known.toldBy(of).filter(({ absent }) => !absent))
  }

  #recount(
    operation: string,
    { item, moved, counts }: Pick<RecountedFact, 'item' | 'moved' | 'counts'>,
    undone: readonly UndoFact[],
  ): void {
    // What was told under a provisional name is taken from the pool to which it went over (#cross).
    const crosses = undone.some(({ named }) => named.some((each) => each.item === item || each.is === item))
    let frozenChange = 0
    let openChange = 0
    let weighedAt: number | undefined
    for (const { legs, input } of crosses ? [] : this.#comingBack(undone)) {
      if (legs.some((leg) => leg.item === item)) weighedAt = Math.max(weighedAt ?? 0, input.at)
    }
    // A count that is undone tells nothing any more: the reversal of its events takes back what they told. Of a frozen one
    // that is not all that comes back: late movements that it had seen are in no pool yet.
    const ending = new Set(undone.flatMap(({ of }) => this.#toldBy(of)))
    for (const { event: id, difference, change } of counts) {
      const event = this.#known.event(id)
      if (event && this.#isFrozen(event)) {
        if (!ending.has(id)) frozenChange += change
        weighedAt = Math.max(weighedAt ?? 0, event.input.at)
        continue
      }
      if (ending.has(id)) continue
      openChange += change
      const input = this.#inputOf(id)
      if (input?.type === 'adjust') this.#retell(operation, { ...input, difference })
    }
    if (weighedAt === undefined) return
    this.#markSeen(operation, item, frozenChange)
    const told = this.#unitsOf(operation, item)
    const taken = undone.reduce((sum, { of }) => sum + this.#unitsOf(of, item), 0)
    const rest = moved - openChange - told + taken
    if (rest === 0) return
    const id = `${operation}#counted-${item}`
    this.#accept(operation, { type: 'adjust', id, at: weighedAt, item, difference: rest })
  }

  #inputOf(id: string): Telling | undefined {
    const index = this.#accepted.get(id)
    const fresh = index === undefined ? undefined : this.list[index]
    if (fresh?.kind === 'accept') return fresh.input
    const input = this.#known.event(id)?.input
    return input && input.type !== 'reversal' ? input : undefined
  }

  /** A sale, write-off or receipt whose units a frozen count corrected in full was seen by that count. */
  #markSeen(operation: string, item: ItemId, change: number): void {
    let left = change
    for (const [index, arrival] of this.list.entries()) {
      if (arrival.kind !== 'accept' || arrival.by !== operation) continue
      const { input } = arrival
      if (input.type !== 'ship' && input.type !== 'write-off' && input.type !== 'receipt') continue
      const corrected = -unitsIn(input, item)
      if (corrected === 0 || Math.sign(corrected) !== Math.sign(left) || Math.abs(corrected) > Math.abs(left)) continue
      this.list[index] = { ...arrival, input: { ...input, seen: true } }
      left -= corrected
    }
  }

  /** Units that the events of an operation bring to the pool of an item. */
  #unitsOf(operation: string, item: ItemId): number {
    let units = 0
    for (const event of this.#known.toldBy(operation)) {
      if (event.absent) continue
      for (const leg of event.legs) if (leg.item === item) units += leg.units
    }
    for (const arrival of this.list) {
      if (arrival.kind === 'accept' && arrival.by === operation) units += unitsIn(arrival.input, item)
    }
    return units
  }
}

/** Units that an event brings to the pool of an item, as it is told. */
function unitsIn(input: Telling, item: ItemId): number {
  switch (input.type) {
    case 'opening':
    case 'return-to-stock':
      return input.item === item ? input.quantity : 0
    case 'receipt':
      return input.item === item && !input.seen ? input.quantity : 0
    case 'ship':
    case 'write-off':
      return input.item === item && !input.seen ? -input.quantity : 0
    case 'supplier-return':
    case 'transfer-loss':
      return input.item === item ? -input.quantity : 0
    case 'adjust':
      return input.item === item ? input.difference : 0
    case 'assemble':
    case 'disassemble': {
      const sign = input.type === 'assemble' ? 1 : -1
      const parts = input.components.reduce((sum, part) => sum + (part.item === item ? part.quantity : 0), 0)
      return sign * ((input.item === item ? input.quantity : 0) - parts)
    }
    default:
      return 0
  }
}
