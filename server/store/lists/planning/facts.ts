// Owns reading what planning works on: demand, stock, places, purchases and how long they took. Whole warehouses at once, so
// it is asked by a program of its own, never on the way of a request.
import { type RawBuilder, sql } from 'kysely'
import type { ItemRow, LocationRow, WarehouseRow } from '../../../../shared/rows/catalogue.ts'
import type { PlateRow, QuantRow } from '../../../../shared/rows/stock.ts'
import type {
  OrderLineRow,
  OrderRow,
  PurchaseLineRow,
  PurchaseRow,
  PurchaseTermsRow,
  SaleLineRow,
  TaskRow,
} from '../../../../shared/rows/work.ts'
import { type StoreView, tenant } from '../../store.ts'

/** An order line as demand: what was wanted when, less what was cancelled. */
export interface Wanted {
  readonly order: string
  readonly item: string
  readonly at: number
  readonly units: number
  /** Minor units for one unit, as agreed; absent where no price is known. */
  readonly price?: number
}

async function bodies<Row>(store: StoreView, statement: RawBuilder<unknown>): Promise<Row[]> {
  const found = await sql<{ body: string }>`${statement}`.execute(store.db)
  return found.rows.map((row) => JSON.parse(row.body) as Row)
}

/** Lines of orders placed since a time, oldest first. */
export async function wantedSince(store: StoreView, warehouse: string, since: number): Promise<readonly Wanted[]> {
  const found = await sql<{ body: string; sale: string | null; placed_at: number }>`
    select l.body, o.placed_at, s.body as sale from "order" o
    join order_line l on l.tenant = o.tenant and l.ix_lines_of_order = o.id and l.gone = 0
    left join sale_line s on s.tenant = l.tenant and s.id = l.id and s.gone = 0
    where o.tenant = ${tenant} and o.warehouse = ${warehouse} and o.gone = 0 and o.placed_at >= ${since}
    order by o.placed_at, l.id`.execute(store.db)
  return found.rows.map(({ body, sale, placed_at }) => {
    const { order, item, ordered, cancelled } = JSON.parse(body) as OrderLineRow
    const net = sale === null ? 0 : (JSON.parse(sale) as SaleLineRow).net
    const price = ordered > 0 && net > 0 ? net / ordered : undefined
    return { order, item, at: Number(placed_at), units: ordered - cancelled, ...(price !== undefined && { price }) }
  })
}

export async function warehouseOf(store: StoreView, id: string): Promise<WarehouseRow | undefined> {
  return (await store.rows.byIds('warehouse', [id]))[0]?.row as WarehouseRow | undefined
}

export async function quantsIn(store: StoreView, warehouse: string): Promise<readonly QuantRow[]> {
  return bodies(
    store,
    sql`select body from quant where tenant = ${tenant} and warehouse = ${warehouse} and gone = 0 and quantity <> 0`,
  )
}

export async function locationsIn(store: StoreView, warehouse: string): Promise<readonly LocationRow[]> {
  return bodies(
    store,
    sql`select body from location where tenant = ${tenant} and warehouse = ${warehouse} and gone = 0 order by id`,
  )
}

export async function platesIn(store: StoreView, warehouse: string): Promise<readonly PlateRow[]> {
  const scope = `w:${warehouse}`
  return bodies(store, sql`select body from plate where tenant = ${tenant} and scope = ${scope} and gone = 0`)
}

export async function itemsBy(store: StoreView, ids: Iterable<string>): Promise<ReadonlyMap<string, ItemRow>> {
  const found = await store.rows.byIds('item', [...new Set(ids)])
  return new Map(found.map(({ id, row }) => [id, row as ItemRow]))
}

/** A line bought: of whom, when, at what price, and when it came. */
export interface Bought {
  readonly item: string
  readonly supplier: string
  readonly state: PurchaseRow['state']
  readonly ordered: number
  readonly received: number
  readonly orderedAt: number
  readonly expectedAt: number
  readonly arrivedAt?: number
  readonly unitPrice: string
  readonly currency: string
  readonly rate: string
}

export async function boughtSince(store: StoreView, warehouse: string, since: number): Promise<readonly Bought[]> {
  const purchases = await bodies<PurchaseRow>(
    store,
    sql`select body from purchase where tenant = ${tenant} and warehouse = ${warehouse} and gone = 0
      and expected_at >= ${since}`,
  )
  const ids = purchases.map((purchase) => purchase.id)
  const lines = (await store.rows.byIndex('linesOfPurchase', ids)).map(({ row }) => row as PurchaseLineRow)
  const terms = new Map(
    (await store.rows.byIndex('termsOfPurchase', ids)).map(({ id, row }) => [id, row as PurchaseTermsRow]),
  )
  const times = await timesOf(store, warehouse, since)
  const byId = new Map(purchases.map((purchase) => [purchase.id as string, purchase]))
  return lines.flatMap((line): Bought[] => {
    const purchase = byId.get(line.purchase)
    const price = terms.get(line.id)
    if (!purchase || !price) return []
    const arrivedAt = times.arrived.get(line.purchase)
    return [
      {
        item: line.item,
        supplier: purchase.supplier,
        state: purchase.state,
        ordered: line.ordered,
        received: line.received,
        orderedAt: times.ordered.get(line.purchase) ?? purchase.expectedAt,
        expectedAt: purchase.expectedAt,
        ...(arrivedAt !== undefined && { arrivedAt }),
        unitPrice: price.unitPrice,
        currency: price.currency,
        rate: price.rate,
      },
    ]
  })
}

/** When purchases were ordered and when their first goods came, by their operations. */
async function timesOf(store: StoreView, warehouse: string, since: number) {
  const long = 400 * 86_400_000
  const found = await sql<{ type: string; at: number; body: string }>`
    select type, at, body from operation where tenant = ${tenant} and warehouse = ${warehouse}
      and type in ('purchase-ordered', 'goods-received') and at >= ${since - long} order by at`.execute(store.db)
  const ordered = new Map<string, number>()
  const arrived = new Map<string, number>()
  for (const { type, at, body } of found.rows) {
    const { purchase } = JSON.parse(body) as { purchase?: string }
    if (purchase === undefined) continue
    const times = type === 'purchase-ordered' ? ordered : arrived
    if (!times.has(purchase)) times.set(purchase, Number(at))
  }
  return { ordered, arrived }
}

/** Units by which each item's stock grew, by periods counted back from now (0: the one that just ends). */
export async function grownSince(
  store: StoreView,
  warehouse: string,
  asked: { readonly now: number; readonly length: number; readonly periods: number },
): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const { now, length, periods } = asked
  const since = now - periods * length
  const found = await sql<{ item: string; back: number; units: number }>`
    select item, cast((${now} - at) / ${length} as integer) as back,
      sum(case when to_place like '_:%' then quantity else 0 end
        - case when from_place like '_:%' then quantity else 0 end) as units
    from movement where tenant = ${tenant} and warehouse = ${warehouse} and at > ${since} and at <= ${now}
    group by item, cast((${now} - at) / ${length} as integer)`.execute(store.db)
  const grown = new Map<string, Map<number, number>>()
  for (const { item, back, units } of found.rows) {
    const own = grown.get(item) ?? new Map<number, number>()
    grown.set(item, own.set(Math.floor(Number(back)), Number(units)))
  }
  return grown
}

/** Where pickers were sent in the past weeks: visits of each place. */
export async function visitsSince(
  store: StoreView,
  warehouse: string,
  since: number,
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ place: string; visits: number }>`
    select m.from_place as place, count(distinct m.operation) as visits from movement m
    join operation o on o.tenant = m.tenant and o.id = m.operation and o.type = 'units-picked'
    where m.tenant = ${tenant} and m.warehouse = ${warehouse} and m.at >= ${since}
    group by m.from_place`.execute(store.db)
  return new Map(found.rows.map(({ place, visits }) => [place, Number(visits)]))
}

/** Orders that still want hands, with their open tasks. */
export async function openWork(store: StoreView, warehouse: string) {
  const orders = await bodies<OrderRow>(
    store,
    sql`select body from "order" where tenant = ${tenant} and warehouse = ${warehouse} and gone = 0
      and state in ('waiting', 'released', 'picking', 'picked')`,
  )
  const ids = orders.map((order) => order.id)
  const tasks = (await store.rows.byIndex('tasksOfOrder', ids)).map(({ row }) => row as TaskRow)
  const lines = (await store.rows.byIndex('linesOfOrder', ids)).map(({ row }) => row as OrderLineRow)
  return { orders, tasks, lines }
}
