// A parcel left the house: its units are the customer's, their cost is known, and the sale is invoiced.
import * as z from 'zod/mini'
import type { Draft } from '../rows/draft.ts'
import { plateOf, virtual } from '../rows/places.ts'
import { moveUnits } from '../stock/movements.ts'
import type { OrderId, ShipmentId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { invoiceShipment } from './invoice-shipment.ts'
import type { LedgerFact } from './ledger-facts.ts'
import { defineOperation } from './operation.ts'
import { progressLine, settleOrder } from './order-progress.ts'
import { shipTaskOf } from './parcel-packed.ts'
import { goodsShape, id, place, text, units } from './schema.ts'

const schema = z.object({
  shipment: id<ShipmentId>(),
  order: id<OrderId>(),
  number: text(60),
  carrier: z.exactOptional(text(60)),
  tracking: z.exactOptional(text(60)),
  lines: z
    .array(z.object({ line: id<string>(), ...goodsShape, quantity: units(), from: place() }))
    .check(z.minLength(1), z.maxLength(2000)),
})

type Body = z.output<typeof schema>

/** The costing event of one line of a shipment: what a later return refers to. */
export function shipEventOf(operation: string, index: number): string {
  return index === 0 ? operation : `${operation}#${index}`
}

export const parcelShipped = defineOperation<'parcel-shipped', Body>({
  type: 'parcel-shipped',
  version: 1,
  nature: 'fact',
  right: 'ship',
  touches: 'goods',
  schema,
  undo: 'none',
  applyStock(draft, { id: operation, body }) {
    for (const each of body.lines) {
      moveUnits(draft, { goods: each, from: each.from, to: virtual('customer'), quantity: each.quantity })
      progressLine(draft, each.line, 'shipped', each.quantity)
      const plate = plateOf(each.from)
      const row = plate && draft.get('plate', plate)
      if (row && row.at !== virtual('customer')) draft.put('plate', { ...row, at: virtual('customer') })
    }
    closeShipment(draft, operation, body)
    settleOrder(draft, body.order)
    const order = draft.get('order', body.order)
    if (!order) nameUnknown(draft, body)
    if (order?.state === 'shipped') {
      draft.put('order', { ...order, shippedAt: draft.cause.at })
      if (draft.get('shipTo', order.id)) draft.remove('shipTo', order.id)
    }
    return undefined
  },
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const costs = body.lines.map(
      (each, index): LedgerFact => ({
        fact: 'cost',
        company: each.owner,
        input: { id: shipEventOf(id, index), at, type: 'ship', item: each.item, quantity: each.quantity },
      }),
    )
    return [...costs, ...invoiceShipment(draft, id, at, body.order, body.lines)]
  },
  subjects: ({ body }) => [
    { kind: 'order', id: body.order },
    { kind: 'shipment', id: body.shipment },
  ],
})

/** Goods have left for an order that is not in the books (any more): nobody is billed until it is entered again. */
function nameUnknown(draft: Draft, { order, number, lines }: Body): void {
  const [first] = lines
  const quantity = lines.reduce((sum, each) => sum + each.quantity, 0)
  draft.raise('order-unknown', `order:${order}`, {
    order,
    parcel: number,
    quantity,
    ...(first && { item: first.item }),
  })
}

function closeShipment(draft: Draft, operation: string, body: Body): void {
  const { warehouse, at } = draft.cause
  const known = draft.get('shipment', body.shipment)
  const lines = body.lines.map(({ line, item, quantity }) => ({ line, item, quantity }))
  const base = known ?? {
    id: body.shipment,
    warehouse,
    order: body.order,
    number: body.number,
    carton: '',
    lines,
    packedAt: at,
  }
  draft.put('shipment', {
    ...base,
    state: 'shipped',
    shippedAt: at,
    ...(body.tracking && { tracking: body.tracking }),
    left: body.lines.map(({ line, item, lot, serial, quantity: units }, index) => {
      return { line, item, lot, serial, quantity: units, event: shipEventOf(operation, index) }
    }),
  })
  const task = draft.get('task', shipTaskOf(body.shipment))
  if (task?.state === 'open') draft.put('task', { ...task, state: 'done', done: quantity(task.quantity) })
}
