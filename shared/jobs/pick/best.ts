// Owns which order is given next: what is begun, then by priority and time; for a cart, among the equally urgent the one
// that adds the fewest aisles to the walk. Does not know totes.

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

/** The next one for the cart. */
export function nextForCart(state: State, job: PickJob, context: JobContext): OrderRow | undefined {
  const [first, ...others] = pickable(state, context, job.cart).slice(0, mostCompared)
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

/** Mine first, so that nothing stays half done; then priority, then the one that must ship soonest. */
function byUrgency(a: OrderRow, b: OrderRow): number {
  if (!a.claim !== !b.claim) return a.claim ? -1 : 1
  return b.priority - a.priority || a.shipBy - b.shipBy || (a.id < b.id ? -1 : 1)
}
