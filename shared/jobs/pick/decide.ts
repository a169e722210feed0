// Owns what each input does while an order is picked. Does not know how units get into the books (take.ts).
import { atLocation } from '../../rows/places.ts'
import { quantKey } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import type { LocationId, PlateId } from '../../values/ids.ts'
import { elsewhere, nameScan, settleCommon } from '../elsewhere.ts'
import { goodsIn, readAs } from '../goods-scan.ts'
import type { Decision, Input, JobContext } from '../job.ts'
import { totesOf } from '../order-totes.ts'
import { calm, quiet, right, without, wrong } from '../question.ts'
import { say } from '../words.ts'
import { onBin } from './on-bin.ts'
import { onGoods, onNumber, onSerial } from './on-goods.ts'
import { dropAt, onTote, onUnknownTote } from './on-tote.ts'
import { type PickJob, planRoute, remaining } from './state.ts'
import { short, take } from './take.ts'

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
      return hasNothingLeft(state, planned) ? finish(state, planned) : quiet(planned)
  }
}

/** Tasks that appeared since (a short pick was looked for elsewhere) are planned in from here, once. */
function withRoute(state: State, job: PickJob): PickJob {
  const open = remaining(state, job)
  const known = new Set(job.route)
  if (open.every((task) => known.has(task.id))) return job
  return { ...job, route: planRoute(state, job, open) }
}

/** Nothing to pick and nothing to set down: only a press is left. */
export function hasNothingLeft(state: State, job: PickJob): boolean {
  return remaining(state, job).length === 0 && totesOf(state, job.order).length === 0
}

function finish(state: State, job: PickJob): Decision<PickJob> {
  const number = state.get('order', job.order)?.number ?? ''
  return { wishes: [], answer: { kind: 'done', title: say('did.order-over', { order: number }) } }
}

function onScan(state: State, asked: PickJob, scanned: Scanned, context: JobContext): Decision<PickJob> {
  const job = calm(asked)
  const order = readAs(scanned, 'order')
  if (order?.orderId === job.order) return right(job, say('did.same-paper'))
  const location = readAs(scanned, 'location')
  const task = remaining(state, job)[0]
  const goods = goodsIn(state, scanned, task?.item ? [task.item] : [])
  // A bin and an item may share one text: the open question decides which was meant.
  if (location && (!goods || !task)) return onLocation(state, asked, job, location.locationId, scanned)
  if (goods) return onGoods(state, job, goods, scanned)
  const plate = readAs(scanned, 'plate')
  if (plate) return onTote(state, job, plate, scanned)
  if (scanned.kind === 'unknown' && !scanned.misread) {
    if (job.wants === 'serial') return onSerial(state, job, scanned.serial ?? scanned.code)
    if (!job.tote && task) return onUnknownTote(job, scanned, context)
  }
  return elsewhere(state, job, scanned, context, { expects: job.tote ? (task ? 'item' : 'drop') : 'tote' })
}

function onLocation(state: State, asked: PickJob, job: PickJob, id: LocationId, scanned: Scanned): Decision<PickJob> {
  if (remaining(state, job).length === 0) {
    const again = asked.question?.ask.choices.some((each) => each.choice === `here:${id}`) === true
    return dropAt(state, job, id, again)
  }
  if (!job.tote) return wrong(job, { title: say('wrong.scan-tote'), scanned: nameScan(state, scanned) })
  return onBin(state, job, id)
}

function onChoice(state: State, job: PickJob, choice: string, context: JobContext): Decision<PickJob> {
  const dropped: PickJob = without(calm(job), 'pending', 'proved', 'keypad', 'fewer', 'wants')
  if (choice === 'back' && !job.question) return quiet(dropped)
  const at = job.at && atLocation(job.at)
  const common = settleCommon(job, choice, at ? { at } : {})
  if (common) return common.job && choice === 'back' ? { ...common, job: dropped } : common
  if (job.question && choice.startsWith('here:')) return dropAt(state, dropped, choice.slice(5) as LocationId, true)
  if (job.question && choice.startsWith('tote:')) {
    const code = choice.slice(5)
    return right({ ...dropped, tote: { id: context.ids() as PlateId, code } }, say('did.tote', { tote: code }))
  }
  if (job.question && job.pending) return onAnswer(state, job, choice)
  return onWay(state, dropped, choice)
}

function onAnswer(state: State, job: PickJob, choice: string): Decision<PickJob> {
  const { pending } = job
  const task = pending && state.get('task', pending.task)
  if (!pending || !task) return quiet(without(calm(job), 'pending'))
  if (choice === 'have') return take(state, job, pending, true)
  if (choice.startsWith('lot:'))
    return take(state, job, { ...pending, goods: { ...pending.goods, lot: choice.slice(4) } })
  // The other lot was looked at and meant: the books need not know it.
  if (choice === 'other-lot') return take(state, job, pending, true)
  if (choice !== 'books') return quiet(job)
  const books = state.get('quant', quantKey(pending.from, pending.goods))?.quantity ?? 0
  if (books > 0) return take(state, job, { ...pending, units: books, short: true }, true)
  return short(state, without(calm(job), 'pending'), 'empty')
}

/** The ways out of a line. */
function onWay(state: State, job: PickJob, choice: string): Decision<PickJob> {
  const task = remaining(state, job)[0]
  switch (choice) {
    case 'finish':
      return hasNothingLeft(state, job) ? finish(state, job) : quiet(job)
    case 'give-back':
      return giveBack(state, job)
    case 'tote-full':
      return right(without(job, 'tote'), say('did.tote-full'))
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
      return right({ ...without(job, 'task', 'instead'), later: [...job.later, task.id] }, say('did.later'))
    default:
      return quiet(job)
  }
}

function giveBack(state: State, job: PickJob): Decision<PickJob> {
  const order = state.get('order', job.order)
  if (!order || order.picked > 0) return quiet(job)
  return {
    wishes: [{ type: 'claim-work', body: { order: order.id, give: true } }],
    answer: { kind: 'done', title: say('did.given-back', { order: order.number }) },
  }
}
