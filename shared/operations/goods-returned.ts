// Goods came back. What came is what was scanned, not what was announced; the eye decides what becomes of it.
import * as z from 'zod/mini'
import { virtual } from '../rows/places.ts'
import { type Move, moveAll } from '../stock/movements.ts'
import type { OrderId } from '../values/ids.ts'
import type { LedgerFact } from './ledger-facts.ts'
import { defineOperation, type Operation } from './operation.ts'
import { goodsShape, id, key, place, scanned, units } from './schema.ts'

const schema = z.object({
  order: z.exactOptional(id<OrderId>()),
  /** The costing event of the shipment that it came from; without one it is a blind return. */
  shipEvent: z.exactOptional(key()),
  ...goodsShape,
  quantity: units(),
  disposition: z.enum(['restock', 'refurbish', 'scrap']),
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
  undo: 'mirror',
  applyStock(draft, { body }) {
    moveAll(draft, movesOf({ body }))
    return undefined
  },
  post(_draft, { id, at, body }): readonly LedgerFact[] {
    const type = body.disposition === 'scrap' ? 'return-damaged' : 'return-to-stock'
    // A blind return refers to no shipment; it is costed at what a unit is worth now.
    const ship = body.shipEvent ?? `blind:${id}`
    return [
      { fact: 'cost', company: body.owner, input: { id, at, type, item: body.item, quantity: body.quantity, ship } },
    ]
  },
  subjects: ({ body }) => [
    { kind: 'item', id: body.item },
    ...(body.order ? [{ kind: 'order', id: body.order as string }] : []),
  ],
})

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  const to = body.disposition === 'scrap' ? virtual('scrap') : body.to
  return [{ goods: body, from: virtual('customer'), to, quantity: body.quantity }]
}
