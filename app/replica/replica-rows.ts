// Owns all rows of a replica as they are read: what changed since the restart image, in memory with the rules' indexes and
// the scanner's, and under it the image. Does not know which of them the server said and which are the device's own hope.

import { MemoryState } from '../../shared/rows/memory-state.ts'
import type { RecordedOperation } from '../../shared/rows/recorded.ts'
import {
  type Change,
  type IndexedKind,
  type IndexName,
  indexes,
  type Kind,
  type Row,
  type Rows,
  type State,
} from '../../shared/rows/tables.ts'
import type { Instant } from '../../shared/values/time.ts'
import { CodeIndex, type CodeName, codeKinds } from './code-index.ts'
import type { Image } from './image.ts'

/** What lists and look-ups of screens read. */
export type ReadableRows = State & Pick<MemoryState, 'count' | 'all' | 'size'>

export class ReplicaRows {
  readonly state: ReadableRows
  readonly #memory = new MemoryState()
  readonly #codes = new CodeIndex()
  readonly #image: Image | undefined
  /** Rows of the image that are not as it says. */
  readonly #hidden = new Map<Kind, Set<string>>()

  constructor(image?: Image) {
    this.#image = image
    this.state = image ? new Layered(this.#memory, image, this.#hidden) : this.#memory
  }

  /** Returns what stood there before. */
  set({ kind, id, row }: Change): Row | undefined {
    const before = this.state.get(kind as Kind, id)
    if (before === row) return before
    const under = this.#image?.get(kind, id)
    if (under === undefined) this.#put(kind, id, this.#memory.get(kind, id), row)
    else if (under === row) {
      // As it was: work that was taken off leaves nothing behind.
      this.#put(kind, id, this.#memory.get(kind, id), undefined)
      this.#hidden.get(kind)?.delete(id)
    } else {
      this.#put(kind, id, this.#memory.get(kind, id), row)
      const hidden = this.#hidden.get(kind)
      if (hidden) hidden.add(id)
      else this.#hidden.set(kind, new Set([id]))
    }
    return before
  }

  /** Makes sure that a row can be set. @throws a promise, as Image */
  touch(kind: Kind, id: string): void {
    this.#image?.get(kind, id)
  }

  setAll(changes: Iterable<Change>): void {
    for (const change of changes) this.set(change)
  }

  /** Ids of what a scanned code names, in their order. */
  coded(name: CodeName, key: string): readonly string[] {
    const fresh = this.#codes.all(name, key)
    if (!this.#image) return fresh
    const hidden = this.#hidden.get(codeKinds[name])
    const under = this.#image.coded(name, key).filter((id) => !hidden?.has(id))
    return under.length === 0 ? fresh : [...under, ...fresh].sort()
  }

  #put(kind: Kind, id: string, before: Row | undefined, row: Row | undefined): void {
    this.#memory.set(kind, id, row)
    this.#codes.note(kind, before, row)
  }
}

class Layered implements ReadableRows {
  readonly #memory: MemoryState
  readonly #image: Image
  readonly #hidden: ReadonlyMap<Kind, ReadonlySet<string>>

  constructor(memory: MemoryState, image: Image, hidden: ReadonlyMap<Kind, ReadonlySet<string>>) {
    this.#memory = memory
    this.#image = image
    this.#hidden = hidden
  }

  get<K extends Kind>(kind: K, id: string): Rows[K] | undefined {
    const fresh = this.#memory.get(kind, id)
    if (fresh) return fresh
    return this.#hidden.get(kind)?.has(id) ? undefined : (this.#image.get(kind, id) as Rows[K] | undefined)
  }

  find<I extends IndexName>(name: I, key: string): readonly Rows[IndexedKind<I>][] {
    const fresh = this.#memory.find(name, key)
    const under = this.#shown(indexes[name].kind, this.#image.find(name, key)) as Rows[IndexedKind<I>][]
    if (under.length === 0) return fresh
    const found = [...under, ...fresh]
    return found.length > 1 ? found.sort((a, b) => (a.id < b.id ? -1 : 1)) : found
  }

  movedAfter(quant: string, at: Instant): number {
    return this.#memory.movedAfter(quant, at)
  }

  operation(id: string): RecordedOperation | undefined {
    return this.#memory.operation(id)
  }

  count(name: IndexName, key: string): number {
    return this.#memory.count(name, key) + this.#shown(indexes[name].kind, this.#image.find(name, key)).length
  }

  *all<K extends Kind>(kind: K): IterableIterator<Rows[K]> {
    const hidden = this.#hidden.get(kind)
    for (const row of this.#image.all(kind)) if (!hidden?.has(row.id)) yield row as Rows[K]
    yield* this.#memory.all(kind)
  }

  size(kind: Kind): number {
    return this.#image.size(kind) - (this.#hidden.get(kind)?.size ?? 0) + this.#memory.size(kind)
  }

  #shown(kind: Kind, rows: readonly Row[]): readonly Row[] {
    const hidden = this.#hidden.get(kind)
    return hidden && hidden.size > 0 ? rows.filter(({ id }) => !hidden.has(id)) : rows
  }
}
