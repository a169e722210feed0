// Owns when an order becomes work for the pack bench: as soon as nothing more of it is being picked.
import type { Draft } from '../rows/draft.ts'
import { onPlate } from '../rows/places.ts'
import { derivedId, type OrderId, type TaskId } from '../values/ids.ts'
import { none, quantity } from '../values/quantity.ts'

/** The pack task of an order: one, whatever operation opens it. */
export function packTaskOf(order: OrderId): TaskId {
  return derivedId<TaskId>(order, 'pack-task')
}

/** Opens or enlarges the order's pack task when picking of it has ended and units wait to be packed. */
export function openPackTask(draft: Draft, orderId: OrderId): void {
  const order = draft.get('order', orderId)
  if (!order || order.state !== 'picked') return
  const waiting = order.picked - order.packed
  if (waiting <= 0) return
  const id = packTaskOf(orderId)
  const known = draft.get('task', id)
  if (known?.state === 'open' && known.quantity === waiting) return
  draft.put('task', {
    id,
    warehouse: order.warehouse,
    kind: 'pack',
    state: 'open',
    createdAt: known?.createdAt ?? draft.cause.at,
    quantity: quantity(waiting),
    done: none,
    order: orderId,
    ...(order.tote && { from: onPlate(order.tote) }),
  })
}

/** Brings the pack task to what waits after something was taken back: open while picking has ended, else called off. */
export function alignPackTask(draft: Draft, orderId: OrderId): void {
  openPackTask(draft, orderId)
  const order = draft.get('order', orderId)
  const task = draft.get('task', packTaskOf(orderId))
  if (!order || task?.state !== 'open') return
  if (order.state !== 'picked' || order.picked <= order.packed) draft.put('task', { ...task, state: 'cancelled' })
}
