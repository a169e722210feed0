// Owns the walks of one re-costing, one a pool: opens them, loads the history that they need, brings them to a place in
// the order, costs a leg there. Does not decide what is costed.
import type { ItemId } from '../../values/ids.ts'
import { type CostEvent, compareKeys, type EventKey, type Leg } from '../cost-event.ts'
import { type CostedLeg, costLeg } from '../costing/cost-leg.ts'
import type { Surroundings } from '../costing/leg-draft.ts'
import { type Costing, emptyPool } from '../costing/pool-state.ts'
import { type Asking, askNothing, type HistoryNeed, type HistoryPage } from './needs.ts'
import { PoolWalk } from './pool-walk.ts'
import type { Run } from './run.ts'

export class Walks {
  private readonly run: Run
  private readonly walks = new Map<ItemId, PoolWalk>()
  private readonly costing: Costing
  private readonly around: Surroundings
  /** Key of the event that is being costed: facts are read as they were before it. */
  private now: EventKey | undefined

  constructor(run: Run) {
    this.run = run
    this.costing = { method: run.books.method, currency: run.books.currency, standardCost: undefined }
    this.around = {
      source: (id) => run.event(id),
      factsOf: (source) => run.factsAt(source, this.now ?? source.key),
    }
  }

  /** The walk of a pool, when one was opened. */
  known(item: ItemId): PoolWalk | undefined {
    return this.walks.get(item)
  }

  all(): Iterable<PoolWalk> {
    return this.walks.values()
  }

  /** Costs the next leg of an event; a leg in a pool where its walk stands. */
  cost(event: CostEvent, earlier: readonly Leg[], walk: PoolWalk | undefined): CostedLeg {
    this.now = event.key
    return costLeg(event, earlier, walk?.state, this.costing, this.around)
  }

  /** Asks for all pools of the queued events, and for the history of those that are late, in two rounds for all. */
  *prefetch(): Asking<void> {
    const stops = new Map<ItemId, EventKey[]>()
    for (const task of this.run.queue.tasks()) {
      const items = 'event' in task ? task.event.items : 'gapIn' in task ? [task.gapIn] : []
      for (const item of items) {
        if (item === null) continue
        const others = stops.get(item)
        if (others) others.push(task.key)
        else stops.set(item, [task.key])
      }
    }
    yield* this.run.load([], [], stops.keys())
    const late: PoolWalk[] = []
    const history: HistoryNeed[] = []
    for (const [item, keys] of stops) {
      const walk = yield* this.of(item)
      const before = walk.stopAt(keys)
      if (!before || walk.isPast(before)) continue
      late.push(walk)
      history.push({ item, before })
    }
    if (late.length === 0) return
    const found = yield { ...askNothing, history }
    for (const [i, walk] of late.entries()) {
      const page = found.pages[i]
      if (page) walk.start(page, yield* this.admit(walk, page))
    }
  }

  *of(item: ItemId): Asking<PoolWalk> {
    let walk = this.walks.get(item)
    if (!walk) {
      if (!this.run.pools.has(item)) yield* this.run.load([], [], [item])
      walk = new PoolWalk(item, this.run.pools.get(item) ?? { state: emptyPool(), last: null, since: 0 })
      this.walks.set(item, walk)
    }
    return walk
  }

  /** The events of a page that are still where the store has them, with the sources that costing them needs. */
  private *admit(walk: PoolWalk, page: HistoryPage): Asking<readonly CostEvent[]> {
    const rows: CostEvent[] = []
    const links: string[] = []
    for (const stored of page.events) {
      const event = this.run.know(stored)
      if (compareKeys(event.key, stored.key) !== 0 || !event.items.includes(walk.item)) continue
      rows.push(event)
      for (const link of event.links) links.push(link)
    }
    if (links.length > 0) yield* this.run.load(links)
    return rows
  }

  /** Brings a walk whose state equals what is kept to just before `key`. A running walk is there already. */
  *position(walk: PoolWalk, key: EventKey): Asking<void> {
    if (walk.running) return
    if (walk.isPast(key)) {
      walk.toEnd()
      return
    }
    if (walk.reaches(key)) walk.jump(key)
    else {
      const found = yield { ...askNothing, history: [{ item: walk.item, before: key }] }
      const page = found.pages[0]
      if (page) walk.start(page, yield* this.admit(walk, page))
      walk.jump(key)
    }
    for (;;) {
      const row = walk.nextRow
      if (!row) {
        if (!(yield* this.loadNext(walk))) return
        continue
      }
      if (compareKeys(row.key, key) >= 0) return
      row.items.forEach((item, leg) => {
        if (item === walk.item) this.cost(row, row.legs.slice(0, leg), walk)
      })
      walk.pass(row)
    }
  }

  /** @returns whether there was anything to load */
  *loadNext(walk: PoolWalk): Asking<boolean> {
    const after = walk.wantsAfter
    if (!after) return false
    const found = yield { ...askNothing, history: [{ item: walk.item, after }] }
    const page = found.pages[0]
    if (!page) return false
    walk.append(page, yield* this.admit(walk, page))
    return true
  }
}
