// Goods came back. What came is what was scanned, not what was announced; the eye decides what becomes of it. The customer's
// credit follows for what is known to have left, pro rata of what was invoiced.
import * as z from 'zod/mini'
import type { Draft } from '../rows/draft.ts'
import { virtual } from '../rows/places.ts'
import type { OrderLineRow } from '../rows/work.ts'
import { type Move, moveAll } from '../stock/movements.ts'
import type { OrderId, ShipmentId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { creditReturn, creditUsed, takeCreditBack } from './credit-return.ts'
import type { LedgerFact } from './ledger-facts.ts'
import { defineOperation, type Operation } from './operation.ts'
import { goodsShape, id, key, place, scanned, text, units } from './schema.ts'

const schema = z.object({
  order: z.exactOptional(id<OrderId>()),
  /** The order's line and parcel that the units left with. */
  line: z.exactOptional(id<string>()),
  shipment: z.exactOptional(id<ShipmentId>()),
  /** The costing event of the shipment that it came from; without one it is a blind return. */
  shipEvent: z.exactOptional(key()),
  /** Of a blind return: what was scanned on the parcel, so that its order may be found later. */
  code: z.exactOptional(text(200)),
  ...goodsShape,
  quantity: units(),
  disposition: z.enum(['restock', 'refurbish', 'scrap', 'quarantine']),
  /** What the eye saw. */
  reason: z.exactOptional(z.enum(['as-new', 'opened', 'faulty', 'damaged', 'wrong-item', 'other'])),
  to: place(),
  scan: z.exactOptional(scanned()),
})

type Body = z.output<typeof schema>

export const goodsReturned = defineOperation<'goods-returned', Body>({
  type: 'goods-returned',
  version: 1,
  nature: 'fact',
  right: 'return',
  touches: 'goods',
  schema,
  moves: movesOf,
  undo: {
    // Somebody has named its order since, and the credit is given.
    hangs: (state, { id: operation, body }) =>
      creditUsed(state, operation, body.order) ||
      state.find('exceptionsOfOperation', operation).some(({ resolution }) => resolution === 'name-order')
        ? 'closed'
        : undefined,
    rows(draft, { id: operation, body }) {
      takeCreditBack(draft, operation, body.order)
      const line = body.line && draft.get('orderLine', body.line)
      if (line) draft.put('orderLine', { ...line, returned: quantity(Math.max(0, cameBack(line) - body.quantity)) })
    },
  },
  applyStock(draft, { body }) {
    moveAll(draft, movesOf({ body }))
    const line = body.line && draft.get('orderLine', body.line)
    if (line) noteReturned(draft, body, line)
    else if (!body.order && !body.shipEvent) {
      const { item, quantity: came, code = '', to } = body
      draft.raise('blind-return', `item:${item}`, { item, quantity: came, code, place: to })
    }
    return undefined
  },
  post(draft, { id: operation, at, body }): readonly LedgerFact[] {
    const type = body.disposition === 'scrap' ? 'return-damaged' : 'return-to-stock'
    // A blind return refers to no shipment; it is costed at what a unit is worth now.
    const ship = body.shipEvent ?? `blind:${operation}`
    const input = { id: operation, at, type, item: body.item, quantity: body.quantity, ship } as const
    return [{ fact: 'cost', company: body.owner, input }, ...creditReturn(draft, operation, at, body)]
  },
  subjects: ({ body }) => [
    { kind: 'item', id: body.item },
    ...(body.order ? [{ kind: 'order', id: body.order as string }] : []),
  ],
})

export function cameBack(line: OrderLineRow): number {
  return line.returned ?? 0
}

function noteReturned(draft: Draft, { quantity: came, item }: Body, line: OrderLineRow): void {
  const returned = cameBack(line) + came
  draft.put('orderLine', { ...line, returned: quantity(returned) })
  const over = Math.min(came, returned - line.shipped)
  if (over <= 0) return
  const order = draft.get('order', line.order)?.number ?? line.order
  draft.raise('returned-more', `orderLine:${line.id}`, { order, item, over, quantity: came })
}

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  const to = body.disposition === 'scrap' ? virtual('scrap') : body.to
  return [{ goods: body, from: virtual('customer'), to, quantity: body.quantity }]
}
