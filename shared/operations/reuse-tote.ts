// Owns giving a tote with goods that nobody wants any more to another order that needs just these goods: they count as picked
// for it, and what it would have taken from shelves for the same units is called off. Does not know why they are free.
import { openUnits } from '../orders/release.ts'
import type { Draft } from '../rows/draft.ts'
import { onPlate } from '../rows/places.ts'
import type { PlateRow, QuantRow } from '../rows/stock.ts'
import { indexKey } from '../rows/tables.ts'
import type { OrderLineRow, OrderRow } from '../rows/work.ts'
import type { OrderId } from '../values/ids.ts'
import { closePick } from './close-pick.ts'
import { progressLine, settleOrder } from './order-progress.ts'
import { alignPackTask } from './pack-task.ts'

// A decision at a desk: how far it looks among the orders that wait.
const looked = 200

/**
 * Gives a whole tote to an order that needs all that is in it: the named one, else the first in line. Returns it, or
 * undefined where none does; then nothing has happened.
 */
export function reuseTote(draft: Draft, tote: PlateRow, named?: OrderId): OrderRow | undefined {
  const goods = draft.find('quantsAt', onPlate(tote.id)).filter((quant) => quant.quantity > 0)
  if (goods.length === 0 || goods.some((quant) => quant.status !== 'available')) return undefined
  const orders = named ? [draft.get('order', named)] : candidates(draft)
  for (const order of orders) {
    if (!order || order.id === tote.order || !canUse(order)) continue
    const lines = linesFor(draft, order, goods)
    if (!lines) continue
    for (const [index, line] of lines.entries()) serve(draft, line.id, goods[index]?.quantity ?? 0)
    draft.put('plate', { ...tote, order: order.id })
    const after = draft.get('order', order.id)
    if (after && !after.tote) draft.put('order', { ...after, tote: tote.id })
    settleOrder(draft, order.id)
    alignPackTask(draft, order.id)
    return order
  }
  return undefined
}

function candidates(draft: Draft): readonly OrderRow[] {
  return (['picking', 'released', 'waiting'] as const)
    .flatMap((state) => draft.find('ordersInState', indexKey(draft.cause.warehouse, state)))
    .sort((a, b) => b.priority - a.priority || a.shipBy - b.shipBy || (a.id < b.id ? -1 : 1))
    .slice(0, looked)
}

function canUse({ state }: OrderRow): boolean {
  return state === 'waiting' || state === 'released' || state === 'picking'
}

/** For each of the goods the line of the order that wants at least so many; undefined where one of them is not wanted. */
function linesFor(draft: Draft, order: OrderRow, goods: readonly QuantRow[]): readonly OrderLineRow[] | undefined {
  const lines = draft.find('linesOfOrder', order.id)
  const free = new Map(lines.map((line) => [line.id, openUnits(line) + notBegun(draft, line)]))
  const found: OrderLineRow[] = []
  for (const quant of goods) {
    const line = lines.find((each) => each.item === quant.item && (free.get(each.id) ?? 0) >= quant.quantity)
    if (!line || quant.owner !== order.company) return undefined
    free.set(line.id, (free.get(line.id) ?? 0) - quant.quantity)
    found.push(line)
  }
  return found
}

function notBegun(draft: Draft, line: OrderLineRow): number {
  return tasksOf(draft, line).reduce((sum, task) => sum + task.quantity, 0)
}

function tasksOf(draft: Draft, line: OrderLineRow) {
  return draft
    .find('tasksOfOrder', line.order)
    .filter((task) => task.kind === 'pick' && task.state === 'open' && task.line === line.id && task.done === 0)
}

/** Counts units as picked for a line; picks from shelves that are not needed any more are called off, the rest shrinks. */
function serve(draft: Draft, lineId: string, units: number): void {
  let line = draft.get('orderLine', lineId)
  if (!line) return
  let fromShelves = Math.max(0, units - openUnits(line))
  for (const task of tasksOf(draft, line)) {
    if (fromShelves <= 0) break
    fromShelves -= task.quantity
    closePick(draft, task, 'cancelled', task.done)
  }
  progressLine(draft, lineId, 'picked', units)
  line = draft.get('orderLine', lineId)
}
