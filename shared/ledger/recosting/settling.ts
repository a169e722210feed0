// Owns the replay: events are costed in key order over all pools at once, each at most once, until nothing is left that
// could differ from what is kept. Does not know how events got where they are.
import type { ItemId } from '../../values/ids.ts'
import { type CostEvent, compareKeys, type EventKey, type Facts, type Leg } from '../cost-event.ts'
import { costLeg, flowsOn } from '../costing/cost-leg.ts'
import type { Surroundings } from '../costing/leg-draft.ts'
import { type Costing, copyOf, emptyPool, type PoolState, sameState } from '../costing/pool-state.ts'
import { type Asking, askNothing, type HistoryNeed, type HistoryPage } from './needs.ts'
import { PoolWalk } from './pool-walk.ts'
import { differenceOf, sameChange, sameLeg } from './posting.ts'
import type { Run } from './run.ts'

const noLegs: readonly Leg[] = []

/**
 * Events between two checkpoints, or as many as the state has layers when those are more: a late event replays fewer
 * unchanged ones than that, and checkpoints take no more room than events do.
 */
export const checkpointEvery = 64

export class Settling {
  readonly walks = new Map<ItemId, PoolWalk>()
  private readonly run: Run
  private readonly spacing: number
  private readonly costing: Costing
  private readonly around: Surroundings
  /** Key of the event that is being costed: facts are read as they were before it. */
  private now: EventKey | undefined

  constructor(run: Run, spacing: number) {
    this.run = run
    this.spacing = spacing
    this.costing = { method: run.books.method, currency: run.books.currency, standardCost: undefined }
    this.around = {
      source: (id) => run.event(id),
      factsOf: (source) => run.factsAt(source, this.now ?? source.key),
    }
  }

  *settle(): Asking<void> {
    yield* this.prefetch()
    for (let task = this.run.queue.pop(); task; task = this.run.queue.pop()) {
      if ('event' in task) {
        const due = task.key === task.event.key && this.run.workOf(task.event.id)?.forced
        if (due) yield* this.costEvent(task.event)
      } else if ('gapIn' in task) {
        const walk = yield* this.walkOf(task.gapIn)
        yield* this.position(walk, task.key)
        yield* this.start(walk, task.cause)
      } else {
        const walk = yield* this.walkOf(task.replayOf)
        if (walk.task === task) yield* this.goOn(walk)
      }
    }
  }

  /** Asks for all pools of the queued events, and for the history of those that are late, in two rounds for all. */
  private *prefetch(): Asking<void> {
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
      const walk = yield* this.walkOf(item)
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

  private *walkOf(item: ItemId): Asking<PoolWalk> {
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
  private *position(walk: PoolWalk, key: EventKey): Asking<void> {
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
      this.now = row.key
      row.items.forEach((item, leg) => {
        if (item === walk.item) costLeg(row, row.legs.slice(0, leg), walk.state, this.costing, this.around)
      })
      walk.pass(row)
    }
  }

  /** @returns whether there was anything to load */
  private *loadNext(walk: PoolWalk): Asking<boolean> {
    const after = walk.wantsAfter
    if (!after) return false
    const found = yield { ...askNothing, history: [{ item: walk.item, after }] }
    const page = found.pages[0]
    if (!page) return false
    walk.append(page, yield* this.admit(walk, page))
    return true
  }

  /** From here on the walk's state may differ from what is kept. */
  private *start(walk: PoolWalk, cause: string): Asking<void> {
    if (!walk.running) {
      walk.running = true
      walk.cause = cause
    }
    yield* this.enqueue(walk)
  }

  private *enqueue(walk: PoolWalk): Asking<void> {
    while (walk.wantsAfter && (yield* this.loadNext(walk)));
    const row = walk.nextRow
    const mark = walk.nextMark
    if (mark && (!row || compareKeys(mark.key, row.key) < 0)) {
      walk.task = { order: 2, key: mark.key, replayOf: walk.item }
    } else if (row) walk.task = { order: 1, key: row.key, replayOf: walk.item }
    else {
      walk.task = undefined
      return
    }
    this.run.queue.push(walk.task)
  }

  /** A running walk has come to its next event or checkpoint; where the state is the kept one again, it ends. */
  private *goOn(walk: PoolWalk): Asking<void> {
    const mark = walk.nextMark
    const row = walk.nextRow
    if (mark && walk.task?.order === 2 && walk.state) {
      walk.passMark()
      if (sameState(mark.state, walk.state)) {
        walk.running = false
        walk.task = undefined
        return
      }
      this.run.checkpoints.push({ item: walk.item, key: mark.key, state: copyOf(walk.state) })
      yield* this.enqueue(walk)
    } else if (row) yield* this.runAhead(walk, row)
  }

  /**
   * The long way of a replay: events with one leg, one after the other. What they are costed from and what they change
   * lies in their own pool, so other pools need not keep step; at arrivals, kits and shared costs all pools do.
   */
  private *runAhead(walk: PoolWalk, from: CostEvent): Asking<void> {
    let row: CostEvent | undefined = from
    while (row && row.items.length === 1 && !this.run.workOf(row.id)) {
      this.now = row.key
      const old = row.legs[0]
      const { leg, facts } = costLeg(row, noLegs, walk.state, this.costing, this.around)
      const sameFacts = !facts || (row.facts !== undefined && sameChange(row.facts, facts))
      const kept = old && sameLeg(old, leg) ? old : leg
      if (kept !== old || !sameFacts) yield* this.record(row, [kept], facts, walk.cause)
      walk.pass(row)
      this.keepState(walk, row.key)
      row = walk.nextUndisturbed
    }
    if (row === from) yield* this.costEvent(row)
    else yield* this.enqueue(walk)
  }

  private *costEvent(event: CostEvent): Asking<void> {
    if (!event.links.every((id) => this.run.has(id))) yield* this.run.load(event.links)
    const work = this.run.workOf(event.id)
    const forced = work?.forced ?? false
    const kept = !(work?.fresh || work?.moved)
    let cause = forced && work ? work.cause : ''
    const before = event.legs
    const legs: Leg[] = []
    const touchedWalks: PoolWalk[] = []
    let facts: Facts | undefined
    let flows = false
    for (const [i, item] of event.items.entries()) {
      const old = before[i]
      const running = item === null ? undefined : this.walks.get(item)
      if (old && !forced && !flows && !running?.running) {
        legs.push(old)
        continue
      }
      const walk = item === null ? undefined : (running ?? (yield* this.walkOf(item)))
      if (walk) yield* this.position(walk, event.key)
      if (cause === '' && walk) cause = walk.cause
      this.now = event.key
      const short = walk?.state !== undefined && walk.state.units < 0
      const costed = costLeg(event, legs, walk?.state, this.costing, this.around)
      const unchanged = kept && old !== undefined && sameLeg(old, costed.leg)
      legs.push(unchanged ? old : costed.leg)
      facts = costed.facts ?? facts
      if (!unchanged) flows ||= flowsOn(event.input.type)
      if (!walk) continue
      // What covers a deficit may bring another value and show the same lines, the true-up taking up the difference.
      const mayDiffer = !unchanged || (short && costed.leg.units > 0)
      if (mayDiffer && !walk.running) {
        walk.running = true
        walk.cause = cause
      }
      if (!touchedWalks.includes(walk)) touchedWalks.push(walk)
    }
    yield* this.record(event, legs, facts, cause)
    if (work) {
      work.forced = false
      work.fresh = false
      work.moved = false
    }
    for (const walk of touchedWalks) {
      walk.pass(event)
      if (walk.running) {
        this.keepState(walk, event.key)
        yield* this.enqueue(walk)
      }
    }
  }

  /** Posts what differs from what was posted, and lets everyone follow who was costed from this event. */
  private *record(event: CostEvent, legs: readonly Leg[], facts: Facts | undefined, cause: string): Asking<void> {
    const { run } = this
    const work = run.workOf(event.id)
    const before = event.legs
    const changed = before.length !== legs.length || legs.some((leg, i) => leg !== before[i])
    if (changed || work?.fresh || work?.moved) run.changed.add(event)
    if (changed) {
      event.legs = legs
      const lines = differenceOf(before, legs)
      if (lines.length > 0) {
        const kind = work?.fresh ? 'initial' : 'recost'
        run.entries.push({ event: event.id, kind, causedBy: cause, date: run.books.dateOf(event.key.time), lines })
      }
      for (let i = 0; i < Math.max(before.length, legs.length); i++) {
        const gone = before[i]?.touched ?? []
        const made = legs[i]?.touched ?? []
        if (gone.length > 0 || made.length > 0) yield* run.retouch(event, i, gone, made, cause)
      }
    }
    if (facts && !(event.facts && sameChange(event.facts, facts))) {
      event.facts = facts
      run.changed.add(event)
      if (event.touches.length > 0) yield* run.forceDependents(event, event.key, cause)
    }
  }

  private keepState(walk: PoolWalk, key: EventKey): void {
    const mark = walk.nextMark
    if (!walk.state || (mark && compareKeys(mark.key, key) === 0)) return
    if (walk.since < Math.max(this.spacing, walk.state.layers.length + walk.state.deficits.length)) return
    walk.since = 0
    this.run.checkpoints.push({ item: walk.item, key, state: copyOf(walk.state) })
  }
}

/** The state of a pool at the end of its history, when a run has changed it. */
export function finalState(walk: PoolWalk): PoolState | undefined {
  return walk.running ? walk.state : undefined
}
