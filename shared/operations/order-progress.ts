// Owns how an order and its lines move on: the sums on the header follow the lines, and the state follows the sums. Every
// operation that touches an order goes through here, so the two never drift. Does not know what caused the progress.
import type { Draft } from '../rows/draft.ts'
import { onPlate, type Place } from '../rows/places.ts'
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

/**
 * Units that were picked for a line are not picked any more: put back, or not found at the bench. What is packed stays packed,
 * and what two people report missing is missing once.
 */
export function unpick(draft: Draft, line: string, units: number): OrderLineRow | undefined {
  const row = draft.get('orderLine', line)
  return row && progressLine(draft, line, 'picked', -Math.min(units, Math.max(0, row.picked - row.packed)))
}

/** Takes that back: as far as the order's totes, with the place to which the units came again, hold what the line has. */
export function repick(draft: Draft, line: string, units: number, from: Place): OrderLineRow | undefined {
  const row = draft.get('orderLine', line)
  if (!row) return undefined
  const totes = draft.find('platesOfOrder', row.order).filter(({ kind }) => kind === 'tote')
  const places = new Set([from, ...totes.map(({ id }) => onPlate(id))])
  let there = 0
  for (const place of places) {
    for (const quant of draft.find('quantsAt', place)) if (quant.item === row.item) there += quant.quantity
  }
  return progressLine(draft, line, 'picked', Math.min(units, Math.max(0, row.packed + there - row.picked)))
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
