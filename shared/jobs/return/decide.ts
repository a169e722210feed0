// Owns what each input does while a parcel that came back is unpacked: what is it, what does the eye see, where does it go.
// Finding the parcel is find.ts.
import type { Wish } from '../../operations/index.ts'
import { fitOf } from '../../planning/put-away.ts'
import type { LocationRow } from '../../rows/catalogue.ts'
import { atLocation } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import type { LocationId, OrderId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { elsewhere, nameScan, settleCommon } from '../elsewhere.ts'
import { type GoodsScan, goodsIn, readAs, scanRecord } from '../goods-scan.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision, Input, JobContext } from '../job.ts'
import { seenAt } from '../place-blocks.ts'
import { answer, ask, calm, finished, quiet, right, without, wrong } from '../question.ts'
import { say } from '../words.ts'
import { onParcel, opened } from './find.ts'
import {
  type Condition,
  conditions,
  isCondition,
  isOpen,
  leftAs,
  lineFor,
  linesOf,
  placeFor,
  type ReturnJob,
  stillOut,
} from './state.ts'

export function decide(state: State, job: ReturnJob, input: Input, context: JobContext): Decision<ReturnJob> {
  switch (input.kind) {
    case 'scan':
      return onScan(state, calm(job), input.scanned, context)
    case 'choose':
      return onChoice(state, job, input.choice)
    case 'text':
      return onSerial(state, calm(job), input.value)
    case 'main':
      return isOpen(job) && !job.hand ? finish(state, calm(job)) : quiet(calm(job))
    case 'number':
      return quiet(calm(job))
  }
}

function onScan(state: State, job: ReturnJob, scanned: Scanned, context: JobContext): Decision<ReturnJob> {
  if (!isOpen(job)) return onParcel(state, job, scanned, context)
  const location = readAs(scanned, 'location')
  if (location && job.hand) return onPlace(state, job, job.hand, location.locationId, scanned)
  const wanted = linesOf(state, job).map((line) => line.item)
  const goods = goodsIn(state, scanned, wanted)
  if (goods) return onGoods(state, job, goods, scanned)
  if (job.wants === 'serial' && scanned.kind === 'unknown' && !scanned.misread) {
    return onSerial(state, job, scanned.serial ?? scanned.code)
  }
  const order = readAs(scanned, 'order') ?? readAs(scanned, 'shipment')
  if (order && isSame(state, job, order)) return right(job, say('did.same-paper'))
  return elsewhere(state, job, scanned, context, { expects: job.condition ? 'bin' : 'item' })
}

function isSame(
  state: State,
  job: ReturnJob,
  paper: NonNullable<ReturnType<typeof readAs<'order'>> | ReturnType<typeof readAs<'shipment'>>>,
): boolean {
  return paper.kind === 'order'
    ? paper.orderId === job.order
    : state.get('shipment', paper.shipmentId)?.order === job.order
}

/** A thing out of the parcel; another of the same while it is in the hand is one more. */
function onGoods(state: State, job: ReturnJob, scan: GoodsScan, scanned: Scanned): Decision<ReturnJob> {
  const { hand } = job
  if (hand && (hand.item !== scan.item || (hand.lot ?? '') !== (scan.lot ?? '') || scan.serial !== undefined)) {
    const unit = unitOf(state, hand.item)
    return wrong(job, {
      title: job.condition ? say('wrong.place-first') : say('wrong.look-first'),
      scanned: nameScan(state, scanned),
      expected: { label: say('wrong.first-of'), name: nameOf(state, hand.item) },
      safe: say('safe.in-hand', { n: job.units, unit }),
    })
  }
  const line = lineFor(state, job, scan.item)
  const units = job.units + scan.units
  const taken: ReturnJob = { ...job, hand: hand ?? scan, units }
  if (job.order && !line) return askNotOfOrder(state, taken, scan)
  if (line && units > stillOut(line) && !job.more) return askMore(state, taken, scan, stillOut(line))
  return inHand(state, taken, scan)
}

function inHand(state: State, job: ReturnJob, scan: GoodsScan): Decision<ReturnJob> {
  const serial = state.get('item', scan.item)?.tracking === 'serial'
  if (serial && scan.serial === undefined && job.hand?.serial === undefined) {
    return right({ ...job, wants: 'serial' }, say('ask.serial'))
  }
  const facts = { n: job.units, unit: unitOf(state, scan.item), name: nameOf(state, scan.item) }
  return right(job, say('did.in-hand', facts))
}

function askNotOfOrder(state: State, job: ReturnJob, scan: GoodsScan): Decision<ReturnJob> {
  const order = (job.order && state.get('order', job.order)?.number) ?? ''
  return ask(job, {
    kind: 'look',
    title: say('return.not-of-order'),
    text: say('return.not-of-order.text', { name: nameOf(state, scan.item), order }),
    choices: [
      {
        choice: 'take-all-the-same',
        icon: 'return',
        words: say('return.take-it'),
        consequence: say('then.manager-decides'),
      },
    ],
    back: say('back.put-aside'),
  })
}

function askMore(state: State, job: ReturnJob, scan: GoodsScan, left: number): Decision<ReturnJob> {
  const unit = unitOf(state, scan.item)
  return ask(job, {
    kind: 'look',
    title: say('return.more'),
    text: say('return.more.text', { n: left, unit, name: nameOf(state, scan.item) }),
    choices: [{ choice: 'more', icon: 'all', words: say('return.take-it'), consequence: say('return.more.then') }],
    back: say('back.put-aside'),
  })
}

function onSerial(state: State, job: ReturnJob, value: string): Decision<ReturnJob> {
  const serial = value.trim().slice(0, 40)
  if (!job.hand || job.wants !== 'serial' || serial === '') return quiet(job)
  const facts = { n: job.units, unit: unitOf(state, job.hand.item), name: nameOf(state, job.hand.item) }
  return right({ ...without(job, 'wants'), hand: { ...job.hand, serial } }, say('did.in-hand', facts))
}

/** The place ends it: what is seen decides which places will do. */
function onPlace(state: State, job: ReturnJob, hand: GoodsScan, id: LocationId, scanned: Scanned): Decision<ReturnJob> {
  const location = state.get('location', id)
  const { condition } = job
  if (!location || !condition) {
    return wrong(job, { title: say('wrong.look-first'), scanned: nameScan(state, scanned) })
  }
  if (!fits(state, hand, condition, location)) {
    const right_ = placeFor(state, job, condition)
    return wrong(job, {
      title: say('wrong.place'),
      scanned: { code: location.code },
      ...(right_ && { expected: { label: say('where.take-to'), code: right_.code } }),
      hint: say(`hint.place-${conditions[condition].disposition}`),
    })
  }
  return record(state, job, hand, condition, location)
}

function fits(state: State, hand: GoodsScan, condition: Condition, location: LocationRow): boolean {
  const { place, status } = conditions[condition]
  if (location.blocked) return false
  if (location.type === place) return true
  const owner = state.get('item', hand.item)?.owner
  if (status !== 'available' || !owner) return false
  return fitOf(state, location, { item: hand.item, lot: hand.lot ?? '', serial: '', status, owner }) === 'fits'
}

function record(
  state: State,
  job: ReturnJob,
  hand: GoodsScan,
  condition: Condition,
  location: LocationRow,
): Decision<ReturnJob> {
  const item = state.get('item', hand.item)
  const order = job.order && state.get('order', job.order)
  const owner = order?.company ?? item?.owner ?? state.get('warehouse', job.warehouse)?.company
  if (!owner) return quiet(job)
  const { disposition, status } = conditions[condition]
  const line = lineFor(state, job, hand.item)
  const left = line && leftAs(state, job, line.id, hand)
  const wish: Wish = {
    type: 'goods-returned',
    body: {
      ...(line && { order: line.order, line: line.id }),
      ...(left && { shipment: left.shipment, shipEvent: left.event }),
      ...(!line && job.code !== undefined && { code: job.code }),
      item: hand.item,
      lot: hand.lot ?? left?.lot ?? '',
      serial: hand.serial ?? '',
      status,
      owner,
      quantity: quantity(job.units),
      disposition,
      reason: condition,
      to: atLocation(location.id),
      scan: scanRecord(hand),
    },
  }
  const facts = { n: job.units, unit: unitOf(state, hand.item), name: nameOf(state, hand.item), code: location.code }
  const last = say(`did.returned-${disposition}`, facts)
  const booked = { ...job.booked, [hand.item]: (job.booked[hand.item] ?? 0) + job.units }
  const rest: ReturnJob = { ...without(job, 'hand', 'condition', 'wants', 'more'), units: 0, booked, last }
  const open = linesOf(state, job).reduce((sum, each) => sum + stillOut(each), 0)
  if (order && open - job.units <= 0) return finished(last, [wish])
  return answer(seenAt(rest, location.id), { kind: 'done', title: last, what: facts.name }, [wish])
}

function finish(state: State, job: ReturnJob): Decision<ReturnJob> {
  const n = Object.values(job.booked).reduce((sum, units) => sum + units, 0)
  if (n === 0) return { wishes: [], answer: { kind: 'quiet' } }
  const order = (job.order && state.get('order', job.order)?.number) ?? ''
  return finished(order === '' ? say('did.return-over-blind', { n }) : say('did.return-over', { order, n }), [])
}

function onChoice(state: State, job: ReturnJob, choice: string): Decision<ReturnJob> {
  const calmed = calm(job)
  const emptyHanded: ReturnJob = { ...without(calmed, 'hand', 'condition', 'wants', 'more'), units: 0 }
  const asked = job.question?.ask.choices.some((each) => each.choice === choice) === true
  if (choice === 'back' && job.question && job.hand) return quiet(emptyHanded)
  const common = settleCommon(job, choice, {})
  if (common) return common
  if (asked && choice.startsWith('blind:')) {
    const code = choice.slice(6)
    return right({ ...calmed, blind: true, code }, say('did.return-blind'))
  }
  if (asked && choice.startsWith('of:')) {
    return opened(state, without(calmed, 'code'), choice.slice(3) as OrderId)
  }
  if (choice === 'no-code' && !isOpen(job)) return right({ ...calmed, blind: true }, say('did.return-blind'))
  if (asked && job.hand && choice === 'take-all-the-same') return inHand(state, calmed, job.hand)
  if (asked && job.hand && choice === 'more') return inHand(state, { ...calmed, more: true }, job.hand)
  if (isCondition(choice) && job.hand && !job.wants) return quiet({ ...calmed, condition: choice })
  if (choice === 'not-it') return right(emptyHanded, say('did.not-taken'))
  if (choice === 'finish' && isOpen(job)) return finish(state, emptyHanded)
  return quiet(calmed)
}
