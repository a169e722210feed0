// Owns finding what a parcel is: any barcode on it will do, and where nobody knows it, the code is kept. Does not know how
// its content is booked.
import { indexKey, type State } from '../../rows/tables.ts'
import type { OrderRow } from '../../rows/work.ts'
import type { Scanned } from '../../scan/scanned.ts'
import type { ItemId, OrderId, ShipmentId } from '../../values/ids.ts'
import { businessDate } from '../../values/time.ts'
import { elsewhere, nameScan, unknownCode } from '../elsewhere.ts'
import { goodsIn, readAs } from '../goods-scan.ts'
import { labelCode, nameOf } from '../item-blocks.ts'
import type { Decision, JobContext } from '../job.ts'
import { ask, right, wrong } from '../question.ts'
import { shipmentOn } from '../route.ts'
import type { Choice } from '../view.ts'
import { say } from '../words.ts'
import type { ReturnJob } from './state.ts'

/** More shipped orders than these are not looked through for an item: a paper on the parcel says it better. */
const mostSearched = 2000
const mostOffered = 4

export function onParcel(state: State, job: ReturnJob, scanned: Scanned, context: JobContext): Decision<ReturnJob> {
  const shipment = readAs(scanned, 'shipment')
  if (shipment) return openParcel(state, job, shipment.shipmentId, scanned)
  const order = readAs(scanned, 'order')
  if (order) return openOrder(state, job, order.orderId, scanned)
  const plate = readAs(scanned, 'plate')
  const carton = plate && state.get('plate', plate.plateId)
  const inCarton = carton && shipmentOn(state, carton)
  if (inCarton) return openParcel(state, job, inCarton.id, scanned)
  const goods = goodsIn(state, scanned)
  if (goods) return askWhichOrder(state, job, goods.item, scanned.raw)
  if (scanned.kind === 'unknown' && !scanned.misread) return askBlind(job, scanned)
  return elsewhere(state, job, scanned, context, { expects: 'parcel' })
}

function openParcel(state: State, job: ReturnJob, id: ShipmentId, scanned: Scanned): Decision<ReturnJob> {
  const shipment = state.get('shipment', id)
  if (shipment?.state !== 'shipped') return notShipped(state, job, scanned)
  return opened(state, job, shipment.order, id)
}

function openOrder(state: State, job: ReturnJob, id: OrderId, scanned: Scanned): Decision<ReturnJob> {
  const order = state.get('order', id)
  if (!order || order.shipped <= 0) return notShipped(state, job, scanned)
  return opened(state, job, id)
}

/** From here each scan is a thing out of the parcel. */
export function opened(state: State, job: ReturnJob, order: OrderId, shipment?: ShipmentId): Decision<ReturnJob> {
  const number = state.get('order', order)?.number ?? ''
  return right({ ...job, order, ...(shipment && { shipment }) }, say('did.return-open', { order: number }))
}

function notShipped(state: State, job: ReturnJob, scanned: Scanned): Decision<ReturnJob> {
  return wrong(job, {
    title: say('wrong.not-shipped'),
    scanned: nameScan(state, scanned),
    hint: say('hint.not-shipped'),
  })
}

/** Nobody knows the code: it is kept with what is in the parcel. */
function askBlind(job: ReturnJob, scanned: Extract<Scanned, { kind: 'unknown' }>): Decision<ReturnJob> {
  return unknownCode(job, scanned, [
    {
      choice: `blind:${scanned.code.slice(0, 200)}`,
      icon: 'return',
      words: say('return.blind'),
      consequence: say('return.blind.then'),
    },
  ])
}

/** A thing without its parcel: the orders with which it may have left, the latest first. */
function askWhichOrder(state: State, job: ReturnJob, item: ItemId, raw: string): Decision<ReturnJob> {
  const row = state.get('item', item)
  const found = ordersWith(state, job, item)
  const zone = state.get('warehouse', job.warehouse)?.zone ?? 'UTC'
  const choices = found.map(
    (order): Choice => ({
      choice: `of:${order.id}`,
      icon: 'return',
      words: say('return.of', { order: order.number }),
      ...(order.shippedAt !== undefined && {
        consequence: say('return.left-on', { day: businessDate(order.shippedAt, zone) }),
      }),
    }),
  )
  return ask<ReturnJob>(
    { ...job, code: raw.slice(0, 200) },
    {
      kind: 'look',
      title: say('return.which'),
      text: say('return.which.text', { name: nameOf(state, item) }),
      choices: [
        ...choices,
        {
          choice: `blind:${row ? labelCode(row) : raw}`.slice(0, 200),
          icon: 'note',
          words: say('return.blind'),
          consequence: say('return.blind.then'),
        },
      ],
      back: say('back.scan-paper'),
    },
  )
}

function ordersWith(state: State, job: ReturnJob, item: ItemId): readonly OrderRow[] {
  const shipped = state.find('ordersInState', indexKey(job.warehouse, 'shipped')).slice(-mostSearched)
  return shipped
    .filter((order) =>
      state.find('linesOfOrder', order.id).some((line) => line.item === item && line.shipped > (line.returned ?? 0)),
    )
    .sort((a, b) => (b.shippedAt ?? 0) - (a.shippedAt ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, mostOffered)
}
