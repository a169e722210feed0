// Owns the state that one group of operations sees: rows loaded from the store, over them what the group has changed so
// far. Rules read synchronously; what is not loaded is noted and loaded in bulk, then the rule runs again.
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
} from '../../shared/rows/tables.ts'
import type { Instant } from '../../shared/values/time.ts'
import { recordedOf } from '../store/operations.ts'
import type { StoreView } from '../store/store.ts'

/** Thrown out of a rule that asked for something not loaded yet. A fixed value: it carries no stack and costs nothing. */
export const miss = Symbol('not loaded')

export class GroupState implements State {
  readonly #rows = new Map<Kind, Map<string, Row | undefined>>()
  readonly #scopes = new Map<string, Scope>()
  readonly #index = new Map<IndexName, Map<string, Set<string>>>()
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

  get<K extends Kind>(kind: K, id: string): Rows[K] | undefined {
    const rows = this.#rows.get(kind)
    const row = rows?.get(id)
    if (row !== undefined || rows?.has(id)) return row as Rows[K] | undefined
    want(this.#wantedRows, kind, id)
    if (this.#guessing) return undefined
    throw miss
  }

  find<I extends IndexName>(name: I, key: string): readonly Rows[IndexedKind<I>][] {
    const ids = this.#index.get(name)?.get(key)
    if (!ids) {
      want(this.#wantedKeys, name, key)
      if (this.#guessing) return []
      throw miss
    }
    const rows = this.#rows.get(indexes[name].kind)
    const found: Rows[IndexedKind<I>][] = []
    for (const id of ids) {
      const row = rows?.get(id)
      if (row) found.push(row as Rows[IndexedKind<I>])
    }
    return found.length > 1 ? found.sort((a, b) => (a.id < b.id ? -1 : 1)) : found
  }

  movedAfter(quant: string, at: Instant): number {
    const item = quant.split('|')[1] ?? ''
    const known = this.#movements.get(item)
    if (!known || known.from > at) {
      this.#wantedMovements.set(item, Math.min(this.#wantedMovements.get(item) ?? at, at))
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
    if (this.#guessing) return undefined
    throw miss
  }

  /** Remembers an operation of this group that had an effect. */
  note(operation: RecordedOperation): void {
    this.#operations.set(operation.id, operation)
  }

  /** Runs a rule only to learn what it reads. */
  guess(run: () => void): void {
    this.#guessing = true
    try {
      run()
    } catch {
      // A rule that stumbles over rows read as absent has still named some of what it wants.
    } finally {
      this.#guessing = false
    }
  }

  get wants(): boolean {
    const wanted = [this.#wantedRows, this.#wantedKeys, this.#wantedMovements, this.#wantedOperations]
    return wanted.some(({ size }) => size > 0)
  }

  /** Loads all that was asked for and not there. */
  async load(view: StoreView): Promise<void> {
    for (const [kind, ids] of drain(this.#wantedRows)) {
      const found = await view.rows.byIds(kind, [...ids])
      for (const each of found) this.#remember(kind, each.id, each.row, each.scope)
      const rows = this.#of(kind)
      for (const id of ids) if (!rows.has(id)) rows.set(id, undefined)
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
      this.#relink(kind, id, this.#of(kind).get(id), row)
      this.#of(kind).set(id, row)
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
      const rows = this.#of(kind)
      for (const id of ids) changes.push({ kind, id, row: rows.get(id) as Rows[Kind] | undefined })
    }
    return changes
  }

  /** The scope in which the store holds a row, where it holds it. */
  scopeBefore(kind: Kind, id: string): Scope | undefined {
    return this.#scopes.get(`${kind}:${id}`)
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
    let index = this.#index.get(name)
    if (!index) {
      index = new Map()
      this.#index.set(name, index)
    }
    for (const key of keys) index.set(key, new Set())
    const kind = indexes[name].kind
    for (const each of await view.rows.byIndex(name, [...keys])) {
      const changed = this.#changed.get(kind)?.has(each.id)
      if (changed) continue
      this.#remember(kind, each.id, each.row, each.scope)
      index.get(each.key)?.add(each.id)
    }
    // Rows that the group itself made or moved are under their new keys.
    for (const id of this.#changed.get(kind) ?? []) {
      const row = this.#of(kind).get(id)
      const key = row && indexKeyOf(name, row)
      if (key !== undefined && keys.has(key)) index.get(key)?.add(id)
    }
  }

  #remember(kind: Kind, id: string, row: Row, scope: Scope): void {
    this.#scopes.set(`${kind}:${id}`, scope)
    if (this.#changed.get(kind)?.has(id)) return
    this.#of(kind).set(id, row)
  }

  #relink(kind: Kind, id: string, before: Row | undefined, after: Row | undefined): void {
    for (const name of indexesOf(kind)) {
      const index = this.#index.get(name)
      if (!index) continue
      const was = before && indexKeyOf(name, before)
      const is = after && indexKeyOf(name, after)
      if (was === is) continue
      if (was !== undefined) index.get(was)?.delete(id)
      if (is !== undefined) index.get(is)?.add(id)
    }
  }

  #of(kind: Kind): Map<string, Row | undefined> {
    let rows = this.#rows.get(kind)
    if (!rows) {
      rows = new Map()
      this.#rows.set(kind, rows)
    }
    return rows
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
