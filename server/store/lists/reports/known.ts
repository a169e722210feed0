// Owns what a report was not to know: what was learned after a day. Totals are kept as known now; a report as known then takes
// away what has come since, so it costs what was learned meanwhile.
import { sql } from 'kysely'
import type { StoredEntry } from '../../journal.ts'
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
async function* learnedSince(store: StoreView, asked: Asked): AsyncGenerator<ReportAmounts> {
  const end = knownUntil(asked)
  if (end === undefined) return
  const { company, from, until } = asked
  let last = { rev: 0, id: '' }
  for (;;) {
    const { rows } = await sql<StoredEntry>`
      select id, company, operation, event, kind, posted_on, learned_at, rev, parts from entry
      where tenant = ${tenant} and company = ${company} and (rev, id) > (${last.rev}, ${last.id})
        and learned_at >= ${end} and posted_on >= ${from} and posted_on <= ${until}
      order by rev, id limit ${page}`.execute(store.db)
    const entries = await store.journal.entriesOf(rows)
    if (entries.length > 0) yield reportAmounts(store, company, entries)
    const newest = entries[entries.length - 1]
    if (!newest || entries.length < page) return
    last = newest
  }
}

/** Units and sums of both sides. */
interface Sums {
  readonly units: number
  readonly debit: number
  readonly credit: number
}

interface Brought {
  readonly key: string
  readonly units: number
  readonly amount: number
}

const nothing: Sums = { units: 0, debit: 0, credit: 0 }

/** Takes away from sums as known now, by their key, what came after the day of the question. @param pick what of it counts */
export async function sumsWithout(
  store: StoreView,
  asked: Asked,
  pick: (amounts: ReportAmounts) => readonly Brought[],
): Promise<(key: string, sums: Sums) => Sums> {
  const since = new Map<string, Sums>()
  for await (const amounts of learnedSince(store, asked)) {
    for (const { key, units, amount } of pick(amounts)) {
      const known = since.get(key) ?? nothing
      since.set(key, {
        units: known.units + units,
        debit: known.debit + Math.max(0, amount),
        credit: known.credit + Math.max(0, 0 - amount),
      })
    }
  }
  return (key, sums) => {
    const later = since.get(key) ?? nothing
    return {
      units: Number(sums.units) - later.units,
      debit: Number(sums.debit) - later.debit,
      credit: Number(sums.credit) - later.credit,
    }
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
