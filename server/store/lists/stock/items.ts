// Owns stock by item: what of each item is on hand, promised, free, coming and worth, in one warehouse. Figures come from
// the rows as they are now; the index of quants holds all that is summed.
import { sql } from 'kysely'
import type { ItemListRow, ItemPage, ItemSums } from '../../../../shared/protocol/desk/stock.ts'
import type { ItemRow } from '../../../../shared/rows/catalogue.ts'
import { indexKey } from '../../../../shared/rows/tables.ts'
import type { PurchaseLineRow } from '../../../../shared/rows/work.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all, contains, orderBy, type Sort } from '../asking.ts'
import { costOf, currenciesOf, poolsOf } from '../books/costs.ts'

export const itemSorts = {
  sku: sql.ref('i.sku'),
  name: sql.ref('i.name'),
  onHand: sql`coalesce(s.on_hand, 0)`,
  allocated: sql`coalesce(s.promised, 0)`,
  free: sql`coalesce(s.free, 0)`,
  value: sql`coalesce(p.value, 0)`,
}

export interface ItemsAsked extends Asking {
  readonly warehouse: string
  /** `stock`: something lies here; `wrong`: below zero, or promised beyond what there is. */
  readonly show: 'stock' | 'all' | 'wrong'
  readonly search?: string | undefined
  readonly sort: Sort<keyof typeof itemSorts>
  readonly money: boolean
}

interface Line {
  readonly body: string
  readonly on_hand: number | null
  readonly promised: number | null
  readonly free: number | null
}

export async function itemPage(store: StoreView, asked: ItemsAsked, asOf: number): Promise<ItemPage> {
  const stock = sql`
    with s as (
      select item, sum(quantity) as on_hand, sum(promised) as promised, sum(free) as free
      from quant where tenant = ${tenant} and warehouse = ${asked.warehouse} group by item)`
  const from = sql`
    from item i ${asked.show === 'all' ? sql`left join` : sql`join`} s on s.item = i.id
    left join cost_pool p on p.tenant = i.tenant and p.company = i.owner and p.item = i.id
    where ${all([
      sql`i.tenant = ${tenant} and i.gone = 0`,
      asked.show === 'stock' ? sql`s.on_hand <> 0` : undefined,
      asked.show === 'wrong' ? sql`(s.on_hand < 0 or s.free < 0)` : undefined,
      contains(sql.ref('i.words'), asked.search),
    ])}`
  const page = await sql<Line>`
    ${stock} select i.body, s.on_hand, s.promised, s.free ${from}
    ${orderBy(asked.sort, itemSorts, sql.ref('i.id'))} limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const sums = await sql<Totals>`
    ${stock} select i.owner, count(*) as n, sum(s.on_hand) as on_hand, sum(s.promised) as promised, sum(s.free) as free,
      sum(case when p.units = s.on_hand then p.value when p.units > 0 then p.value * s.on_hand / p.units else 0 end) as value
    ${from} group by i.owner`.execute(store.db)
  return {
    asOf,
    rows: await filled(store, asked, page.rows),
    total: total(sums.rows, (row) => row.n),
    sums: await sumsOf(store, sums.rows, asked.money),
    limit: asked.limit,
    offset: asked.offset,
  }
}

interface Totals {
  readonly owner: string
  readonly n: number
  readonly on_hand: number | null
  readonly promised: number | null
  readonly free: number | null
  readonly value: number | null
}

function total(rows: readonly Totals[], of: (row: Totals) => number | null): number {
  return rows.reduce((sum, row) => sum + Number(of(row) ?? 0), 0)
}

async function sumsOf(store: StoreView, rows: readonly Totals[], money: boolean): Promise<ItemSums> {
  const figures = {
    onHand: total(rows, (row) => row.on_hand),
    allocated: total(rows, (row) => row.promised),
    free: total(rows, (row) => row.free),
  }
  if (!money) return figures
  const currencies = await currenciesOf(store)
  const values = new Map<string, number>()
  for (const { owner, value } of rows) {
    const currency = currencies.get(owner)
    if (currency) values.set(currency, (values.get(currency) ?? 0) + Number(value ?? 0))
  }
  return { ...figures, value: [...values].map(([currency, value]) => ({ currency, value })) }
}

async function filled(store: StoreView, asked: ItemsAsked, lines: readonly Line[]): Promise<ItemListRow[]> {
  const rows = lines.map((line) => ({ line, item: JSON.parse(line.body) as ItemRow }))
  const ids = rows.map((row) => row.item.id)
  const coming = await comingOf(store, asked.warehouse, ids)
  const pools = asked.money ? await poolsOf(store, ids) : new Map()
  return rows.map(({ line, item }): ItemListRow => {
    const onHand = Number(line.on_hand ?? 0)
    const pool = pools.get(item.id)
    const value = onHand === 0 && pool ? 0 : costOf(pool, onHand)
    const code = (item.codes.find((each) => each.level === 'each') ?? item.codes[0])?.code
    return {
      id: item.id,
      sku: item.sku,
      name: item.name,
      unit: item.unit,
      ...(code !== undefined && { code }),
      onHand,
      allocated: Number(line.promised ?? 0),
      free: Number(line.free ?? 0),
      coming: coming.get(item.id) ?? 0,
      ...(value !== undefined && { value, currency: pool.currency }),
    }
  })
}

/** Units ordered from suppliers and not yet received, by item. */
export async function comingOf(
  store: StoreView,
  warehouse: string,
  items: readonly string[],
): Promise<Map<string, number>> {
  const lines = await store.rows.byIndex(
    'openPurchaseLinesOfItem',
    items.map((item) => indexKey(warehouse, item)),
  )
  const coming = new Map<string, number>()
  for (const { row } of lines) {
    const { item, ordered, received } = row as PurchaseLineRow
    coming.set(item, (coming.get(item) ?? 0) + ordered - received)
  }
  return coming
}
