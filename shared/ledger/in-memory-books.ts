// Owns books kept in memory, as a store keeps them: the fake for tests and simulations, and the example of what a store
// does with a re-costing. Everything goes through JSON, as it would on disk.
import type { ItemId } from '../values/ids.ts'
import { type CostEvent, compareKeys, type EventKey, sourcesOf } from './cost-event.ts'
import type { GroupedEntry } from './journal/grouping.ts'
import { type Recosted, recost } from './recost.ts'
import type { Arrival } from './recosting/arriving.ts'
import {
  answered,
  type Checkpoint,
  type Found,
  type HistoryNeed,
  type HistoryPage,
  type KeptPool,
  type Need,
} from './recosting/needs.ts'
import type { Books } from './recosting/run.ts'
import { checkpointEvery } from './recosting/settling.ts'

function copied<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

export class InMemoryBooks {
  readonly entries: GroupedEntry[] = []
  /** How many rounds of questions were asked, and how many rows of history were read for them. */
  asked = 0
  read = 0
  private readonly events = new Map<string, CostEvent>()
  private readonly referrers = new Map<string, Set<string>>()
  private readonly pools = new Map<ItemId, KeptPool>()
  private readonly histories = new Map<ItemId, EventKey[]>()
  private readonly checkpoints = new Map<ItemId, Checkpoint[]>()
  private readonly pageSize: number
  private readonly spacing: number

  /** @param pageSize events of history answered at once; @param spacing events between two checkpoints */
  constructor(pageSize = 100, spacing = checkpointEvery) {
    this.pageSize = pageSize
    this.spacing = spacing
  }

  /** Costs a group of arrivals and keeps what comes of it. */
  arrive(books: Books, arrivals: readonly Arrival[]): Recosted {
    const recosted = answered(recost(books, arrivals, this.spacing), (need) => this.answer(need))
    this.keep(recosted)
    return recosted
  }

  has(id: string): boolean {
    return this.events.has(id)
  }

  event(id: string): CostEvent | undefined {
    return this.events.get(id)
  }

  /** All events that are not undone, in the order of costing. */
  inOrder(): CostEvent[] {
    return [...this.events.values()].filter(({ absent }) => !absent).sort((a, b) => compareKeys(a.key, b.key))
  }

  pool(item: ItemId): KeptPool | undefined {
    return this.pools.get(item)
  }

  items(): ItemId[] {
    return [...this.pools.keys()]
  }

  answer(need: Need): Found {
    this.asked += 1
    const referring = need.referrersOf.flatMap((id) => [...(this.referrers.get(id) ?? [])])
    const events = [...need.events, ...referring].flatMap((id) => this.events.get(id) ?? [])
    const pools = need.pools.flatMap((item) => {
      const kept = this.pools.get(item)
      return kept ? [[item, kept] as const] : []
    })
    return copied({ events, pools, pages: need.history.map((history) => this.page(history)) })
  }

  private page(need: HistoryNeed): HistoryPage {
    const history = this.histories.get(need.item) ?? []
    const marks = this.checkpoints.get(need.item) ?? []
    let base: Checkpoint | null = null
    let wanted = this.pageSize
    let start: number
    if ('before' in need) {
      base = marks.findLast(({ key }) => compareKeys(key, need.before) < 0) ?? null
      start = placeAfter(history, base?.key)
      wanted = Math.max(wanted, placeAfter(history, need.before) + 1 - start)
    } else start = placeAfter(history, need.after)
    const keys = history.slice(start, start + wanted)
    const end = start + wanted >= history.length
    const from = base?.key ?? ('after' in need ? need.after : undefined)
    const to = keys.at(-1)
    this.read += keys.length
    return {
      base,
      events: keys.flatMap(({ id }) => this.events.get(id) ?? []),
      checkpoints: marks.filter(
        ({ key }) => (!from || compareKeys(key, from) > 0) && (end || (to && compareKeys(key, to) <= 0)),
      ),
      end,
    }
  }

  private keep(recosted: Recosted): void {
    const { events, unplaced, placed, pools, checkpoints, entries } = copied(recosted)
    for (const { item, key } of unplaced) {
      const history = this.histories.get(item) ?? []
      const index = placeAfter(history, key) - 1
      if (history[index]?.id === key.id) history.splice(index, 1)
    }
    for (const { item, key } of placed) {
      const history = this.histories.get(item) ?? []
      history.splice(placeAfter(history, key), 0, key)
      this.histories.set(item, history)
    }
    for (const event of events) {
      this.events.set(event.id, event)
      for (const source of sourcesOf(event.input)) {
        this.referrers.set(source, (this.referrers.get(source) ?? new Set()).add(event.id))
      }
    }
    for (const [item, kept] of pools) this.pools.set(item, kept)
    for (const mark of checkpoints) {
      const marks = (this.checkpoints.get(mark.item) ?? []).filter(({ key }) => compareKeys(key, mark.key) !== 0)
      this.checkpoints.set(
        mark.item,
        [...marks, mark].sort((a, b) => compareKeys(a.key, b.key)),
      )
    }
    this.entries.push(...entries)
  }
}

/** How many keys are at or before `key`; none without one. */
function placeAfter(history: readonly EventKey[], key: EventKey | undefined): number {
  if (!key) return 0
  let low = 0
  let high = history.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = history[middle]
    if (other && compareKeys(other, key) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
