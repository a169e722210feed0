// Owns what one operation is about to do: changes of rows over a state that stays untouched, the movements made, the
// exceptions raised. Throwing the draft away undoes everything. Does not know any rule.
import type { DeviceId, ExceptionId, OperationId, PersonId, WarehouseId } from '../values/ids.ts'
import { exceptionIdOf } from '../values/ids.ts'
import type { Instant } from '../values/time.ts'
import type { ExceptionKind } from './exception-kinds.ts'
import type { RecordedOperation } from './recorded.ts'
import { type Movement, netOf } from './stock.ts'
import {
  type Change,
  type IndexedKind,
  type IndexName,
  indexes,
  indexKeyOf,
  type Kind,
  type Row,
  type Rows,
  type State,
} from './tables.ts'
import type { ExceptionRow } from './work.ts'

/** The circumstances of the operation that is being applied: who, when, where. */
export interface Cause {
  readonly id: OperationId
  readonly at: Instant
  readonly by: PersonId
  readonly device: DeviceId
  readonly warehouse: WarehouseId
}

/** A count whose adjustment changed because of something learned later. */
export interface RevisedCount {
  readonly count: string
  /** The quant that was counted. */
  readonly quant: string
  readonly adjusted: number
  /** By how much it changed. */
  readonly change: number
}

/** Everything that applying an operation did. */
export interface Effects {
  readonly changes: readonly Change[]
  readonly movements: readonly Movement[]
  readonly exceptions: readonly ExceptionId[]
  readonly revisedCounts: readonly RevisedCount[]
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Ids by key of an index, and the key of each id. */
interface Found {
  readonly ids: Map<string, Set<string>>
  readonly keys: Map<string, string>
}

const fewChanges = 32

function note(found: Found, name: IndexName, id: string, row: Row | undefined): void {
  const before = found.keys.get(id)
  const key = row && indexKeyOf(name, row)
  if (before === key) return
  if (before !== undefined) found.ids.get(before)?.delete(id)
  if (key === undefined) {
    found.keys.delete(id)
    return
  }
  found.keys.set(id, key)
  const ids = found.ids.get(key)
  if (ids) ids.add(id)
  else found.ids.set(key, new Set([id]))
}

export class Draft implements State {
  readonly cause: Cause
  readonly #base: State
  readonly #changes = new Map<Kind, Map<string, Row | undefined>>()
  /** Of changed rows, by key; made for an index when a large operation asks it, and kept up from then on. */
  readonly #found = new Map<IndexName, Found>()
  readonly #movements: Movement[] = []
  readonly #exceptions: ExceptionId[] = []
  readonly #revised: RevisedCount[] = []
  /** The changes as they were last listed, while nothing else has changed. */
  #listed: readonly Change[] | undefined

  constructor(base: State, cause: Cause) {
    this.#base = base
    this.cause = cause
  }

  get<K extends Kind>(kind: K, id: string): Rows[K] | undefined {
    const changed = this.#changes.get(kind)
    if (changed?.has(id)) return changed.get(id) as Rows[K] | undefined
    return this.#base.get(kind, id)
  }

  find<I extends IndexName>(name: I, key: string): readonly Rows[IndexedKind<I>][] {
    const base = this.#base.find(name, key)
    const changed = this.#changes.get(indexes[name].kind)
    if (!changed) return base
    const rows = base.filter((row) => !changed.has(row.id))
    for (const row of this.#changedWith(name, key, changed)) rows.push(row as Rows[IndexedKind<I>])
    return rows.sort(byId)
  }

  /** A few changes are looked through; a wave of a hundred orders changes thousands of rows, and asks as often. */
  #changedWith(name: IndexName, key: string, changed: ReadonlyMap<string, Row | undefined>): readonly Row[] {
    if (changed.size <= fewChanges) {
      return [...changed.values()].filter((row) => row !== undefined && indexKeyOf(name, row) === key) as Row[]
    }
    let found = this.#found.get(name)
    if (!found) {
      found = { ids: new Map(), keys: new Map() }
      for (const [id, row] of changed) note(found, name, id, row)
      this.#found.set(name, found)
    }
    return [...(found.ids.get(key) ?? [])].flatMap((id) => changed.get(id) ?? [])
  }

  #change(kind: Kind, id: string, row: Row | undefined): void {
    this.#of(kind).set(id, row)
    for (const [name, found] of this.#found) if (indexes[name].kind === kind) note(found, name, id, row)
  }

  movedAfter(quant: string, at: Instant): number {
    let net = this.#base.movedAfter(quant, at)
    for (const movement of this.#movements) if (movement.at > at) net += netOf(movement, quant)
    return net
  }

  operation(id: string): RecordedOperation | undefined {
    return this.#base.operation(id)
  }

  put<K extends Kind>(kind: K, row: Rows[K]): void {
    this.#change(kind, row.id, row)
  }

  remove(kind: Kind, id: string): void {
    this.#change(kind, id, undefined)
  }

  record(movement: Movement): void {
    this.#movements.push(movement)
  }

  /** How many movements are recorded so far: the index from which the next one's id is derived. */
  get movementCount(): number {
    return this.#movements.length
  }

  reviseCount(revision: RevisedCount): void {
    this.#revised.push(revision)
  }

  /**
   * Opens an exception, once for each (kind, subject, cause): the second time it is the same one.
   * @param cause what it hangs on; the operation itself unless the same contradiction may be found by several.
   */
  raise(kind: ExceptionKind, subject: string, facts: ExceptionRow['facts'], cause: string = this.cause.id): void {
    const id = exceptionIdOf(kind, subject, cause)
    if (this.get('exception', id)) return
    this.#exceptions.push(id)
    this.put('exception', {
      id,
      warehouse: this.cause.warehouse,
      kind,
      subject,
      state: 'open',
      openedAt: this.cause.at,
      operation: this.cause.id,
      person: this.cause.by,
      device: this.cause.device,
      facts,
    })
  }

  /** Closes an exception, where it is open. */
  resolve(exception: ExceptionRow, resolution: string): void {
    if (exception.state !== 'open') return
    const { at, by } = this.cause
    this.put('exception', { ...exception, state: 'resolved', resolvedAt: at, resolvedBy: by, resolution })
  }

  effects(): Effects {
    this.#listed ??= this.#list()
    return {
      changes: this.#listed,
      movements: this.#movements,
      exceptions: this.#exceptions,
      revisedCounts: this.#revised,
    }
  }

  #list(): readonly Change[] {
    const changes: Change[] = []
    for (const [kind, rows] of this.#changes) for (const [id, row] of rows) changes.push({ kind, id, row })
    return changes
  }

  /** The changes of a kind, to be changed. */
  #of(kind: Kind): Map<string, Row | undefined> {
    this.#listed = undefined
    let rows = this.#changes.get(kind)
    if (!rows) {
      rows = new Map()
      this.#changes.set(kind, rows)
    }
    return rows
  }
}
