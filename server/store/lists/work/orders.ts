// Owns the list of orders: filter, sort, search, counts by state. Its detail is in order.ts.
import { sql } from 'kysely'
import type { OrderListRow, OrderPage } from '../../../../shared/protocol/desk/work.ts'
import type { OrderRow, OrderState } from '../../../../shared/rows/work.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all, anyOf, codeStarts, orderBy, type Sort } from '../asking.ts'
import { Names } from '../names/names.ts'
import { openByOrder } from './exceptions.ts'

export const orderSorts = {
  shipBy: sql.ref('ship_by'),
  placedAt: sql.ref('placed_at'),
  number: sql.ref('number'),
  units: sql.ref('units'),
  state: sql.ref('state'),
  channel: sql.ref('channel'),
}

export const orderStates: readonly OrderState[] = [
  'waiting',
  'held',
  'released',
  'picking',
  'picked',
  'packed',
  'shipped',
  'cancelled',
]

export const openStates: readonly OrderState[] = ['waiting', 'held', 'released', 'picking', 'picked', 'packed']

export interface OrdersAsked extends Asking {
  readonly warehouse: string
  readonly states?: readonly OrderState[] | undefined
  readonly channel?: string | undefined
  /** Ship-by time from (included) and until (excluded). */
  readonly dueFrom?: number | undefined
  readonly dueUntil?: number | undefined
  readonly search?: string | undefined
  readonly sort: Sort<keyof typeof orderSorts>
}

const table = sql.table('order')

export async function orderPage(store: StoreView, asked: OrdersAsked, asOf: number): Promise<OrderPage> {
  const without = [
    sql`tenant = ${tenant} and warehouse = ${asked.warehouse} and gone = 0`,
    asked.channel === undefined ? undefined : sql`channel = ${asked.channel}`,
    asked.dueFrom === undefined ? undefined : sql`ship_by >= ${asked.dueFrom}`,
    asked.dueUntil === undefined ? undefined : sql`ship_by < ${asked.dueUntil}`,
    codeStarts(sql.ref('ix_order_by_number'), asked.search),
  ]
  const where = all([...without, anyOf(sql.ref('state'), asked.states)])
  const page = await sql<{ body: string }>`
    select body from ${table} where ${where}
    ${orderBy(asked.sort, orderSorts, sql.ref('id'))} limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const byState = await sql<{ state: OrderState; n: number; units: number }>`
    select state, count(*) as n, sum(units) as units from ${table} where ${all(without)} group by state`.execute(
    store.db,
  )
  const counted = byState.rows.filter((row) => !asked.states?.length || asked.states.includes(row.state))
  return {
    asOf,
    rows: await named(store, asked.warehouse, page.rows.map(parseOrder)),
    total: counted.reduce((sum, row) => sum + Number(row.n), 0),
    sums: { units: counted.reduce((sum, row) => sum + Number(row.units), 0) },
    limit: asked.limit,
    offset: asked.offset,
    states: statesOf(byState.rows),
  }
}

export function statesOf(
  rows: readonly { readonly state: OrderState; readonly n: number }[],
): Record<OrderState, number> {
  const states = Object.fromEntries(orderStates.map((state) => [state, 0])) as Record<OrderState, number>
  for (const row of rows) states[row.state] = Number(row.n)
  return states
}

async function named(store: StoreView, warehouse: string, orders: readonly OrderRow[]): Promise<OrderListRow[]> {
  const names = await new Names(store).learn({
    people: orders.map((order) => order.claim?.person),
    devices: orders.map((order) => order.claim?.device),
  })
  const exceptions = await openByOrder(store, warehouse)
  return orders.map((order) => ({
    order,
    exceptions: exceptions.get(order.number) ?? 0,
    ...claimOf(order, names),
  }))
}

/** Who works on an order, by name; empty where nobody claimed it. */
export function claimOf(order: OrderRow, names: Names): Pick<OrderListRow, 'claimedBy'> | Record<string, never> {
  if (!order.claim) return {}
  return { claimedBy: { person: names.person(order.claim.person), device: names.device(order.claim.device) } }
}

function parseOrder(stored: { readonly body: string }): OrderRow {
  return JSON.parse(stored.body) as OrderRow
}
