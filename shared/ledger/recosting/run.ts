// Owns what one re-costing knows and has changed so far: events, what refers to them, facts and who depends on them, the
// queue of work, the results. Does not know in which order things are costed, nor how.
import type { ItemId } from '../../values/ids.ts'
import { assert } from '../../values/result.ts'
import type { BusinessDate } from '../../values/time.ts'
import {
  type CostEvent,
  compareKeys,
  type EventKey,
  type Facts,
  sourcesOf,
  type Touch,
  type Touched,
} from '../cost-event.ts'
import type { CostMethod } from '../costing/pool-state.ts'
import { EntryGroups } from '../journal/grouping.ts'
import { type Asking, askNothing, type Checkpoint, type KeptPool } from './needs.ts'
import { sameChange } from './posting.ts'
import { TaskQueue } from './queue.ts'

/** The books of one company. */
export interface Books {
  readonly method: CostMethod
  /** Base currency, ISO 4217. */
  readonly currency: string
  /** Start of the open period, milliseconds; 0 while nothing was closed. Events costed before it are frozen. */
  readonly lock: number
  /** The calendar day of an instant in the company's zone. */
  dateOf(time: number): BusinessDate
}

/** Where an event (`key.id`) lies in a pool's history: a row of a store's index. */
export interface Place {
  readonly item: ItemId
  readonly key: EventKey
}

/** What is to be done about an event in this run. */
export interface Work {
  /** To be costed anew whatever its pools do. */
  forced: boolean
  /** Never posted before. */
  fresh: boolean
  /** At a place where it was not kept, or otherwise told. */
  moved: boolean
  cause: string
}

export class Run {
  readonly books: Books
  readonly queue = new TaskQueue()
  readonly pools = new Map<ItemId, KeptPool | undefined>()
  readonly changed = new Set<CostEvent>()
  readonly entries = new EntryGroups()
  readonly checkpoints: Checkpoint[] = []
  /** Where events that were moved lay before this run. */
  private readonly placesBefore = new Map<CostEvent, readonly Place[]>()
  private readonly events = new Map<string, CostEvent | undefined>()
  private readonly referrers = new Map<string, CostEvent[]>()
  private readonly askedReferrers = new Set<string>()
  private readonly works = new Map<string, Work>()

  constructor(books: Books) {
    this.books = books
  }

  isFrozen(event: CostEvent): boolean {
    return event.key.time < this.books.lock
  }

  /** To be called before an event is moved. @returns where it lies */
  noteMove(event: CostEvent): readonly Place[] {
    const places = placesOf(event)
    if (!this.placesBefore.has(event)) this.placesBefore.set(event, places)
    return places
  }

  /** Places that events have left and taken over the whole run. */
  moves(): { unplaced: Place[]; placed: Place[] } {
    const unplaced: Place[] = []
    const placed: Place[] = []
    for (const [event, before] of this.placesBefore) {
      const after = placesOf(event)
      unplaced.push(...before.filter((place) => !after.some((other) => samePlace(place, other))))
      placed.push(...after.filter((place) => !before.some((other) => samePlace(place, other))))
    }
    return { unplaced, placed }
  }

  /** Takes an event in; of two records of the same event the first one counts. */
  know(event: CostEvent): CostEvent {
    const known = this.events.get(event.id)
    if (known) return known
    this.events.set(event.id, event)
    this.noteSources(event)
    return event
  }

  /** Remembers what an event refers to. */
  noteSources(event: CostEvent): void {
    for (const source of sourcesOf(event.input)) {
      const others = this.referrers.get(source)
      if (!others) this.referrers.set(source, [event])
      else if (!others.includes(event)) others.push(event)
    }
  }

  /** Whether the event was looked for: found or known not to exist. */
  has(id: string): boolean {
    return this.events.has(id)
  }

  find(id: string): CostEvent | undefined {
    return this.events.get(id)
  }

  /** @throws Bug when the event is not loaded or does not exist */
  event(id: string): CostEvent {
    const event = this.events.get(id)
    assert(event, `cost event not loaded: ${id}`)
    return event
  }

  /** The events known to refer to `source`; complete once they were asked for. */
  referrersOf(source: string): readonly CostEvent[] {
    return this.referrers.get(source) ?? []
  }

  /** Asks for what is not known yet, in one round; for nothing when all is known. */
  *load(ids: Iterable<string>, sources: Iterable<string> = [], items: Iterable<ItemId> = []): Asking<void> {
    const events = [...new Set(ids)].filter((id) => !this.events.has(id))
    const referrersOf = [...new Set(sources)].filter((id) => !this.askedReferrers.has(id))
    const pools = [...new Set(items)].filter((item) => !this.pools.has(item))
    if (events.length === 0 && referrersOf.length === 0 && pools.length === 0) return
    for (const id of referrersOf) this.askedReferrers.add(id)
    const found = yield { ...askNothing, events, referrersOf, pools }
    for (const event of found.events) this.know(event)
    for (const [item, kept] of found.pools) this.pools.set(item, kept)
    for (const id of events) if (!this.events.has(id)) this.events.set(id, undefined)
    for (const item of pools) if (!this.pools.has(item)) this.pools.set(item, undefined)
  }

  workOf(id: string): Work | undefined {
    return this.works.get(id)
  }

  /** Sees to it that an event is costed anew. The first cause stands. */
  force(event: CostEvent, cause: string): Work {
    let work = this.works.get(event.id)
    if (!work) {
      work = { forced: true, fresh: false, moved: false, cause }
      this.works.set(event.id, work)
    } else {
      if (!work.forced) work.cause = cause
      work.forced = true
    }
    this.queue.push({ order: 1, key: event.key, event })
    return work
  }

  /** Facts of `source` as they were just before `key`. */
  factsAt(source: CostEvent, key: EventKey): Facts {
    const facts = { units: 0, value: 0, billedUnits: 0, billedValue: 0, held: 0, ...source.facts }
    for (const touch of source.touches) {
      if (compareKeys(touch.key, key) >= 0) continue
      facts.units += touch.change.units ?? 0
      facts.value += touch.change.value ?? 0
      facts.billedUnits += touch.change.billedUnits ?? 0
      facts.billedValue += touch.change.billedValue ?? 0
      facts.held += touch.change.held ?? 0
    }
    return facts
  }

  /** Everything costed from the facts of `source` after `key` is to be costed anew. */
  *forceDependents(source: CostEvent, key: EventKey, cause: string): Asking<void> {
    const later = source.touches.filter((touch) => touch.linked && compareKeys(touch.key, key) > 0)
    if (later.length === 0) return
    yield* this.load(later.map(({ by }) => by))
    for (const { by } of later) {
      const dependent = this.event(by)
      if (!this.isFrozen(dependent)) this.force(dependent, cause)
    }
  }

  /** Replaces what leg `leg` of `event` took from other events, and lets those who depend on them follow. */
  *retouch(
    event: CostEvent,
    leg: number,
    before: readonly Touched[],
    after: readonly Touched[],
    cause: string,
  ): Asking<void> {
    const gone = before.filter((old) => !after.some((now) => now.source === old.source))
    const made = after.filter((now) => {
      const old = before.find(({ source }) => source === now.source)
      return !old || old.linked !== now.linked || !sameChange(old.change, now.change)
    })
    if (gone.length === 0 && made.length === 0) return
    yield* this.load([...gone, ...made].map(({ source }) => source))
    for (const { source: id } of gone) {
      const source = this.event(id)
      source.touches = source.touches.filter((touch) => touch.by !== event.id || touch.leg !== leg)
      this.changed.add(source)
      yield* this.forceDependents(source, event.key, cause)
    }
    for (const { source: id, linked, change } of made) {
      const source = this.event(id)
      insert(source, { by: event.id, leg, key: event.key, linked, change })
      this.changed.add(source)
      yield* this.forceDependents(source, event.key, cause)
    }
  }
}

function placesOf(event: CostEvent): readonly Place[] {
  const items = new Set<ItemId>()
  for (const item of event.items) if (item !== null) items.add(item)
  return [...items].map((item) => ({ item, key: event.key }))
}

function samePlace(a: Place, b: Place): boolean {
  return a.item === b.item && compareKeys(a.key, b.key) === 0
}

function insert(source: CostEvent, touch: Touch): void {
  const others = source.touches.filter(({ by, leg }) => by !== touch.by || leg !== touch.leg)
  let place = others.length
  while (place > 0) {
    const previous = others[place - 1]
    if (!previous || compareKeys(previous.key, touch.key) <= 0) break
    place -= 1
  }
  others.splice(place, 0, touch)
  source.touches = others
}
