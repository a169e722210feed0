// Goods that left for another warehouse will not arrive: lost or broken on the way.
import * as z from 'zod/mini'
import { virtual } from '../../rows/places.ts'
import { type Move, moveAll } from '../../stock/movements.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation, type Operation } from '../operation.ts'
import { goodsShape, key, text, units } from '../schema.ts'
import { changeTransfer } from './transfer-row.ts'

const schema = z.object({
  /** The operation by which they left. */
  transfer: key(),
  ...goodsShape,
  quantity: units(),
  reason: z.exactOptional(text(100)),
})

type Body = z.output<typeof schema>

export const transferLost = defineOperation<'transfer-lost', Body>({
  type: 'transfer-lost',
  version: 1,
  nature: 'fact',
  right: 'write-off',
  touches: 'money',
  schema,
  moves: movesOf,
  undo: {
    rows(draft, { body }) {
      changeTransfer(draft, body.transfer, body, { lost: -body.quantity })
    },
  },
  applyStock(draft, { body }) {
    moveAll(draft, movesOf({ body }))
    changeTransfer(draft, body.transfer, body, { lost: body.quantity })
    return undefined
  },
  post(_draft, { id, at, body: { item, quantity, owner: company, transfer } }): readonly LedgerFact[] {
    return [{ fact: 'cost', company, input: { id, at, type: 'transfer-loss', item, quantity, transfer } }]
  },
  subjects: ({ body }) => [
    { kind: 'item', id: body.item },
    { kind: 'transfer', id: body.transfer },
  ],
})

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  return [{ goods: body, from: virtual('transit'), to: virtual('scrap'), quantity: body.quantity }]
}
