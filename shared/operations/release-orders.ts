// Asks that orders go to the floor: what free stock covers becomes pick tasks. Refused only when nothing could be done.
import * as z from 'zod/mini'
import { freeQuants, freeUnits } from '../orders/plan-picks.ts'
import { allocateLine, noteAllocated, openUnits } from '../orders/release.ts'
import type { Draft } from '../rows/draft.ts'
import type { OrderLineRow, OrderRow } from '../rows/work.ts'
import { today } from '../stock/lots.ts'
import type { OrderId } from '../values/ids.ts'
import { refuse } from '../values/result.ts'
import { defineOperation } from './operation.ts'
import { settleOrder } from './order-progress.ts'
import { id } from './schema.ts'

const schema = z.object({
  orders: z.array(id<OrderId>()).check(z.minLength(1), z.maxLength(200)),
  /** Orders that can't be covered whole stay where they are, unless parts may be sent. */
  parts: z.boolean(),
})

type Body = z.output<typeof schema>

export const releaseOrders = defineOperation<'release-orders', Body>({
  type: 'release-orders',
  version: 1,
  nature: 'request',
  right: 'order',
  touches: 'nothing',
  schema,
  undo: 'none',
  applyStock(draft, { body }) {
    let released = 0
    for (const order of body.orders) released += releaseOrder(draft, order, body.parts) ? 1 : 0
    return released === 0 ? refuse('nothing-to-release', { orders: body.orders.length }) : undefined
  },
  subjects: ({ body }) => body.orders.map((order) => ({ kind: 'order', id: order })),
})

/** Makes pick tasks of an order that waits, as far as free stock goes; all of it or none where no parts may be sent. */
export function releaseOrder(draft: Draft, orderId: OrderId, parts: boolean): boolean {
  const order = draft.get('order', orderId)
  if (!order || order.state !== 'waiting') return false
  const lines = draft.find('linesOfOrder', orderId).filter((line) => openUnits(line) > 0)
  if (!parts && !lines.every((line) => covered(draft, order, line))) return false
  let made = 0
  for (const line of lines) {
    const picks = allocateLine(draft, order, line, `pick:${line.id}`)
    noteAllocated(draft, orderId, line.id, picks)
    made += picks.tasks
  }
  settleOrder(draft, orderId)
  return made > 0
}

function covered(draft: Draft, order: OrderRow, line: OrderLineRow): boolean {
  const free = freeQuants(draft, {
    warehouse: order.warehouse,
    item: line.item,
    owner: order.company,
    today: today(draft),
  })
  return free.reduce((sum, quant) => sum + freeUnits(quant), 0) >= openUnits(line)
}
