// Owns what a manager sees first: orders due today by state, what is late, contradictions, silence, receipts due. Every
// figure is counted from rows as they are; nothing is estimated.
import { sql } from 'kysely'
import type { Pulse, Today } from '../../../../shared/protocol/desk/house.ts'
import type { OrderState } from '../../../../shared/rows/work.ts'
import { type StoreView, tenant } from '../../store.ts'
import { exceptionPage, openExceptions } from '../work/exceptions.ts'
import { openStates, statesOf } from '../work/orders.ts'
import { expectedBy, expectedStates, purchasePage } from '../work/purchases.ts'
import { dayOf } from './day.ts'
import { devicePage, silentDevices } from './devices.ts'

export interface DayAsked {
  readonly warehouse: string
  readonly zone: string
  readonly money: boolean
}

const orders = sql.table('order')
const few = 6
const hour = 3_600_000

export async function pulseOf(store: StoreView, asked: DayAsked, asOf: number): Promise<Pulse> {
  const { until } = dayOf(asOf, asked.zone)
  const open = await sql<{ n: number }>`
    select count(*) as n from ${orders}
    where tenant = ${tenant} and warehouse = ${asked.warehouse} and state in (${sql.join(openStates)})`.execute(
    store.db,
  )
  return {
    asOf,
    openOrders: Number(open.rows[0]?.n ?? 0),
    openExceptions: (await openExceptions(store, asked.warehouse)).count,
    duePurchases: await expectedBy(store, asked.warehouse, until),
    silentDevices: await silentDevices(store, asked.warehouse, asOf),
  }
}

export async function todayOf(store: StoreView, asked: DayAsked, asOf: number): Promise<Today> {
  const { warehouse } = asked
  const bounds = dayOf(asOf, asked.zone)
  const exceptions = await exceptionPage(
    store,
    { warehouse, state: 'open', sort: '-openedAt', money: asked.money, limit: 500, offset: 0 },
    asOf,
  )
  const devices = { warehouse, limit: 500, offset: 0, sort: 'heardAt' as const }
  const silent = await devicePage(store, { ...devices, show: 'silent' }, asOf)
  const active = await devicePage(store, { ...devices, show: 'active' }, asOf)
  const holding = active.rows.filter((row) => row.unsent > 0)
  const due = await dueStates(store, warehouse, bounds.from, bounds.until)
  return {
    asOf,
    day: bounds.date,
    dayEndsAt: bounds.until,
    due: { total: Object.values(due).reduce((sum, n) => sum + n, 0) - due.cancelled, states: due },
    late: await lateOrders(store, warehouse, asOf),
    held: await heldOrders(store, warehouse),
    exceptions: {
      count: exceptions.open,
      ...(exceptions.oldestAt !== undefined && { oldestAt: exceptions.oldestAt }),
      ...(asked.money && { value: exceptions.sums.value }),
      rows: exceptions.rows.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1)).slice(0, few),
    },
    silent: silent.rows,
    unsent: {
      operations: active.sums.unsent,
      devices: holding.length,
      ...oldest(holding.flatMap((row) => row.unsentOldestAt ?? [])),
    },
    receipts: await receipts(store, warehouse, bounds.until, asOf),
    shipped: await shippedHours(store, warehouse, bounds.from, bounds.until),
  }
}

function oldest(times: readonly number[]): { oldestAt: number } | Record<string, never> {
  return times.length > 0 ? { oldestAt: Math.min(...times) } : {}
}

/** Orders that are to leave today: open ones due by its end, however late, and those due today that already left. */
async function dueStates(
  store: StoreView,
  warehouse: string,
  from: number,
  until: number,
): Promise<Record<OrderState, number>> {
  const { rows } = await sql<{ state: OrderState; n: number }>`
    select state, count(*) as n from ${orders}
    where tenant = ${tenant} and warehouse = ${warehouse} and state in (${sql.join(openStates)}) and ship_by < ${until}
    group by state
    union all
    select state, count(*) as n from ${orders}
    where tenant = ${tenant} and warehouse = ${warehouse} and state in ('shipped', 'cancelled')
      and ship_by >= ${from} and ship_by < ${until}
    group by state`.execute(store.db)
  return statesOf(rows)
}

async function lateOrders(store: StoreView, warehouse: string, asOf: number): Promise<Today['late']> {
  const { rows } = await sql<{ n: number; oldest: number | null }>`
    select count(*) as n, min(ship_by) as oldest from ${orders}
    where tenant = ${tenant} and warehouse = ${warehouse} and state in (${sql.join(openStates)})
      and ship_by < ${asOf}`.execute(store.db)
  const { n, oldest: first } = rows[0] ?? { n: 0, oldest: null }
  return { count: Number(n), ...(first !== null && { oldestAt: Number(first) }) }
}

async function heldOrders(store: StoreView, warehouse: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${orders}
    where tenant = ${tenant} and warehouse = ${warehouse} and state = 'held'`.execute(store.db)
  return Number(rows[0]?.n ?? 0)
}

async function receipts(store: StoreView, warehouse: string, until: number, asOf: number): Promise<Today['receipts']> {
  const page = await purchasePage(
    store,
    { warehouse, states: expectedStates, dueUntil: until, sort: 'expectedAt', limit: few, offset: 0 },
    asOf,
  )
  return { count: page.total, overdue: await expectedBy(store, warehouse, asOf), rows: page.rows }
}

async function shippedHours(
  store: StoreView,
  warehouse: string,
  from: number,
  until: number,
): Promise<Today['shipped']> {
  const { rows } = await sql<{ slot: number; n: number }>`
    select (shipped_at - ${from}) / ${hour} as slot, count(*) as n from shipment
    where tenant = ${tenant} and warehouse = ${warehouse} and shipped_at >= ${from} and shipped_at < ${until}
    group by (shipped_at - ${from}) / ${hour}`.execute(store.db)
  const bySlot = new Map(rows.map((row) => [Math.floor(Number(row.slot)), Number(row.n)]))
  const hours = Array.from({ length: Math.round((until - from) / hour) }, (_, slot) => ({
    from: from + slot * hour,
    parcels: bySlot.get(slot) ?? 0,
  }))
  return { parcels: hours.reduce((sum, each) => sum + each.parcels, 0), hours }
}
