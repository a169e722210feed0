// Owns how an order gets to the floor: units are promised from bins and become pick tasks. Does not know how bins are
// chosen (plan-picks) nor when orders are released.
import type { Draft } from '../rows/draft.ts'
import type { Place } from '../rows/places.ts'
import type { State } from '../rows/tables.ts'
import type { OrderLineRow, OrderRow, TaskRow } from '../rows/work.ts'
import { today } from '../stock/lots.ts'
import { allocate, goodsOf } from '../stock/movements.ts'
import { derivedId, type TaskId } from '../values/ids.ts'
import { none, quantity } from '../values/quantity.ts'
import { type PlannedPick, planPicks } from './plan-picks.ts'

/** Units of a line that no pick task and no tote covers yet. */
export function openUnits(line: OrderLineRow): number {
  return line.ordered - line.cancelled - line.allocated - line.picked
}

/**
 * Makes pick tasks for what a line still needs, as far as free stock goes. Returns how many tasks and units.
 * @param role distinguishes what one operation derives for several lines
 */
export function allocateLine(
  draft: Draft,
  order: OrderRow,
  line: OrderLineRow,
  role: string,
  except?: Place,
): { tasks: number; units: number } {
  const picks = planPicks(draft, {
    warehouse: order.warehouse,
    item: line.item,
    owner: order.company,
    quantity: openUnits(line),
    today: today(draft),
    ...(except && { except }),
  })
  picks.forEach((pick, index) => {
    draft.put('task', pickTask(draft, order, line, pick, derivedId(draft.cause.id, role, index)))
    allocate(draft, pick.quant.place, goodsOf(pick.quant), pick.quantity)
  })
  return { tasks: picks.length, units: picks.reduce((sum, pick) => sum + pick.quantity, 0) }
}

/** The pick tasks that an operation planned for a line (see `allocateLine`; the role is that of its only line). */
export function plannedBy(state: State, operation: string, line: string): readonly TaskRow[] {
  const tasks: TaskRow[] = []
  for (let index = 0; ; index++) {
    const task = state.get('task', derivedId<TaskId>(operation, `pick:${line}`, index))
    if (!task) return tasks
    tasks.push(task)
  }
}

/** Whether somebody has worked on one of the tasks. */
export function begun(tasks: readonly TaskRow[]): boolean {
  return tasks.some((task) => task.done > 0 || task.state === 'done')
}

/** Adds what was promised to the order's sums and count of open picks. */
export function noteAllocated(
  draft: Draft,
  order: string,
  lineId: string,
  made: { tasks: number; units: number },
): void {
  const line = draft.get('orderLine', lineId)
  const row = draft.get('order', order)
  if (!line || !row) return
  draft.put('orderLine', { ...line, allocated: quantity(line.allocated + made.units) })
  draft.put('order', {
    ...row,
    allocated: quantity(row.allocated + made.units),
    openPicks: row.openPicks + made.tasks,
  })
}

function pickTask(draft: Draft, order: OrderRow, line: OrderLineRow, pick: PlannedPick, id: TaskId): TaskRow {
  return {
    id,
    warehouse: order.warehouse,
    kind: 'pick',
    state: 'open',
    createdAt: draft.cause.at,
    quantity: pick.quantity,
    done: none,
    from: pick.quant.place,
    item: line.item,
    lot: pick.quant.lot,
    ...(pick.quant.serial && { serial: pick.quant.serial }),
    order: order.id,
    line: line.id,
  }
}
