// Owns payments at the desk: what came, went and was given back, newest first.
import { sql } from 'kysely'
import type { PaymentPage } from '../../../../shared/protocol/desk/money.ts'
import type { PaymentRow } from '../../../../shared/rows/books.ts'
import type { CompanyRow } from '../../../../shared/rows/catalogue.ts'
import { businessDate, type Instant } from '../../../../shared/values/time.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all, orderBy, type Sort, startsWith } from '../asking.ts'
import { partyNames } from '../reports/open-documents.ts'

export const paymentShows = ['all', 'came', 'went', 'on-account'] as const
export const paymentSorts = { at: sql.ref('at'), amount: sql.ref('amount') }

export interface PaymentsAsked extends Asking {
  readonly company: CompanyRow
  readonly show: (typeof paymentShows)[number]
  readonly search?: string | undefined
  readonly sort: Sort<keyof typeof paymentSorts>
}

export async function paymentPage(store: StoreView, asked: PaymentsAsked, asOf: number): Promise<PaymentPage> {
  const { company, show, search } = asked
  const where = all([
    sql`tenant = ${tenant} and company = ${company.id} and gone = 0`,
    show === 'came' ? sql`what = 'received'` : undefined,
    show === 'went' ? sql`what <> 'received'` : undefined,
    show === 'on-account' ? sql`on_account > 0` : undefined,
    search === undefined || search === '' ? undefined : await ofParty(store, search),
  ])
  const page = await sql<{ body: string }>`
    select body from payment where ${where}
    ${orderBy(asked.sort, paymentSorts, sql.ref('id'))} limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const sums = await sql<{ n: number; came: number | null; went: number | null }>`
    select count(*) as n,
      sum(case when currency = ${company.currency} and taken_back = 0 and what = 'received' then amount else 0 end) as came,
      sum(case when currency = ${company.currency} and taken_back = 0 and what <> 'received' then amount else 0 end) as went
    from payment where ${where}`.execute(store.db)
  const payments = page.rows.map((row) => JSON.parse(row.body) as PaymentRow)
  const names = await partyNames(
    store,
    payments.map(({ party, what }) => ({ party, side: what === 'paid' ? 'payable' : 'receivable' })),
  )
  const [sum] = sums.rows
  return {
    asOf,
    rows: payments.map((payment) => ({
      payment,
      party: names.get(payment.party) ?? payment.party,
      late: postedLater(payment, company),
    })),
    total: Number(sum?.n ?? 0),
    sums: { came: Number(sum?.came ?? 0), went: Number(sum?.went ?? 0) },
    limit: asked.limit,
    offset: asked.offset,
    currency: company.currency,
  }
}

/** Whether something was posted on a later day of the books than it happened: its own was closed. */
export function postedLater(
  { at, postedOn }: { readonly at: Instant; readonly postedOn: string },
  { zone }: CompanyRow,
): boolean {
  return postedOn > businessDate(at, zone)
}

async function ofParty(store: StoreView, search: string) {
  const customers = await customersNamed(store, search)
  const suppliers = sql`(${startsWith(sql.ref('party'), search)})`
  return customers.length === 0 ? suppliers : sql`(${suppliers} or party in (${sql.join(customers)}))`
}

/** Customers whose name, or anything else that is kept of them, contains what was typed. */
export async function customersNamed(store: StoreView, search: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select id from customer where tenant = ${tenant} and gone = 0 and lower(body) like ${`%${search.toLowerCase()}%`}
    limit 200`.execute(store.db)
  return found.rows.map(({ id }) => id)
}
