// Rewrites what lies in IndexedDB so that the next start is fast: whole pages, and the restart image. Loaded only where it is
// done. Does not know when.
import { type Change, type Scope, scopeOfRow } from '../../shared/rows/tables.ts'
import type { StoreName } from './database.ts'
import { buildImage, byKind } from './image-builder.ts'
import { isBetween } from './marks.ts'
import { pagesOf } from './row-pages.ts'
import type { KnownRows, RowsMark } from './storage.ts'
import { adoptImage, dropImages, putImage } from './stored-image.ts'
import { packedMark, putPages, readRows, rowsKey, rowsMarkIn, takeInto } from './stored-rows.ts'

/** One transaction of the store. */
type Run = <T>(
  names: readonly StoreName[],
  mode: IDBTransactionMode,
  work: (stores: Record<StoreName, IDBObjectStore>) => Promise<T>,
) => Promise<T>

/** As ReplicaStorage.repack. */
export async function repackRows(run: Run, scopes: readonly Scope[]): Promise<boolean> {
  const { before, rows } = await allRows(run)
  if (isBetween(before)) return false
  const wanted = [...rows.values()].filter(({ kind, row }) => row && scopes.includes(scopeOfRow(kind, row)))
  const texts = pagesOf(wanted)
  return run(['notes', 'pages', 'loose', 'image'], 'readwrite', async ({ notes, pages, loose, image }) => {
    const mark = await rowsMarkIn(notes)
    if (mark.stored !== before.stored) return false
    pages.clear()
    loose.clear()
    dropImages({ notes, image })
    const packed = packedMark(mark, scopes)
    putPages(pages, packed.stored, texts)
    notes.put(packed, rowsKey)
    return true
  })
}

/** As ReplicaStorage.makeImage. The bytes are laid down apart from the notes, which a person's next scan waits for. */
export async function makeImage(run: Run, range: typeof IDBKeyRange, known?: KnownRows): Promise<boolean> {
  const shown = known ?? (await shownRows(run))
  if (!shown) return false
  const { upTo } = shown
  const built = buildImage(shown.rows)
  await run(['image'], 'readwrite', async ({ image }) => putImage(image, built, upTo))
  return run(['notes', 'image'], 'readwrite', async ({ notes, image }) => {
    if ((await rowsMarkIn(notes)).packed > upTo) return false
    return adoptImage({ notes, image }, built, upTo, range)
  })
}

async function shownRows(run: Run): Promise<KnownRows | undefined> {
  const { before, rows } = await allRows(run)
  return isBetween(before) ? undefined : { upTo: before.shown, rows: byKind(rows.values()) }
}

async function allRows(run: Run): Promise<{ readonly before: RowsMark; readonly rows: ReadonlyMap<string, Change> }> {
  const rows = new Map<string, Change>()
  const before = await run(['notes', 'pages', 'loose'], 'readonly', async ({ notes, pages, loose }) => {
    const mark = await rowsMarkIn(notes)
    await readRows(mark, { pages, loose }, (some, part) => {
      if (part === 'shown') takeInto(rows, some)
    })
    return mark
  })
  return { before, rows }
}
