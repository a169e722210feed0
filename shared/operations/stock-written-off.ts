// Goods are no longer worth keeping: expired, broken, lost. They leave to scrap and their cost to account 5110.
import * as z from 'zod/mini'
import { virtual } from '../rows/places.ts'
import { type Move, moveAll } from '../stock/movements.ts'
import type { LedgerFact } from './ledger-facts.ts'
import { defineOperation, type Operation } from './operation.ts'
import { goodsShape, place, text, units } from './schema.ts'

const schema = z.object({ ...goodsShape, quantity: units(), from: place(), reason: text(100) })

type Body = z.output<typeof schema>

export const stockWrittenOff = defineOperation<'stock-written-off', Body>({
  type: 'stock-written-off',
  version: 1,
  nature: 'fact',
  right: 'write-off',
  touches: 'money',
  schema,
  moves: movesOf,
  undo: 'mirror',
  applyStock(draft, { body }) {
    moveAll(draft, movesOf({ body }))
    return undefined
  },
  post(_draft, { id, at, body }): readonly LedgerFact[] {
    const { owner: company, item, quantity } = body
    return [{ fact: 'cost', company, input: { id, at, type: 'write-off', item, quantity } }]
  },
  subjects: ({ body }) => [{ kind: 'item', id: body.item }],
})

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  return [{ goods: body, from: body.from, to: virtual('scrap'), quantity: body.quantity }]
}
