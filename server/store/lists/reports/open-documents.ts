// Owns what was open of documents at the end of a day, and the tax on documents of a period. The day of every settlement is
// kept with its document, so a day in the past costs what was open then.
import { sql } from 'kysely'
import type { OpenDocumentSum, OpenDocuments, TaxSum, TaxSums } from '../../../../shared/reports/facts.ts'
import type { DocumentRow } from '../../../../shared/rows/books.ts'
import type { CustomerRow } from '../../../../shared/rows/work.ts'
import { businessDate } from '../../../../shared/values/time.ts'
import { type StoreView, tenant } from '../../store.ts'
import { accountSums } from './accounts.ts'
import type { Asked } from './facts.ts'

const page = 5_000

export async function openDocuments(store: StoreView, asked: Asked): Promise<OpenDocuments> {
  const { company, until, zone } = asked
  const open = (row: DocumentRow) => row.openValue + after(row, until)
  const rows: DocumentRow[] = []
  for await (const some of pages(
    store,
    sql`company = ${company} and posted_on <= ${until} and (open_value <> 0 or settled_on > ${until})`,
  )) {
    rows.push(...some.filter((row) => open(row) !== 0))
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
        value: open(row),
      }),
    ),
    receivables: balance('1100'),
    payables: balance('2000'),
  }
}

/** What was taken from a document after a day. */
function after({ settled }: DocumentRow, until: string): number {
  return (settled ?? []).reduce((sum, each) => (each.on > until ? sum + each.value : sum), 0)
}

export async function taxSums(store: StoreView, asked: Asked): Promise<TaxSums> {
  const { company, from, until } = asked
  const sums = new Map<string, TaxSum>()
  const where = sql`company = ${company} and posted_on >= ${from} and posted_on <= ${until}`
  for await (const some of pages(store, where)) {
    for (const { side, taxes } of some) {
      for (const { percent = null, net, tax } of taxes ?? []) {
        const key = `${side}|${percent}`
        const known = sums.get(key) ?? { side, percent, documents: 0, net: 0, tax: 0 }
        sums.set(key, { ...known, documents: known.documents + 1, net: known.net + net, tax: known.tax + tax })
      }
    }
  }
  const moved = await accountSums(store, asked)
  const movement = (account: string) => {
    const sum = moved.find((each) => each.account === account)
    return sum ? sum.debit - sum.credit : 0
  }
  return { sums: [...sums.values()], owed: 0 - movement('2100'), reclaimed: movement('1400') }
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
