// Owns totals of stock by warehouse and item, kept so that a list of a hundred thousand items costs what it shows. They are
// brought up to date by whoever reads them, from the quants that changed since: what is never looked at costs no scan anything.
import { sql } from 'kysely'
import { partsOfQuant } from '../../shared/rows/stock.ts'
import { warehouseScope } from '../../shared/rows/tables.ts'
import type { Db } from './database.ts'

const chunk = 400

/** Sums over all items of a warehouse that are on hand (or below zero). */
export interface StockSums {
  readonly items: number
  readonly onHand: number
  readonly promised: number
  readonly free: number
}

/** Brings the totals of a warehouse up to its newest revision, and returns their sums. Done twice at once it does the same twice. */
export async function keepStockTotals(db: Db, tenant: number, warehouse: string): Promise<StockSums> {
  const rev = await revisionOf(db, tenant, warehouseScope(warehouse))
  const kept = await markOf(db, tenant, warehouse)
  if (kept?.rev === rev) return kept.sums
  return db.isTransaction
    ? bringUp({ db, tenant, warehouse })
    : db.transaction().execute((trx) => bringUp({ db: trx, tenant, warehouse }))
}

async function bringUp(place: Place): Promise<StockSums> {
  const { db, tenant, warehouse } = place
  const rev = await revisionOf(db, tenant, warehouseScope(warehouse))
  const kept = await markOf(db, tenant, warehouse)
  // A revision below the mark: the database was restored under a kept mark, so all is counted anew.
  const sums = kept && kept.rev < rev ? await countChanged(place, kept.rev, kept.sums) : await countAll(place)
  await sql`
    insert into stock_total_mark (tenant, warehouse, rev, items, on_hand, promised, free)
    values (${tenant}, ${warehouse}, ${rev}, ${sums.items}, ${sums.onHand}, ${sums.promised}, ${sums.free})
    on conflict (tenant, warehouse) do update set rev = excluded.rev, items = excluded.items,
      on_hand = excluded.on_hand, promised = excluded.promised, free = excluded.free`.execute(db)
  return sums
}

/**
 * Each warehouse whose kept totals are not what its quants say, in words. Items that changed after the mark are brought up to
 * date by whoever reads them next, so they are not compared; the sums at the mark are.
 */
export async function wrongStockTotals(db: Db, tenant: number): Promise<string[]> {
  const { rows: marks } = await sql<{ warehouse: string }>`
    select warehouse from stock_total_mark where tenant = ${tenant}`.execute(db)
  const wrong: string[] = []
  for (const { warehouse } of marks) wrong.push(...(await wrongTotalsIn({ db, tenant, warehouse })))
  return wrong
}

async function wrongTotalsIn(place: Place): Promise<string[]> {
  const { db, tenant, warehouse } = place
  const mark = await markOf(db, tenant, warehouse)
  // A mark beyond the newest revision is of another history: the next reader counts all anew.
  if (!mark || mark.rev > (await revisionOf(db, tenant, warehouseScope(warehouse)))) return []
  const changed = new Set(await itemsChanged(place, mark.rev))
  const { rows: quants } = await sql<Row & { item: string }>`
    select item, sum(quantity) as on_hand, sum(promised) as promised, sum(free) as free from quant
    where tenant = ${tenant} and warehouse = ${warehouse} group by item`.execute(db)
  const sums = new Map(quants.map((row) => [row.item, sumsIn(row)]))
  const { rows: kept } = await sql<Row & { item: string }>`
    select item, on_hand, promised, free from stock_total
    where tenant = ${tenant} and warehouse = ${warehouse}`.execute(db)
  const wrong: string[] = []
  for (const row of kept) {
    const [is, should] = [figures(sumsIn(row)), figures(sums.get(row.item))]
    sums.delete(row.item)
    if (is !== should && !changed.has(row.item))
      wrong.push(`total of ${row.item} in ${warehouse} is ${is}, its quants sum to ${should}`)
  }
  for (const [item, sum] of sums) {
    if (figures(sum) !== figures(undefined) && !changed.has(item))
      wrong.push(`quants of ${item} in ${warehouse} sum to ${figures(sum)}, no total is kept`)
  }
  const all = await sumsOf(place)
  if (figures(all) !== figures(mark.sums) || all.items !== mark.sums.items)
    wrong.push(`sums of ${warehouse} are ${figures(mark.sums)}, its totals sum to ${figures(all)}`)
  return wrong
}

/** On hand, promised and free, in one text that can be compared. */
function figures(sums: StockSums | undefined): string {
  return `${sums?.onHand ?? 0}/${sums?.promised ?? 0}/${sums?.free ?? 0}`
}

interface Place {
  readonly db: Db
  readonly tenant: number
  readonly warehouse: string
}

async function revisionOf(db: Db, tenant: number, scope: string): Promise<number> {
  const { rows } = await sql<{ rev: number }>`
    select rev from scope_rev where tenant = ${tenant} and scope = ${scope}`.execute(db)
  return Number(rows[0]?.rev ?? 0)
}

interface Row {
  readonly items?: number | null
  readonly on_hand: number | null
  readonly promised: number | null
  readonly free: number | null
}

async function markOf(db: Db, tenant: number, warehouse: string) {
  const { rows } = await sql<Row & { rev: number }>`
    select rev, items, on_hand, promised, free from stock_total_mark
    where tenant = ${tenant} and warehouse = ${warehouse}`.execute(db)
  return rows[0] && { rev: Number(rows[0].rev), sums: sumsIn(rows[0]) }
}

function sumsIn(row: Row | undefined): StockSums {
  const n = (value: number | null | undefined) => Number(value ?? 0)
  return { items: n(row?.items), onHand: n(row?.on_hand), promised: n(row?.promised), free: n(row?.free) }
}

async function sumsOf({ db, tenant, warehouse }: Place, items?: readonly string[]): Promise<StockSums> {
  const only = items ? sql`and item in (${sql.join(items)})` : sql``
  const { rows } = await sql<Row>`
    select sum(case when on_hand <> 0 then 1 else 0 end) as items, sum(on_hand) as on_hand, sum(promised) as promised,
      sum(free) as free
    from stock_total where tenant = ${tenant} and warehouse = ${warehouse} ${only}`.execute(db)
  return sumsIn(rows[0])
}

async function count({ db, tenant, warehouse }: Place, items?: readonly string[]): Promise<void> {
  const only = items ? sql`and item in (${sql.join(items)})` : sql``
  await sql`delete from stock_total where tenant = ${tenant} and warehouse = ${warehouse} ${only}`.execute(db)
  await sql`
    insert into stock_total (tenant, warehouse, item, on_hand, promised, free)
    select tenant, warehouse, item, sum(quantity), sum(promised), sum(free) from quant
    where tenant = ${tenant} and warehouse = ${warehouse} ${only} group by tenant, warehouse, item`.execute(db)
}

async function countAll(place: Place): Promise<StockSums> {
  await count(place)
  return sumsOf(place)
}

/** Of a quant that is gone only its id is left, which names its item. */
async function itemsChanged({ db, tenant, warehouse }: Place, mark: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from quant
    where tenant = ${tenant} and scope = ${warehouseScope(warehouse)} and rev > ${mark}`.execute(db)
  return [...new Set(rows.map(({ id }) => partsOfQuant(id).goods.item as string))]
}

async function countChanged(place: Place, mark: number, before: StockSums): Promise<StockSums> {
  const items = await itemsChanged(place, mark)
  let sums = before
  for (let from = 0; from < items.length; from += chunk) {
    const some = items.slice(from, from + chunk)
    const was = await sumsOf(place, some)
    await count(place, some)
    sums = plus(sums, plus(await sumsOf(place, some), was, -1))
  }
  return sums
}

function plus(a: StockSums, b: StockSums, sign = 1): StockSums {
  return {
    items: a.items + sign * b.items,
    onHand: a.onHand + sign * b.onHand,
    promised: a.promised + sign * b.promised,
    free: a.free + sign * b.free,
  }
}
