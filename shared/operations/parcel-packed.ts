// What an order's tote held was checked and closed into a carton.
import * as z from 'zod/mini'
import type { Draft } from '../rows/draft.ts'
import { onPlate } from '../rows/places.ts'
import { type Move, moveAll } from '../stock/movements.ts'
import { derivedId, type OrderId, type PlateId, type ShipmentId, type TaskId } from '../values/ids.ts'
import { none, quantity } from '../values/quantity.ts'
import { defineOperation, type Operation } from './operation.ts'
import { progressLine, settleOrder } from './order-progress.ts'
import { alignPackTask, packTaskOf } from './pack-task.ts'
import { goodsShape, id, place, text, units } from './schema.ts'

const schema = z.object({
  shipment: id<ShipmentId>(),
  order: id<OrderId>(),
  number: text(60),
  /** Kind of box, as scanned. */
  carton: text(40),
  plate: z.object({ id: id<PlateId>(), code: text(40) }),
  at: place(),
  lines: z
    .array(z.object({ line: id<string>(), ...goodsShape, quantity: units(), from: place() }))
    .check(z.minLength(1), z.maxLength(2000)),
})

type Body = z.output<typeof schema>

export const parcelPacked = defineOperation<'parcel-packed', Body>({
  type: 'parcel-packed',
  version: 1,
  nature: 'fact',
  right: 'pack',
  touches: 'goods',
  schema,
  moves: movesOf,
  undo: {
    hangs: (state, { body }) => (state.get('shipment', body.shipment)?.state === 'packed' ? undefined : 'shipped'),
    rows(draft, { body }) {
      for (const each of body.lines) progressLine(draft, each.line, 'packed', -each.quantity)
      draft.remove('shipment', body.shipment)
      draft.remove('plate', body.plate.id)
      const task = draft.get('task', shipTaskOf(body.shipment))
      if (task?.state === 'open') draft.put('task', { ...task, state: 'cancelled' })
      settleOrder(draft, body.order)
      alignPackTask(draft, body.order)
    },
  },
  applyStock(draft, { body, warehouse, at }) {
    draft.put('plate', {
      id: body.plate.id,
      warehouse,
      code: body.plate.code,
      kind: 'carton',
      at: body.at,
      order: body.order,
    })
    const lines: {
      line: string
      item: (typeof body.lines)[number]['item']
      quantity: (typeof body.lines)[number]['quantity']
    }[] = []
    moveAll(draft, movesOf({ body }))
    for (const each of body.lines) {
      progressLine(draft, each.line, 'packed', each.quantity)
      lines.push({ line: each.line, item: each.item, quantity: each.quantity })
    }
    draft.put('shipment', {
      id: body.shipment,
      warehouse,
      order: body.order,
      number: body.number,
      carton: body.carton,
      state: 'packed',
      lines,
      plate: body.plate.id,
      packedAt: at,
    })
    endPackTask(draft, body.order)
    openShipTask(draft, body)
    settleOrder(draft, body.order)
    return undefined
  },
  subjects: ({ body }) => [
    { kind: 'order', id: body.order },
    { kind: 'shipment', id: body.shipment },
  ],
})

function endPackTask(draft: Draft, order: OrderId): void {
  const row = draft.get('order', order)
  const task = draft.get('task', packTaskOf(order))
  if (!row || !task || task.state !== 'open') return
  const waiting = row.picked - row.packed
  draft.put(
    'task',
    waiting > 0
      ? { ...task, done: quantity(task.quantity - waiting) }
      : { ...task, state: 'done', done: task.quantity },
  )
}

export function shipTaskOf(shipment: ShipmentId): TaskId {
  return derivedId<TaskId>(shipment, 'ship-task')
}

function openShipTask(draft: Draft, body: Body): void {
  draft.put('task', {
    id: shipTaskOf(body.shipment),
    warehouse: draft.cause.warehouse,
    kind: 'ship',
    state: 'open',
    createdAt: draft.cause.at,
    quantity: quantity(1),
    done: none,
    from: onPlate(body.plate.id),
    order: body.order,
  })
}

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  return body.lines.map((each) => ({
    goods: each,
    from: each.from,
    to: onPlate(body.plate.id),
    quantity: each.quantity,
  }))
}
