// Owns the accounts of customers and suppliers at the desk: what is open with each, and the account of one between two days.
import { sql } from 'kysely'
import { accountStatements, type StatementDocument } from '../../../../shared/ledger/documents/account-statement.ts'
import type { PartiesNamed, PartyAccount, PartyPage } from '../../../../shared/protocol/desk/money.ts'
import type { DocumentRow, HoldingRow, PaymentRow, TradeTermsRow } from '../../../../shared/rows/books.ts'
import type { CompanyRow } from '../../../../shared/rows/catalogue.ts'
import { partyKey } from '../../../../shared/rows/tables.ts'
import type { CustomerRow } from '../../../../shared/rows/work.ts'
import { businessDate } from '../../../../shared/values/time.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all, startsWith } from '../asking.ts'
import { partyNames } from '../reports/open-documents.ts'
import { paperDetails } from './details.ts'
import { customersNamed } from './payments.ts'

type Side = DocumentRow['side']

export interface PartiesAsked extends Asking {
  readonly company: CompanyRow
  readonly side: Side
  readonly show: 'open' | 'overdue'
  readonly search?: string | undefined
}

/** Parties with whom anything is open: those who owe most, or are longest overdue, first. */
export async function partyPage(store: StoreView, asked: PartiesAsked, asOf: number): Promise<PartyPage> {
  const { company, side, search, show } = asked
  const where = all([
    sql`tenant = ${tenant} and company = ${company.id} and side = ${side} and gone = 0 and open_value <> 0`,
    search ? await named(store, side, search) : undefined,
  ])
  const grouped = sql`
    select party, count(*) as documents, sum(open_value) as open, min(due_at) as oldest,
      sum(case when due_at < ${asOf} then open_value else 0 end) as overdue
    from document where ${where} group by party
    ${show === 'overdue' ? sql`having sum(case when due_at < ${asOf} then open_value else 0 end) > 0` : sql``}`
  const page = await sql<Record<'documents' | 'open' | 'oldest' | 'overdue', number> & { party: string }>`
    ${grouped} order by ${show === 'overdue' ? sql`oldest, party` : sql`open desc, party`}
    limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const [sums] = (
    await sql<{ n: number; open: number | null; overdue: number | null }>`
    select count(*) as n, sum(open) as open, sum(overdue) as overdue from (${grouped}) x`.execute(store.db)
  ).rows
  const names = await partyNames(
    store,
    page.rows.map(({ party }) => ({ party, side })),
  )
  const reminders = await lastReminders(
    store,
    company.id,
    side,
    page.rows.map(({ party }) => party),
  )
  return {
    asOf,
    rows: page.rows.map(({ party, documents, open, oldest, overdue }) => {
      const reminder = reminders.get(party)
      return {
        id: party,
        name: names.get(party) ?? party,
        documents: Number(documents),
        open: Number(open),
        overdue: Number(overdue),
        oldestDue: Number(oldest),
        ...(reminder && { reminder }),
      }
    }),
    total: Number(sums?.n ?? 0),
    sums: { open: Number(sums?.open ?? 0), overdue: Number(sums?.overdue ?? 0) },
    limit: asked.limit,
    offset: asked.offset,
    currency: company.currency,
  }
}

async function named(store: StoreView, side: Side, search: string) {
  if (side === 'payable') return sql`(${startsWith(sql.ref('party'), search)})`
  const customers = await customersNamed(store, search)
  return customers.length === 0 ? sql`1 = 0` : sql`party in (${sql.join(customers)})`
}

const mostNamed = 12

/** Customers, or suppliers that were ordered from or billed us, for a field that asks for one. */
export async function partiesNamed(
  store: StoreView,
  company: string,
  side: Side,
  typed: string,
  asOf: number,
): Promise<PartiesNamed> {
  if (side === 'receivable') {
    const ids = await customersNamed(store, typed)
    const rows = (await store.rows.byIds('customer', ids)).map(({ id, row }) => ({
      id,
      name: (row as CustomerRow).name,
    }))
    const fitting = rows.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
    return { asOf, parties: fitting.toSorted((a, b) => a.name.localeCompare(b.name)).slice(0, mostNamed) }
  }
  const { rows } = await sql<{ party: string }>`
    select distinct party from document where tenant = ${tenant} and company = ${company} and side = 'payable'
      and gone = 0 and ${startsWith(sql.ref('party'), typed)} order by party limit ${mostNamed}`.execute(store.db)
  return { asOf, parties: rows.map(({ party }) => ({ id: party, name: party })) }
}

/** The last reminder of each party that is about anything still open. */
async function lastReminders(store: StoreView, company: string, side: Side, parties: readonly string[]) {
  const last = new Map<string, { at: number; level: number }>()
  if (side === 'payable') return last
  const keys = parties.map((party) => partyKey(company, side, party))
  for (const { row } of await store.rows.byIndex('openDocumentsOf', keys)) {
    const { party, reminders } = row as DocumentRow
    for (const { at, level } of reminders ?? []) {
      const known = last.get(party)
      if (!known || known.at < at) last.set(party, { at, level })
    }
  }
  return last
}

export interface AccountAsked {
  readonly company: CompanyRow
  readonly side: Side
  readonly party: string
  /** Days of the company's zone, both included. */
  readonly from: string
  readonly until: string
}

export async function partyAccount(store: StoreView, asked: AccountAsked, asOf: number): Promise<PartyAccount> {
  const { company, side, party, from, until } = asked
  const rows = (await store.rows.byIndex('documentsOf', [partyKey(company.id, side, party)])).map(
    ({ row }) => row as DocumentRow,
  )
  const onAccount = rows.filter(({ kind }) => kind === 'payment').map(({ id }) => id)
  const payments = new Map(
    (await store.rows.byIds('payment', onAccount)).map(({ id, row }) => [id, (row as PaymentRow).operation]),
  )
  const names = await partyNames(store, [{ party, side }])
  const terms = (await store.rows.byIds('tradeTerms', [`${company.id}|${side}|${party}`]))[0]?.row as
    | TradeTermsRow
    | undefined
  const { own, party: details } = await paperDetails(store, { company: company.id, side, party }, asOf)
  const holdings = side === 'receivable' ? await holdingsOf(store, company.id, party) : []
  return {
    asOf,
    company: company.name,
    currency: company.currency,
    side,
    id: party,
    name: names.get(party) ?? party,
    from,
    until,
    statements: accountStatements(
      rows.map((row) => statementDocument(row, company, payments.get(row.id))),
      from,
      until,
    ),
    open: rows.filter((row) => row.openAmount !== 0).toSorted((a, b) => a.dueAt - b.dueAt),
    holdings: holdings.map(({ id, kind, balance }) => ({ id, kind, balance })),
    ...(own && { own }),
    ...(details && { details }),
    ...(terms && {
      terms: {
        days: terms.days,
        ...(terms.creditLimit !== undefined && { creditLimit: terms.creditLimit }),
        ...(terms.tolerance !== undefined && { tolerance: terms.tolerance }),
        ...(terms.invoicing && { invoicing: terms.invoicing }),
      },
    }),
  }
}

function statementDocument(row: DocumentRow, { zone }: CompanyRow, by: string | undefined): StatementDocument {
  const { id, kind, number, currency, amount, issuedAt, settled = [] } = row
  return {
    id,
    kind,
    number,
    currency,
    // Of older documents that were taken back whole nothing is kept but the number.
    amount,
    on: businessDate(issuedAt, zone),
    settled: settled.map((each, index) => ({
      on: each.on,
      amount: each.amount ?? each.value,
      by: each.by ?? `${id}|${index}`,
      ...(each.back && { back: each.back }),
    })),
    ...(by !== undefined && { by }),
  }
}

/** Few have any: all are looked through. */
async function holdingsOf(store: StoreView, company: string, customer: string): Promise<readonly HoldingRow[]> {
  const all = (await store.rows.all('holding', 10_000)).map(({ row }) => row as HoldingRow)
  return all.filter((row) => row.company === company && row.customer === customer && row.balance !== 0)
}
