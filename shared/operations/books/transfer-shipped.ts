// Goods left for another warehouse of the house. Until they arrive they are the company's, in no place, on account 1310.
import * as z from 'zod/mini'
import { virtual } from '../../rows/places.ts'
import { type Move, moveAll } from '../../stock/movements.ts'
import type { WarehouseId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation, type Operation } from '../operation.ts'
import { goodsShape, id, place, scanned, text, units } from '../schema.ts'
import { changeTransfer, transferKey } from './transfer-row.ts'

const schema = z.object({
  ...goodsShape,
  quantity: units(),
  from: place(),
  /** Where they go. */
  to: id<WarehouseId>(),
  /** What is written on the papers: all lines of one load share it. */
  number: z.exactOptional(text(60)),
  scan: z.exactOptional(scanned()),
})

type Body = z.output<typeof schema>

export const transferShipped = defineOperation<'transfer-shipped', Body>({
  type: 'transfer-shipped',
  version: 1,
  nature: 'fact',
  right: 'ship',
  touches: 'goods',
  schema,
  moves: movesOf,
  undo: {
    hangs(state, { id, body }) {
      const transfer = state.get('transfer', transferKey(id, body))
      return transfer && transfer.received + transfer.lost > 0 ? 'moved-on' : undefined
    },
    rows(draft, { id, body }) {
      changeTransfer(draft, id, body, { shipped: -body.quantity })
    },
  },
  applyStock(draft, { id, body, warehouse }) {
    moveAll(draft, movesOf({ body }))
    const more = { source: warehouse, warehouse: body.to, number: body.number ?? '' }
    changeTransfer(draft, id, body, { shipped: body.quantity }, more)
    return undefined
  },
  post(_draft, { id, at, body: { item, quantity, owner: company } }): readonly LedgerFact[] {
    return [{ fact: 'cost', company, input: { id, at, type: 'transfer-out', item, quantity } }]
  },
  subjects: ({ id, body }) => [
    { kind: 'item', id: body.item },
    { kind: 'transfer', id },
  ],
})

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  return [{ goods: body, from: body.from, to: virtual('transit'), quantity: body.quantity }]
}
