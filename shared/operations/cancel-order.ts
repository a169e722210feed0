// Asks that an order be called off. Refused once it has shipped; what is already picked goes back to the shelf.
import * as z from 'zod/mini'
import type { OrderId } from '../values/ids.ts'
import { refuse } from '../values/result.ts'
import { closePick } from './close-pick.ts'
import { defineOperation } from './operation.ts'
import { progressLine } from './order-progress.ts'
import { packTaskOf } from './pack-task.ts'
import { id, text } from './schema.ts'

const schema = z.object({ order: id<OrderId>(), reason: text(200) })

type Body = z.output<typeof schema>

export const cancelOrder = defineOperation<'cancel-order', Body>({
  type: 'cancel-order',
  version: 1,
  nature: 'request',
  right: 'order',
  touches: 'nothing',
  schema,
  undo: 'none',
  applyStock(draft, { body }) {
    const order = draft.get('order', body.order)
    if (!order) return refuse('order-unknown', { order: body.order })
    if (order.state === 'cancelled') return refuse('order-already-cancelled', { order: order.number })
    if (order.shipped > 0) return refuse('order-already-shipped', { order: order.number })
    for (const task of draft.find('tasksOfOrder', body.order)) {
      if (task.state !== 'open') continue
      if (task.kind === 'pick') closePick(draft, task, 'cancelled', task.done)
      else draft.put('task', { ...task, state: 'cancelled' })
    }
    for (const line of draft.find('linesOfOrder', body.order)) {
      progressLine(draft, line.id, 'cancelled', line.ordered - line.cancelled)
    }
    const after = draft.get('order', body.order)
    if (after) draft.put('order', { ...after, state: 'cancelled' })
    const pack = draft.get('task', packTaskOf(body.order))
    if (pack?.state === 'open') draft.put('task', { ...pack, state: 'cancelled' })
    if (order.picked > 0) {
      const last = draft.find('tasksOfOrder', body.order).find((task) => task.kind === 'pick' && task.by)
      const person = last?.by && draft.get('person', last.by)
      draft.raise('cancelled-after-pick', `order:${order.id}`, {
        order: order.number,
        units: order.picked,
        tote: (order.tote && draft.get('plate', order.tote)?.code) ?? '',
        picker: person?.name ?? '',
      })
    }
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'order', id: body.order }],
})
