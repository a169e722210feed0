// Owns which order is given next: what is begun, then by priority and time. A cart that was planned in a wave comes whole and
// in its turn; for one put together here, among the equally urgent comes the order that adds the fewest aisles to the walk.
// Does not know totes.

import { indexKey, type State } from '../../rows/tables.ts'
import type { OrderRow } from '../../rows/work.ts'
import type { OrderId } from '../../values/ids.ts'
import { businessDate } from '../../values/time.ts'
import type { JobContext } from '../job.ts'
import { type PickJob, taskLocation } from './state.ts'

/** More than these are not looked at for a cart: the most urgent are all there is time for. */
const mostCompared = 40

/** Orders that this device may pick now, the most urgent first; those on the cart already are left out. */
export function pickable(state: State, context: JobContext, cart: PickJob['cart'] = []): readonly OrderRow[] {
  const taken = new Set<OrderId>(cart.map((each) => each.order))
  const found: OrderRow[] = []
  for (const phase of ['picking', 'released'] as const) {
    for (const order of state.find('ordersInState', indexKey(context.warehouse, phase))) {
      if (isFree(order, context) && !taken.has(order.id)) found.push(order)
    }
  }
  return found.sort(byUrgency)
}

/** The most urgent of all. */
export function bestOrder(state: State, context: JobContext): OrderRow | undefined {
  let best: OrderRow | undefined
  for (const phase of ['picking', 'released'] as const) {
    for (const order of state.find('ordersInState', indexKey(context.warehouse, phase))) {
      if (isFree(order, context) && (!best || byUrgency(order, best) < 0)) best = order
    }
  }
  return best
}

/** The orders that were planned onto one cart with this one and can be picked now, by their squares; itself among them. */
export function plannedWith(state: State, context: JobContext, order: OrderRow): readonly OrderRow[] {
  const cart = order.cart?.id
  if (cart === undefined) return [order]
  return state
    .find('ordersInState', indexKey(context.warehouse, 'released'))
    .filter((each) => each.id === order.id || (each.cart?.id === cart && isFree(each, context)))
    .sort((a, b) => (a.cart?.square ?? 0) - (b.cart?.square ?? 0))
}

/** The next one for the cart; what was planned onto other carts is left to them. */
export function nextForCart(state: State, job: PickJob, context: JobContext): OrderRow | undefined {
  const own = new Set(job.cart.flatMap((each) => state.get('order', each.order)?.cart?.id ?? []))
  const free = pickable(state, context, job.cart)
  const planned = free.find((order) => order.cart && own.has(order.cart.id))
  if (planned) return planned
  const loose = job.cart.length === 0 ? free : free.filter((order) => !order.cart)
  const [first, ...others] = loose.slice(0, mostCompared)
  if (!first || job.cart.length === 0) return first
  const zone = state.get('warehouse', context.warehouse)?.zone ?? 'UTC'
  const day = (order: OrderRow) => businessDate(order.shipBy, zone)
  const aisles = new Set(job.cart.flatMap((each) => aislesOf(state, each.order)))
  const added = (order: OrderRow) => aislesOf(state, order.id).filter((aisle) => !aisles.has(aisle)).length
  let [best, least] = [first, added(first)]
  for (const order of others) {
    if (!order.claim !== !first.claim || order.priority !== first.priority || day(order) !== day(first)) break
    const more = added(order)
    if (more < least) [best, least] = [order, more]
  }
  return best
}

export function isFree(order: OrderRow, context: Pick<JobContext, 'device'>): boolean {
  return order.openPicks > 0 && (!order.claim || order.claim.device === context.device)
}

function aislesOf(state: State, order: OrderId): readonly string[] {
  const aisles = new Set<string>()
  for (const task of state.find('tasksOfOrder', order)) {
    const location = task.kind === 'pick' && task.state === 'open' ? taskLocation(state, task) : undefined
    if (location) aisles.add(location.aisle)
  }
  return [...aisles]
}

/**
 * Mine first, so that nothing stays half done; then priority, then the one that must ship soonest, both of the whole cart where
 * one was planned; carts of a wave in their turn.
 */
export function byUrgency(a: OrderRow, b: OrderRow): number {
  if (!a.claim !== !b.claim) return a.claim ? -1 : 1
  return (
    (b.cart ?? b).priority - (a.cart ?? a).priority ||
    (a.cart?.due ?? a.shipBy) - (b.cart?.due ?? b.shipBy) ||
    (a.cart?.turn ?? unplanned) - (b.cart?.turn ?? unplanned) ||
    compare(a.cart?.id ?? '', b.cart?.id ?? '') ||
    (a.cart?.square ?? 0) - (b.cart?.square ?? 0) ||
    compare(a.id, b.id)
  )
}

/** What came after a wave was planned goes after its carts, where it is no more urgent. */
const unplanned = 1_000_000

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
