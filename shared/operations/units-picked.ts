// Units were taken from a place for an order and put into its tote. True even when the order was meanwhile cancelled or
// picked by somebody else: then an exception says so and both facts stand.
import * as z from 'zod/mini'
import type { Draft } from '../rows/draft.ts'
import { onPlate, virtual } from '../rows/places.ts'
import { lotKey, today } from '../stock/lots.ts'
import { type Move, moveAll } from '../stock/movements.ts'
import type { OrderId, PersonId, PlateId, TaskId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { renewClaim } from './claims.ts'
import { closePick, reopenPick } from './close-pick.ts'
import { defineOperation, type Operation } from './operation.ts'
import { progressLine, settleOrder } from './order-progress.ts'
import { alignPackTask, openPackTask } from './pack-task.ts'
import { goodsShape, id, place, scanned, text, units } from './schema.ts'

const schema = z.object({
  order: id<OrderId>(),
  line: id<string>(),
  task: z.exactOptional(id<TaskId>()),
  ...goodsShape,
  quantity: units(),
  from: place(),
  tote: z.object({ id: id<PlateId>(), code: text(40) }),
  scan: z.exactOptional(scanned()),
})

type Body = z.output<typeof schema>

export const unitsPicked = defineOperation<'units-picked', Body>({
  type: 'units-picked',
  version: 1,
  nature: 'fact',
  right: 'pick',
  touches: 'goods',
  schema,
  moves: movesOf,
  undo: {
    hangs(state, { body }) {
      const line = state.get('orderLine', body.line)
      if (!line || line.packed <= line.picked - body.quantity) return undefined
      return line.shipped > line.picked - body.quantity ? 'shipped' : 'packed'
    },
    rows(draft, { body }) {
      progressLine(draft, body.line, 'picked', -body.quantity)
      if (body.task) reopenPick(draft, body.task, body.quantity)
      freeTote(draft, body)
      settleOrder(draft, body.order)
      alignPackTask(draft, body.order)
    },
  },
  applyStock(draft, { body }) {
    bindTote(draft, body)
    moveAll(draft, movesOf({ body }))
    const other = body.task && draft.get('task', body.task)?.by
    if (body.task) advanceTask(draft, body.task, body.quantity)
    progressLine(draft, body.line, 'picked', body.quantity)
    nameContradictions(draft, body, other)
    nameUnfit(draft, body)
    renewClaim(draft, body.order)
    settleOrder(draft, body.order)
    openPackTask(draft, body.order)
    return undefined
  },
  subjects: ({ body }) => [
    { kind: 'order', id: body.order },
    { kind: 'item', id: body.item },
  ],
})

function bindTote(draft: Draft, body: Body): void {
  const known = draft.get('plate', body.tote.id)
  if (!known || known.order !== body.order) {
    draft.put('plate', {
      id: body.tote.id,
      warehouse: draft.cause.warehouse,
      code: body.tote.code,
      kind: 'tote',
      // In somebody's hands it stands nowhere until it is set down.
      at: virtual('transit'),
      order: body.order,
    })
  }
  const order = draft.get('order', body.order)
  if (order && order.tote !== body.tote.id) draft.put('order', { ...order, tote: body.tote.id })
}

/** Expired or set-aside goods were taken: nobody may get them. */
function nameUnfit(draft: Draft, body: Body): void {
  const expiry = body.lot ? draft.get('lot', lotKey(body.item, body.lot))?.expiry : undefined
  const expired = expiry !== undefined && expiry < today(draft)
  if (!expired && body.status === 'available') return
  draft.raise('unfit-picked', `orderLine:${body.line}`, {
    order: draft.get('order', body.order)?.number ?? body.order,
    item: body.item,
    quantity: body.quantity,
    tote: body.tote.code,
    place: body.from,
    holds: onPlate(body.tote.id),
    line: body.line,
    lot: body.lot,
    why: expired ? 'expired' : body.status,
    ...(expiry && { expiry }),
  })
}

/** A tote into which nothing was put is nobody's tote. */
function freeTote(draft: Draft, body: Body): void {
  const order = draft.get('order', body.order)
  const plate = draft.get('plate', body.tote.id)
  const holds = draft.find('quantsAt', onPlate(body.tote.id)).some((quant) => quant.quantity !== 0)
  if (holds || plate?.order !== body.order) return
  const { order: _freed, ...free } = plate
  draft.put('plate', free)
  if (order?.tote !== body.tote.id) return
  const { tote: _unbound, ...unbound } = order
  draft.put('order', unbound)
}

function advanceTask(draft: Draft, taskId: TaskId, units: number): void {
  const task = draft.get('task', taskId)
  if (!task || task.state !== 'open') return
  const done = quantity(task.done + units)
  if (done >= task.quantity) {
    closePick(draft, task, 'done', done)
  } else {
    closePick(draft, task, 'open', done)
  }
}

/**
 * What a handheld needs to say "Order SO-20418 was also picked by Ivan. Put 6 back to A-03-12": the order, the other person,
 * how many, from which bin they came and in which tote they are.
 */
function nameContradictions(draft: Draft, body: Body, other: PersonId | undefined): void {
  const order = draft.get('order', body.order)
  const line = draft.get('orderLine', body.line)
  const facts = {
    order: order?.number ?? body.order,
    item: body.item,
    quantity: body.quantity,
    tote: body.tote.code,
    place: body.from,
    holds: onPlate(body.tote.id),
    line: body.line,
    lot: body.lot,
  }
  if (!order || !line) {
    // The server was put back to a time before the order came: the goods are in the tote all the same.
    draft.raise('order-unknown', `order:${body.order}`, facts)
  } else if (order.state === 'cancelled') {
    draft.raise('picked-after-cancel', `order:${order.id}`, facts)
  } else if (line.picked > line.ordered - line.cancelled) {
    const over = Math.min(body.quantity, line.picked - (line.ordered - line.cancelled))
    const name = other && other !== draft.cause.by ? (draft.get('person', other)?.name ?? '') : ''
    draft.raise('picked-twice', `orderLine:${line.id}`, { ...facts, over, other: name })
  }
}

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  return [{ goods: body, from: body.from, to: onPlate(body.tote.id), quantity: body.quantity }]
}
