// Owns what each input does while orders are picked. Does not know how units get into the books (take.ts, puts.ts).
import { atLocation } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import type { LocationId, PlateId } from '../../values/ids.ts'
import { elsewhere, nameScan, settleCommon } from '../elsewhere.ts'
import { goodsIn, readAs } from '../goods-scan.ts'
import type { Decision, Input, JobContext } from '../job.ts'
import { totesOf } from '../order-totes.ts'
import { calm, quiet, right, without, wrong } from '../question.ts'
import { say } from '../words.ts'
import { giveBackAll, onGatherChoice, onGatherScan, started } from './gather.ts'
import { onBin } from './on-bin.ts'
import { onGoods, onNumber, onSerial } from './on-goods.ts'
import { bind, dropAt, onTote, onUnknownTote } from './on-tote.ts'
import { onPutChoice, onPutScan, takesMore } from './puts.ts'
import {
  groupOf,
  isCart,
  openTasks,
  type PickJob,
  plannedOpen,
  planRoute,
  remaining,
  squareOf,
  toteFor,
} from './state.ts'
import { short, take, takeByBooks } from './take.ts'

export function decide(state: State, job: PickJob, input: Input, context: JobContext): Decision<PickJob> {
  const planned = withRoute(state, job)
  switch (input.kind) {
    case 'scan':
      return onScan(state, planned, input.scanned, context)
    case 'choose':
      return onChoice(state, planned, input.choice, context)
    case 'number':
      return onNumber(state, calm(planned), input.value)
    case 'text':
      return onSerial(state, calm(planned), input.value)
    case 'main':
      return onMain(state, planned, context)
  }
}

/** Tasks that appeared since (a short pick was looked for elsewhere) are planned in from here, once. */
function withRoute(state: State, job: PickJob): PickJob {
  if (job.gathering || plannedOpen(state, job)) return job
  return { ...job, route: planRoute(state, job, openTasks(state, job)) }
}

/** Nothing to pick and nothing to set down: only a press is left. */
export function hasNothingLeft(state: State, job: PickJob): boolean {
  if (job.gathering || job.puts) return false
  return remaining(state, job).length === 0 && job.cart.every((each) => totesOf(state, each.order).length === 0)
}

function onMain(state: State, job: PickJob, context: JobContext): Decision<PickJob> {
  if (job.gathering) return onGatherChoice(state, calm(job), 'start', context)
  if (job.puts) return onPutChoice(state, calm(job), job.puts, 'put')
  return hasNothingLeft(state, job) ? finish(state, job) : quiet(job)
}

function finish(state: State, job: PickJob): Decision<PickJob> {
  const [only] = job.cart
  const number = (only && state.get('order', only.order)?.number) ?? ''
  const title =
    job.cart.length === 1 ? say('did.order-over', { order: number }) : say('did.cart-over', { n: job.cart.length })
  return { wishes: [], answer: { kind: 'done', title } }
}

function onScan(state: State, asked: PickJob, scanned: Scanned, context: JobContext): Decision<PickJob> {
  const calmed = calm(asked)
  if (calmed.gathering) {
    const gathered = onGatherScan(state, calmed, scanned, context)
    return gathered ?? onScan(state, started(state, calmed), scanned, context)
  }
  const { puts } = calmed
  const adds = puts && goodsIn(state, scanned, [puts.take.goods.item])
  if (puts && !(adds && takesMore(state, calmed, adds))) return onPutScan(state, calmed, puts, scanned, context)
  const job = calmed.keypad === 'left' ? (without(calmed, 'keypad') as PickJob) : calmed
  const order = readAs(scanned, 'order')
  if (order && squareOf(job, order.orderId) > 0) return right(job, say('did.same-paper'))
  const location = readAs(scanned, 'location')
  const task = remaining(state, job)[0]
  const goods = goodsIn(state, scanned, task?.item ? [task.item] : [])
  // A bin and an item may share one text: the open question decides which was meant.
  if (location && (!goods || !task)) return onLocation(state, asked, job, location.locationId, scanned)
  if (goods) return onGoods(state, job, goods, scanned)
  const plate = readAs(scanned, 'plate')
  if (plate) return onTote(state, job, plate, scanned)
  const bound = isCart(job) || toteFor(job, job.cart[0]?.order) !== undefined
  if (scanned.kind === 'unknown' && !scanned.misread) {
    if (job.wants === 'serial') return onSerial(state, job, scanned.serial ?? scanned.code)
    if (!bound && task) return onUnknownTote(job, scanned, context)
  }
  return elsewhere(state, job, scanned, context, { expects: bound ? (task ? 'item' : 'drop') : 'tote' })
}

function onLocation(state: State, asked: PickJob, job: PickJob, id: LocationId, scanned: Scanned): Decision<PickJob> {
  if (remaining(state, job).length === 0) {
    const again = asked.question?.ask.choices.some((each) => each.choice === `here:${id}`) === true
    return dropAt(state, job, id, again)
  }
  if (!isCart(job) && !toteFor(job, job.cart[0]?.order)) {
    return wrong(job, { title: say('wrong.scan-tote'), scanned: nameScan(state, scanned) })
  }
  return onBin(state, job, id)
}

function onChoice(state: State, job: PickJob, choice: string, context: JobContext): Decision<PickJob> {
  const dropped: PickJob = without(calm(job), 'pending', 'proved', 'keypad', 'fewer', 'wants')
  if (choice === 'back' && !job.question) return quiet(dropped)
  const at = job.at && atLocation(job.at)
  const common = settleCommon(job, choice, at ? { at } : {})
  if (common) return common.job && choice === 'back' ? { ...common, job: dropped } : common
  if (job.gathering) return onGatherChoice(state, dropped, choice, context)
  if (job.question && choice.startsWith('here:')) return dropAt(state, dropped, choice.slice(5) as LocationId, true)
  if (job.question && choice.startsWith('tote:')) {
    return bind(dropped, { id: context.ids() as PlateId, code: choice.slice(5) })
  }
  if (job.question && job.pending) return onAnswer(state, job, choice)
  if (job.puts) return onPutChoice(state, dropped, job.puts, choice)
  return onWay(state, dropped, choice)
}

function onAnswer(state: State, job: PickJob, choice: string): Decision<PickJob> {
  const { pending } = job
  const known = pending?.parts.every((part) => state.get('task', part.task))
  if (!pending || !known) return quiet(without(calm(job), 'pending'))
  if (choice === 'have') return take(state, job, pending, true)
  if (choice.startsWith('lot:'))
    return take(state, job, { ...pending, goods: { ...pending.goods, lot: choice.slice(4) } })
  // The other lot was looked at and meant: the books need not know it.
  if (choice === 'other-lot') return take(state, job, pending, true)
  if (choice !== 'books') return quiet(job)
  return takeByBooks(state, job, pending)
}

/** The order gets company on the cart. Offered before its first line. */
function several(job: PickJob): Decision<PickJob> {
  return isCart(job) ? quiet(job) : quiet({ ...job, gathering: true })
}

/** The ways out of a line. */
function onWay(state: State, job: PickJob, choice: string): Decision<PickJob> {
  const open = remaining(state, job)
  const [task] = open
  const group = groupOf(state, job, open).map((each) => each.id)
  switch (choice) {
    case 'finish':
      return hasNothingLeft(state, job) ? finish(state, job) : quiet(job)
    case 'give-back':
      return giveBackAll(state, job)
    case 'several':
      return several(job)
    case 'not-empty':
      return quiet(job.emptied ? { ...job, keypad: 'left' } : job)
    case 'tote-full': {
      const cart = job.cart.map((each) => (isCart(job) ? each : { order: each.order }))
      return isCart(job) ? quiet(job) : right({ ...job, cart }, say('did.tote-full'))
    }
  }
  if (!task) return quiet(job)
  switch (choice) {
    case 'quantity':
    case 'fewer':
      return quiet({ ...job, keypad: choice })
    case 'counted':
      return short(state, job, 'fewer')
    case 'empty':
      return short(state, job, 'empty')
    case 'damaged':
      return short(state, job, 'damaged')
    case 'cannot-reach':
      if (job.later.includes(task.id)) return short(state, job, 'unreachable')
      return right({ ...without(job, 'task', 'instead'), later: [...job.later, ...group] }, say('did.later'))
    default:
      return quiet(job)
  }
}
