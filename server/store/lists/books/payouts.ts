// Owns payouts of channels at the desk: the list with what still lies with them, and one payout order by order against what
// the books expect of each.
import { sql } from 'kysely'
import { accounts } from '../../../../shared/ledger/accounts.ts'
import type { PayoutDetail, PayoutOrder, PayoutPage } from '../../../../shared/protocol/desk/money.ts'
import type { PayoutRow } from '../../../../shared/rows/books.ts'
import type { CompanyRow } from '../../../../shared/rows/catalogue.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all } from '../asking.ts'
import { briefsOf } from '../names/briefs.ts'
import { newestFirst, operationsOf } from '../names/timeline.ts'
import { entriesOf } from './entries.ts'
import { postedLater } from './payments.ts'

export const payoutShows = ['all', 'unmatched'] as const

export interface PayoutsAsked extends Asking {
  readonly company: CompanyRow
  readonly show: (typeof payoutShows)[number]
  readonly search?: string | undefined
}

const summed = ['gross', 'refunds', 'fees', 'reserve', 'net'] as const

/** The sum of what was not taken back. */
const standing = (name: string) => sql`sum(case when taken_back_on is null then ${sql.ref(name)} else 0 end)`

export async function payoutPage(store: StoreView, asked: PayoutsAsked, asOf: number): Promise<PayoutPage> {
  const { company, search } = asked
  const where = all([
    sql`tenant = ${tenant} and company = ${company.id} and gone = 0`,
    asked.show === 'unmatched' ? sql`unmatched > 0` : undefined,
    search ? sql`(lower(channel) like ${`%${search.toLowerCase()}%`} or id = ${search})` : undefined,
  ])
  const page = await sql<{ body: string }>`
    select body from payout where ${where} order by at desc, id desc limit ${asked.limit} offset ${asked.offset}
  `.execute(store.db)
  const [sums] = (
    await sql<Record<'n' | 'gross' | 'refunds' | 'fees' | 'reserve' | 'net', number | null>>`
    select count(*) as n, ${sql.join(summed.map((name) => sql`${standing(name)} as ${sql.ref(name)}`))}
    from payout where ${where}`.execute(store.db)
  ).rows
  const balances = await sql<{ account: string; balance: number }>`
    select account, sum(debit - credit) as balance from account_total
    where tenant = ${tenant} and company = ${company.id}
      and account in (${accounts.clearing}, ${accounts.channelReserve})
    group by account`.execute(store.db)
  const balance = (account: string) => Number(balances.rows.find((row) => row.account === account)?.balance ?? 0)
  const sum = (key: 'gross' | 'refunds' | 'fees' | 'reserve' | 'net') => Number(sums?.[key] ?? 0)
  return {
    asOf,
    rows: page.rows.map((row) => {
      const payout = JSON.parse(row.body) as PayoutRow
      return { payout, late: postedLater(payout, company) }
    }),
    total: Number(sums?.n ?? 0),
    sums: { gross: sum('gross'), refunds: sum('refunds'), fees: sum('fees'), reserve: sum('reserve'), net: sum('net') },
    limit: asked.limit,
    offset: asked.offset,
    currency: company.currency,
    clearing: balance(accounts.clearing),
    reserve: balance(accounts.channelReserve),
  }
}

interface PayoutBody {
  readonly lines?: readonly {
    readonly order: string
    readonly kind: 'sale' | 'refund' | 'fee'
    readonly amount: number
  }[]
}

export async function payoutDetail(store: StoreView, id: string, asOf: number): Promise<PayoutDetail | undefined> {
  const payout = (await store.rows.byIds('payout', [id]))[0]?.row as PayoutRow | undefined
  if (!payout) return undefined
  const company = (await store.rows.byIds('company', [payout.company]))[0]?.row as CompanyRow
  const operations = [...new Set([...(await operationsOf(store, 'payout', id)), payout.operation])]
  const stored = (await store.operations.byIds([payout.operation])).get(payout.operation)
  const briefs = await briefsOf(store, operations)
  const body = stored ? (JSON.parse(stored.body) as PayoutBody) : {}
  return {
    asOf,
    payout,
    late: postedLater(payout, company),
    currency: company.currency,
    orders: await ordersOf(store, company.id, body.lines ?? []),
    entries: await entriesOf(store, operations),
    timeline: newestFirst(briefs.values()),
  }
}

type Sums = { -readonly [Key in 'sale' | 'refund' | 'fee']: number }

async function ordersOf(
  store: StoreView,
  company: string,
  lines: NonNullable<PayoutBody['lines']>,
): Promise<PayoutOrder[]> {
  const sums = new Map<string, Sums>()
  for (const { order, kind, amount } of lines) {
    const sum = sums.get(order) ?? { sale: 0, refund: 0, fee: 0 }
    sum[kind] += amount
    sums.set(order, sum)
  }
  const ids = new Map(
    (await store.rows.byIndex('orderByNumber', [...sums.keys()])).map(({ id, row }) => [
      (row as { readonly number: string }).number,
      id,
    ]),
  )
  const expected = await onClearing(store, company, [...ids.values()])
  return [...sums].map(([number, sum]) => {
    const order = ids.get(number)
    const known = order === undefined ? undefined : expected.get(order)
    return { number, ...sum, ...(order && { order }), ...(known !== undefined && { expected: known }) }
  })
}

const chunk = 300

/** What entries of each order have left on the clearing account; what a payout takes off it names no order. */
async function onClearing(
  store: StoreView,
  company: string,
  orders: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (let from = 0; from < orders.length; from += chunk) {
    const some = orders.slice(from, from + chunk)
    const { rows } = await sql<{ document: string; balance: number }>`
      select document, sum(debit - credit) as balance from document_total
      where tenant = ${tenant} and company = ${company} and account = ${accounts.clearing}
        and document in (${sql.join(some)})
      group by document`.execute(store.db)
    for (const { document, balance } of rows) found.set(document, Number(balance))
  }
  return found
}
