// Owns the replay: events are costed in key order over all pools at once, each at most once, until nothing is left that
// could differ from what is kept. Does not know how events got where they are, nor how history is loaded.
import { type CostEvent, compareKeys, type EventKey, type Facts, type Leg } from '../cost-event.ts'
import { flowsOn } from '../costing/cost-leg.ts'
import { copyOf, type PoolState, sameState } from '../costing/pool-state.ts'
import type { Asking } from './needs.ts'
import type { PoolWalk } from './pool-walk.ts'
import { differenceOf, sameChange, sameLeg } from './posting.ts'
import type { Run } from './run.ts'
import { Walks } from './walks.ts'

const noLegs: readonly Leg[] = []

/**
 * Events between two checkpoints, or as many as the state has layers when those are more: a late event replays fewer
 * unchanged ones than that, and checkpoints take no more room than events do.
 */
export const checkpointEvery = 64

export class Settling {
  readonly walks: Walks
  private readonly run: Run
  private readonly spacing: number

  constructor(run: Run, spacing: number) {
    this.run = run
    this.spacing = spacing
    this.walks = new Walks(run)
  }

  *settle(): Asking<void> {
    yield* this.walks.prefetch()
    for (let task = this.run.queue.pop(); task; task = this.run.queue.pop()) {
      if ('event' in task) {
        const due = task.key === task.event.key && this.run.workOf(task.event.id)?.forced
        if (due) yield* this.costEvent(task.event)
      } else if ('gapIn' in task) {
        const walk = yield* this.walks.of(task.gapIn)
        yield* this.walks.position(walk, task.key)
        yield* this.start(walk, task.cause)
      } else {
        const walk = yield* this.walks.of(task.replayOf)
        if (walk.task === task) yield* this.goOn(walk)
      }
    }
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
    while (walk.wantsAfter && (yield* this.walks.loadNext(walk)));
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
      const old = row.legs[0]
      const { leg, facts } = this.walks.cost(row, noLegs, walk)
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
      const running = item === null ? undefined : this.walks.known(item)
      if (old && !forced && !flows && !running?.running) {
        legs.push(old)
        continue
      }
      const walk = item === null ? undefined : (running ?? (yield* this.walks.of(item)))
      if (walk) yield* this.walks.position(walk, event.key)
      if (cause === '' && walk) cause = walk.cause
      const short = walk?.state !== undefined && walk.state.units < 0
      const costed = this.walks.cost(event, legs, walk)
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
        run.entries.add({ event: event.id, kind, causedBy: cause, date: run.books.dateOf(event.key.time), lines })
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
