// Owns how picking begins: the most urgent order that nobody has, with all of its cart where a wave planned one, or the one that
// was scanned; and going on with one that was left. Does not know bins.
import { isOwn } from '../../operations/claims.ts'
import type { State } from '../../rows/tables.ts'
import type { OrderRow } from '../../rows/work.ts'
import { ok, type Refusal, refuse, type Success } from '../../values/result.ts'
import type { JobContext, Opened } from '../job.ts'
import { goodsOn, totesOf } from '../order-totes.ts'
import type { Start } from '../route.ts'
import { bestOrder, plannedWith } from './best.ts'
import { mostOnCart, type PickJob, planRoute, type Tote } from './state.ts'

type PickStart = Extract<Start, { job: 'pick' }>

export function open(state: State, start: PickStart, context: JobContext): Success<Opened<PickJob>> | Refusal {
  const { warehouse } = context
  const order = start.order ? state.get('order', start.order) : bestOrder(state, context)
  if (!order) return start.order ? refuse('order-unknown', { order: start.order }) : refuse('no-orders')
  // What another has put aside is anybody's who asks for it.
  if (order.claim && order.claim.parked === undefined && !isOwn(order.claim, context)) {
    const person = state.get('person', order.claim.person)?.name ?? ''
    return refuse('claimed-by-other', { order: order.number, person })
  }
  const toDrop = order.state === 'picked' && totesOf(state, order.id).length > 0
  if (order.state !== 'released' && order.state !== 'picking' && !toDrop) {
    return refuse('nothing-to-pick', { order: order.number, state: order.state })
  }
  const together = start.order || order.state !== 'released' ? [order] : plannedWith(state, context, order)
  if (together.length > 1) return ok(wholeCart(state, together.slice(0, mostOnCart), context))
  const tasks = state.find('tasksOfOrder', order.id).filter((task) => task.kind === 'pick' && task.state === 'open')
  const tote = toteInUse(state, order)
  const job: PickJob = {
    job: 'pick',
    warehouse,
    cart: [{ order: order.id, ...(tote && { tote }) }],
    route: planRoute(state, context, tasks),
    later: [],
  }
  // A claim that this device has already needs no second one.
  const claims = order.claim?.device !== context.device && !toDrop
  return ok({ job, wishes: claims ? [{ type: 'claim-work', body: { order: order.id, give: false } }] : [] })
}

/** A cart as the wave planned it: all its orders are claimed at once, so that no other takes one of them; totes follow. */
function wholeCart(state: State, orders: readonly OrderRow[], context: JobContext): Opened<PickJob> {
  const cart = orders.map((order) => {
    const tote = toteInUse(state, order)
    return { order: order.id, ...(tote && { tote }) }
  })
  return {
    job: { job: 'pick', warehouse: context.warehouse, cart, gathering: true, route: [], later: [] },
    wishes: orders
      .filter((order) => order.claim?.device !== context.device)
      .map((order) => ({ type: 'claim-work', body: { order: order.id, give: false } })),
  }
}

/** The tote in which an order that was begun lies already. */
export function toteInUse(state: State, order: OrderRow): Tote | undefined {
  const tote = order.tote && goodsOn(state, order.tote).length > 0 ? state.get('plate', order.tote) : undefined
  return tote && { id: tote.id, code: tote.code }
}
