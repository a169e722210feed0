// Owns what was open of documents at the end of a day, and the tax on documents of a period. The day of every settlement is
// kept with its document, so a day in the past costs what was open then.
import { sql } from 'kysely'
import {
  type OpenDocumentSum,
  type OpenDocuments,
  type TaxDocument,
  type TaxSum,
  type TaxSums,
  taxLineKey,
} from '../../../../shared/reports/facts.ts'
import type { DocumentRow } from '../../../../shared/rows/books.ts'
import { indexKey } from '../../../../shared/rows/tables.ts'
import type { CustomerRow } from '../../../../shared/rows/work.ts'
import { businessDate } from '../../../../shared/values/time.ts'
import { type StoreView, tenant } from '../../store.ts'
import { accountSums } from './accounts.ts'
import type { Asked } from './facts.ts'
import { knownUntil, learnedAtOf } from './known.ts'

const page = 5_000
const chunk = 500

export async function openDocuments(store: StoreView, asked: Asked): Promise<OpenDocuments> {
  const { company, until, zone, known } = asked
  const rows: DocumentRow[] = []
  const values = new Map<string, number>()
  // What was learned late may be posted on any day, so a question about what was known then reads every document.
  const settled = known === undefined ? sql`and (open_value <> 0 or settled_on > ${until})` : sql``
  for await (const some of pages(store, sql`company = ${company} and posted_on <= ${until} ${settled}`)) {
    const isKnown = await knownThen(store, asked, some)
    for (const row of some) {
      const value = row.openValue + after(row, until, isKnown)
      if (value === 0 || !isKnown(madeBy(row.id))) continue
      rows.push(row)
      values.set(row.id, value)
    }
  }
  const names = await partyNames(store, rows)
  const balances = new Map((await accountSums(store, asked)).map((each) => [each.account, each]))
  const balance = (account: string) => {
    const sum = balances.get(account)
    return sum ? sum.before + sum.debit - sum.credit : 0
  }
  return {
    documents: rows.map(
      (row): OpenDocumentSum => ({
        id: row.id,
        side: row.side,
        number: row.number,
        party: names.get(row.party) ?? row.party,
        issuedOn: businessDate(row.issuedAt, zone),
        dueOn: businessDate(row.dueAt, zone),
        value: values.get(row.id) ?? 0,
      }),
    ),
    receivables: balance('1100'),
    payables: balance('2000'),
  }
}

/** What was taken from a document after a day, or was not known of then. */
function after({ settled }: DocumentRow, until: string, isKnown: (step: string) => boolean): number {
  return (settled ?? []).reduce(
    (sum, { on, by, value }) => (on > until || (by !== undefined && !isKnown(by)) ? sum + value : sum),
    0,
  )
}

const madeBy = (document: string) => `made ${document}`

/** Whether an operation, or the one that made a document, was known at the end of the day that is asked for. */
async function knownThen(
  store: StoreView,
  asked: Asked,
  documents: readonly DocumentRow[],
): Promise<(step: string) => boolean> {
  const end = knownUntil(asked)
  if (end === undefined) return () => true
  const learned = new Map<string, number>()
  const settling = documents.flatMap(({ settled, cancelledBy }) => [
    ...(settled ?? []).flatMap(({ by }) => by ?? []),
    ...(cancelledBy === undefined ? [] : [cancelledBy]),
  ])
  // A parcel bills and a return credits by itself: the document bears the name of the operation.
  const own = await learnedAtOf(store, [...settling, ...documents.map(({ id }) => id)])
  for (const [id, at] of own) learned.set(id, at)
  for (const { id } of documents) {
    const at = own.get(id)
    if (at !== undefined) learned.set(madeBy(id), at)
  }
  for (let from = 0; from < documents.length; from += chunk) {
    const ids = documents.slice(from, from + chunk).map(({ id }) => id)
    const { rows } = await sql<{ subject: string; at: number }>`
      select a.subject, min(o.learned_at) as at from audit a join operation o on o.tenant = a.tenant and o.id = a.operation
      where a.tenant = ${tenant} and a.kind = 'document' and a.subject in (${sql.join(ids)})
      group by a.subject`.execute(store.db)
    for (const { subject, at } of rows) if (!learned.has(madeBy(subject))) learned.set(madeBy(subject), Number(at))
  }
  return (step) => (learned.get(step) ?? 0) < end
}

export async function taxSums(store: StoreView, asked: Asked): Promise<TaxSums> {
  const sums = new Map<string, TaxSum>()
  for await (const { part } of taxedParts(store, asked)) {
    const key = taxLineKey(part)
    const known = sums.get(key) ?? { ...part, documents: 0, net: 0, tax: 0 }
    sums.set(key, { ...known, documents: known.documents + 1, net: known.net + part.net, tax: known.tax + part.tax })
  }
  const moved = await accountSums(store, asked)
  const movement = (account: string) => {
    const sum = moved.find((each) => each.account === account)
    return sum ? sum.debit - sum.credit : 0
  }
  return { sums: [...sums.values()], owed: 0 - movement('2100'), reclaimed: movement('1400') }
}

/** The documents behind one line of the tax return, or behind all of it. */
export async function taxDocuments(store: StoreView, asked: Asked): Promise<readonly TaxDocument[]> {
  const found: (TaxDocument & { readonly row: DocumentRow })[] = []
  for await (const { row, on, part } of taxedParts(store, asked)) {
    if (asked.tax !== undefined && taxLineKey(part) !== asked.tax) continue
    found.push({ ...part, row, id: row.id, on, number: row.number, party: row.party })
  }
  const names = await partyNames(
    store,
    found.map(({ row }) => row),
  )
  return found.map(({ row, ...each }) => ({ ...each, party: names.get(row.party) ?? row.party }))
}

/** What of each document of a period is taxed at which rate. */
async function* taxedParts(store: StoreView, asked: Asked) {
  const { company, from, until } = asked
  const posted = sql`company = ${company} and posted_on >= ${from} and posted_on <= ${until}`
  const withdrawn = sql`ix_withdrawn_in >= ${indexKey(company, from.slice(0, 7))}
    and ix_withdrawn_in <= ${indexKey(company, until.slice(0, 7))} and not (${posted})`
  yield* taxedWithin(store, asked, posted, true)
  yield* taxedWithin(store, asked, withdrawn, false)
}

async function* taxedWithin(store: StoreView, asked: Asked, where: ReturnType<typeof sql>, came: boolean) {
  const { from, until, zone } = asked
  for await (const some of pages(store, where)) {
    const isKnown = await knownThen(store, asked, some)
    for (const row of some) {
      if (!isKnown(madeBy(row.id))) continue
      const { postedOn = businessDate(row.issuedAt, zone), cancelledOn, cancelledBy = '', taxes = [] } = row
      const within = cancelledOn !== undefined && cancelledOn >= from && cancelledOn <= until
      const went = within && isKnown(cancelledBy)
      if (came && went && cancelledOn === postedOn) continue
      for (const { side = row.side, percent = null, code = '', treatment = '', net, tax } of taxes) {
        const part = { side, percent, code, treatment }
        if (came) yield { row, on: postedOn, part: { ...part, net, tax } }
        if (went) yield { row, on: cancelledOn, part: { ...part, net: 0 - net, tax: 0 - tax } }
      }
    }
  }
}

async function* pages(store: StoreView, where: ReturnType<typeof sql>): AsyncGenerator<DocumentRow[]> {
  let last = ''
  for (;;) {
    const { rows } = await sql<{ id: string; body: string }>`
      select id, body from document where tenant = ${tenant} and gone = 0 and ${where} and id > ${last}
      order by id limit ${page}`.execute(store.db)
    yield rows.map((row) => JSON.parse(row.body) as DocumentRow)
    const end = rows[rows.length - 1]
    if (!end || rows.length < page) return
    last = end.id
  }
}

/** Names of customers; suppliers are known by their name. */
export async function partyNames(
  store: StoreView,
  documents: readonly Pick<DocumentRow, 'party' | 'side'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = documents.flatMap((each) => (each.side === 'receivable' ? [each.party] : []))
  const found = await store.rows.byIds('customer', [...new Set(ids)])
  return new Map(found.map(({ id, row }) => [id, (row as CustomerRow).name]))
}
