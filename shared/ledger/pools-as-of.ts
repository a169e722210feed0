// Owns what pools held at a time: their cost layers at the end of a day, from the last checkpoint before it. Reads alone.
import type { ItemId } from '../values/ids.ts'
import { emptyPool, type PoolState } from './costing/pool-state.ts'
import { type Asking, askNothing } from './recosting/needs.ts'
import { type Books, Run } from './recosting/run.ts'
import { Walks } from './recosting/walks.ts'

/**
 * The state of each pool after all that is costed before an instant, as known now. What it costs does not grow with history:
 * each pool is replayed from its last checkpoint before.
 * @returns a generator that yields what it lacks; see `answered`
 */
export function* poolsAsOf(
  books: Books,
  items: readonly ItemId[],
  before: number,
): Asking<ReadonlyMap<ItemId, PoolState>> {
  const run = new Run(books)
  const walks = new Walks(run)
  // The lowest of all keys of that instant.
  const key = { time: before, at: 0, rank: 0, id: '' }
  const found = yield { ...askNothing, pools: items }
  for (const [item, kept] of found.pools) run.pools.set(item, kept)
  for (const item of items) if (!run.pools.has(item)) run.pools.set(item, undefined)
  const states = new Map<ItemId, PoolState>()
  for (const item of items) {
    const walk = yield* walks.of(item)
    yield* walks.position(walk, key)
    states.set(item, walk.state ?? emptyPool())
  }
  return states
}
