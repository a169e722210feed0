// Owns what picking remembers between scans, and which line comes next. Does not know what an input does.
import { type Stop, walkingOrder } from '../../planning/walk.ts'
import type { LocationRow } from '../../rows/catalogue.ts'
import { locationOf, type Place } from '../../rows/places.ts'
import type { Goods } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import type { LocationId, OrderId, PlateId, TaskId } from '../../values/ids.ts'
import type { GoodsScan } from '../goods-scan.ts'
import type { JobBase } from '../job.ts'

/** Units in the hand that wait for an answer before they are recorded as taken. */
export interface Take {
  readonly task: TaskId
  readonly units: number
  readonly goods: Goods
  readonly from: Place
  readonly scan?: Pick<GoodsScan, 'code' | 'factor'>
  /** What is short after them, where the person has said so. */
  readonly short?: true
}

export interface PickJob extends JobBase {
  readonly job: 'pick'
  readonly order: OrderId
  readonly tote?: { readonly id: PlateId; readonly code: string }
  /** Tasks in walking order as planned; tasks that appear later are planned in from where the person is. */
  readonly route: readonly TaskId[]
  /** Out of reach for now: they come again as last lines. */
  readonly later: readonly TaskId[]
  /** The line that the person jumped to. */
  readonly task?: TaskId
  /** The bin that was proved by a scan, and the task that is to be taken from it although it was planned elsewhere. */
  readonly bin?: LocationId
  readonly instead?: TaskId
  /** The item was scanned and its number is still to be typed. */
  readonly proved?: GoodsScan
  readonly keypad?: 'quantity' | 'fewer'
  /** "Only so many here": said, waits for the item's scan. */
  readonly fewer?: number
  readonly pending?: Take
  readonly wants?: 'serial'
}

/** Open pick tasks of the order, the next one first. */
export function remaining(state: State, job: PickJob): readonly TaskRow[] {
  const open = state.find('tasksOfOrder', job.order).filter((task) => task.kind === 'pick' && task.state === 'open')
  const known = new Set(job.route)
  const planned = open.every((task) => known.has(task.id)) ? job.route : planRoute(state, job, open)
  const ranks = new Map<TaskId, number>(planned.map((id, index) => [id, index]))
  job.later.forEach((id, index) => {
    ranks.set(id, planned.length + index)
  })
  if (job.task) ranks.set(job.task, -1)
  return [...open].sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0))
}

/** The walking order of tasks, from where the person is (at first the dock or wherever they scanned last) to the pack bench. */
export function planRoute(
  state: State,
  job: Pick<PickJob, 'warehouse' | 'at'>,
  tasks: readonly TaskRow[],
): readonly TaskId[] {
  const warehouse = state.get('warehouse', job.warehouse)
  const bench = warehouse && state.get('location', warehouse.packBench)
  const start = (job.at && state.get('location', job.at)) || bench || { x: 0, y: 0 }
  const stops: Stop[] = []
  const lost: TaskId[] = []
  for (const task of tasks) {
    const location = taskLocation(state, task)
    if (location) stops.push({ id: task.id, x: location.x, y: location.y, aisle: location.aisle })
    else lost.push(task.id)
  }
  return [...(walkingOrder(stops, start, bench ?? start) as readonly TaskId[]), ...lost]
}

export function taskLocation(state: State, task: TaskRow): LocationRow | undefined {
  const id = task.from && locationOf(task.from)
  return id && state.get('location', id)
}

/** The bin from which the current task is taken: the one that was scanned, else the planned one. */
export function binOf(state: State, job: PickJob, task: TaskRow): LocationRow | undefined {
  return job.instead === task.id && job.bin ? state.get('location', job.bin) : taskLocation(state, task)
}

export function unitsLeft(task: TaskRow): number {
  return Math.max(0, task.quantity - task.done)
}
