// Owns the rows and answers of indexes that earlier groups have read or written, as the last commit left them, so that a
// group reads only what none before it has met. Bounded; forgotten as a whole when anything else wrote rows, when a group
// failed, and when it is full. While an empty database is filled in one go it is whole instead: what it does not hold is not
// there. Does not know how rows are loaded.
import { type IndexName, indexesOf, indexKeyOf, type Kind, type Row, type Scope } from '../../shared/rows/tables.ts'
import { assert } from '../../shared/values/result.ts'

/** A row as rules see it, and where the store holds it. */
export interface Held {
  row: Row | undefined
  /** Null where the store holds not even a tombstone; undefined where that is not known. */
  scope: Scope | null | undefined
}

/** Rows and keys of indexes, about 1 kB each. */
const mostHeld = 100_000

export class WorkingSet {
  /** Whether the database holds no row that is not held here, or was left by whoever fills it. */
  readonly isWhole: boolean
  readonly #rows = new Map<Kind, Map<string, Held>>()
  readonly #indexes = new Map<IndexName, Map<string, Set<string>>>()
  #version: string | undefined

  constructor(isWhole = false) {
    this.isWhole = isWhole
  }

  /**
   * For a database that is still empty, and that nobody else writes: groups then read nothing, however many rows there are.
   * Its operations come in the order in which they happened, so that no count is followed by movements of earlier groups.
   */
  static ofEmpty(): WorkingSet {
    return new WorkingSet(true)
  }

  rowsOf(kind: Kind): Map<string, Held> {
    let rows = this.#rows.get(kind)
    if (!rows) {
      rows = new Map()
      this.#rows.set(kind, rows)
    }
    return rows
  }

  /** Every key that was asked for, with the ids of all rows under it; each of those rows is held. */
  keysOf(name: IndexName): Map<string, Set<string>> {
    let keys = this.#indexes.get(name)
    if (!keys) {
      keys = new Map()
      this.#indexes.set(name, keys)
    }
    return keys
  }

  /** To be called before use, within the transaction: keeps only what is still as the store has it. */
  align(version: string): void {
    if (this.isWhole) {
      assert(this.#version === undefined || this.#version === version, 'somebody else writes what is being filled')
      return
    }
    if (this.#version !== version || this.#size() > mostHeld) this.forget()
  }

  /** What it holds now is what the store has as of this version, once the transaction commits. */
  isAsOf(version: string): void {
    this.#version = version
  }

  /** Lets go of rows that take part in nothing more; asked for again, they read as absent where the set is whole. */
  leave(kind: Kind, ids: Iterable<string>): void {
    const rows = this.rowsOf(kind)
    for (const id of ids) {
      const row = rows.get(id)?.row
      for (const name of row ? indexesOf(kind) : []) {
        const key = row && indexKeyOf(name, row)
        const keys = this.#indexes.get(name)
        const under = key === undefined ? undefined : keys?.get(key)
        under?.delete(id)
        if (key !== undefined && under?.size === 0 && this.isWhole) keys?.delete(key)
      }
      rows.delete(id)
    }
  }

  forget(): void {
    this.#version = undefined
    this.#rows.clear()
    this.#indexes.clear()
  }

  #size(): number {
    let size = 0
    for (const rows of this.#rows.values()) size += rows.size
    for (const keys of this.#indexes.values()) size += keys.size
    return size
  }
}
