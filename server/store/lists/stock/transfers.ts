// Owns goods on their way between warehouses at the desk: what is coming here, what left from here, what came of it.
import { sql } from 'kysely'
import type { TransferPage } from '../../../../shared/protocol/desk/goods.ts'
import type { WarehouseRow } from '../../../../shared/rows/catalogue.ts'
import type { TransferRow } from '../../../../shared/rows/work.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all } from '../asking.ts'
import { costOf, poolsOf } from '../books/costs.ts'
import { Names } from '../names/names.ts'

export const transferShows = ['coming', 'gone', 'all'] as const

export interface TransfersAsked extends Asking {
  readonly warehouse: string
  /** `coming` here and `gone` from here are on their way; `all` were ever. */
  readonly show: (typeof transferShows)[number]
  readonly money: boolean
}

const mostWarehouses = 1000

export async function transferPage(store: StoreView, asked: TransfersAsked, asOf: number): Promise<TransferPage> {
  const here = sql`warehouse = ${asked.warehouse}`
  const from = sql`source = ${asked.warehouse}`
  const where = all([
    sql`tenant = ${tenant} and gone = 0`,
    asked.show === 'coming' ? sql`${here} and open <> 0` : undefined,
    asked.show === 'gone' ? sql`${from} and open <> 0` : undefined,
    asked.show === 'all' ? sql`(${here} or ${from})` : undefined,
  ])
  const page = await sql<{ body: string }>`
    select body from transfer where ${where} order by at desc, id desc
    limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const [sum] = (
    await sql<{ n: number; left: number | null }>`
    select count(*) as n, sum(open) as left from transfer where ${where}`.execute(store.db)
  ).rows
  const rows = page.rows.map(({ body }) => JSON.parse(body) as TransferRow)
  const items = [...new Set(rows.map(({ item }) => item))]
  const names = await new Names(store).learn({ items })
  const pools = asked.money ? await poolsOf(store, items) : new Map<string, never>()
  const found = (await store.rows.all('warehouse', mostWarehouses)).map(({ row }) => row as WarehouseRow)
  const warehouses = found.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name))
  const named = (id: string) => warehouses.find((each) => each.id === id) ?? { id, name: id }
  return {
    asOf,
    rows: rows.map(({ warehouse, source, item, ...row }) => {
      const left = row.shipped - row.received - row.lost
      const pool = pools.get(item)
      const value = costOf(pool, left)
      return {
        id: row.id,
        transfer: row.transfer,
        number: row.number,
        at: row.at,
        ...(source && { from: named(source) }),
        to: named(warehouse),
        item: names.item(item),
        lot: row.lot,
        serial: row.serial,
        owner: row.owner,
        shipped: row.shipped,
        received: row.received,
        lost: row.lost,
        left,
        ...(pool && value !== undefined && left > 0 && { value, currency: pool.currency }),
      }
    }),
    total: Number(sum?.n ?? 0),
    sums: { left: Number(sum?.left ?? 0) },
    limit: asked.limit,
    offset: asked.offset,
    warehouses,
  }
}
