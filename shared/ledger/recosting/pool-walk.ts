// Owns the cursor with which one pool is replayed: the state just before the next event, the loaded stretch of history
// after it, and whether the state still differs from what is kept. Does not cost anything.
import type { ItemId } from '../../values/ids.ts'
import { type CostEvent, compareKeys, type EventKey } from '../cost-event.ts'
import { copyOf, emptyPool, type PoolState } from '../costing/pool-state.ts'
import type { Checkpoint, HistoryPage, KeptPool } from './needs.ts'
import type { Task } from './queue.ts'

export class PoolWalk {
  readonly item: ItemId
  readonly kept: KeptPool
  /** Undefined until the walk was positioned. */
  state: PoolState | undefined
  /** Whether the state may differ from what is kept at this place, so that what follows is replayed. */
  running = false
  /** The operation that moved the start of the replay. */
  cause = ''
  /** The queued task of the walk; others are stale. */
  task: Task | undefined
  /** The state is that after everything at or before this key. */
  at: EventKey | null = null
  /** Events since the last checkpoint. */
  since = 0
  /** Where arrivals enter or leave the pool, in key order: a replay stops before each. */
  private stops: readonly EventKey[] = []
  private stop = 0
  private rows: readonly CostEvent[] = []
  private row = 0
  private marks: readonly Checkpoint[] = []
  private mark = 0
  private end = true
  private loadedTo: EventKey | undefined

  constructor(item: ItemId, kept: KeptPool) {
    this.item = item
    this.kept = kept
  }

  /** @returns the first of the stops */
  stopAt(keys: readonly EventKey[]): EventKey | undefined {
    this.stops = keys.toSorted(compareKeys)
    return this.stops[0]
  }

  /** The next event, when neither a checkpoint nor an arrival lies before it. */
  get nextUndisturbed(): CostEvent | undefined {
    const row = this.nextRow
    if (!row || (this.nextMark && compareKeys(this.nextMark.key, row.key) < 0)) return undefined
    for (let stop = this.stops[this.stop]; stop; stop = this.stops[this.stop]) {
      if (this.at === null || compareKeys(stop, this.at) > 0) return compareKeys(stop, row.key) > 0 ? row : undefined
      this.stop += 1
    }
    return row
  }

  /** Whether all of the pool's kept events lie before `key`. */
  isPast(key: EventKey): boolean {
    return this.kept.last === null || compareKeys(this.kept.last, key) < 0
  }

  toEnd(): void {
    if (this.state === this.kept.state) return
    this.state = this.kept.state
    this.at = this.kept.last
    this.since = this.kept.since
    this.rows = []
    this.marks = []
    this.row = 0
    this.mark = 0
    this.end = true
  }

  /** Whether the cursor is before `key` and the loaded stretch reaches it. */
  reaches(key: EventKey): boolean {
    if (this.state === undefined || (this.at !== null && compareKeys(this.at, key) >= 0)) return false
    return this.end || (this.loadedTo !== undefined && compareKeys(key, this.loadedTo) <= 0)
  }

  /** Starts at the base of a page. `rows` are its events without those that were taken out of the pool meanwhile. */
  start(page: HistoryPage, rows: readonly CostEvent[]): void {
    this.state = page.base ? copyOf(page.base.state) : emptyPool()
    this.at = page.base?.key ?? null
    this.since = 0
    this.rows = []
    this.marks = []
    this.row = 0
    this.mark = 0
    this.append(page, rows)
  }

  /** Joins the next page to what is loaded. */
  append(page: HistoryPage, rows: readonly CostEvent[]): void {
    this.rows = [...this.rows.slice(this.row), ...rows]
    this.marks = [...this.marks.slice(this.mark), ...page.checkpoints]
    this.row = 0
    this.mark = 0
    this.end = page.end
    this.loadedTo = page.events.at(-1)?.key ?? this.loadedTo
  }

  /** Only while the state equals what is kept: goes on to the last loaded checkpoint before `key`. */
  jump(key: EventKey): void {
    let target: Checkpoint | undefined
    for (let mark = this.marks[this.mark]; mark && compareKeys(mark.key, key) < 0; mark = this.marks[this.mark]) {
      target = mark
      this.mark += 1
    }
    if (!target) return
    this.state = copyOf(target.state)
    this.at = target.key
    this.since = 0
    while (this.nextRow && compareKeys(this.nextRow.key, target.key) <= 0) this.row += 1
  }

  get nextRow(): CostEvent | undefined {
    return this.rows[this.row]
  }

  get nextMark(): Checkpoint | undefined {
    return this.marks[this.mark]
  }

  /** The key after which the next page is to be loaded, or undefined when the next row is known. */
  get wantsAfter(): EventKey | undefined {
    return this.row < this.rows.length || this.end ? undefined : this.loadedTo
  }

  /** Steps over an event that has been costed in this pool, kept there before or not. */
  pass(event: CostEvent): void {
    if (this.nextRow?.id === event.id) this.row += 1
    this.at = event.key
    this.since += 1
  }

  /** Steps over a checkpoint. Its event may be gone: the place still counts, so that nothing is put before it unseen. */
  passMark(): void {
    this.at = this.nextMark?.key ?? this.at
    this.mark += 1
    this.since = 0
  }
}
