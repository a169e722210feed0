// Owns the state that one group of operations sees: rows of the working set, in it what the group has changed so far. Rules
// read synchronously; what is not held is noted and loaded in bulk, then the rule runs again.
import type { RecordedOperation } from '../../shared/rows/recorded.ts'
import { type Movement, netOf } from '../../shared/rows/stock.ts'
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
  type Scope,
  type State,
  scopeOfRow,
} from '../../shared/rows/tables.ts'
import type { Instant } from '../../shared/values/time.ts'
import { recordedOf } from '../store/operations.ts'
import type { StoreView } from '../store/store.ts'
import { WorkingSet } from './working-set.ts'

/** Thrown out of a rule that asked for something not loaded yet. A fixed value: it carries no stack and costs nothing. */
export const miss = Symbol('not loaded')

export class GroupState implements State {
  readonly #held: WorkingSet
  readonly #changed = new Map<Kind, Set<string>>()
  readonly #movements = new Map<string, { readonly from: number; readonly list: Movement[] }>()
  readonly #own = new Map<string, Movement[]>()
  readonly #wantedRows = new Map<Kind, Set<string>>()
  readonly #wantedKeys = new Map<IndexName, Set<string>>()
  readonly #wantedMovements = new Map<string, number>()
  readonly #operations = new Map<string, RecordedOperation | undefined>()
  readonly #wantedOperations = new Set<string>()
  /** While true, what is missing reads as absent, so that one pass finds most of what a rule will want. */
  #guessing = false
  /** Whether the rule that is running has read something that is not held. */
  #missed = false

  constructor(held: WorkingSet = new WorkingSet()) {
    this.#held = held
  }

  get<K extends Kind>(kind: K, id: string): Rows[K] | undefined {
    const held = this.#held.rowsOf(kind).get(id)
    if (held) return held.row as Rows[K] | undefined
    if (this.#held.isWhole) return undefined
    want(this.#wantedRows, kind, id)
    this.#missed = true
    if (this.#guessing) return undefined
    throw miss
  }

  find<I extends IndexName>(name: I, key: string): readonly Rows[IndexedKind<I>][] {
    const ids = this.#held.keysOf(name).get(key)
    if (!ids && this.#held.isWhole) return []
    if (!ids) {
      want(this.#wantedKeys, name, key)
      this.#missed = true
      if (this.#guessing) return []
      throw miss
    }
    if (ids.size === 0) return []
    const rows = this.#held.rowsOf(indexes[name].kind)
    const found: Rows[IndexedKind<I>][] = []
    for (const id of ids) {
      const row = rows.get(id)?.row
      if (row) found.push(row as Rows[IndexedKind<I>])
    }
    return found.length > 1 ? found.sort((a, b) => (a.id < b.id ? -1 : 1)) : found
  }

  movedAfter(quant: string, at: Instant): number {
    const item = quant.split('|')[1] ?? ''
    const known = this.#held.isWhole ? { from: at, list: this.#own.get(item) ?? [] } : this.#movements.get(item)
    if (!known || known.from > at) {
      this.#wantedMovements.set(item, Math.min(this.#wantedMovements.get(item) ?? at, at))
      this.#missed = true
      if (this.#guessing) return 0
      throw miss
    }
    let net = 0
    for (const movement of known.list) if (movement.at > at) net += netOf(movement, quant)
    return net
  }

  operation(id: string): RecordedOperation | undefined {
    if (this.#operations.has(id)) return this.#operations.get(id)
    this.#wantedOperations.add(id)
    this.#missed = true
    if (this.#guessing) return undefined
    throw miss
  }

  /** Remembers an operation of this group that had an effect. */
  note(operation: RecordedOperation): void {
    this.#operations.set(operation.id, operation)
  }

  /** Runs a rule only to learn what it reads. Returns whether it read anything that is not held. */
  guess(run: () => void): boolean {
    this.#guessing = true
    this.#missed = false
    try {
      run()
    } catch {
      // A rule that stumbles over rows read as absent has still named some of what it wants.
    } finally {
      this.#guessing = false
    }
    return this.#missed
  }

  get wants(): boolean {
    const wanted = [this.#wantedRows, this.#wantedKeys, this.#wantedMovements, this.#wantedOperations]
    return wanted.some(({ size }) => size > 0)
  }

  /** Loads all that was asked for and not there. */
  async load(view: StoreView): Promise<void> {
    for (const [kind, ids] of drain(this.#wantedRows)) {
      const rows = this.#held.rowsOf(kind)
      for (const { id, row, scope } of await view.rows.held(kind, [...ids])) {
        if (!rows.has(id)) rows.set(id, { row, scope })
      }
      for (const id of ids) if (!rows.has(id)) rows.set(id, { row: undefined, scope: null })
    }
    for (const [name, keys] of drain(this.#wantedKeys)) await this.#loadIndex(view, name, keys)
    await this.#loadOperations(view)
    for (const [item, at] of drain(this.#wantedMovements)) {
      // Movements of this group are not in the store yet; they were noted when they were made.
      const own = this.#own.get(item) ?? []
      this.#movements.set(item, { from: at, list: [...(await view.operations.movementsAfter(item, at)), ...own] })
    }
  }

  /** Takes over what an operation did. */
  take(changes: readonly Change[], movements: readonly Movement[]): void {
    for (const { kind, id, row } of changes) {
      const rows = this.#held.rowsOf(kind)
      const held = rows.get(id)
      this.#relink(kind, id, held?.row, row)
      if (held) held.row = row
      else rows.set(id, { row, scope: this.#held.isWhole ? null : undefined })
      want(this.#changed, kind, id)
    }
    for (const movement of movements) {
      const own = this.#own.get(movement.item)
      if (own) own.push(movement)
      else this.#own.set(movement.item, [movement])
      this.#movements.get(movement.item)?.list.push(movement)
    }
  }

  /** All rows changed by the group, as they are now. */
  changes(): Change[] {
    const changes: Change[] = []
    for (const [kind, ids] of this.#changed) {
      const rows = this.#held.rowsOf(kind)
      for (const id of ids) changes.push({ kind, id, row: rows.get(id)?.row as Rows[Kind] | undefined })
    }
    return changes
  }

  /** Where the store holds a row; null where it holds nothing of it, undefined where nobody has looked. */
  scopeBefore(kind: Kind, id: string): Scope | null | undefined {
    return this.#held.rowsOf(kind).get(id)?.scope
  }

  /** The changes are written: from here on the store holds the rows where they now belong. */
  written(): void {
    for (const [kind, ids] of this.#changed) {
      const rows = this.#held.rowsOf(kind)
      for (const id of ids) {
        const held = rows.get(id)
        if (held?.row) held.scope = scopeOfRow(kind, held.row)
        else if (this.#held.isWhole) rows.delete(id)
      }
    }
    this.#changed.clear()
  }

  async #loadOperations(view: StoreView): Promise<void> {
    if (this.#wantedOperations.size === 0) return
    const ids = [...this.#wantedOperations]
    this.#wantedOperations.clear()
    const found = await view.operations.byIds(ids)
    // One of this group that is not applied yet reads as unknown until it is noted.
    for (const id of ids) this.#operations.set(id, recordedOf(found.get(id)))
  }

  async #loadIndex(view: StoreView, name: IndexName, keys: ReadonlySet<string>): Promise<void> {
    const index = this.#held.keysOf(name)
    for (const key of keys) index.set(key, new Set())
    const kind = indexes[name].kind
    const rows = this.#held.rowsOf(kind)
    const changed = this.#changed.get(kind)
    for (const { id, row, scope, key } of await view.rows.byIndex(name, [...keys])) {
      if (changed?.has(id)) {
        const held = rows.get(id)
        if (held?.scope === undefined) rows.set(id, { row: held?.row, scope })
        continue
      }
      if (!rows.has(id)) rows.set(id, { row, scope })
      index.get(key)?.add(id)
    }
    // Rows that the group itself made or moved are under their new keys.
    for (const id of changed ?? []) {
      const row = rows.get(id)?.row
      const key = row && indexKeyOf(name, row)
      if (key !== undefined && keys.has(key)) index.get(key)?.add(id)
    }
  }

  #relink(kind: Kind, id: string, before: Row | undefined, after: Row | undefined): void {
    for (const name of indexesOf(kind)) {
      const index = this.#held.keysOf(name)
      const { isWhole } = this.#held
      if (index.size === 0 && !isWhole) continue
      const was = before && indexKeyOf(name, before)
      const is = after && indexKeyOf(name, after)
      if (was === is) continue
      const left = was === undefined ? undefined : index.get(was)
      left?.delete(id)
      if (isWhole && was !== undefined && left?.size === 0) index.delete(was)
      const entered = is === undefined ? undefined : index.get(is)
      if (entered) entered.add(id)
      else if (isWhole && is !== undefined) index.set(is, new Set([id]))
    }
  }
}

function want<K>(wanted: Map<K, Set<string>>, kind: K, id: string): void {
  const ids = wanted.get(kind)
  if (ids) ids.add(id)
  else wanted.set(kind, new Set([id]))
}

function drain<K, V>(wanted: Map<K, V>): [K, V][] {
  const entries = [...wanted]
  wanted.clear()
  return entries
}
