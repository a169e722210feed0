// Owns what the screens show: the rows as the server last said, with the device's own unanswered operations run on top.
// They are applied in place, each with what it replaced, so that they can be taken off and put on again when the ground
// changes under them, and only those that it touches. Does not know about storing or sending.
import { type Applied, applyOperation, readOperation } from '../../shared/operations/apply.ts'
import type { Operation } from '../../shared/operations/operation.ts'
import type { RecordedOperation } from '../../shared/rows/recorded.ts'
import { sameRow } from '../../shared/rows/same-row.ts'
import { type Movement, netOf } from '../../shared/rows/stock.ts'
import {
  type Change,
  handheldKinds,
  type IndexedKind,
  type IndexName,
  indexesOf,
  indexKeyOf,
  type Kind,
  type Row,
  type Rows,
  type State,
} from '../../shared/rows/tables.ts'
import type { Instant } from '../../shared/values/time.ts'
import { ReplicaRows } from './replica-rows.ts'

const noMovements: readonly Movement[] = []

/** How many operations that the rows show already can still be undone here: far more than a last step has. */
const rememberedSteps = 50

/** An operation that the server's rows do not show yet. `n` is 0 until it is kept. */
interface Entry {
  operation: Operation
  readonly read: ReturnType<typeof readOperation>
  readonly movements: readonly Movement[]
  /** Whether it had an effect. */
  readonly applied: boolean
  /** What stood where it wrote, in the order of writing. */
  readonly replaced: readonly Change[]
  /** Rows and index keys that it read or wrote. */
  readonly touched: ReadonlySet<string>
}

export class Rebase implements State {
  #rows = new ReplicaRows()
  #entries: Entry[] = []
  /** Operations of this device that the rows show already, oldest first. */
  #shown: RecordedOperation[] = []
  /** Ids of operations that the server has refused or holds back: there is nothing of them to undo. */
  #ineffective: ReadonlySet<string> = new Set()
  readonly #onChange: (kind: Kind) => void

  /** @param onChange told of every kind of which a row has changed */
  constructor(onChange: (kind: Kind) => void) {
    this.#onChange = onChange
  }

  get rows(): ReplicaRows {
    return this.#rows
  }

  get pending(): readonly Operation[] {
    return this.#entries.map(({ operation }) => operation)
  }

  get<K extends Kind>(kind: K, id: string): Rows[K] | undefined {
    return this.#rows.state.get(kind, id)
  }

  find<I extends IndexName>(name: I, key: string): readonly Rows[IndexedKind<I>][] {
    return this.#rows.state.find(name, key)
  }

  // Times of a device only grow, so this nearly always ends at the first look.
  movedAfter(quant: string, at: Instant): number {
    let net = 0
    for (let index = this.#entries.length - 1; index >= 0; index--) {
      const entry = this.#entries[index]
      if (!entry || entry.operation.at <= at) break
      for (const movement of entry.movements) if (movement.at > at) net += netOf(movement, quant)
    }
    return net
  }

  operation(id: string): RecordedOperation | undefined {
    const entry = this.#entries.find(({ operation, applied }) => operation.id === id && applied)
    return entry?.operation ?? this.#shown.find((operation) => operation.id === id)
  }

  /** Remembers operations that the rows show already, oldest first: the last step can be undone after a restart too. */
  remember(operations: readonly RecordedOperation[]): void {
    const fresh = operations.filter(({ id }) => !this.#shown.some((known) => known.id === id))
    this.#shown = [...this.#shown, ...fresh].filter(({ id }) => !this.#ineffective.has(id)).slice(-rememberedSteps)
  }

  /** The server has told that these had no effect. */
  noteIneffective(ids: readonly string[]): void {
    if (ids.length === 0) return
    this.#ineffective = new Set([...this.#ineffective, ...ids])
    this.remember([])
  }

  /** Runs a new operation on top of all others. */
  run(operation: Operation): Applied {
    return this.#push(operation, readOperation(operation))
  }

  /** Gives the numbers under which operations were kept; one whose time was raised is run again. */
  number(kept: readonly Operation[]): void {
    let stale: number | undefined
    for (const operation of kept) {
      const index = this.#entries.findIndex((entry) => entry.operation.id === operation.id)
      const entry = this.#entries[index]
      if (!entry) continue
      if (entry.operation.at !== operation.at) stale = Math.min(stale ?? index, index)
      entry.operation = operation
    }
    if (stale !== undefined) this.#runAgain(this.#takeOff(stale))
  }

  /** Takes operations back that could not be kept: as if they had never been. */
  takeBack(ids: ReadonlySet<string>): void {
    const first = this.#entries.findIndex(({ operation }) => ids.has(operation.id))
    if (first < 0) return
    this.#runAgain(this.#takeOff(first).filter(({ operation }) => !ids.has(operation.id)))
  }

  /**
   * Takes in rows from the server, which show all operations for which `shown` holds. Operations that none of it touches
   * stay as they are; from the first that is touched on, they are run again.
   */
  merge(rows: readonly Change[], shown: (operation: Operation) => boolean): void {
    let leading = this.#entries.findIndex(({ operation }) => !shown(operation))
    if (leading < 0) leading = this.#entries.length
    const differing = this.#differing(rows, leading)
    const scattered = this.#entries.findIndex(({ operation }, index) => index > leading && shown(operation))
    const affected = this.#firstTouched(differing, leading)
    const from = Math.min(...[scattered, affected].filter((index) => index >= 0), this.#entries.length)
    const off = this.#takeOff(from)
    const again = off.filter(({ operation }) => !shown(operation))
    this.remember([...this.#entries.slice(0, leading), ...off].map(({ operation }) => operation).filter(shown))
    this.#entries = this.#entries.slice(leading)
    for (const change of differing) this.#set(change)
    this.#runAgain(again)
  }

  /** Puts another whole copy of the rows in place of the present one. */
  adopt(rows: ReplicaRows, shown: (operation: Operation) => boolean): void {
    const again = this.#entries.filter(({ operation }) => !shown(operation))
    this.remember(this.#entries.map(({ operation }) => operation).filter(shown))
    this.#rows = rows
    this.#entries = []
    for (const kind of handheldKinds) this.#onChange(kind)
    this.#runAgain(again)
  }

  /** Brings the pending operations to what the store says, by other tabs too; its numbers and times are the right ones. */
  reconcile(stored: readonly Operation[]): void {
    const known = new Map(this.#entries.map((entry) => [entry.operation.id as string, entry]))
    const listed = new Set(stored.map(({ id }) => id as string))
    const own = this.#entries.filter(({ operation }) => !listed.has(operation.id)).map(({ operation }) => operation)
    const wanted = [...stored, ...own.filter(({ n }) => n > 0), ...own.filter(({ n }) => n === 0)]
    let same = 0
    for (; same < wanted.length; same++) {
      const entry = this.#entries[same]
      const operation = wanted[same]
      if (!entry || !operation || entry.operation.id !== operation.id || entry.operation.at !== operation.at) break
      entry.operation = operation
    }
    this.#takeOff(same)
    for (const operation of wanted.slice(same)) {
      this.#push(operation, known.get(operation.id)?.read ?? readOperation(operation))
    }
  }

  #push(operation: Operation, read: Entry['read']): Applied {
    const watch = new Watch(this)
    const applied: Applied = read.ok
      ? applyOperation(watch, { ...read.operation, at: operation.at }, { post: false })
      : { outcome: 'held', reason: read.reason }
    const effects = applied.outcome === 'applied' ? applied.effects : undefined
    const replaced: Change[] = []
    // Where a row has not come yet, this throws before anything has changed.
    for (const { kind, id } of effects?.changes ?? []) this.#rows.touch(kind, id)
    for (const change of effects?.changes ?? []) {
      watch.touched.add(rowKey(change.kind, change.id))
      replaced.push({ kind: change.kind, id: change.id, row: this.#set(change) })
    }
    const movements = effects?.movements ?? noMovements
    this.#entries.push({ operation, read, movements, applied: effects !== undefined, replaced, touched: watch.touched })
    return applied
  }

  #takeOff(from: number): readonly Entry[] {
    const off = this.#entries.slice(from)
    for (const { replaced } of off.toReversed()) for (const change of replaced.toReversed()) this.#set(change)
    this.#entries = this.#entries.slice(0, from)
    return off
  }

  #runAgain(entries: readonly Entry[]): void {
    for (const { operation, read } of entries) this.#push(operation, read)
  }

  #set(change: Change): Row | undefined {
    const before = this.#rows.set(change)
    if (before !== change.row) this.#onChange(change.kind)
    return before
  }

  /** What the server says otherwise than the first `leading` operations had foreseen. */
  #differing(rows: readonly Change[], leading: number): readonly Change[] {
    const truth = new Map<string, Change>()
    for (const { replaced } of this.#entries.slice(0, leading)) {
      for (const change of replaced) {
        const key = rowKey(change.kind, change.id)
        if (!truth.has(key)) truth.set(key, change)
      }
    }
    for (const change of rows) truth.set(rowKey(change.kind, change.id), change)
    const later = new Map<string, Row | undefined>()
    for (const { replaced } of this.#entries.slice(leading)) {
      for (const { kind, id, row } of replaced) {
        const key = rowKey(kind, id)
        if (!later.has(key)) later.set(key, row)
      }
    }
    const differing: Change[] = []
    for (const [key, change] of truth) {
      const foreseen = later.has(key) ? later.get(key) : this.get(change.kind, change.id)
      if (!sameRow(foreseen, change.row)) differing.push(change)
    }
    return differing
  }

  #firstTouched(changes: readonly Change[], from: number): number {
    if (changes.length === 0 || from >= this.#entries.length) return -1
    const keys = new Set<string>()
    for (const { kind, id, row } of changes) {
      keys.add(rowKey(kind, id))
      const before = this.get(kind, id)
      for (const name of indexesOf(kind)) {
        for (const each of [before, row]) {
          const key = each && indexKeyOf(name, each)
          if (key !== undefined) keys.add(indexedKey(name, key))
        }
      }
    }
    return this.#entries.findIndex(({ touched }, index) => index >= from && meet(touched, keys))
  }
}

/** Notes what a rule asks for. */
class Watch implements State {
  readonly touched = new Set<string>()
  readonly #state: State

  constructor(state: State) {
    this.#state = state
  }

  get<K extends Kind>(kind: K, id: string): Rows[K] | undefined {
    this.touched.add(rowKey(kind, id))
    return this.#state.get(kind, id)
  }

  find<I extends IndexName>(name: I, key: string): readonly Rows[IndexedKind<I>][] {
    this.touched.add(indexedKey(name, key))
    return this.#state.find(name, key)
  }

  movedAfter(quant: string, at: Instant): number {
    return this.#state.movedAfter(quant, at)
  }

  operation(id: string): RecordedOperation | undefined {
    return this.#state.operation(id)
  }
}

function rowKey(kind: Kind, id: string): string {
  return `${kind}|${id}`
}

function indexedKey(name: IndexName, key: string): string {
  return `#${name}|${key}`
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  for (const key of small) if (large.has(key)) return true
  return false
}
