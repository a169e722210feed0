// Owns one device as the desk opens it: which orders it has in hand, and what the goods of these cost.
import { sql } from 'kysely'
import type { DeviceDetail } from '../../../../shared/protocol/desk/house.ts'
import type { DeviceRow } from '../../../../shared/rows/catalogue.ts'
import type { OrderLineRow, OrderRow } from '../../../../shared/rows/work.ts'
import { type StoreView, tenant } from '../../store.ts'
import { costOf, poolsOf } from '../books/costs.ts'
import { Names } from '../names/names.ts'

const most = 200

export async function deviceDetail(
  store: StoreView,
  id: string,
  money: boolean,
  asOf: number,
): Promise<(DeviceDetail & { readonly warehouse: string }) | undefined> {
  const device = (await store.rows.byIds('device', [id]))[0]?.row as DeviceRow | undefined
  if (!device) return undefined
  const { rows } = await sql<{ body: string }>`
    select body from ${sql.table('order')}
    where tenant = ${tenant} and warehouse = ${device.warehouse} and state in ('released', 'picking')
      and claimed_by = ${id} order by ship_by limit ${most}`.execute(store.db)
  const orders = rows.map(({ body }) => JSON.parse(body) as OrderRow)
  const names = await new Names(store).learn({ people: orders.map((order) => order.claim?.person) })
  const values = money ? await valuesOf(store, orders) : undefined
  return {
    asOf,
    warehouse: device.warehouse,
    orders: orders.map((order) => {
      const value = values?.get(order.id)
      return {
        id: order.id,
        number: order.number,
        shipBy: order.shipBy,
        units: order.units,
        picked: order.picked,
        ...(order.claim && { person: names.person(order.claim.person), since: order.claim.at }),
        ...(value !== undefined && { value }),
      }
    }),
  }
}

/** What the goods of each order cost that have not left yet; of goods without a known cost nothing is said. */
async function valuesOf(store: StoreView, orders: readonly OrderRow[]): Promise<Map<string, number>> {
  const found = await store.rows.byIndex(
    'linesOfOrder',
    orders.map((order) => order.id),
  )
  const lines = found.map(({ row }) => row as OrderLineRow)
  const pools = await poolsOf(
    store,
    lines.map((line) => line.item),
  )
  const values = new Map<string, number>()
  for (const line of lines) {
    const cost = costOf(pools.get(line.item), line.allocated + line.picked)
    if (cost !== undefined) values.set(line.order, (values.get(line.order) ?? 0) + cost)
  }
  return values
}
