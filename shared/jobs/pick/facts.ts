// Owns the facts that follow from taking: units picked, tasks that end short, a line that is done, and the bin to which a
// short one goes on. Does not know how the item was proved.
import type { Wish } from '../../operations/index.ts'
import { freeQuants } from '../../orders/plan-picks.ts'
import { locationOf } from '../../rows/places.ts'
import { quantKey } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import { quantity } from '../../values/quantity.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision } from '../job.ts'
import { seenAt } from '../place-blocks.ts'
import { answer, without } from '../question.ts'
import { say, type Words } from '../words.ts'
import { emptiedBy } from './emptied.ts'
import { type Part, type PickJob, type Take, toteFor, unitsIn } from './state.ts'

export type ShortReason = 'empty' | 'fewer' | 'damaged' | 'unreachable'

export function booksOf(state: State, { from, goods }: Pick<Take, 'from' | 'goods'>): number {
  return state.get('quant', quantKey(from, goods))?.quantity ?? 0
}

/** The facts that units of each part were taken and are in its order's tote. */
export function pickedWishes(state: State, job: PickJob, taken: Take, parts: readonly Part[]): readonly Wish[] {
  return parts.flatMap((part): readonly Wish[] => {
    const task = state.get('task', part.task)
    const tote = task && toteFor(job, task.order)
    if (!task?.order || !task.line || !tote || part.units <= 0) return []
    const { order, line } = task
    const { goods, from, scan } = taken
    const body = { order, line, task: task.id, ...goods, quantity: quantity(part.units), from, tote }
    return [{ type: 'units-picked', body: { ...body, ...(scan && { scan }) } }]
  })
}

/** The facts that tasks end with less than they asked for, as the person said when taking. */
export function shortWishes(state: State, taken: Take): readonly Wish[] {
  return (taken.short ?? []).flatMap((id) => {
    const task = state.get('task', id)
    return task ? shorted(task, 'fewer') : []
  })
}

export function shorted(task: TaskRow, reason: ShortReason): readonly Wish[] {
  const { id, order, line } = task
  return order && line ? [{ type: 'pick-shorted', body: { task: id, order, line, reason } }] : []
}

/** A line is done. @param total units taken for it, over all scans */
export function tookAll(
  state: State,
  job: PickJob,
  taken: Take,
  total: number,
  wishes: readonly Wish[],
  unrecorded = unitsIn(taken),
): Decision<PickJob> {
  const { item } = taken.goods
  const [name, unit] = [nameOf(state, item), unitOf(state, item)]
  const location = locationOf(taken.from)
  const emptied = emptiedBy(state, taken, unrecorded)
  const over: PickJob = {
    ...at(without(job, 'task', 'instead', 'emptied', 'puts'), taken),
    last: say('did.took', { n: total, unit, name }),
    ...(location && { bin: location }),
    ...(emptied && { emptied }),
  }
  return answer(over, { kind: 'done', title: say('did.took-n', { n: total, unit }), what: name }, wishes)
}

export function at(job: PickJob, { from }: Take): PickJob {
  const location = locationOf(from)
  return location ? seenAt(job, location) : job
}

/** "20 more are in D-01-14", or that the manager will hear of it. */
export function otherBinWords(state: State, task: TaskRow): Words {
  const other = otherBin(state, task)
  return other ? say('then.other-bin', other) : say('then.manager-decides')
}

/** The bin to which a short line goes on at once. */
export function otherBin(state: State, task: TaskRow): { readonly n: number; readonly code: string } | undefined {
  const order = task.order && state.get('order', task.order)
  if (!order || !task.item || !task.from) return undefined
  const need = { warehouse: order.warehouse, item: task.item, owner: order.company, except: task.from }
  const other = freeQuants(state, need)[0]
  const id = other && locationOf(other.place)
  const code = id && state.get('location', id)?.code
  return other && code ? { n: other.quantity - other.allocated, code } : undefined
}
