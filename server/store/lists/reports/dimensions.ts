// Owns sums by item, channel or warehouse over whole months, from the totals that the sealing step keeps.
import { sql } from 'kysely'
import { chartOfAccounts } from '../../../../shared/ledger/accounts.ts'
import type { DimensionSum } from '../../../../shared/reports/facts.ts'
import { endOfMonth } from '../../../../shared/reports/period.ts'
import type { WarehouseRow } from '../../../../shared/rows/catalogue.ts'
import { type StoreView, tenant } from '../../store.ts'
import type { Asked } from './facts.ts'
import { sumsWithout } from './known.ts'

/** Named one by one, so that the key (account, month) finds the months and does not read all of history. */
const resultAccounts = chartOfAccounts.filter((account) => account >= '4' && account < '7')

const chunk = 500

/** Every month that the period touches counts whole. Only accounts of the result. */
export async function dimensionSums(store: StoreView, asked: Asked): Promise<DimensionSum[]> {
  const { company, from, until, by = 'item' } = asked
  const column = sql.ref(by)
  const found = await sql<{ key: string; account: string; units: number; debit: number; credit: number }>`
    select ${column} as key, account, sum(units) as units, sum(debit) as debit, sum(credit) as credit
    from month_total
    where tenant = ${tenant} and company = ${company} and account in (${sql.join(resultAccounts)})
      and month >= ${from.slice(0, 7)} and month <= ${until.slice(0, 7)}
    group by ${column}, account`.execute(store.db)
  const whole = { from: `${from.slice(0, 7)}-01`, until: endOfMonth(until) }
  const without = await sumsWithout(store, { ...asked, ...whole }, ({ months }) =>
    months.map(({ account, units, amount, ...dimensions }) => ({ key: `${dimensions[by]}|${account}`, units, amount })),
  )
  const named = await names(store, by, [...new Set(found.rows.map((row) => row.key))])
  return found.rows.map((row) => ({
    ...(named.get(row.key) ?? { name: row.key, code: row.key }),
    key: row.key,
    account: row.account,
    ...without(`${row.key}|${row.account}`, row),
  }))
}

async function names(store: StoreView, by: string, keys: readonly string[]) {
  const known = new Map<string, { name: string; code: string }>()
  if (by === 'channel') return known
  if (by === 'warehouse') {
    for (const { id, row } of await store.rows.byIds('warehouse', keys)) {
      known.set(id, { name: (row as WarehouseRow).name, code: id })
    }
    return known
  }
  // Two columns of thousands of items: their whole rows are not read for it.
  for (let from = 0; from < keys.length; from += chunk) {
    const { rows } = await sql<{ id: string; sku: string; name: string }>`
      select id, sku, name from item
      where tenant = ${tenant} and id in (${sql.join(keys.slice(from, from + chunk))})`.execute(store.db)
    for (const { id, sku, name } of rows) known.set(id, { name, code: sku })
  }
  return known
}
