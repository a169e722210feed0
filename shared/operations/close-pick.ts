// Owns what happens to the promise behind a pick task when it advances, ends or is called off: units promised from the
// bin, the line's and the order's sums follow. Does not know why.

import { openUnits } from '../orders/release.ts'
import type { Draft } from '../rows/draft.ts'
import type { Goods } from '../rows/stock.ts'
import type { TaskRow, TaskState } from '../rows/work.ts'
import { allocate } from '../stock/movements.ts'
import type { TaskId } from '../values/ids.ts'
import { type Quantity, quantity } from '../values/quantity.ts'
import { progressLine } from './order-progress.ts'

/** Brings an open pick task to `done` units and a state; what it no longer promises is given back. */
export function closePick(draft: Draft, task: TaskRow, state: TaskState, done: Quantity): void {
  const promisedBefore = Math.max(0, task.quantity - task.done)
  const promisedAfter = state === 'open' ? Math.max(0, task.quantity - done) : 0
  const freed = promisedBefore - promisedAfter
  draft.put('task', { ...task, state, done, ...(done > task.done && { by: draft.cause.by }) })
  if (task.order && state !== 'open') {
    const order = draft.get('order', task.order)
    if (order) draft.put('order', { ...order, openPicks: Math.max(0, order.openPicks - 1) })
  }
  if (freed === 0 || !task.from || !task.item) return
  const order = task.order ? draft.get('order', task.order) : undefined
  if (order) {
    const { item, lot = '', serial = '' } = task
    const goods: Goods = { item, lot, serial, status: 'available', owner: order.company }
    allocate(draft, task.from, goods, quantity(-freed))
  }
  if (task.line) progressLine(draft, task.line, 'allocated', -freed)
}

/**
 * Takes back that units of a task were taken: as many as the line still needs are asked for again, from the same place.
 * Where others have picked them meanwhile, nothing is asked.
 */
export function reopenPick(draft: Draft, id: TaskId, units: number): void {
  const task = draft.get('task', id)
  const line = task?.line ? draft.get('orderLine', task.line) : undefined
  const order = task?.order ? draft.get('order', task.order) : undefined
  if (!task || !line || !order || order.state === 'cancelled' || !task.from || !task.item) return
  const again = Math.min(units, openUnits(line))
  if (again <= 0) return
  const done = quantity(Math.max(0, task.done - again))
  const open = task.state === 'open'
  draft.put('task', { ...task, state: 'open', done, quantity: open ? task.quantity : quantity(done + again) })
  if (!open) draft.put('order', { ...order, openPicks: order.openPicks + 1 })
  const { item, lot = '', serial = '' } = task
  const promised = quantity(open ? task.done - done : again)
  allocate(draft, task.from, { item, lot, serial, status: 'available', owner: order.company }, promised)
  progressLine(draft, line.id, 'allocated', promised)
}

/** Takes back a pick that was planned by an operation and not begun. */
export function cancelPlanned(draft: Draft, tasks: readonly TaskRow[]): void {
  for (const task of tasks) if (task.state === 'open') closePick(draft, task, 'cancelled', task.done)
}
