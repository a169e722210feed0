// The tote held fewer than the books say, found at the pack bench. What is missing is nobody's until it is found; the
// order looks for it elsewhere at once.
import * as z from 'zod/mini'
import { allocateLine, begun, noteAllocated, plannedBy } from '../orders/release.ts'
import type { Draft } from '../rows/draft.ts'
import { virtual } from '../rows/places.ts'
import { type Move, moveAll } from '../stock/movements.ts'
import type { OrderId } from '../values/ids.ts'
import { none, quantity } from '../values/quantity.ts'
import { cancelPlanned } from './close-pick.ts'
import type { LedgerFact } from './ledger-facts.ts'
import { defineOperation, type Operation } from './operation.ts'
import { repick, settleOrder, unpick } from './order-progress.ts'
import { alignPackTask, packTaskOf } from './pack-task.ts'
import { goodsShape, id, place, units } from './schema.ts'

const schema = z.object({
  order: id<OrderId>(),
  line: id<string>(),
  ...goodsShape,
  /** How many are missing. */
  quantity: units(),
  from: place(),
})

type Body = z.output<typeof schema>

export const packShorted = defineOperation<'pack-shorted', Body>({
  type: 'pack-shorted',
  version: 1,
  nature: 'fact',
  right: 'pack',
  touches: 'goods',
  schema,
  moves: movesOf,
  undo: {
    hangs: (state, { id: operation, body }) =>
      begun(plannedBy(state, operation, body.line)) ? 'work-begun' : undefined,
    rows(draft, { id: operation, body }) {
      cancelPlanned(draft, plannedBy(draft, operation, body.line))
      repick(draft, body.line, body.quantity, body.from)
      settleOrder(draft, body.order)
      alignPackTask(draft, body.order)
    },
  },
  applyStock(draft, { body }) {
    moveAll(draft, movesOf({ body }))
    unpick(draft, body.line, body.quantity)
    const found = replan(draft, body)
    const order = draft.get('order', body.order)
    draft.raise('short-pack', `order:${body.order}`, {
      order: order?.number ?? body.order,
      item: body.item,
      missing: body.quantity,
      elsewhere: found,
    })
    settleOrder(draft, body.order)
    settlePackTask(draft, body.order)
    return undefined
  },
  post(_draft, { id, at, body }): readonly LedgerFact[] {
    const { owner: company, item, quantity } = body
    return [{ fact: 'cost', company, input: { id, at, type: 'adjust', item, difference: -quantity } }]
  },
  subjects: ({ body }) => [
    { kind: 'order', id: body.order },
    { kind: 'item', id: body.item },
  ],
})

/** Looks for what is missing in the bins; returns how many units were found there. */
function replan(draft: Draft, body: Body): number {
  const order = draft.get('order', body.order)
  const line = draft.get('orderLine', body.line)
  if (!order || !line || order.state === 'cancelled') return 0
  const made = allocateLine(draft, order, line, `pick:${line.id}`)
  noteAllocated(draft, order.id, line.id, made)
  return made.units
}

function settlePackTask(draft: Draft, orderId: OrderId): void {
  const order = draft.get('order', orderId)
  const task = draft.get('task', packTaskOf(orderId))
  if (!order || task?.state !== 'open') return
  const waiting = order.picked - order.packed
  if (waiting > 0) draft.put('task', { ...task, quantity: quantity(waiting), done: none })
  else draft.put('task', { ...task, state: 'done', done: task.quantity })
}

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  return [{ goods: body, from: body.from, to: virtual('adjustment'), quantity: body.quantity }]
}
