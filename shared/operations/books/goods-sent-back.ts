// Goods went back to their supplier. They leave at their own receipt's cost where it is known; what the supplier owes for them
// is what was received or, once billed, what was billed.
import * as z from 'zod/mini'
import { virtual } from '../../rows/places.ts'
import { type Move, moveAll } from '../../stock/movements.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation, type Operation } from '../operation.ts'
import { goodsShape, key, place, scanned, text, units } from '../schema.ts'

const schema = z.object({
  /** Costing event of the receipt that they came with; unknown where nobody can tell. */
  receipt: z.exactOptional(key()),
  ...goodsShape,
  quantity: units(),
  from: place(),
  reason: z.exactOptional(text(100)),
  scan: z.exactOptional(scanned()),
})

type Body = z.output<typeof schema>

export const goodsSentBack = defineOperation<'goods-sent-back', Body>({
  type: 'goods-sent-back',
  version: 1,
  nature: 'fact',
  right: 'receive',
  touches: 'goods',
  schema,
  moves: movesOf,
  undo: {
    rows(draft, { body }) {
      const received = body.receipt === undefined ? undefined : draft.get('received', body.receipt)
      if (received) draft.put('received', { ...received, sentBack: received.sentBack - body.quantity })
    },
  },
  applyStock(draft, { body }) {
    moveAll(draft, movesOf({ body }))
    return undefined
  },
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const { item, quantity, owner: company } = body
    const received = body.receipt === undefined ? undefined : draft.get('received', body.receipt)
    if (received) draft.put('received', { ...received, sentBack: received.sentBack + quantity })
    const receipt = body.receipt ?? `unknown:${id}`
    return [{ fact: 'cost', company, input: { id, at, type: 'supplier-return', item, quantity, receipt } }]
  },
  subjects: ({ body }) => [{ kind: 'item', id: body.item }],
})

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  return [{ goods: body, from: body.from, to: virtual('supplier'), quantity: body.quantity }]
}
