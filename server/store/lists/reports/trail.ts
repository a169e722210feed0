// Owns the lines of the journal over a period, in the order of its days and numbers, at most so many.
import { sql } from 'kysely'
import type { Trail } from '../../../../shared/reports/facts.ts'
import type { ItemRow } from '../../../../shared/rows/catalogue.ts'
import { businessDate, instant } from '../../../../shared/values/time.ts'
import { type StoreView, tenant } from '../../store.ts'
import { briefsOf } from '../names/briefs.ts'
import { Names } from '../names/names.ts'
import type { Asked } from './facts.ts'
import { knownUntil } from './known.ts'

const most = 5000

interface Line {
  readonly number: number | null
  readonly entry: string
  readonly posted_on: string
  readonly learned_at: number
  readonly operation: string
  readonly account: string
  readonly item: string | null
  readonly amount: number
}

export async function trailOf(store: StoreView, asked: Asked): Promise<Trail> {
  const { company, from, until, account, known, zone } = asked
  const end = knownUntil(asked)
  const within = sql`
    l.tenant = ${tenant} and l.company = ${company} and l.posted_on >= ${from} and l.posted_on <= ${until}
    ${account === undefined ? sql`` : sql`and l.account = ${account}`}
    ${end === undefined ? sql`` : sql`and e.learned_at < ${end}`}`
  const found = await sql<Line>`
    select j.number, l.entry, l.posted_on, e.learned_at, e.operation, l.account, l.item, l.amount
    from entry_line l
    join entry e on e.tenant = l.tenant and e.id = l.entry
    left join journal j on j.tenant = l.tenant and j.entry = l.entry
    where ${within}
    order by l.posted_on, j.number, l.line limit ${most}`.execute(store.db)
  const count = await sql<{ n: number }>`
    select count(*) as n from entry_line l join entry e on e.tenant = l.tenant and e.id = l.entry
    where ${within}`.execute(store.db)
  const before =
    account === undefined
      ? 0
      : await sql<{ sum: number | null }>`
          select sum(debit - credit) as sum from account_total
          where tenant = ${tenant} and company = ${company} and account = ${account} and posted_on < ${from}
            ${known === undefined ? sql`` : sql`and learned_on <= ${known}`}`
          .execute(store.db)
          .then(({ rows }) => Number(rows[0]?.sum ?? 0))
  const briefs = await briefsOf(
    store,
    found.rows.map((row) => row.operation),
    new Names(store),
  )
  const items = await store.rows.byIds('item', [...new Set(found.rows.flatMap((row) => row.item ?? []))])
  const skus = new Map(items.map(({ id, row }) => [id, (row as ItemRow).sku]))
  return {
    before,
    left: Math.max(0, Number(count.rows[0]?.n ?? 0) - found.rows.length),
    lines: found.rows.map((row) => ({
      number: row.number === null ? null : Number(row.number),
      entry: row.entry,
      postedOn: row.posted_on,
      learnedOn: businessDate(instant(Number(row.learned_at)), zone),
      account: row.account,
      item: row.item === null ? '' : (skus.get(row.item) ?? row.item),
      document: briefs.get(row.operation)?.facts.number ?? '',
      operation: row.operation,
      amount: Number(row.amount),
    })),
  }
}
