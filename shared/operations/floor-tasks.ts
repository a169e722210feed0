// Owns how work with hands is asked for beside orders: counting a place or an item in it, moving goods from where they should
// not be. One such task is open for the same thing at most. Does not know why it is asked.
import type { Draft } from '../rows/draft.ts'
import type { Place } from '../rows/places.ts'
import type { Goods } from '../rows/stock.ts'
import type { TaskRow } from '../rows/work.ts'
import { derivedId, type ExceptionId, type ItemId, type PersonId, type TaskId } from '../values/ids.ts'
import { none, type Quantity, quantity } from '../values/quantity.ts'

/** The count task that an operation opened for a place (see `askForCount`). */
export function countTaskOf(operation: string): TaskId {
  return derivedId<TaskId>(operation, 'count-task')
}

/** Asks for a count of an item in a place, or of the whole place; nothing where that is asked for already. */
export function askForCount(
  draft: Draft,
  what: {
    readonly place: Place
    readonly item?: ItemId
    readonly lot?: string
    readonly exception?: ExceptionId
    /** Who has looked already: another person is to look. */
    readonly notBy?: PersonId
  },
  index = 0,
): void {
  const { place, item, lot, exception, notBy } = what
  const asked = draft
    .find('openTasksFrom', place)
    .some((task) => task.kind === 'count' && (task.item === undefined || task.item === item))
  if (asked) return
  draft.put('task', {
    ...newTask(draft, derivedId<TaskId>(draft.cause.id, 'count-task', index), 'count', quantity(1)),
    from: place,
    ...(item && { item }),
    ...(lot && { lot }),
    ...(exception && { exception }),
    ...(notBy && { notBy }),
  })
}

/** What is to be carried, from where; where to, when that is known. */
export interface Carrying {
  readonly goods: Goods
  readonly quantity: Quantity
  readonly from: Place
  readonly to?: Place
  /** The order's line that the units were picked for and leave again. */
  readonly order?: TaskRow['order']
  readonly line?: string
  readonly exception?: ExceptionId
}

/** Asks that goods be carried elsewhere. */
export function askForMove(draft: Draft, what: Carrying, index = 0): void {
  const { goods, quantity: units, from, to, order, line, exception } = what
  if (units <= 0) return
  draft.put('task', {
    ...newTask(draft, derivedId<TaskId>(draft.cause.id, 'move-task', index), 'move', units),
    from,
    item: goods.item,
    lot: goods.lot,
    ...(goods.serial && { serial: goods.serial }),
    ...(goods.status !== 'available' && { status: goods.status }),
    ...(to && { to }),
    ...(order && { order }),
    ...(line && { line }),
    ...(exception && { exception }),
  })
}

/** Notes that so many units of a move task were carried; less than zero where that is taken back. */
export function advanceMove(draft: Draft, id: TaskId, units: number): void {
  const task = draft.get('task', id)
  if (task?.kind !== 'move' || task.state === 'cancelled') return
  const done = quantity(Math.max(0, task.done + units))
  draft.put('task', { ...task, done, state: done >= task.quantity ? 'done' : 'open', by: draft.cause.by })
}

function newTask(draft: Draft, id: TaskId, kind: TaskRow['kind'], units: Quantity): TaskRow {
  const { warehouse, at } = draft.cause
  return { id, warehouse, kind, state: 'open', createdAt: at, quantity: units, done: none }
}
