// Owns telling why lines of an order can't be picked: loads what lies where of their items and asks the rule.
import { whyNotPicked } from '../../../../shared/orders/why-not-picked.ts'
import type { BlockedLine } from '../../../../shared/protocol/desk/work.ts'
import type { LocationRow, LotRow, WarehouseRow } from '../../../../shared/rows/catalogue.ts'
import { MemoryState } from '../../../../shared/rows/memory-state.ts'
import { locationOf } from '../../../../shared/rows/places.ts'
import type { QuantRow } from '../../../../shared/rows/stock.ts'
import { indexKey } from '../../../../shared/rows/tables.ts'
import type { OrderLineRow, OrderRow, PurchaseLineRow, PurchaseRow } from '../../../../shared/rows/work.ts'
import { businessDate, instant } from '../../../../shared/values/time.ts'
import type { StoreView } from '../../store.ts'
import { Names } from '../names/names.ts'

export async function blockedLines(
  store: StoreView,
  order: OrderRow,
  lines: readonly OrderLineRow[],
  asOf: number,
): Promise<BlockedLine[]> {
  if (order.state === 'shipped' || order.state === 'cancelled') return []
  const open = lines.filter((line) => line.ordered - line.cancelled - line.allocated - line.picked > 0)
  if (open.length === 0) return []
  const warehouse = (await store.rows.byIds('warehouse', [order.warehouse]))[0]?.row as WarehouseRow | undefined
  const today = businessDate(instant(asOf), warehouse?.zone ?? 'UTC')
  const keys = [...new Set(open.map((line) => indexKey(order.warehouse, line.item)))]
  const state = await stateOf(store, keys)
  const found = open.flatMap((line) => {
    const why = whyNotPicked(state, order, line, today)
    return why ? [{ line, why }] : []
  })
  const names = await new Names(store).learn({
    items: found.map(({ line }) => line.item),
    places: found.map(({ why }) => why.place),
  })
  const coming = await nextDeliveries(store, keys)
  return found.map(({ line, why: { place, ...why } }) => {
    const next = coming.get(line.item)
    return {
      line: line.id,
      item: names.item(line.item),
      ...why,
      ...(place !== undefined && { place: names.place(place) }),
      ...(next && { coming: next }),
    }
  })
}

/** What lies where of some items, as the rule reads it. */
async function stateOf(store: StoreView, keys: readonly string[]): Promise<MemoryState> {
  const state = new MemoryState()
  const quants = (await store.rows.byIndex('quantsOfItem', keys)).map(({ row }) => row as QuantRow)
  for (const quant of quants) state.set('quant', quant.id, quant)
  const places = [...new Set(quants.flatMap((quant) => locationOf(quant.place) ?? []))]
  for (const { id, row } of await store.rows.byIds('location', places)) state.set('location', id, row as LocationRow)
  const lots = [...new Set(quants.flatMap((quant) => (quant.lot ? `${quant.item}|${quant.lot}` : [])))]
  for (const { id, row } of await store.rows.byIds('lot', lots)) state.set('lot', id, row as LotRow)
  return state
}

async function nextDeliveries(store: StoreView, keys: readonly string[]) {
  const lines = (await store.rows.byIndex('openPurchaseLinesOfItem', keys)).map(({ row }) => row as PurchaseLineRow)
  const found = await store.rows.byIds('purchase', [...new Set(lines.map((line) => line.purchase))])
  const purchases = new Map(found.map(({ id, row }) => [id, row as PurchaseRow]))
  const next = new Map<string, NonNullable<BlockedLine['coming']>>()
  for (const line of lines) {
    const purchase = purchases.get(line.purchase)
    if (!purchase || purchase.state === 'closed') continue
    const { id, number, expectedAt: at } = purchase
    if ((next.get(line.item)?.at ?? Number.POSITIVE_INFINITY) > at)
      next.set(line.item, { purchase: id, number, at, units: line.ordered - line.received })
  }
  return next
}
