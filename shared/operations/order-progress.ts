// Owns how an order and its lines move on: the sums on the header follow the lines, and the state follows the sums. Every
// operation that touches an order goes through here, so the two never drift. Does not know what caused the progress.
import type { Draft } from '../rows/draft.ts'
import type { OrderLineRow, OrderRow, OrderState } from '../rows/work.ts'
import { quantity } from '../values/quantity.ts'

type Progress = 'allocated' | 'picked' | 'packed' | 'shipped' | 'cancelled'

/** Adds units to one measure of a line and of its order. Returns the line, or undefined where the order is not known here. */
export function progressLine(draft: Draft, line: string, measure: Progress, units: number): OrderLineRow | undefined {
  const row = draft.get('orderLine', line)
  if (!row || units === 0) return row
  const after: OrderLineRow = { ...row, [measure]: quantity(row[measure] + units) }
  draft.put('orderLine', after)
  const order = draft.get('order', row.order)
  if (order) {
    draft.put(
      'order',
      measure === 'cancelled'
        ? { ...order, units: quantity(order.units - units) }
        : { ...order, [measure]: quantity(order[measure] + units) },
    )
  }
  return after
}

/** Puts the order where its sums say. Called once at the end of each operation that changed it. */
export function settleOrder(draft: Draft, id: string): void {
  const order = draft.get('order', id)
  if (!order) return
  const state = stateOf(order)
  if (state !== order.state) draft.put('order', { ...order, state })
}

function stateOf(order: OrderRow): OrderState {
  if (order.state === 'cancelled' || order.state === 'held') return order.state
  if (order.units === 0 && order.shipped === 0) return 'cancelled'
  if (order.shipped >= order.units) return 'shipped'
  const inHand = order.picked - order.shipped
  if (order.openPicks > 0) return inHand > 0 || order.picked > 0 ? 'picking' : 'released'
  if (order.packed - order.shipped > 0 && order.packed >= order.picked) return 'packed'
  if (inHand > 0) return 'picked'
  // All that could be had has left; the rest waits for goods.
  return 'waiting'
}
