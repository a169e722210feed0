// Owns the rows and answers of indexes that earlier groups have read or written, as the last commit left them, so that a
// group reads only what none before it has met. Bounded; forgotten as a whole when anything else wrote rows, when a group
// failed, and when it is full. Does not know how rows are loaded.
import type { IndexName, Kind, Row, Scope } from '../../shared/rows/tables.ts'

/** A row as rules see it, and where the store holds it. */
export interface Held {
  row: Row | undefined
  /** Null where the store holds not even a tombstone; undefined where that is not known. */
  scope: Scope | null | undefined
}

/** Rows and keys of indexes, about 1 kB each. */
const mostHeld = 100_000

export class WorkingSet {
  readonly #rows = new Map<Kind, Map<string, Held>>()
  readonly #indexes = new Map<IndexName, Map<string, Set<string>>>()
  #version: string | undefined

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
    if (this.#version !== version || this.#size() > mostHeld) this.forget()
  }

  /** What it holds now is what the store has as of this version, once the transaction commits. */
  isAsOf(version: string): void {
    this.#version = version
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
