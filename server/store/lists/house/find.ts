// Owns finding anything by a few letters: orders, items, bins, purchases, people, devices. A handful of each.
import { sql } from 'kysely'
import type { Found } from '../../../../shared/protocol/desk/house.ts'
import type { ItemRow, LocationRow } from '../../../../shared/rows/catalogue.ts'
import type { Kind, Rows } from '../../../../shared/rows/tables.ts'
import type { OrderRow, PurchaseRow } from '../../../../shared/rows/work.ts'
import { rowTables } from '../../row-tables.ts'
import { type StoreView, tenant } from '../../store.ts'
import { all, codeStarts, contains } from '../asking.ts'

const few = 6

export async function findAnything(store: StoreView, warehouse: string, typed: string, asOf: number): Promise<Found> {
  const orders = await look(store, 'order', codeStarts(sql.ref('ix_order_by_number'), typed))
  const purchases = await look(store, 'purchase', codeStarts(sql.ref('ix_purchase_by_number'), typed))
  const bins = await look(store, 'location', codeStarts(sql.ref('ix_location_by_code'), typed, `${warehouse}|`))
  const items = await look(store, 'item', contains(sql.ref('words'), typed))
  const people = await look(store, 'person', contains(sql`lower(name)`, typed))
  const devices = await look(store, 'device', contains(sql`lower(name)`, typed))
  return {
    asOf,
    found: [
      ...orders.map((row: OrderRow) => ({ kind: 'order' as const, id: row.id, code: row.number, name: row.channel })),
      ...items.map((row: ItemRow) => ({ kind: 'item' as const, id: row.id, code: row.sku, name: row.name })),
      ...bins.map((row: LocationRow) => ({ kind: 'bin' as const, id: row.id, code: row.code, name: row.zone })),
      ...purchases.map((row: PurchaseRow) => ({
        kind: 'purchase' as const,
        id: row.id,
        code: row.number,
        name: row.supplier,
      })),
      ...people.map((row) => ({ kind: 'person' as const, id: row.id, code: row.badge, name: row.name })),
      ...devices.map((row) => ({ kind: 'device' as const, id: row.id, code: row.name, name: '' })),
    ],
  }
}

async function look<K extends Kind>(
  store: StoreView,
  kind: K,
  condition: ReturnType<typeof contains>,
): Promise<Rows[K][]> {
  const { rows } = await sql<{ body: string }>`
    select body from ${sql.table(rowTables[kind].table)}
    where ${all([sql`tenant = ${tenant} and gone = 0`, condition])} limit ${few}`.execute(store.db)
  return rows.map((row) => JSON.parse(row.body) as Rows[K])
}
