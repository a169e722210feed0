// Owns what goods cost now, as the costing engine keeps it in its pools. Does not know how it got there.
import { sql } from 'kysely'
import type { ItemRow } from '../../../../shared/rows/catalogue.ts'
import { roundRatio } from '../../../../shared/values/money.ts'
import { type StoreView, tenant } from '../../store.ts'

export interface Pool {
  readonly units: number
  readonly value: number
  readonly currency: string
}

/** What a number of units of a pool costs, in minor units; undefined where the pool is empty and nothing is known. */
export function costOf(pool: Pool | undefined, units: number): number | undefined {
  if (!pool || pool.units <= 0) return undefined
  return Number(roundRatio(BigInt(pool.value) * BigInt(units), BigInt(pool.units)))
}

/** Pools of items, each of the company that owns the item by default. */
export async function poolsOf(store: StoreView, items: readonly string[]): Promise<Map<string, Pool>> {
  const rows = (await store.rows.byIds('item', [...new Set(items)])).map((each) => each.row as ItemRow)
  const currencies = await currenciesOf(store)
  const pools = new Map<string, Pool>()
  for (const company of new Set(rows.map((row) => row.owner))) {
    const own = rows.filter((row) => row.owner === company).map((row) => row.id)
    const currency = currencies.get(company)
    if (!currency) continue
    for (let from = 0; from < own.length; from += 500) {
      const found = await sql<{ item: string; units: number; value: number }>`
        select item, units, value from cost_pool
        where tenant = ${tenant} and company = ${company} and item in (${sql.join(own.slice(from, from + 500))})`.execute(
        store.db,
      )
      for (const row of found.rows) {
        pools.set(row.item, { units: Number(row.units), value: Number(row.value), currency })
      }
    }
  }
  return pools
}

/** The currency of each company's books. */
export async function currenciesOf(store: StoreView): Promise<Map<string, string>> {
  const rows = await store.rows.all('company', 1000)
  return new Map(rows.map(({ id, row }) => [id, (row as { currency: string }).currency]))
}
