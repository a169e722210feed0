// Owns stock by item: what of each item is on hand, promised, free, coming and worth, in one warehouse. Figures come from
// totals that are brought up to date first; a page is found by walking the index of its order.
import { type RawBuilder, sql } from 'kysely'
import type { ItemListRow, ItemPage, ItemSums } from '../../../../shared/protocol/desk/stock.ts'
import type { ItemRow } from '../../../../shared/rows/catalogue.ts'
import { indexKey } from '../../../../shared/rows/tables.ts'
import type { PurchaseLineRow } from '../../../../shared/rows/work.ts'
import { keepStockTotals, type StockSums } from '../../stock-totals.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all, contains, orderBy, type Sort } from '../asking.ts'
import { costOf, currenciesOf, poolsOf } from '../books/costs.ts'

export const itemSorts = {
  sku: sql.ref('i.sku'),
  name: sql.ref('i.name'),
  onHand: sql.ref('s.on_hand'),
  allocated: sql.ref('s.promised'),
  free: sql.ref('s.free'),
  value: sql.ref('p.value'),
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
  const kept = await keepStockTotals(store.db, tenant, asked.warehouse)
  const page = await sql<Line>`
    select i.body, s.on_hand, s.promised, s.free ${inOrder(asked)} where ${found(asked)}
    ${ordered(asked)} limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const { n, sums } = await sumsOf(store, asked, kept)
  return {
    asOf,
    rows: await filled(store, asked, page.rows),
    total: n,
    sums,
    limit: asked.limit,
    offset: asked.offset,
  }
}

const pools = sql`left join cost_pool p on p.tenant = ${tenant} and p.company = i.owner and p.item = i.id`

/** Items in their order, each with its totals where it has any. */
function itemsFirst({ warehouse }: ItemsAsked): RawBuilder<unknown> {
  return sql`item i left join stock_total s on s.tenant = ${tenant} and s.warehouse = ${warehouse} and s.item = i.id`
}

/** Totals in their order, each with its item: only what was ever here. */
function totalsFirst({ warehouse }: ItemsAsked): RawBuilder<unknown> {
  return sql`(select * from stock_total where tenant = ${tenant} and warehouse = ${warehouse}) s
    join item i on i.tenant = ${tenant} and i.id = s.item`
}

/** The tables in the order in which the page is walked, so that its first rows are found without the others. */
function inOrder(asked: ItemsAsked): RawBuilder<unknown> {
  const by = asked.sort.replace('-', '')
  if (by === 'sku' || by === 'name' || asked.show === 'all') return sql`from ${itemsFirst(asked)} ${pools}`
  return sql`from ${totalsFirst(asked)} ${pools}`
}

/** Of items that were never here figures are unknown; they stand with those of zero. */
function ordered({ sort, show }: ItemsAsked): RawBuilder<unknown> {
  const keys = show === 'all' ? { ...itemSorts, ...zeroed } : itemSorts
  const walksTotals = show !== 'all' && !/^-?(sku|name)$/.test(sort)
  return orderBy(sort, keys, sql.ref(walksTotals ? 's.item' : 'i.id'))
}

const zeroed = {
  onHand: sql`coalesce(s.on_hand, 0)`,
  allocated: sql`coalesce(s.promised, 0)`,
  free: sql`coalesce(s.free, 0)`,
  value: sql`coalesce(p.value, 0)`,
}

function found({ show, search }: ItemsAsked): RawBuilder<unknown> {
  return all([
    sql`i.tenant = ${tenant} and i.gone = 0`,
    show === 'stock' ? sql`s.on_hand <> 0` : undefined,
    show === 'wrong' ? sql`(s.on_hand < 0 or s.free < 0)` : undefined,
    contains(sql.ref('i.words'), search),
  ])
}

interface Totals {
  readonly owner: string
  readonly n: number
  readonly on_hand: number | null
  readonly promised: number | null
  readonly free: number | null
  readonly value: number | null
}

/** Beyond so many items their worth is a report's to add up: it is not the price of looking at a list. */
const mostValued = 5000

/** What was found in all. Of the whole warehouse the sums are kept; of a part of it they are added up. */
async function sumsOf(
  store: StoreView,
  asked: ItemsAsked,
  kept: StockSums,
): Promise<{ readonly n: number; readonly sums: ItemSums }> {
  const whole = !asked.search && asked.show !== 'wrong'
  if (whole && kept.items > mostValued) {
    const n = asked.show === 'all' ? await itemCount(store) : kept.items
    return { n, sums: { onHand: kept.onHand, allocated: kept.promised, free: kept.free } }
  }
  const { rows } = await sql<Totals>`
    select i.owner, count(*) as n, sum(s.on_hand) as on_hand, sum(s.promised) as promised, sum(s.free) as free,
      sum(case when p.units = s.on_hand then p.value when p.units > 0 then p.value * s.on_hand / p.units else 0 end) as value
    from ${asked.show === 'all' ? itemsFirst(asked) : totalsFirst(asked)} ${pools}
    where ${found(asked)} group by i.owner`.execute(store.db)
  const total = (of: (row: Totals) => number | null) => rows.reduce((sum, row) => sum + Number(of(row) ?? 0), 0)
  const figures = {
    onHand: total((row) => row.on_hand),
    allocated: total((row) => row.promised),
    free: total((row) => row.free),
  }
  const n = total((row) => row.n)
  return { n, sums: asked.money ? { ...figures, value: await worth(store, rows) } : figures }
}

async function itemCount(store: StoreView): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from item where tenant = ${tenant}`.execute(store.db)
  return Number(rows[0]?.n ?? 0)
}

async function worth(store: StoreView, rows: readonly Totals[]): Promise<NonNullable<ItemSums['value']>> {
  const currencies = await currenciesOf(store)
  const values = new Map<string, number>()
  for (const { owner, value } of rows) {
    const currency = currencies.get(owner)
    if (currency) values.set(currency, (values.get(currency) ?? 0) + Number(value ?? 0))
  }
  return [...values].map(([currency, value]) => ({ currency, value }))
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
