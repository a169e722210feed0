// Owns how picking begins: the most urgent order that nobody has, or the one that was scanned; and going on with one that
// was left. Does not know bins.
import { indexKey, type State } from '../../rows/tables.ts'
import type { OrderRow } from '../../rows/work.ts'
import { ok, type Refusal, refuse, type Success } from '../../values/result.ts'
import type { JobContext, Opened } from '../job.ts'
import { goodsOn, totesOf } from '../order-totes.ts'
import type { Start } from '../route.ts'
import { type PickJob, planRoute } from './state.ts'

type PickStart = Extract<Start, { job: 'pick' }>

export function open(state: State, start: PickStart, context: JobContext): Success<Opened<PickJob>> | Refusal {
  const order = start.order ? state.get('order', start.order) : bestOrder(state, context)
  if (!order) return start.order ? refuse('order-unknown', { order: start.order }) : refuse('no-orders')
  if (order.claim && order.claim.device !== context.device) {
    const person = state.get('person', order.claim.person)?.name ?? ''
    return refuse('claimed-by-other', { order: order.number, person })
  }
  const toDrop = order.state === 'picked' && totesOf(state, order.id).length > 0
  if (order.state !== 'released' && order.state !== 'picking' && !toDrop) {
    return refuse('nothing-to-pick', { order: order.number, state: order.state })
  }
  const tasks = state.find('tasksOfOrder', order.id).filter((task) => task.kind === 'pick' && task.state === 'open')
  const tote = order.tote && goodsOn(state, order.tote).length > 0 ? state.get('plate', order.tote) : undefined
  const job: PickJob = {
    job: 'pick',
    warehouse: context.warehouse,
    order: order.id,
    route: planRoute(state, context, tasks),
    later: [],
    ...(tote && { tote: { id: tote.id, code: tote.code } }),
  }
  // A claim that this device has already needs no second one.
  const claims = order.claim === undefined && !toDrop
  return ok({ job, wishes: claims ? [{ type: 'claim-work', body: { order: order.id, give: false } }] : [] })
}

/** Mine first, so that nothing stays half done; then priority, then the one that must ship soonest. */
function bestOrder(state: State, context: JobContext): OrderRow | undefined {
  let best: OrderRow | undefined
  for (const phase of ['picking', 'released'] as const) {
    for (const order of state.find('ordersInState', indexKey(context.warehouse, phase))) {
      if (order.openPicks === 0 || (order.claim && order.claim.device !== context.device)) continue
      if (!best || isMoreUrgent(order, best)) best = order
    }
  }
  return best
}

function isMoreUrgent(a: OrderRow, b: OrderRow): boolean {
  if (!a.claim !== !b.claim) return a.claim !== undefined
  if (a.priority !== b.priority) return a.priority > b.priority
  return a.shipBy !== b.shipBy ? a.shipBy < b.shipBy : a.id < b.id
}
