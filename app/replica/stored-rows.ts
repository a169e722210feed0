// Owns how rows lie in IndexedDB and are read back: whole pages by set, and rows that changed since one by one. Does not
// know when they are written.
import type { Change, Scope } from '../../shared/rows/tables.ts'
import type { LooseRecord, PageRecord } from './database.ts'
import { answered } from './idb.ts'
import { changesOf } from './row-pages.ts'
import { noRows, type RowsMark, type RowsReader } from './storage.ts'

// Marks lie among the notes, under names that no note has.
export const rowsKey = '#rows'

interface Where {
  readonly loose: IDBObjectStore
  readonly pages: IDBObjectStore
}

export async function rowsMarkIn(notes: IDBObjectStore): Promise<RowsMark> {
  return (await answered<RowsMark | undefined>(notes.get(rowsKey))) ?? noRows
}

/**
 * Reads all in order of sets, or those of the sets after `from`, within the transaction that the two stores belong to.
 * @param range needed with `from`
 */
export async function readRows(
  mark: RowsMark,
  { loose, pages }: Where,
  read: RowsReader,
  from = 0,
  range?: typeof IDBKeyRange,
): Promise<void> {
  const stagedFrom = mark.replaces ?? mark.shown
  const records = answered<LooseRecord[]>(loose.index('set').getAll(range?.lowerBound(from, true)))
  const keys = await answered<IDBValidKey[]>(
    pages.getAllKeys(range?.lowerBound([from, Number.POSITIVE_INFINITY], true)),
  )
  const changed = await records
  let at = 0
  const readLoose = (before: number) => {
    const from = at
    while (at < changed.length && (changed[at]?.set ?? 0) < before) at++
    if (at > from) read(changed.slice(from, at).map(changeOf), 'shown')
  }
  for (const key of keys) {
    const [set] = key as [number, number]
    const staged = set > stagedFrom
    // Pages of a copy that another restore overtook; they go when the new copy is whole.
    if (!staged && set > mark.shown) continue
    readLoose(set)
    const page = await answered<PageRecord>(pages.get(key))
    read(changesOf(page.text), staged ? 'staged' : 'shown')
  }
  readLoose(Number.POSITIVE_INFINITY)
}

/** Rows of the shown sets after `stored`, in order of sets. */
export async function readRowsSince(
  stored: number,
  mark: RowsMark,
  { loose, pages }: Where,
  range: typeof IDBKeyRange,
): Promise<readonly Change[]> {
  if (stored >= mark.shown) return []
  const sets = new Map<number, Change[]>()
  const add = (set: number, changes: readonly Change[]) => {
    const known = sets.get(set)
    if (known) known.push(...changes)
    else sets.set(set, [...changes])
  }
  const last = Number.POSITIVE_INFINITY
  const recent = pages.getAll(range.bound([stored, last], [mark.shown, last], true))
  for (const page of await answered<PageRecord[]>(recent)) add(page.set, changesOf(page.text))
  const records = loose.index('set').getAll(range.bound(stored, mark.shown, true))
  for (const record of await answered<LooseRecord[]>(records)) add(record.set, [changeOf(record)])
  return [...sets.keys()].sort((a, b) => a - b).flatMap((set) => sets.get(set) ?? [])
}

export function putPages(pages: IDBObjectStore, set: number, texts: readonly string[]): void {
  for (const [part, text] of texts.entries()) pages.put({ set, part, text } satisfies PageRecord)
}

/** Takes changes, in their order, into what every row has become; a row that is gone leaves nothing. */
export function takeInto(rows: Map<string, Change>, changes: Iterable<Change>): void {
  for (const change of changes) {
    const key = `${change.kind}|${change.id}`
    if (change.row) rows.set(key, change)
    else rows.delete(key)
  }
}

export function looseOf({ kind, id, row }: Change, set: number): LooseRecord {
  return row ? { kind, id, set, row } : { kind, id, set }
}

/** Whether rows of a scope lie here that is not among these. */
export function holdsOther(mark: RowsMark, scopes: readonly Scope[]): boolean {
  return Object.keys(mark.cursors).some((scope) => !scopes.includes(scope))
}

/**
 * The mark after all shown rows were written anew, without those of other scopes. Where a scope goes, the rows are a set of
 * their own: whoever still has the rows or the cursor of that scope in memory knows less and reads everything again.
 */
export function packedMark(mark: RowsMark, scopes: readonly Scope[]): RowsMark {
  const cursors = Object.fromEntries(Object.entries(mark.cursors).filter(([scope]) => scopes.includes(scope)))
  const stored = holdsOther(mark, scopes) ? mark.stored + 1 : mark.stored
  const complete = mark.complete.filter((scope) => scopes.includes(scope))
  return { ...mark, stored, shown: stored, packed: stored, cursors, complete }
}

function changeOf({ kind, id, row }: LooseRecord): Change {
  return { kind, id, row }
}
