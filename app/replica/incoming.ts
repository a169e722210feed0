// Owns rows that have come but are not shown yet: those of a pull that has not ended, or of a new copy that is to take the
// place of the present one. Half a pull is no state that the server ever had. Does not know where they are stored.
import type { Change, Kind, Row } from '../../shared/rows/tables.ts'
import { ReplicaRows } from './replica-rows.ts'

export class Incoming {
  #changes = new Map<string, Change>()
  #copy: ReplicaRows | undefined
  #count = 0

  /** How many rows wait here. */
  get count(): number {
    return this.#count
  }

  startCopy(): void {
    this.clear()
    this.#copy = new ReplicaRows()
  }

  add(changes: readonly Change[]): void {
    this.#count += changes.length
    if (this.#copy) this.#copy.setAll(changes)
    else for (const change of changes) this.#changes.set(`${change.kind}|${change.id}`, change)
  }

  /** The row as it will be, where something of it has come: `{row: undefined}` where it will be gone. */
  lookup(kind: Kind, id: string): { readonly row: Row | undefined } | undefined {
    if (this.#copy) return { row: this.#copy.state.get(kind, id) }
    return this.#changes.get(`${kind}|${id}`)
  }

  /** What has come of a pull, to be shown now. */
  takeChanges(): readonly Change[] {
    const changes = [...this.#changes.values()]
    this.clear()
    return changes
  }

  takeCopy(): ReplicaRows {
    const copy = this.#copy ?? new ReplicaRows()
    this.clear()
    return copy
  }

  clear(): void {
    this.#changes = new Map()
    this.#copy = undefined
    this.#count = 0
  }
}
