// Owns sums by order and purchase on each account, from the totals that the sealing step keeps.
import { sql } from 'kysely'
import type { DocumentSum } from '../../../../shared/reports/facts.ts'
import type { OrderRow, PurchaseRow, SaleRow } from '../../../../shared/rows/work.ts'
import { type StoreView, tenant } from '../../store.ts'
import type { Asked } from './facts.ts'
import { sumsWithout } from './known.ts'

/** Documents shown at most: beyond that a shorter period is asked for. */
const most = 20_000

export async function documentSums(store: StoreView, asked: Asked): Promise<DocumentSum[]> {
  const { company, from, until } = asked
  const found = await sql<{
    kind: 'order' | 'purchase'
    document: string
    account: string
    since: string
    units: number
    debit: number
    credit: number
  }>`
    select kind, document, account, min(posted_on) as since, sum(units) as units, sum(debit) as debit, sum(credit) as credit
    from document_total
    where tenant = ${tenant} and company = ${company} and posted_on >= ${from} and posted_on <= ${until}
    group by account, document, kind limit ${most}`.execute(store.db)
  const ids = (kind: string) => [...new Set(found.rows.flatMap((row) => (row.kind === kind ? [row.document] : [])))]
  const named = new Map<string, Pick<DocumentSum, 'number' | 'party' | 'channel' | 'warehouse'>>()
  const orders = ids('order')
  const customers = await customersOf(store, orders)
  for (const { id, row } of await store.rows.byIds('order', orders)) {
    const { number, channel, warehouse } = row as OrderRow
    named.set(id, { number, party: customers.get(id) ?? '', channel, warehouse })
  }
  for (const { id, row } of await store.rows.byIds('purchase', ids('purchase'))) {
    const { number, supplier } = row as PurchaseRow
    named.set(id, { number, party: supplier })
  }
  const without = await sumsWithout(store, asked, ({ documents }) =>
    documents.map(({ account, document, units, amount }) => ({ key: `${account}|${document}`, units, amount })),
  )
  return found.rows.map((row) => ({
    ...(named.get(row.document) ?? { number: row.document, party: '' }),
    kind: row.kind,
    id: row.document,
    account: row.account,
    since: row.since,
    ...without(`${row.account}|${row.document}`, row),
  }))
}

async function customersOf(store: StoreView, orders: readonly string[]): Promise<Map<string, string>> {
  const sales = (await store.rows.byIds('sale', orders)).map(({ row }) => row as SaleRow)
  const customers = await store.rows.byIds('customer', [...new Set(sales.map((sale) => sale.customer))])
  const names = new Map(customers.map(({ id, row }) => [id, (row as { name: string }).name]))
  return new Map(sales.map((sale) => [sale.id, names.get(sale.customer) ?? '']))
}
