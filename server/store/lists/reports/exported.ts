// Owns the journal as it leaves the house: entries in the order of their numbers, page by page.
import { sql } from 'kysely'
import type { ExportEntry } from '../../../../shared/reports/exports/export.ts'
import type { ItemRow } from '../../../../shared/rows/catalogue.ts'
import { businessDate, instant } from '../../../../shared/values/time.ts'
import { type StoreView, tenant } from '../../store.ts'
import { briefsOf } from '../names/briefs.ts'
import { Names } from '../names/names.ts'

const page = 1000

export interface ExportRange {
  readonly company: string
  readonly zone: string
  readonly from: string
  readonly until: string
}

/** The first day that an export has entries for: other programs want accounts opened before it. */
export async function firstDay(store: StoreView, { company, from, until }: ExportRange): Promise<string | undefined> {
  const found = await sql<{ day: string | null }>`
    select min(posted_on) as day from account_total
    where tenant = ${tenant} and company = ${company} and posted_on >= ${from} and posted_on <= ${until}`.execute(
    store.db,
  )
  return found.rows[0]?.day ?? undefined
}

/** Sealed entries whose day lies within the range. */
export async function* exportedEntries(store: StoreView, range: ExportRange): AsyncGenerator<ExportEntry[]> {
  let after = 0
  for (;;) {
    const found = await sql<{ number: number; id: string; operation: string; posted_on: string; learned_at: number }>`
      select j.number, e.id, e.operation, e.posted_on, e.learned_at
      from journal j join entry e on e.tenant = j.tenant and e.id = j.entry
      where j.tenant = ${tenant} and j.company = ${range.company} and j.number > ${after}
        and e.posted_on >= ${range.from} and e.posted_on <= ${range.until}
      order by j.number limit ${page}`.execute(store.db)
    const rows = found.rows
    const last = rows[rows.length - 1]
    if (!last) return
    after = Number(last.number)
    const lines = await store.journal.linesOf(rows.map((row) => row.id))
    const items = [...new Set([...lines.values()].flat().flatMap((line) => line.item ?? []))]
    const skus = new Map((await store.rows.byIds('item', items)).map(({ id, row }) => [id, (row as ItemRow).sku]))
    const briefs = await briefsOf(
      store,
      rows.map((row) => row.operation),
      new Names(store),
    )
    yield rows.map((row): ExportEntry => {
      const operation = briefs.get(row.operation)
      return {
        number: Number(row.number),
        date: row.posted_on,
        learned: businessDate(instant(Number(row.learned_at)), range.zone),
        what: operation?.type ?? '',
        document: operation?.facts.number ?? '',
        operation: row.operation,
        lines: (lines.get(row.id) ?? []).map(({ account, item, amount }) => ({
          account,
          amount,
          item: item === null ? '' : (skus.get(item) ?? item),
        })),
      }
    })
    if (rows.length < page) return
  }
}
