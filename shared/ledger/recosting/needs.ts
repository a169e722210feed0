// Owns the boundary between re-costing and a store: what re-costing asks for and what it is given. Knows no SQL; a store
// answers each need in as many queries as it likes, at once or asynchronously.
import type { ItemId } from '../../values/ids.ts'
import type { CostEvent, EventKey } from '../cost-event.ts'
import type { PoolState } from '../costing/pool-state.ts'

/** The state of a pool after all its events up to and including `key`. */
export interface Checkpoint {
  readonly item: ItemId
  readonly key: EventKey
  readonly state: PoolState
}

/** What is kept of a pool as it is now. */
export interface KeptPool {
  readonly state: PoolState
  /** No event of the pool lies after this key; null while there is none. */
  readonly last: EventKey | null
  /** Events since the last checkpoint. */
  readonly since: number
}

/**
 * A stretch of a pool's events. `before`: from the latest checkpoint whose key is below it (or from the start), at least
 * up to the first event at or after it. `after`: the events that follow a key.
 */
export type HistoryNeed =
  | { readonly item: ItemId; readonly before: EventKey }
  | { readonly item: ItemId; readonly after: EventKey }

export interface HistoryPage {
  /** The checkpoint that the page starts from; null at the start of history. Only for `before`. */
  readonly base: Checkpoint | null
  /** All events with a leg in the pool, in key order, without gaps; how many is the store's choice. */
  readonly events: readonly CostEvent[]
  /** All checkpoints within the page, in key order. */
  readonly checkpoints: readonly Checkpoint[]
  /** Whether no event follows the page. */
  readonly end: boolean
}

/** One round of questions. Empty lists ask nothing. */
export interface Need {
  /** Events by id. */
  readonly events: readonly string[]
  /** Events whose `sourcesOf` names one of these ids. */
  readonly referrersOf: readonly string[]
  readonly pools: readonly ItemId[]
  readonly history: readonly HistoryNeed[]
}

/** The answers. What was asked for and is missing here does not exist. Objects are handed over and changed in place. */
export interface Found {
  /** For `events` and `referrersOf` together, in any order; doubles do no harm. */
  readonly events: readonly CostEvent[]
  readonly pools: readonly (readonly [ItemId, KeptPool])[]
  /** One page for each history need, in the same order. */
  readonly pages: readonly HistoryPage[]
}

/** A computation that asks for what it lacks. */
export type Asking<T> = Generator<Need, T, Found>

export const askNothing: Need = { events: [], referrersOf: [], pools: [], history: [] }

/** Runs to the end with a store that answers at once. */
export function answered<T>(asking: Asking<T>, answer: (need: Need) => Found): T {
  let step = asking.next()
  while (!step.done) step = asking.next(answer(step.value))
  return step.value
}

/** Runs to the end with a store that answers later. */
export async function answeredLater<T>(asking: Asking<T>, answer: (need: Need) => Promise<Found>): Promise<T> {
  let step = asking.next()
  while (!step.done) step = asking.next(await answer(step.value))
  return step.value
}
