// Owns lines of bank statements at the desk, each with the open documents that it most likely settles.
import { sql } from 'kysely'
import { bouncedBy, type PaidBefore, suggestionsFor } from '../../../../shared/ledger/bank/match.ts'
import type { BankLineTold, BankPage } from '../../../../shared/protocol/desk/books.ts'
import type { BankLineRow, DocumentRow, PaymentRow } from '../../../../shared/rows/books.ts'
import type { CompanyRow } from '../../../../shared/rows/catalogue.ts'
import { day } from '../../../../shared/values/time.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all } from '../asking.ts'
import { partyNames } from '../reports/open-documents.ts'

export interface BankAsked extends Asking {
  readonly company: CompanyRow
  readonly show: 'open' | 'all'
}

/** Open documents that are weighed against a page of lines; beyond that the oldest. */
const mostDocuments = 20_000

export async function bankPage(store: StoreView, asked: BankAsked, asOf: number): Promise<BankPage> {
  const { company, show } = asked
  const where = all([
    sql`tenant = ${tenant} and gone = 0`,
    sql`company = ${company.id}`,
    show === 'open' ? sql`ix_unbooked_bank_lines = ${company.id}` : undefined,
  ])
  const found = await sql<{ body: string }>`
    select body from bank_line where ${where} order by booked_on desc, id limit ${asked.limit} offset ${asked.offset}
  `.execute(store.db)
  const sums = await sql<{ n: number; came: number | null; went: number | null }>`
    select count(*) as n, sum(case when amount > 0 then amount else 0 end) as came,
      sum(case when amount < 0 then -amount else 0 end) as went
    from bank_line where ${where}`.execute(store.db)
  const lines = found.rows.map((row) => JSON.parse(row.body) as BankLineRow)
  const waiting = lines.some((line) => line.booked === undefined)
  const open = waiting ? await openToMatch(store, company.id) : []
  const byId = new Map(open.map((each) => [each.id, each]))
  const paid = waiting ? await paidBefore(store, company.id, lines) : []
  const rows = lines.map((line): BankLineTold => {
    const suggestions = line.booked === undefined ? suggestionsFor(line, open) : []
    const bounced = line.booked === undefined ? bouncedBy(line, paid) : undefined
    return {
      line,
      ...(bounced && {
        bounced: { operation: bounced.operation, partyName: bounced.partyName, on: bounced.postedOn },
      }),
      suggestions: suggestions.map((each) => ({
        reasons: each.reasons,
        certain: each.certain,
        documents: each.documents.flatMap(({ document, amount }) => {
          const known = byId.get(document)
          if (!known) return []
          return [{ id: document, amount, number: known.number, party: known.party, partyName: known.partyName }]
        }),
      })),
    }
  })
  const [sum] = sums.rows
  return {
    asOf,
    rows,
    total: Number(sum?.n ?? 0),
    sums: { in: Number(sum?.came ?? 0), out: Number(sum?.went ?? 0) },
    limit: asked.limit,
    offset: asked.offset,
    currency: company.currency,
  }
}

/** Banks return a payment within some weeks, a direct debit within thirteen months. */
const returnedWithin = 400 * day

/** Payments that the lines at hand may return: those of the same amounts, not taken back yet. */
async function paidBefore(store: StoreView, company: string, lines: readonly BankLineRow[]) {
  const waiting = lines.filter((line) => line.booked === undefined)
  const amounts = [...new Set(waiting.map(({ amount }) => Math.abs(amount)))]
  const first = waiting.map(({ bookedOn }): string => bookedOn).toSorted()[0] ?? ''
  if (amounts.length === 0) return []
  const { rows } = await sql<{ body: string }>`
    select body from payment where tenant = ${tenant} and company = ${company} and gone = 0 and taken_back = 0
      and at >= ${Date.parse(first) - returnedWithin} and amount in (${sql.join(amounts)})
    order by at desc limit ${mostDocuments}`.execute(store.db)
  const payments = rows.map((row) => JSON.parse(row.body) as PaymentRow)
  const names = await partyNames(
    store,
    payments.map(({ party, what }) => ({ party, side: what === 'paid' ? 'payable' : 'receivable' })),
  )
  return payments.map(
    ({ id, what, amount, currency, party, settles, operation, postedOn }): PaidBefore & PaidFacts => ({
      id,
      amount: what === 'received' ? amount : 0 - amount,
      currency,
      partyName: names.get(party) ?? party,
      numbers: settles.map(({ number }) => number),
      operation,
      postedOn,
    }),
  )
}

interface PaidFacts {
  readonly operation: string
  readonly postedOn: string
}

async function openToMatch(store: StoreView, company: string) {
  const { rows } = await sql<{ body: string }>`
    select body from document where tenant = ${tenant} and company = ${company} and gone = 0 and open_value > 0
      and side in ('receivable', 'payable')
    order by issued_at limit ${mostDocuments}`.execute(store.db)
  const documents = rows.map((row) => JSON.parse(row.body) as DocumentRow)
  const names = await partyNames(store, documents)
  return documents.map((each) => ({ ...each, partyName: names.get(each.party) ?? each.party }))
}
