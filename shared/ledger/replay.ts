// Owns the plain meaning of re-costing: every event costed once, in order, from nothing. Slow and simple, to verify what
// is kept against the facts. Shares the costing of a leg with the incremental way, and nothing else.
import type { ItemId } from '../values/ids.ts'
import { assert } from '../values/result.ts'
import { type CostEvent, compareKeys, type Facts, type Leg } from './cost-event.ts'
import { costLeg, itemsOf } from './costing/cost-leg.ts'
import { emptyPool, type PoolState } from './costing/pool-state.ts'
import type { Books } from './recosting/run.ts'

export interface Replayed {
  /** Legs of each event, by id. */
  readonly legs: ReadonlyMap<string, readonly Leg[]>
  readonly pools: ReadonlyMap<ItemId, PoolState>
}

/**
 * @param events all events of a company that are not undone, in any order; only their inputs, keys and links are used
 */
export function replayFromZero(books: Pick<Books, 'method' | 'currency'>, events: readonly CostEvent[]): Replayed {
  const pools = new Map<ItemId, PoolState>()
  const done = new Map<string, CostEvent>()
  const left = new Map<string, Record<keyof Facts, number>>()
  const source = (id: string): CostEvent => {
    const event = done.get(id)
    assert(event, `costed before its source: ${id}`)
    return event
  }
  const costing = { method: books.method, currency: books.currency, standardCost: undefined }
  const around = { source, factsOf: ({ id }: CostEvent): Facts => ({ ...leftOf(left, id) }) }
  for (const kept of events.toSorted((a, b) => compareKeys(a.key, b.key))) {
    const items = itemsOf(kept.input, kept.links.map(source))
    const event: CostEvent = { ...kept, items, legs: [], touches: [] }
    delete event.facts
    const legs: Leg[] = []
    for (const item of items) {
      if (item !== null && !pools.has(item)) pools.set(item, emptyPool())
      const costed = costLeg(event, legs, item === null ? undefined : pools.get(item), costing, around)
      legs.push(costed.leg)
      if (costed.facts) {
        event.facts = costed.facts
        left.set(event.id, { ...costed.facts })
      }
    }
    for (const { touched } of legs) for (const { source: id, change } of touched) add(leftOf(left, id), change)
    event.legs = legs
    done.set(event.id, event)
  }
  return { legs: new Map([...done].map(([id, { legs }]) => [id, legs])), pools }
}

function leftOf(left: Map<string, Record<keyof Facts, number>>, id: string): Record<keyof Facts, number> {
  const known = left.get(id)
  if (known) return known
  const none = { units: 0, value: 0, billedUnits: 0, billedValue: 0, held: 0 }
  left.set(id, none)
  return none
}

function add(facts: Record<keyof Facts, number>, change: Partial<Facts>): void {
  facts.units += change.units ?? 0
  facts.value += change.value ?? 0
  facts.billedUnits += change.billedUnits ?? 0
  facts.billedValue += change.billedValue ?? 0
  facts.held += change.held ?? 0
}
