// Goods from another warehouse of the house arrived.
import * as z from 'zod/mini'
import { virtual } from '../../rows/places.ts'
import { type Move, moveAll } from '../../stock/movements.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation, type Operation } from '../operation.ts'
import { goodsShape, key, place, scanned, units } from '../schema.ts'
import { changeTransfer } from './transfer-row.ts'

const schema = z.object({
  /** The operation by which they left. */
  transfer: key(),
  ...goodsShape,
  quantity: units(),
  to: place(),
  scan: z.exactOptional(scanned()),
})

type Body = z.output<typeof schema>

export const transferReceived = defineOperation<'transfer-received', Body>({
  type: 'transfer-received',
  version: 1,
  nature: 'fact',
  right: 'receive',
  touches: 'goods',
  schema,
  moves: movesOf,
  undo: {
    rows(draft, { body }) {
      changeTransfer(draft, body.transfer, body, { received: -body.quantity })
    },
  },
  applyStock(draft, { body }) {
    moveAll(draft, movesOf({ body }))
    changeTransfer(draft, body.transfer, body, { received: body.quantity })
    return undefined
  },
  post(_draft, { id, at, body: { item, quantity, owner: company, transfer } }): readonly LedgerFact[] {
    return [{ fact: 'cost', company, input: { id, at, type: 'transfer-in', item, quantity, transfer } }]
  },
  subjects: ({ body }) => [
    { kind: 'item', id: body.item },
    { kind: 'transfer', id: body.transfer },
  ],
})

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  return [{ goods: body, from: virtual('transit'), to: body.to, quantity: body.quantity }]
}
