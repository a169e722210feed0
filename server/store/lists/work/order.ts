// Owns one order as the desk opens it: lines with their places, parcels, timeline, exceptions, and what the books say.
import type { EntryRow } from '../../../../shared/protocol/desk/operations.ts'
import type {
  OrderDetail,
  OrderLineDetail,
  OrderMoney,
  ParcelRow,
  ReturnRow,
} from '../../../../shared/protocol/desk/work.ts'
import { onPlate } from '../../../../shared/rows/places.ts'
import type {
  CustomerRow,
  OrderLineRow,
  OrderRow,
  SaleLineRow,
  SaleRow,
  ShipmentRow,
  ShipToRow,
  TaskRow,
} from '../../../../shared/rows/work.ts'
import type { StoreView } from '../../store.ts'
import { currenciesOf } from '../books/costs.ts'
import { entriesOf } from '../books/entries.ts'
import { briefsOf } from '../names/briefs.ts'
import { Names } from '../names/names.ts'
import { newestFirst, operationsOf } from '../names/timeline.ts'
import { blockedLines } from './blocked.ts'
import { exceptionsAbout } from './exceptions.ts'
import { claimOf } from './orders.ts'
import { returnsTold } from './returns.ts'

export async function orderDetail(
  store: StoreView,
  id: string,
  money: boolean,
  asOf: number,
): Promise<OrderDetail | undefined> {
  const order = (await store.rows.byIds('order', [id]))[0]?.row as OrderRow | undefined
  if (!order) return undefined
  const lines = (await store.rows.byIndex('linesOfOrder', [id])).map((each) => each.row as OrderLineRow)
  const tasks = (await store.rows.byIndex('tasksOfOrder', [id])).map((each) => each.row as TaskRow)
  const shipments = (await store.rows.byIndex('shipmentsOfOrder', [id])).map((each) => each.row as ShipmentRow)
  const saleLines = money
    ? (await store.rows.byIndex('saleLinesOfOrder', [id])).map((each) => each.row as SaleLineRow)
    : []
  const names = await new Names(store).learn({
    people: [order.claim?.person],
    devices: [order.claim?.device],
    items: lines.map((line) => line.item),
    places: [...tasks.map((task) => task.from), ...shipments.map(plateOf), order.tote && onPlate(order.tote)],
  })
  const operations = await operationsOf(store, 'order', id)
  const briefs = await briefsOf(store, operations, names)
  const subjects = [`order:${id}`, ...lines.map((line) => `orderLine:${line.id}`)]
  return {
    asOf,
    order,
    ...claimOf(order, names),
    ...(order.tote && { tote: names.place(onPlate(order.tote)) }),
    ...(await peopleOf(store, order)),
    lines: lines.map((line) => lineOf(line, tasks, saleLines, names)),
    blocked: await blockedLines(store, order, lines, asOf),
    parcels: shipments.map((shipment) => parcelOf(shipment, names)),
    returns: await returnsOf(store, operations, money),
    timeline: newestFirst(briefs.values()),
    exceptions: await exceptionsAbout(store, subjects, money),
    ...(money && (await moneyOf(store, order, saleLines, operations))),
  }
}

/** Newest first. */
async function returnsOf(store: StoreView, operations: readonly string[], money: boolean): Promise<ReturnRow[]> {
  const stored = await store.operations.byIds([...operations])
  return returnsTold(
    store,
    operations.flatMap((operation) => stored.get(operation) ?? []),
    money,
  )
}

function plateOf(shipment: ShipmentRow) {
  return shipment.plate && onPlate(shipment.plate)
}

function lineOf(
  line: OrderLineRow,
  tasks: readonly TaskRow[],
  saleLines: readonly SaleLineRow[],
  names: Names,
): OrderLineDetail {
  const picks = tasks.filter((task) => task.line === line.id && task.kind === 'pick' && task.state !== 'cancelled')
  const open = picks.filter((task) => task.state === 'open')
  const places = new Set([...open, ...picks].flatMap((task) => task.from ?? []))
  const sale = saleLines.find((each) => each.id === line.id)
  const { id, ordered, cancelled, allocated, picked, packed, shipped } = line
  return {
    id,
    item: names.item(line.item),
    ordered,
    cancelled,
    allocated,
    picked,
    packed,
    shipped,
    from: [...places].map((place) => names.place(place)),
    ...(sale && { unitPrice: sale.unitPrice, net: sale.net }),
  }
}

function parcelOf(shipment: ShipmentRow, names: Names): ParcelRow {
  const { id, number, carton, state, packedAt, shippedAt, tracking, lines } = shipment
  const plate = plateOf(shipment)
  return {
    id,
    number,
    carton,
    state,
    units: lines.reduce((sum, line) => sum + line.quantity, 0),
    packedAt,
    ...(shippedAt !== undefined && { shippedAt }),
    ...(tracking !== undefined && { tracking }),
    ...(plate && { plate: names.place(plate) }),
  }
}

async function peopleOf(store: StoreView, order: OrderRow): Promise<Pick<OrderDetail, 'customer' | 'shipTo'>> {
  const sale = (await store.rows.byIds('sale', [order.id]))[0]?.row as SaleRow | undefined
  const customer = sale && ((await store.rows.byIds('customer', [sale.customer]))[0]?.row as CustomerRow | undefined)
  const shipTo = (await store.rows.byIds('shipTo', [order.id]))[0]?.row as ShipToRow | undefined
  return {
    ...(customer && { customer: { id: customer.id, name: customer.name, country: customer.country } }),
    ...(shipTo && { shipTo: { name: shipTo.name, lines: shipTo.lines, country: shipTo.country } }),
  }
}

async function moneyOf(
  store: StoreView,
  order: OrderRow,
  saleLines: readonly SaleLineRow[],
  operations: readonly string[],
): Promise<{ money: OrderMoney } | Record<string, never>> {
  const sale = (await store.rows.byIds('sale', [order.id]))[0]?.row as SaleRow | undefined
  if (!sale) return {}
  const entries = await entriesOf(store, operations)
  const currencies = await currenciesOf(store)
  return {
    money: {
      currency: sale.currency,
      booksCurrency: currencies.get(order.company) ?? sale.currency,
      net: saleLines.reduce((sum, line) => sum + line.net, 0),
      charges: sale.charges,
      accounts: perAccount(entries),
      entries,
    },
  }
}

function perAccount(entries: readonly EntryRow[]): { account: string; amount: number }[] {
  const sums = new Map<string, number>()
  for (const { account, amount } of entries.flatMap((entry) => entry.lines)) {
    sums.set(account, (sums.get(account) ?? 0) + amount)
  }
  return [...sums]
    .map(([account, amount]) => ({ account, amount }))
    .toSorted((a, b) => (a.account < b.account ? -1 : 1))
}
