// Owns what each input does at the pack bench: a tote is opened, its units are checked, a box closes the parcel.
import type { Wish } from '../../operations/index.ts'
import { indexKey, type State } from '../../rows/tables.ts'
import type { OrderRow } from '../../rows/work.ts'
import type { Scanned } from '../../scan/scanned.ts'
import { goodsOf } from '../../stock/movements.ts'
import type { ItemId, OrderId, PlateId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { elsewhere, nameScan, settleCommon } from '../elsewhere.ts'
import { type GoodsScan, goodsIn, readAs } from '../goods-scan.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision, Input, JobContext } from '../job.ts'
import { goodsInTotes } from '../order-totes.ts'
import { answer, calm, quiet, right, without, wrong } from '../question.ts'
import { say, type Words } from '../words.ts'
import { parcelPacked } from './close.ts'
import { type PackJob, packLines, roomFor, uncheckedOf } from './state.ts'

export function decide(state: State, job: PackJob, input: Input, context: JobContext): Decision<PackJob> {
  switch (input.kind) {
    case 'scan':
      return onScan(state, calm(job), input.scanned, context)
    case 'choose':
      return onChoice(state, job, input.choice, context)
    case 'main':
      return orderOf(state, job) && packLines(state, job).length === 0 ? leave(state, job) : quiet(job)
    case 'number':
    case 'text':
      return quiet(calm(job))
  }
}

function orderOf(state: State, job: PackJob): OrderRow | undefined {
  return job.order && state.get('order', job.order)
}

function leave(state: State, job: PackJob): Decision<PackJob> {
  const order = orderOf(state, job)?.number ?? ''
  return { wishes: [], answer: { kind: 'done', title: say('did.order-over', { order }) } }
}

function onScan(state: State, job: PackJob, scanned: Scanned, context: JobContext): Decision<PackJob> {
  const order = orderOf(state, job)
  const plate = readAs(scanned, 'plate')
  const paper = readAs(scanned, 'order')
  if (!order) {
    if (plate) return openTote(state, job, plate.plateId, scanned)
    if (paper) return openOrder(state, job, paper.orderId, scanned)
    return elsewhere(state, job, scanned, context, { expects: 'tote' })
  }
  if (paper?.orderId === order.id) return right(job, say('did.same-paper'))
  if (plate && state.get('plate', plate.plateId)?.order === order.id)
    return right(job, say('did.tote', { tote: plate.code }))
  const carton = readAs(scanned, 'carton')
  if (carton) return onCarton(state, job, order, carton.cartonId, scanned, context)
  const wanted = packLines(state, job).map((each) => each.line.item)
  const goods = goodsIn(state, scanned, wanted)
  if (goods) return onUnit(state, job, goods, scanned)
  return elsewhere(state, job, scanned, context, {
    expects: uncheckedOf(packLines(state, job)) > 0 ? 'item' : 'carton',
  })
}

function openTote(state: State, job: PackJob, plate: PlateId, scanned: Scanned): Decision<PackJob> {
  const row = state.get('plate', plate)
  if (row?.order) return openOrder(state, job, row.order, scanned)
  return wrong(job, {
    title: say('wrong.tote-empty'),
    scanned: nameScan(state, scanned),
    hint: say('hint.tote-empty'),
  })
}

function openOrder(state: State, job: PackJob, id: OrderId, scanned: Scanned): Decision<PackJob> {
  const order = state.get('order', id)
  const opened: PackJob = { ...job, order: id }
  if (!order || packLines(state, opened).length === 0) {
    return wrong(job, {
      title: say('wrong.nothing-to-pack'),
      scanned: nameScan(state, scanned),
      ...(order && { hint: say('found.order', { state: order.state }) }),
    })
  }
  return right(opened, say('did.order-open', { order: order.number }))
}

/** One unit, or a pack of them, is checked off. */
function onUnit(state: State, job: PackJob, scan: GoodsScan, scanned: Scanned): Decision<PackJob> {
  const lines = packLines(state, job)
  const mine = lines.filter((each) => each.line.item === scan.item)
  if (mine.length === 0) return notOfOrder(state, job, scan.item, scanned)
  const room = roomFor(lines, scan.item)
  const unit = unitOf(state, scan.item)
  const name = nameOf(state, scan.item)
  const of = mine.reduce((sum, each) => sum + each.of, 0)
  if (scan.units > room) {
    return wrong(job, {
      title: room === 0 ? say('wrong.one-too-many') : say('wrong.too-many', { n: scan.units, unit }),
      scanned: nameScan(state, scanned),
      hint: say('hint.take-out', { of, unit }),
      safe: say('safe.still', { done: of - room, of, unit }),
    })
  }
  if (scan.lot !== undefined && !lotIsHere(state, job, scan)) {
    return wrong(job, {
      title: say('wrong.lot', { lot: scan.lot }),
      scanned: nameScan(state, scanned),
      hint: say('hint.lot-not-picked'),
    })
  }
  const checked: Record<string, number> = { ...job.checked }
  let open: number = scan.units
  for (const each of mine) {
    const take = Math.min(open, each.of - each.checked)
    checked[each.line.id] = each.checked + take
    open -= take
  }
  const next: PackJob = { ...job, checked }
  if (scan.units < room) return right(next, say('count.of', { done: of - room + scan.units, of, unit }))
  return answer(next, { kind: 'done', title: say('did.checked', { n: of, unit }), what: name })
}

function lotIsHere(state: State, job: PackJob, scan: GoodsScan): boolean {
  const tracked = (state.get('item', scan.item)?.tracking ?? 'none') !== 'none'
  if (!tracked || !job.order) return true
  return goodsInTotes(state, job.order).some((quant) => quant.item === scan.item && quant.lot === scan.lot)
}

/** Said with the order that it does belong to, where the books know one. */
function notOfOrder(state: State, job: PackJob, item: ItemId, scanned: Scanned): Decision<PackJob> {
  const owner = otherOrderOf(state, job, item)
  return wrong(job, {
    title: say('wrong.not-in-order'),
    scanned: nameScan(state, scanned),
    hint: owner ?? say('hint.put-aside'),
  })
}

function otherOrderOf(state: State, job: PackJob, item: ItemId): Words | undefined {
  for (const quant of state.find('quantsOfItem', indexKey(job.warehouse, item))) {
    if (quant.quantity <= 0 || !quant.place.startsWith('P:')) continue
    const plate = state.get('plate', quant.place.slice(2))
    const order = plate?.order && state.get('order', plate.order)
    if (plate && order && order.id !== job.order)
      return say('hint.belongs-to', { order: order.number, tote: plate.code })
  }
  return undefined
}

function onCarton(
  state: State,
  job: PackJob,
  order: OrderRow,
  carton: string,
  scanned: Scanned,
  context: JobContext,
): Decision<PackJob> {
  const lines = packLines(state, job)
  const unchecked = uncheckedOf(lines)
  if (unchecked > 0 && !job.part) {
    return wrong(job, {
      title: say('wrong.not-checked', { n: unchecked }),
      scanned: nameScan(state, scanned),
      hint: say('hint.check-first'),
      safe: say('safe.box-open'),
    })
  }
  return closeBox(state, job, order, carton, context)
}

function closeBox(state: State, job: PackJob, order: OrderRow, carton: string, context: JobContext): Decision<PackJob> {
  const lines = packLines(state, job)
  const wish = parcelPacked(state, order, lines, carton, context)
  if (!wish) {
    return wrong(job, { title: say('wrong.box-empty'), scanned: { code: carton }, hint: say('hint.check-first') })
  }
  const last = say('did.packed', { number: wish.body.number })
  const packed = wish.body.lines.reduce((sum, line) => sum + line.quantity, 0)
  const waiting = lines.reduce((sum, each) => sum + each.of, 0)
  if (packed >= waiting) return { wishes: [wish], answer: { kind: 'done', title: last } }
  const next: PackJob = { ...without(job, 'part'), checked: {}, last }
  return answer(next, { kind: 'done', title: last }, [wish])
}

function onChoice(state: State, job: PackJob, choice: string, context: JobContext): Decision<PackJob> {
  const calmed = calm(job)
  const common = settleCommon(job, choice, {})
  if (common) return common
  const order = orderOf(state, job)
  if (choice.startsWith('order:')) return quiet({ ...calmed, order: choice.slice(6) as OrderId })
  if (!order) return quiet(calmed)
  if (choice.startsWith('missing:')) return missing(state, calmed, order, choice.slice(8))
  switch (choice) {
    case 'check-all':
      return quiet({ ...calmed, checkAll: true })
    case 'box-full':
      return right({ ...calmed, part: true, checkAll: true }, say('did.box-full'))
    case 'own-box':
      if (uncheckedOf(packLines(state, job)) > 0 && !job.part) return quiet(calmed)
      return closeBox(state, calmed, order, 'own', context)
    case 'finish':
      return packLines(state, job).length === 0 ? leave(state, calmed) : quiet(calmed)
    default:
      return quiet(calmed)
  }
}

/** The unchecked units of a line are not in the tote: a fact for each quant that they should have been of. */
function missing(state: State, job: PackJob, order: OrderRow, lineId: string): Decision<PackJob> {
  const each = packLines(state, job).find((one) => one.line.id === lineId)
  if (!each || each.checked >= each.of) return quiet(job)
  let open = each.of - each.checked
  const wishes: Wish[] = []
  for (const quant of [...goodsInTotes(state, order.id)].reverse()) {
    if (quant.item !== each.line.item || open <= 0) continue
    const units = Math.min(open, quant.quantity)
    open -= units
    wishes.push({
      type: 'pack-shorted',
      body: { order: order.id, line: lineId, ...goodsOf(quant), quantity: quantity(units), from: quant.place },
    })
  }
  const unit = unitOf(state, each.line.item)
  const last = say('did.pack-short', { n: each.of - each.checked - open, unit, name: nameOf(state, each.line.item) })
  return right({ ...job, last }, last, wishes)
}
