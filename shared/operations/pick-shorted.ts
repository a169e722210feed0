// The shelf held fewer than the task asked for. The rest is looked for elsewhere at once, and the bin is to be counted.
import * as z from 'zod/mini'
import { allocateLine, begun, noteAllocated, plannedBy } from '../orders/release.ts'
import type { Draft } from '../rows/draft.ts'
import type { TaskRow } from '../rows/work.ts'
import { derivedId, type OrderId, type TaskId } from '../values/ids.ts'
import { none, quantity } from '../values/quantity.ts'
import { cancelPlanned, closePick, reopenPick } from './close-pick.ts'
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
      const count = draft.get('task', derivedId<TaskId>(operation, 'count-task'))
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
    askForCount(draft, task)
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

function askForCount(draft: Draft, task: TaskRow): void {
  if (!task.from || !task.item) return
  const counting = draft
    .find('openTasksFrom', task.from)
    .some((each) => each.kind === 'count' && each.item === task.item)
  if (counting) return
  draft.put('task', {
    id: derivedId<TaskId>(draft.cause.id, 'count-task'),
    warehouse: draft.cause.warehouse,
    kind: 'count',
    state: 'open',
    createdAt: draft.cause.at,
    quantity: quantity(1),
    done: none,
    from: task.from,
    item: task.item,
    ...(task.lot && { lot: task.lot }),
  })
}
