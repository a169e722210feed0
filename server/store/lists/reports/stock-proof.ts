// Owns the four numbers of an item that must agree in pairs: units by the shelves and by costing, value by costing and by
// the ledger.
import { sql } from 'kysely'
import { accounts } from '../../../../shared/ledger/accounts.ts'
import type { StockProof } from '../../../../shared/reports/facts.ts'
import type { ItemRow } from '../../../../shared/rows/catalogue.ts'
import { type StoreView, tenant } from '../../store.ts'
import type { Asked } from './facts.ts'

const stockAccounts = [accounts.inventory, accounts.inTransit]

export async function stockProofs(store: StoreView, { company }: Asked): Promise<StockProof[]> {
  const pools = await sql<{ item: string; units: number; value: number }>`
    select item, units, value from cost_pool where tenant = ${tenant} and company = ${company}`.execute(store.db)
  const places = await sql<{ item: string; units: number }>`
    select item, sum(quantity) as units from quant
    where tenant = ${tenant} and gone = 0 and owner = ${company} group by item`.execute(store.db)
  const posted = await sql<{ item: string; value: number }>`
    select item, sum(debit - credit) as value from month_total
    where tenant = ${tenant} and company = ${company} and account in (${sql.join(stockAccounts)}) and item <> ''
    group by item`.execute(store.db)
  const units = new Map(places.rows.map((row) => [row.item, Number(row.units)]))
  const values = new Map(posted.rows.map((row) => [row.item, Number(row.value)]))
  const pooled = new Map(pools.rows.map((row) => [row.item, row]))
  const items = [...new Set([...pooled.keys(), ...units.keys(), ...values.keys()])]
  const named = new Map((await store.rows.byIds('item', items)).map(({ id, row }) => [id, row as ItemRow]))
  return items.map((item) => ({
    item,
    sku: named.get(item)?.sku ?? item,
    name: named.get(item)?.name ?? item,
    placeUnits: units.get(item) ?? 0,
    poolUnits: Number(pooled.get(item)?.units ?? 0),
    poolValue: Number(pooled.get(item)?.value ?? 0),
    ledgerValue: values.get(item) ?? 0,
  }))
}
