// Owns what a report was not to know: what was learned after a day. Totals are kept as known now; a report as known then takes
// away what has come since, so it costs what was learned meanwhile.
import { sql } from 'kysely'
import { type ReportAmounts, reportAmounts } from '../../report-amounts.ts'
import { type StoreView, tenant } from '../../store.ts'
import { dayOf, middleOf } from '../house/day.ts'
import type { Asked } from './facts.ts'

const page = 1000

/** The instant up to which things were known at the end of a day; undefined where all that is known counts. */
export function knownUntil({ known, zone }: { known?: string | undefined; zone: string }): number | undefined {
  return known === undefined ? undefined : dayOf(middleOf(known, zone), zone).until
}

/** What entries that were learned later have brought to the totals of a period, a thousand entries at a time. */
export async function* learnedSince(store: StoreView, asked: Asked): AsyncGenerator<ReportAmounts> {
  const end = knownUntil(asked)
  if (end === undefined) return
  const { company, from, until } = asked
  let last = { rev: 0, id: '' }
  for (;;) {
    const { rows } = await sql<{
      id: string
      company: string
      operation: string
      event: string
      kind: 'initial' | 'recost' | 'direct'
      posted_on: string
      learned_at: number
      rev: number
      parts: number
    }>`select id, company, operation, event, kind, posted_on, learned_at, rev, parts from entry
      where tenant = ${tenant} and company = ${company} and (rev, id) > (${last.rev}, ${last.id})
        and learned_at >= ${end} and posted_on >= ${from} and posted_on <= ${until}
      order by rev, id limit ${page}`.execute(store.db)
    const lines = await store.journal.linesOf(rows.map(({ id }) => id))
    const parts = await store.journal.partsOf(rows)
    const entries = rows.map((row) => ({
      id: row.id,
      company: row.company,
      operation: row.operation,
      event: row.event,
      kind: row.kind,
      postedOn: row.posted_on,
      learnedAt: Number(row.learned_at),
      rev: Number(row.rev),
      lines: lines.get(row.id) ?? [],
      parts: parts.get(row.id) ?? [],
    }))
    if (entries.length > 0) yield reportAmounts(store, company, entries)
    const newest = entries[entries.length - 1]
    if (!newest || entries.length < page) return
    last = newest
  }
}

/** When operations were learned. */
export async function learnedAtOf(
  store: StoreView,
  operations: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const stored = await store.operations.byIds([...new Set(operations)])
  return new Map([...stored].map(([id, row]) => [id, Number(row.learned_at)]))
}
