// Owns what picking remembers between scans: the orders on the cart with their totes, and which line comes next. Does not
// know what an input does.
import { pickWalk } from '../../planning/pick-walk.ts'
import type { Stop } from '../../planning/walk.ts'
import type { LocationRow } from '../../rows/catalogue.ts'
import { locationOf, type Place } from '../../rows/places.ts'
import type { Goods } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import type { LocationId, OrderId, PlateId, TaskId } from '../../values/ids.ts'
import type { GoodsScan } from '../goods-scan.ts'
import type { JobBase } from '../job.ts'

export interface Tote {
  readonly id: PlateId
  readonly code: string
}

/** A square of the cart: an order, and the tote that was bound to it. */
export interface OnCart {
  readonly order: OrderId
  readonly tote?: Tote
}

/** Units for one task. */
export interface Part {
  readonly task: TaskId
  readonly units: number
}

/** Units in the hand that wait for an answer, or to be put into totes, before they are recorded as taken. */
export interface Take {
  /** One for each order that gets some, in the order of the cart's lines. */
  readonly parts: readonly Part[]
  readonly goods: Goods
  readonly from: Place
  readonly scan?: Pick<GoodsScan, 'code' | 'factor'>
  /** Tasks that end after them although they want more: the person has said that there is no more. */
  readonly short?: readonly TaskId[]
}

/** What is taken from a bin and goes into several totes; `put` lists the tasks whose units are in. */
export interface Puts {
  readonly take: Take
  readonly put: readonly TaskId[]
}

/** A bin that should hold nothing more after what was taken from it. */
export interface Emptied {
  readonly place: Place
  readonly goods: Goods
}

export interface PickJob extends JobBase {
  readonly job: 'pick'
  /** The orders that are picked together; square n of the tote map is the n-th of them. */
  readonly cart: readonly OnCart[]
  /** Orders are still put on the cart. */
  readonly gathering?: true
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
  /** `left` counts what remains in a bin that should be empty. */
  readonly keypad?: 'quantity' | 'fewer' | 'left'
  /** "Only so many here": said, waits for the item's scan. */
  readonly fewer?: number
  readonly pending?: Take
  readonly puts?: Puts
  readonly emptied?: Emptied
  readonly wants?: 'serial'
}

/** Squares of the largest cart: four rows of six still can be touched on a handheld, and a planned cart has no more. */
export const mostOnCart = 24

export function isCart(job: PickJob): boolean {
  return job.cart.length > 1 || job.gathering === true
}

/** The square of an order, from 1; 0 where it is not on the cart. */
export function squareOf(job: PickJob, order: OrderId | undefined): number {
  return job.cart.findIndex((each) => each.order === order) + 1
}

export function toteFor(job: PickJob, order: OrderId | undefined): Tote | undefined {
  return job.cart.find((each) => each.order === order)?.tote
}

export function withTote(job: PickJob, order: OrderId, tote: Tote): PickJob {
  return { ...job, cart: job.cart.map((each) => (each.order === order ? { order, tote } : each)) }
}

/** Open pick tasks of the orders on the cart, the next one first. */
export function remaining(state: State, job: PickJob): readonly TaskRow[] {
  const open = plannedOpen(state, job) ?? replanned(state, job)
  const { later, task: jumped } = job
  if (later.length === 0 && jumped === undefined) return open
  const rank = (task: TaskRow) => (task.id === jumped ? -1 : later.includes(task.id) ? 1 + later.indexOf(task.id) : 0)
  return [...open].sort((a, b) => rank(a) - rank(b))
}

/**
 * Open tasks in the order of the route, where it holds them all; undefined where tasks appeared since. This is on the path
 * of every scan: it asks for no list and sorts nothing, since orders know how many of their picks are open.
 */
export function plannedOpen(state: State, job: PickJob): readonly TaskRow[] | undefined {
  const orders = new Set<OrderId>()
  let expected = 0
  for (const { order } of job.cart) {
    orders.add(order)
    expected += state.get('order', order)?.openPicks ?? 0
  }
  const open: TaskRow[] = []
  for (const id of job.route) {
    const task = state.get('task', id)
    if (task?.state === 'open' && task.kind === 'pick' && task.order && orders.has(task.order)) open.push(task)
  }
  return open.length === expected ? open : undefined
}

function replanned(state: State, job: PickJob): readonly TaskRow[] {
  const open = openTasks(state, job)
  const ranks = new Map<TaskId, number>(planRoute(state, job, open).map((id, index) => [id, index]))
  return [...open].sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0))
}

/** Open pick tasks of the orders on the cart, in no order. */
export function openTasks(state: State, job: PickJob): readonly TaskRow[] {
  return job.cart
    .flatMap((each) => state.find('tasksOfOrder', each.order))
    .filter((task) => task.kind === 'pick' && task.state === 'open')
}

/**
 * The tasks that one scan of an item serves, by their squares: the first open one, and those of other orders that want the
 * same goods from the same bin. Units that are told apart, weighed or typed go one order at a time.
 */
export function groupOf(state: State, job: PickJob, open: readonly TaskRow[]): readonly TaskRow[] {
  const [first, ...others] = open
  if (!first) return []
  const item = first.item && state.get('item', first.item)
  if (!item || item.tracking === 'serial' || item.confirm !== 'trust') return [first]
  const owner = ownerOf(state, first)
  const group = [
    first,
    ...others.filter(
      (other) =>
        other.order !== first.order &&
        other.item === first.item &&
        other.from === first.from &&
        (other.lot ?? '') === (first.lot ?? '') &&
        ownerOf(state, other) === owner,
    ),
  ]
  return group.sort((a, b) => squareOf(job, a.order) - squareOf(job, b.order))
}

function ownerOf(state: State, task: TaskRow) {
  return task.order && state.get('order', task.order)?.company
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
  return [...(pickWalk(warehouse?.floor, stops, start, bench ?? start) as readonly TaskId[]), ...lost]
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

/** Units that a group of tasks still wants. */
export function unitsOf(tasks: readonly TaskRow[]): number {
  return tasks.reduce((sum, task) => sum + unitsLeft(task), 0)
}

export function unitsIn(take: Take): number {
  return take.parts.reduce((sum, part) => sum + part.units, 0)
}

/** What is in the hand and still goes into a tote. */
export function toPut(puts: Puts): readonly Part[] {
  return puts.take.parts.filter((part) => part.units > 0 && !puts.put.includes(part.task))
}
