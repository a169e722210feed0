// Owns a complete state in memory with its indexes kept up to date: the base of a handheld's working set, and what tests
// run rules on. Does not know where the rows came from.
import type { Instant } from '../values/time.ts'
import type { RecordedOperation } from './recorded.ts'
import { type Movement, netOf } from './stock.ts'
import {
  type Change,
  type IndexedKind,
  type IndexName,
  indexes,
  indexesOf,
  indexKeyOf,
  type Kind,
  type Row,
  type Rows,
  type State,
} from './tables.ts'

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

export class MemoryState implements State {
  readonly #rows = new Map<Kind, Map<string, Row>>()
  readonly #movements: Movement[] = []
  readonly #index = new Map<IndexName, Map<string, Set<string>>>()
  readonly #operations = new Map<string, RecordedOperation>()

  get<K extends Kind>(kind: K, id: string): Rows[K] | undefined {
    return this.#rows.get(kind)?.get(id) as Rows[K] | undefined
  }

  find<I extends IndexName>(name: I, key: string): readonly Rows[IndexedKind<I>][] {
    const ids = this.#index.get(name)?.get(key)
    if (!ids) return []
    const rows: Rows[IndexedKind<I>][] = []
    for (const id of ids) {
      const row = this.#rowOfIndex(name, id)
      if (row) rows.push(row as Rows[IndexedKind<I>])
    }
    return rows.length > 1 ? rows.sort(byId) : rows
  }

  movedAfter(quant: string, at: Instant): number {
    let net = 0
    for (const movement of this.#movements) if (movement.at > at) net += netOf(movement, quant)
    return net
  }

  /** Remembers movements whose time may still matter to a count: on a handheld those of its own unsent work. */
  remember(movements: Iterable<Movement>): void {
    this.#movements.push(...movements)
  }

  operation(id: string): RecordedOperation | undefined {
    return this.#operations.get(id)
  }

  /** Remembers an operation that had an effect, so that it can be undone. */
  note(operation: RecordedOperation): void {
    this.#operations.set(operation.id, operation)
  }

  /** How many rows a key of an index has, without reading them. */
  count(name: IndexName, key: string): number {
    return this.#index.get(name)?.get(key)?.size ?? 0
  }

  *all<K extends Kind>(kind: K): IterableIterator<Rows[K]> {
    const rows = this.#rows.get(kind)
    if (rows) yield* rows.values() as IterableIterator<Rows[K]>
  }

  size(kind: Kind): number {
    return this.#rows.get(kind)?.size ?? 0
  }

  apply(changes: Iterable<Change>): void {
    for (const change of changes) this.set(change.kind, change.id, change.row)
  }

  set(kind: Kind, id: string, row: Row | undefined): void {
    let rows = this.#rows.get(kind)
    if (!rows) {
      rows = new Map()
      this.#rows.set(kind, rows)
    }
    const before = rows.get(id)
    if (row) rows.set(id, row)
    else rows.delete(id)
    for (const name of indexesOf(kind)) {
      const was = before && indexKeyOf(name, before)
      const is = row && indexKeyOf(name, row)
      if (was === is) continue
      if (was !== undefined) this.#unlink(name, was, id)
      if (is !== undefined) this.#link(name, is, id)
    }
  }

  #rowOfIndex(name: IndexName, id: string): Row | undefined {
    return this.#rows.get(indexes[name].kind)?.get(id)
  }

  #link(name: IndexName, key: string, id: string): void {
    let keys = this.#index.get(name)
    if (!keys) {
      keys = new Map()
      this.#index.set(name, keys)
    }
    const ids = keys.get(key)
    if (ids) ids.add(id)
    else keys.set(key, new Set([id]))
  }

  #unlink(name: IndexName, key: string, id: string): void {
    const keys = this.#index.get(name)
    const ids = keys?.get(key)
    if (!keys || !ids) return
    ids.delete(id)
    if (ids.size === 0) keys.delete(key)
  }
}
