// Owns what goes back to the shelf: units in a tote that no order wants, from work that a lead gave out or straight from what
// two people did. Read from the rows each time, so that it holds whoever else puts some of it back.
import { stranded } from '../../operations/ways.ts'
import type { LocationRow } from '../../rows/catalogue.ts'
import { locationOf, type Place, plateOf } from '../../rows/places.ts'
import { type Goods, quantKey } from '../../rows/stock.ts'
import { indexKey, type State } from '../../rows/tables.ts'
import type { ExceptionRow, TaskRow } from '../../rows/work.ts'
import { goodsOf } from '../../stock/movements.ts'
import type { ExceptionId, LocationId, OrderId, TaskId } from '../../values/ids.ts'
import type { GoodsScan } from '../goods-scan.ts'
import type { JobBase } from '../job.ts'

export interface PutBackJob extends JobBase {
  readonly job: 'put-back'
  /** What it is the way out of; without one, all that a lead gave out. */
  readonly exception?: ExceptionId
  /** The thing that was proved by its scan, and units of it where they are counted one by one. */
  readonly hand?: GoodsScan
  /** Bins that were found full or out of reach. */
  readonly refused: readonly LocationId[]
  /** Units put back in this job. */
  readonly done: number
}

/** So many units of goods that go from a tote to a bin. */
export interface Carry {
  readonly goods: Goods
  readonly units: number
  readonly from: Place
  readonly to?: Place
  readonly order?: OrderId
  readonly line?: string
  readonly task?: TaskId
  readonly exception?: ExceptionId
}

/** What is still to be put back, the tote of one after another. */
export function carries(state: State, job: PutBackJob): readonly Carry[] {
  const exception = job.exception && state.get('exception', job.exception)
  if (exception && !tasksFor(state, job.warehouse, exception.id).length) return ofException(state, exception)
  return moveTasks(state, job.warehouse)
    .filter((task) => !job.exception || task.exception === job.exception)
    .flatMap((task) => ofTask(state, task) ?? [])
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** Whether something still lies in a tote because of it, that no lead has decided about. */
export function canPutBack(state: State, exception: ExceptionRow): boolean {
  return ofException(state, exception).length > 0
}

/** Move tasks that empty a tote: those of bins are a move like any other. */
export function moveTasks(state: State, warehouse: string): readonly TaskRow[] {
  return state
    .find('openTasks', indexKey(warehouse, 'move'))
    .filter((task) => task.from !== undefined && plateOf(task.from) !== undefined)
}

function tasksFor(state: State, warehouse: string, exception: ExceptionId): readonly TaskRow[] {
  return moveTasks(state, warehouse).filter((task) => task.exception === exception)
}

function ofException(state: State, exception: ExceptionRow): readonly Carry[] {
  if (exception.state !== 'open') return []
  return stranded(state, exception).map(({ goods, quantity, from, to, order, line }) => ({
    goods: goodsOf(goods),
    units: quantity,
    from,
    exception: exception.id,
    ...(to && { to }),
    ...(order && { order }),
    ...(line && { line }),
  }))
}

function ofTask(state: State, task: TaskRow): Carry | undefined {
  const { from, item } = task
  const order = task.order && state.get('order', task.order)
  const owner = order?.company ?? (item && state.get('item', item)?.owner)
  if (!from || !item || !owner) return undefined
  const goods: Goods = { item, lot: task.lot ?? '', serial: task.serial ?? '', status: 'available', owner }
  const there = state.get('quant', quantKey(from, goods))?.quantity ?? 0
  const units = Math.min(task.quantity - task.done, there)
  if (units <= 0) return undefined
  return {
    goods,
    units,
    from,
    task: task.id,
    ...(task.to && { to: task.to }),
    ...(task.order && { order: task.order }),
    ...(task.line && { line: task.line }),
  }
}

export function toteCode(state: State, { from }: Pick<Carry, 'from'>): string {
  const plate = plateOf(from)
  return (plate && state.get('plate', plate)?.code) ?? ''
}

export function binOfCarry(state: State, { to }: Carry): LocationRow | undefined {
  const id = to && locationOf(to)
  return id && state.get('location', id)
}
