// The shelf held fewer than the task asked for. The rest is looked for elsewhere at once, and the bin is to be counted.
import * as z from 'zod/mini'
import { allocateLine, begun, noteAllocated, plannedBy } from '../orders/release.ts'
import type { Draft } from '../rows/draft.ts'
import type { TaskRow } from '../rows/work.ts'
import type { OrderId, TaskId } from '../values/ids.ts'
import { cancelPlanned, closePick, reopenPick } from './close-pick.ts'
import { askForCount, countTaskOf } from './floor-tasks.ts'
import { defineOperation } from './operation.ts'
import { settleOrder } from './order-progress.ts'
import { alignPackTask, openPackTask } from './pack-task.ts'
import { id } from './schema.ts'

const schema = z.object({
  task: id<TaskId>(),
  order: id<OrderId>(),
  line: id<string>(),
  reason: z.enum(['empty', 'fewer', 'damaged', 'unreachable']),
})

type Body = z.output<typeof schema>

export const pickShorted = defineOperation<'pick-shorted', Body>({
  type: 'pick-shorted',
  version: 1,
  nature: 'fact',
  right: 'pick',
  touches: 'goods',
  schema,
  undo: {
    hangs: (state, { id: operation, body }) =>
      begun(plannedBy(state, operation, body.line)) ? 'work-begun' : undefined,
    rows(draft, { id: operation, body }) {
      cancelPlanned(draft, plannedBy(draft, operation, body.line))
      const count = draft.get('task', countTaskOf(operation))
      if (count?.state === 'open') draft.put('task', { ...count, state: 'cancelled' })
      const task = draft.get('task', body.task)
      if (task) reopenPick(draft, task.id, task.quantity - task.done)
      settleOrder(draft, body.order)
      alignPackTask(draft, body.order)
    },
  },
  applyStock(draft, { body }) {
    const task = draft.get('task', body.task)
    if (!task || task.state !== 'open') return undefined
    const missing = task.quantity - task.done
    closePick(draft, task, 'done', task.done)
    if (task.from && task.item)
      askForCount(draft, { place: task.from, item: task.item, ...(task.lot && { lot: task.lot }) })
    const found = replan(draft, body, task)
    const order = draft.get('order', body.order)
    draft.raise('short-pick', `order:${body.order}`, {
      order: order?.number ?? body.order,
      item: task.item ?? '',
      place: task.from ?? '',
      missing,
      elsewhere: found,
      reason: body.reason,
    })
    settleOrder(draft, body.order)
    openPackTask(draft, body.order)
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'order', id: body.order }],
})

/** Looks for what is missing in other bins; returns how many units were found there. */
function replan(draft: Draft, body: Body, task: TaskRow): number {
  const order = draft.get('order', body.order)
  const line = draft.get('orderLine', body.line)
  if (!order || !line || order.state === 'cancelled') return 0
  const made = allocateLine(draft, order, line, `pick:${line.id}`, task.from)
  noteAllocated(draft, order.id, line.id, made)
  return made.units
}
