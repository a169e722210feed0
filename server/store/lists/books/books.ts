// Owns the books at the desk: the trial balance from kept totals, and the entries of an account down to their operations.
import { type RawBuilder, sql } from 'kysely'
import type { EntryPage, TrialBalance } from '../../../../shared/protocol/desk/house.ts'
import type { EntryRow } from '../../../../shared/protocol/desk/operations.ts'
import type { CompanyRow } from '../../../../shared/rows/catalogue.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all } from '../asking.ts'
import { knownUntil } from '../reports/known.ts'
import { currenciesOf } from './costs.ts'
import { type EntryHead, filledEntries } from './entries.ts'

/** What each account holds at the end of a day. Costs as many rows as accounts have days with entries, not entries. */
export async function trialBalance(
  store: StoreView,
  company: string,
  until: string,
  asOf: number,
  /** Only what was learned by the end of that day. */
  known?: string,
): Promise<TrialBalance | undefined> {
  const currency = (await currenciesOf(store)).get(company)
  if (currency === undefined) return undefined
  const found = await sql<{ account: string; debit: number; credit: number }>`
    select account, sum(debit) as debit, sum(credit) as credit from account_total
    where tenant = ${tenant} and company = ${company} and posted_on <= ${until}
      ${known === undefined ? sql`` : sql`and learned_on <= ${known}`}
    group by account order by account`.execute(store.db)
  const goods = await sql<{ value: number | null }>`
    select sum(value) as value from cost_pool where tenant = ${tenant} and company = ${company}`.execute(store.db)
  const accounts = found.rows.map((row) => {
    const [debit, credit] = [Number(row.debit), Number(row.credit)]
    return { account: row.account, debit, credit, balance: debit - credit }
  })
  return {
    asOf,
    company,
    currency,
    until,
    accounts,
    debit: accounts.reduce((sum, row) => sum + Math.max(0, row.balance), 0),
    credit: accounts.reduce((sum, row) => sum + Math.max(0, -row.balance), 0),
    goods: Number(goods.rows[0]?.value ?? 0),
  }
}

/** Within a day by when it happened: ids made by an import do not follow time as those of people do. */
function newestFirst(rows: readonly EntryRow[]): EntryRow[] {
  const happened = (row: EntryRow) => row.operation?.at ?? row.learnedAt
  return rows.toSorted((a, b) =>
    a.postedOn === b.postedOn ? happened(b) - happened(a) : a.postedOn < b.postedOn ? 1 : -1,
  )
}

export interface EntriesAsked extends Asking {
  readonly company: string
  readonly account?: string | undefined
  /** Days of the books, both included. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Only what was learned by the end of a day of the company's zone, and what concerns one item. */
  readonly known?: string | undefined
  readonly item?: string | undefined
}

/** Entries of the books, newest day first; of one account, or all. */
export async function entryPage(store: StoreView, asked: EntriesAsked, asOf: number): Promise<EntryPage | undefined> {
  const currency = (await currenciesOf(store)).get(asked.company)
  if (currency === undefined) return undefined
  const narrow = asked.known !== undefined || asked.item !== undefined
  if (narrow) return narrowPage(store, asked, currency, asOf)
  const where = all([
    sql`tenant = ${tenant} and company = ${asked.company}`,
    asked.account === undefined ? undefined : sql`account = ${asked.account}`,
    asked.from === undefined ? undefined : sql`posted_on >= ${asked.from}`,
    asked.until === undefined ? undefined : sql`posted_on <= ${asked.until}`,
  ])
  const source =
    asked.account === undefined
      ? sql`select id, posted_on from entry where ${where}`
      : sql`select entry as id, posted_on from entry_line where ${where} group by posted_on, entry`
  // A cross join keeps the order: SQLite would rather walk all entries and look each up among the page's.
  const page = await sql<EntryHead>`
    select e.id, e.company, e.operation, e.kind, e.posted_on, e.learned_at from (
      ${source} order by posted_on desc, id desc limit ${asked.limit} offset ${asked.offset}
    ) x cross join entry e on e.tenant = ${tenant} and e.id = x.id
    order by e.posted_on desc, e.id desc`.execute(store.db)
  const whole = asked.account === undefined && asked.from === undefined && asked.until === undefined
  const total = whole ? await allEntries(store, asked.company) : await countOf(store, source)
  const sums = await sql<{ debit: number | null; credit: number | null }>`
    select sum(debit) as debit, sum(credit) as credit from account_total where ${where}`.execute(store.db)
  return {
    asOf,
    rows: newestFirst(await filledEntries(store, page.rows)),
    total,
    sums: { debit: Number(sums.rows[0]?.debit ?? 0), credit: Number(sums.rows[0]?.credit ?? 0) },
    limit: asked.limit,
    offset: asked.offset,
    company: asked.company,
    currency,
  }
}

async function countOf(store: StoreView, source: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${source}) x`.execute(store.db)
  return Number(rows[0]?.n ?? 0)
}

/** All entries of a company: the last number of the sealed ones, and those that came since. Costs what is not sealed yet. */
async function allEntries(store: StoreView, company: string): Promise<number> {
  const { rows } = await sql<{ number: number; rev: number; entry: string }>`
    select number, rev, entry from journal where tenant = ${tenant} and company = ${company}
    order by number desc limit 1`.execute(store.db)
  const { number, rev, entry } = rows[0] ?? { number: 0, rev: 0, entry: '' }
  const since = await countOf(
    store,
    sql`select id from entry where tenant = ${tenant} and company = ${company} and rev >= ${rev}
      and (rev > ${rev} or id > ${entry})`,
  )
  return Number(number) + since
}

/** Of one item, or as known then: lines are read one by one, for no total is kept of them. */
async function narrowPage(store: StoreView, asked: EntriesAsked, currency: string, asOf: number): Promise<EntryPage> {
  const zone = ((await store.rows.byIds('company', [asked.company]))[0]?.row as CompanyRow | undefined)?.zone ?? 'UTC'
  const end = knownUntil({ known: asked.known, zone })
  const lines = sql`from entry_line l join entry e on e.tenant = l.tenant and e.id = l.entry where ${all([
    sql`l.tenant = ${tenant} and l.company = ${asked.company}`,
    asked.account === undefined ? undefined : sql`l.account = ${asked.account}`,
    asked.item === undefined ? undefined : sql`l.item = ${asked.item}`,
    asked.from === undefined ? undefined : sql`l.posted_on >= ${asked.from}`,
    asked.until === undefined ? undefined : sql`l.posted_on <= ${asked.until}`,
    end === undefined ? undefined : sql`e.learned_at < ${end}`,
  ])}`
  const page = await sql<EntryHead>`
    select distinct e.id, e.company, e.operation, e.kind, e.posted_on, e.learned_at ${lines}
    order by e.posted_on desc, e.id desc limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const [sum] = (
    await sql<{ n: number; debit: number | null; credit: number | null }>`
    select count(distinct l.entry) as n,
      sum(case when l.amount > 0 then l.amount else 0 end) as debit,
      sum(case when l.amount < 0 then 0 - l.amount else 0 end) as credit ${lines}`.execute(store.db)
  ).rows
  return {
    asOf,
    rows: newestFirst(await filledEntries(store, page.rows)),
    total: Number(sum?.n ?? 0),
    sums: { debit: Number(sum?.debit ?? 0), credit: Number(sum?.credit ?? 0) },
    limit: asked.limit,
    offset: asked.offset,
    company: asked.company,
    currency,
  }
}
