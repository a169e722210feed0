// Owns what each item is worth at the end of a day: the pool as it is now, less what was posted and moved after that day.
import { sql } from 'kysely'
import { accounts } from '../../../../shared/ledger/accounts.ts'
import type { PoolState } from '../../../../shared/ledger/costing/pool-state.ts'
import { poolsAsOf } from '../../../../shared/ledger/pools-as-of.ts'
import { answeredLater, type KeptPool } from '../../../../shared/ledger/recosting/needs.ts'
import type { StockValue } from '../../../../shared/reports/facts.ts'
import { endOfMonth } from '../../../../shared/reports/period.ts'
import type { CompanyRow, ItemRow } from '../../../../shared/rows/catalogue.ts'
import type { ItemId } from '../../../../shared/values/ids.ts'
import { businessDate, instant } from '../../../../shared/values/time.ts'
import { type StoreView, tenant } from '../../store.ts'
import { dayOf, middleOf } from '../house/day.ts'
import type { Asked } from './facts.ts'
import { knownUntil } from './known.ts'

const stockAccounts = [accounts.inventory, accounts.inTransit]

export async function stockValues(store: StoreView, asked: Asked): Promise<StockValue[]> {
  const { company, until, today, known } = asked
  const pools = await sql<{ item: string; units: number; value: number; body: string }>`
    select item, units, value, body from cost_pool
    where tenant = ${tenant} and company = ${company}`.execute(store.db)
  const now = until >= today && known === undefined
  const posted = now ? new Map<string, number>() : await postedAfter(store, asked)
  const moved = now ? new Map<string, number>() : await movedAfter(store, asked)
  const items = await namesOf(
    store,
    pools.rows.map((row) => row.item),
  )
  const then = now || known !== undefined ? undefined : await heldThen(store, asked, pools.rows)
  return pools.rows.map(({ item, units, value, body }) => {
    const layers = now ? (JSON.parse(body) as KeptPool).state.layers : then?.get(item as ItemId)?.layers
    return {
      item,
      sku: items.get(item)?.sku ?? item,
      name: items.get(item)?.name ?? item,
      units: Number(units) - (moved.get(item) ?? 0),
      value: Number(value) - (posted.get(item) ?? 0),
      ...(layers && { layers: layers.map((layer) => ({ of: layer.of, quantity: layer.units, value: layer.value })) }),
    }
  })
}

/** What each pool held at the end of the day, layer by layer, as known now. */
async function heldThen(
  store: StoreView,
  { company, until, zone }: Asked,
  pools: readonly { readonly item: string }[],
): Promise<ReadonlyMap<ItemId, PoolState>> {
  const row = (await store.rows.byIds('company', [company]))[0]?.row as CompanyRow | undefined
  if (!row) return new Map()
  const books = {
    method: row.costing,
    currency: row.currency,
    lock: 0,
    dateOf: (time: number) => businessDate(instant(time), zone),
  }
  const items = pools.map(({ item }) => item as ItemId)
  const end = dayOf(middleOf(until, zone), zone).until
  return answeredLater(poolsAsOf(books, items, end), (need) => store.ledger.answer(company, need))
}

/** Value by item that was posted after a day: the rest of its month line by line, later months from their totals. */
async function postedAfter(store: StoreView, asked: Asked): Promise<Map<string, number>> {
  const { company, until } = asked
  const end = knownUntil(asked)
  const rest = await sql<{ item: string; sum: number }>`
    select item, sum(amount) as sum from entry_line
    where tenant = ${tenant} and company = ${company} and account in (${sql.join(stockAccounts)})
      and posted_on > ${until} and posted_on <= ${endOfMonth(until)} and item is not null
    group by item`.execute(store.db)
  const months = await sql<{ item: string; sum: number }>`
    select item, sum(debit - credit) as sum from month_total
    where tenant = ${tenant} and company = ${company} and account in (${sql.join(stockAccounts)})
      and month > ${until.slice(0, 7)} and item <> ''
    group by item`.execute(store.db)
  // Of what is posted by then, what was learned later still.
  const later =
    end === undefined
      ? []
      : (
          await sql<{ item: string; sum: number }>`
          select l.item, sum(l.amount) as sum from entry e
            join entry_line l on l.tenant = e.tenant and l.entry = e.id
          where e.tenant = ${tenant} and e.company = ${company} and e.posted_on <= ${until} and e.learned_at >= ${end}
            and l.account in (${sql.join(stockAccounts)}) and l.item is not null
          group by l.item`.execute(store.db)
        ).rows
  return summed([...rest.rows, ...months.rows, ...later])
}

/** Units by item that came (or, below zero, went) after the end of a day. */
async function movedAfter(store: StoreView, asked: Asked): Promise<Map<string, number>> {
  const { company, until, zone } = asked
  const end = dayOf(middleOf(until, zone), zone).until
  const known = knownUntil(asked)
  const found = await sql<{ item: string; sum: number }>`
    select item, sum(case when substr(to_place, 2, 1) = ':' then quantity else 0 end)
      - sum(case when substr(from_place, 2, 1) = ':' then quantity else 0 end) as sum
    from movement
    where tenant = ${tenant} and owner = ${company}
      and (at >= ${end} ${known === undefined ? sql`` : sql`or learned_at >= ${known}`})
    group by item`.execute(store.db)
  return summed(found.rows)
}

function summed(rows: readonly { readonly item: string; readonly sum: number }[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { item, sum } of rows) sums.set(item, (sums.get(item) ?? 0) + Number(sum))
  return sums
}

async function namesOf(store: StoreView, ids: readonly string[]): Promise<Map<string, ItemRow>> {
  return new Map((await store.rows.byIds('item', ids)).map(({ id, row }) => [id, row as ItemRow]))
}
