// Owns putting orders on the cart: each tote that is scanned gets the next best order, or orders are chosen and get theirs.
// The first bin or item that is scanned ends it. Does not know how lines are picked.
import type { Wish } from '../../operations/index.ts'
import type { State } from '../../rows/tables.ts'
import type { OrderRow } from '../../rows/work.ts'
import type { Scanned } from '../../scan/scanned.ts'
import type { OrderId, PlateId } from '../../values/ids.ts'
import { elsewhere, nameScan } from '../elsewhere.ts'
import { readAs } from '../goods-scan.ts'
import type { Decision, JobContext } from '../job.ts'
import { goodsOn } from '../order-totes.ts'
import { answer, finished, quiet, right, without, wrong } from '../question.ts'
import { say } from '../words.ts'
import { isFree, nextForCart } from './best.ts'
import { toteInUse } from './open.ts'
import { mostOnCart, type PickJob, planRoute, remaining, squareOf, type Tote, withTote } from './state.ts'

/** Undefined where the scan is for a line: then the cart is complete. */
export function onGatherScan(
  state: State,
  job: PickJob,
  scanned: Scanned,
  context: JobContext,
): Decision<PickJob> | undefined {
  const order = readAs(scanned, 'order')
  if (order) return addOrder(state, job, order.orderId, scanned, context)
  const plate = readAs(scanned, 'plate')
  if (plate) return onTote(state, job, { id: plate.plateId, code: plate.code }, scanned, context)
  if (scanned.kind === 'unknown' && scanned.looksLike === 'plate' && !scanned.misread) {
    return onTote(state, job, { id: context.ids() as PlateId, code: scanned.code.slice(0, 40) }, scanned, context)
  }
  const forLine = readAs(scanned, 'location') ?? readAs(scanned, 'item') ?? readAs(scanned, 'tracked')
  if (forLine && job.cart.length > 0) return undefined
  return elsewhere(state, job, scanned, context, { expects: 'tote' })
}

export function onGatherChoice(state: State, job: PickJob, choice: string, context: JobContext): Decision<PickJob> {
  if (choice === 'start' && job.cart.length > 0) return quiet(started(state, job))
  if (choice === 'start-bound') return startBound(state, job)
  if (choice.startsWith('take:')) {
    const order = state.get('order', choice.slice(5))
    return order && isFree(order, context) ? put(state, job, order, undefined, context) : quiet(job)
  }
  if (choice.startsWith('off:')) return takeOff(state, job, choice.slice(4) as OrderId)
  if (choice === 'give-back') return giveBackAll(state, job)
  return quiet(job)
}

/** The cart is complete: the walk is planned over all its orders. */
export function started(state: State, job: PickJob): PickJob {
  const { gathering: _over, ...walking } = job
  return { ...walking, route: planRoute(state, walking, remaining(state, walking)) }
}

/** With the totes that there are: what has none goes back to whoever comes. */
function startBound(state: State, job: PickJob): Decision<PickJob> {
  const bound = job.cart.filter((each) => each.tote)
  const unbound = job.cart.filter((each) => !each.tote)
  if (bound.length === 0 || unbound.length === 0) return quiet(job)
  const wishes = unbound
    .filter((each) => state.get('order', each.order)?.claim !== undefined)
    .map((each) => claim(each.order, true))
  return right(started(state, { ...job, cart: bound }), say('did.given-back-n', { n: unbound.length }), wishes)
}

function addOrder(state: State, job: PickJob, id: OrderId, scanned: Scanned, context: JobContext): Decision<PickJob> {
  if (squareOf(job, id) > 0) return right(job, say('did.same-paper'))
  const order = state.get('order', id)
  if (!order || !isFree(order, context)) {
    const other = order?.claim && state.get('person', order.claim.person)
    return wrong(job, {
      title: say('wrong.nothing-to-pick'),
      scanned: nameScan(state, scanned),
      ...(order && {
        hint:
          other && order.claim?.device !== context.device
            ? say('refused.claimed-by-other', { order: order.number, person: other.name })
            : say('found.order', { state: order.state }),
      }),
    })
  }
  return put(state, job, order, undefined, context)
}

function onTote(state: State, job: PickJob, tote: Tote, scanned: Scanned, context: JobContext): Decision<PickJob> {
  const known = state.get('plate', tote.id)
  const bound = job.cart.find((each) => each.tote?.id === tote.id || each.tote?.code === tote.code)
  if (bound) return right(job, say('did.tote-is', { n: squareOf(job, bound.order), tote: tote.code }))
  if (known && known.kind !== 'tote') {
    return wrong(job, {
      title: say('wrong.scan-tote'),
      scanned: nameScan(state, scanned),
      hint: say('hint.not-a-tote'),
    })
  }
  if (goodsOn(state, tote.id).length > 0) return onFullTote(state, job, tote, scanned, context)
  const waiting = job.cart.find((each) => !each.tote)
  if (waiting) {
    const number = state.get('order', waiting.order)?.number ?? ''
    const words = say('did.tote-for', { n: squareOf(job, waiting.order), tote: tote.code, order: number })
    return right(withTote(job, waiting.order, tote), words)
  }
  const order = nextForCart(state, job, context)
  if (!order) {
    return wrong(job, { title: say('wrong.no-more-orders'), scanned: { code: tote.code }, hint: say('hint.start-now') })
  }
  return put(state, job, order, tote, context)
}

/** A tote with an order that was begun brings that order along. */
function onFullTote(state: State, job: PickJob, tote: Tote, scanned: Scanned, context: JobContext): Decision<PickJob> {
  const id = state.get('plate', tote.id)?.order
  const order = id && state.get('order', id)
  if (order && isFree(order, context) && squareOf(job, order.id) === 0) return put(state, job, order, tote, context)
  return wrong(job, {
    title: say('wrong.tote-in-use'),
    scanned: nameScan(state, scanned),
    ...(order && { hint: say('hint.tote-of', { order: order.number }) }),
  })
}

function put(
  state: State,
  job: PickJob,
  order: OrderRow,
  tote: Tote | undefined,
  context: JobContext,
): Decision<PickJob> {
  if (job.cart.length >= mostOnCart) {
    return wrong(job, {
      title: say('wrong.cart-full'),
      scanned: { code: tote?.code ?? order.number },
      hint: say('hint.start-now'),
    })
  }
  const begun = toteInUse(state, order) ?? tote
  const next: PickJob = { ...job, cart: [...job.cart, { order: order.id, ...(begun && { tote: begun }) }] }
  const n = next.cart.length
  const words = begun
    ? say('did.tote-for', { n, tote: begun.code, order: order.number })
    : say('did.on-cart', { n, order: order.number })
  const mine = order.claim?.device === context.device
  return right(next, words, mine ? [] : [claim(order.id, false)])
}

function takeOff(state: State, job: PickJob, id: OrderId): Decision<PickJob> {
  const order = state.get('order', id)
  if (!order || squareOf(job, id) === 0) return quiet(job)
  const next: PickJob = { ...job, cart: job.cart.filter((each) => each.order !== id) }
  const gives = order.picked === 0 && order.claim !== undefined
  const wishes = gives ? [claim(id, true)] : []
  if (next.cart.length === 0) return finished(say('did.given-back', { order: order.number }), wishes)
  return right(next, say('did.off-cart', { order: order.number }), wishes)
}

/** Orders of which nothing was taken go back to whoever comes; the job ends where none is left. */
export function giveBackAll(state: State, job: PickJob): Decision<PickJob> {
  const unbegun = job.cart.filter((each) => {
    const order = state.get('order', each.order)
    return order !== undefined && order.picked === 0
  })
  const wishes = unbegun
    .filter((each) => state.get('order', each.order)?.claim !== undefined)
    .map((each) => claim(each.order, true))
  const cart = job.cart.filter((each) => !unbegun.includes(each))
  const [only] = unbegun
  const words =
    unbegun.length === 1 && only
      ? say('did.given-back', { order: state.get('order', only.order)?.number ?? '' })
      : say('did.given-back-n', { n: unbegun.length })
  if (cart.length === 0)
    return { wishes, answer: unbegun.length === 0 ? { kind: 'quiet' } : { kind: 'done', title: words } }
  return answer({ ...without(job, 'task', 'instead'), cart }, { kind: 'right', words }, wishes)
}

function claim(order: OrderId, give: boolean): Wish {
  return { type: 'claim-work', body: { order, give } }
}
