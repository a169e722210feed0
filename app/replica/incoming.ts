// Owns rows that have come but are not shown yet: those of a pull that has not ended. Half a pull is no state that the server
// ever had. Does not know where they are stored.
import type { Change, Kind, Row } from '../../shared/rows/tables.ts'

export class Incoming {
  #changes = new Map<string, Change>()
  #count = 0

  /** How many rows wait here. */
  get count(): number {
    return this.#count
  }

  add(changes: readonly Change[]): void {
    this.#count += changes.length
    for (const change of changes) this.#changes.set(`${change.kind}|${change.id}`, change)
  }

  /** The row as it will be, where something of it has come: `{row: undefined}` where it will be gone. */
  lookup(kind: Kind, id: string): { readonly row: Row | undefined } | undefined {
    return this.#changes.get(`${kind}|${id}`)
  }

  /** What has come of a pull, to be shown now. */
  takeChanges(): readonly Change[] {
    const changes = [...this.#changes.values()]
    this.clear()
    return changes
  }

  clear(): void {
    this.#changes = new Map()
    this.#count = 0
  }
}
