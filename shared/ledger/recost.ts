// Owns the way from what happened to what is to be stored: new and changed records, pool states, entries to append. One
// call serves a whole group of operations of one company; each pool is replayed once, from its earliest change on, and
// only as far as something differs.
import type { ItemId } from '../values/ids.ts'
import type { CostEvent } from './cost-event.ts'
import type { GroupedEntry } from './journal/grouping.ts'
import { type Arrival, arrive } from './recosting/arriving.ts'
import type { Asking, Checkpoint, KeptPool } from './recosting/needs.ts'
import { type Books, type Place, Run } from './recosting/run.ts'
import { checkpointEvery, finalState, Settling } from './recosting/settling.ts'

/** Everything to write, in one transaction with the arrivals themselves. */
export interface Recosted {
  /** Records to insert or replace, by id. */
  readonly events: readonly CostEvent[]
  /** Places in pools' histories to take out, then to put in. */
  readonly unplaced: readonly Place[]
  readonly placed: readonly Place[]
  readonly pools: readonly (readonly [ItemId, KeptPool])[]
  /** To insert or replace, by pool and key. */
  readonly checkpoints: readonly Checkpoint[]
  /** To append, in this order. */
  readonly entries: readonly GroupedEntry[]
}

/**
 * Costs what arrived, and anew whatever it affects. The lines of every event that is not frozen become what replaying
 * all accepted events in key order gives; frozen ones never change.
 * @param spacing events between two checkpoints of a pool
 * @returns a generator that yields what it lacks (once, when all arrivals are in order); see `answered`
 * @throws Bug when an id is accepted twice, an unknown event is revised or reversed, or a frozen one revised
 */
export function* recost(books: Books, arrivals: readonly Arrival[], spacing = checkpointEvery): Asking<Recosted> {
  const run = new Run(books)
  const settling = new Settling(run, spacing)
  yield* arrive(run, arrivals)
  yield* settling.settle()
  const pools: (readonly [ItemId, KeptPool])[] = []
  for (const walk of settling.walks.all()) {
    const state = finalState(walk)
    if (state) pools.push([walk.item, { state, last: walk.at, since: walk.since }])
  }
  return {
    events: [...run.changed],
    ...run.moves(),
    pools,
    checkpoints: run.checkpoints,
    entries: run.entries.all(),
  }
}
