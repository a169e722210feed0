// The job of shipping: parcels are scanned together, then leave with one scan of the stage or one press.
import type { Wish } from '../../operations/index.ts'
import { onPlate } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { ShipmentRow } from '../../rows/work.ts'
import type { Scanned } from '../../scan/scanned.ts'
import { goodsOf } from '../../stock/movements.ts'
import type { OrderId, ShipmentId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { ok, type Refusal, refuse, type Success } from '../../values/result.ts'
import { elsewhere, nameScan, settleCommon, unknownCode } from '../elsewhere.ts'
import { readAs } from '../goods-scan.ts'
import type { Decision, Input, Job, JobContext, Opened } from '../job.ts'
import { answer, calm, quiet, right, wrong } from '../question.ts'
import { type Start, shipmentOn } from '../route.ts'
import { say } from '../words.ts'
import type { ShipJob } from './state.ts'
import { openParcels, view } from './view.ts'

type ShipStart = Extract<Start, { job: 'ship' }>

function open(state: State, start: ShipStart, context: JobContext): Success<Opened<ShipJob>> | Refusal {
  const shipment = start.shipment && state.get('shipment', start.shipment)
  const found = shipment ? [shipment] : start.order ? state.find('shipmentsOfOrder', start.order) : []
  const parcels = found.filter((each) => each.state === 'packed').map((each) => each.id)
  if ((start.order || start.shipment) && parcels.length === 0) return refuse('nothing-to-ship', {})
  return ok({ job: { job: 'ship', warehouse: context.warehouse, parcels, tracking: {} }, wishes: [] })
}

function decide(state: State, job: ShipJob, input: Input, context: JobContext): Decision<ShipJob> {
  switch (input.kind) {
    case 'scan':
      return onScan(state, calm(job), input.scanned, context)
    case 'choose':
      return onChoice(state, job, input.choice)
    case 'main':
      return leave(state, calm(job))
    case 'number':
    case 'text':
      return quiet(calm(job))
  }
}

function onScan(state: State, job: ShipJob, scanned: Scanned, context: JobContext): Decision<ShipJob> {
  const location = readAs(scanned, 'location')
  const type = location && state.get('location', location.locationId)?.type
  if (type === 'stage' && job.parcels.length > 0) return leave(state, job)
  const shipment = readAs(scanned, 'shipment')
  if (shipment) return add(state, job, state.get('shipment', shipment.shipmentId), scanned)
  const carton = readAs(scanned, 'plate')
  const plate = carton && state.get('plate', carton.plateId)
  if (plate?.kind === 'carton') return add(state, job, shipmentOn(state, plate), scanned)
  const order = readAs(scanned, 'order')
  if (order) return addOrder(state, job, order.orderId, scanned)
  if (scanned.kind === 'unknown' && !scanned.misread && job.parcels.length > 0) {
    return unknownCode(job, scanned, [
      {
        choice: `tracking:${scanned.code.slice(0, 60)}`,
        icon: 'ship',
        words: say('unknown.is-tracking'),
        consequence: say('unknown.is-tracking.then', { number: numberOf(state, job.parcels.at(-1)) }),
      },
    ])
  }
  return elsewhere(state, job, scanned, context, { expects: 'parcel' })
}

function numberOf(state: State, id: ShipmentId | undefined): string {
  return (id && state.get('shipment', id)?.number) ?? ''
}

function add(state: State, job: ShipJob, shipment: ShipmentRow | undefined, scanned: Scanned): Decision<ShipJob> {
  if (!shipment) return wrong(job, { title: say('wrong.scan-parcel'), scanned: nameScan(state, scanned) })
  if (shipment.state === 'shipped') {
    return wrong(job, {
      title: say('wrong.already-shipped'),
      scanned: { code: shipment.number },
      hint: say('hint.already-shipped'),
    })
  }
  const words = say('did.parcel', { number: shipment.number, n: job.parcels.length + 1 })
  if (job.parcels.includes(shipment.id)) return right(job, words)
  return right({ ...job, parcels: [...job.parcels, shipment.id] }, words)
}

function addOrder(state: State, job: ShipJob, id: OrderId, scanned: Scanned): Decision<ShipJob> {
  const order = state.get('order', id)
  const packed = state.find('shipmentsOfOrder', id).filter((each) => each.state === 'packed')
  const [first] = packed
  if (!first || !order) {
    return wrong(job, {
      title: say('wrong.nothing-to-ship'),
      scanned: nameScan(state, scanned),
      ...(order && { hint: say('found.order', { state: order.state }) }),
    })
  }
  const parcels = [...new Set([...job.parcels, ...packed.map((each) => each.id)])]
  return right({ ...job, parcels }, say('did.parcel', { number: first.number, n: parcels.length }))
}

/** All parcels in hand leave. One that holds nothing by the books stays, and says so. */
function leave(state: State, job: ShipJob): Decision<ShipJob> {
  const wishes: Wish[] = []
  const stays: ShipmentId[] = []
  for (const id of job.parcels) {
    const shipment = state.get('shipment', id)
    const wish = shipment?.state === 'packed' ? shipped(state, job, shipment) : undefined
    if (wish) wishes.push(wish)
    else if (shipment?.state === 'packed') stays.push(id)
  }
  if (wishes.length === 0) {
    if (stays.length === 0) return quiet({ ...job, parcels: [] })
    return wrong(job, { title: say('wrong.box-empty'), scanned: { code: numberOf(state, stays[0]) } })
  }
  const last = say('did.shipped', { n: wishes.length })
  const more = openParcels(state, job).some((each) => !job.parcels.includes(each.id))
  if (!more && stays.length === 0) return { wishes, answer: { kind: 'done', title: last } }
  return answer({ ...job, parcels: stays, tracking: {}, last }, { kind: 'done', title: last }, wishes)
}

/** What the parcel's carton holds, assigned to the lines that it was packed for. */
function shipped(state: State, job: ShipJob, shipment: ShipmentRow): Wish | undefined {
  if (!shipment.plate) return undefined
  const open = shipment.lines.map((line) => ({ ...line, left: line.quantity as number }))
  const lines = state
    .find('quantsAt', onPlate(shipment.plate))
    .filter((quant) => quant.quantity > 0)
    .flatMap((quant) => {
      let units: number = quant.quantity
      const parts: { line: string; units: number }[] = []
      for (const each of open) {
        const take = each.item === quant.item ? Math.min(units, each.left) : 0
        if (take <= 0) continue
        each.left -= take
        units -= take
        parts.push({ line: each.line, units: take })
      }
      return parts.map((part) => ({
        line: part.line,
        ...goodsOf(quant),
        quantity: quantity(part.units),
        from: quant.place,
      }))
    })
  if (lines.length === 0) return undefined
  const tracking = job.tracking[shipment.id]
  return {
    type: 'parcel-shipped',
    body: {
      shipment: shipment.id,
      order: shipment.order,
      number: shipment.number,
      ...(tracking !== undefined && { tracking }),
      lines,
    },
  }
}

function onChoice(state: State, job: ShipJob, choice: string): Decision<ShipJob> {
  const common = settleCommon(job, choice, {})
  if (common) return common
  const calmed = calm(job)
  const last = job.parcels.at(-1)
  if (choice.startsWith('tracking:') && last) {
    const tracking = { ...job.tracking, [last]: choice.slice(9) }
    return right({ ...calmed, tracking }, say('did.tracking', { number: numberOf(state, last) }))
  }
  if (choice.startsWith('parcel:')) {
    const id = choice.slice(7) as ShipmentId
    return quiet(calmed.parcels.includes(id) ? calmed : { ...calmed, parcels: [...calmed.parcels, id] })
  }
  if (choice === 'ship') return leave(state, calmed)
  if (choice === 'take-off' && last) return quiet({ ...calmed, parcels: calmed.parcels.slice(0, -1) })
  if (choice === 'finish') return { wishes: [], answer: { kind: 'quiet' } }
  return quiet(calmed)
}

export const ship: Job<ShipJob, ShipStart> = { name: 'ship', open, decide, view }
export type { ShipJob }
