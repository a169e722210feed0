// Owns all rows of a replica in memory, with the rules' indexes and the scanner's kept up to date together. Does not know
// which of them the server said and which are the device's own hope.
import { MemoryState } from '../../shared/rows/memory-state.ts'
import type { Change, Kind, Row } from '../../shared/rows/tables.ts'
import { CodeIndex } from './code-index.ts'

export class ReplicaRows {
  readonly state = new MemoryState()
  readonly codes = new CodeIndex()

  /** Returns what stood there before. */
  set({ kind, id, row }: Change): Row | undefined {
    const before = this.state.get(kind as Kind, id)
    if (before === row) return before
    this.state.set(kind, id, row)
    this.codes.note(kind, before, row)
    return before
  }

  setAll(changes: Iterable<Change>): void {
    for (const change of changes) this.set(change)
  }
}
