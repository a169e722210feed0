// What lay in a place, and what it was worth, when the firm began with this system.
import * as z from 'zod/mini'
import { virtual } from '../rows/places.ts'
import { type Move, moveAll } from '../stock/movements.ts'
import type { LedgerFact } from './ledger-facts.ts'
import { defineOperation, type Operation } from './operation.ts'
import { amount, date, goodsShape, place, units } from './schema.ts'

const schema = z.object({
  ...goodsShape,
  expiry: z.exactOptional(date()),
  quantity: units(),
  place: place(),
  /** Minor units of the company's currency, for all of it. */
  value: amount(),
})

type Body = z.output<typeof schema>

export const stockOpened = defineOperation<'stock-opened', Body>({
  type: 'stock-opened',
  version: 1,
  nature: 'fact',
  right: 'write-off',
  touches: 'money',
  schema,
  moves: movesOf,
  undo: 'mirror',
  applyStock(draft, { body }) {
    const lot = `${body.item}|${body.lot}`
    if (body.lot && !draft.get('lot', lot)) {
      draft.put('lot', { id: lot, item: body.item, lot: body.lot, ...(body.expiry && { expiry: body.expiry }) })
    }
    moveAll(draft, movesOf({ body }))
    return undefined
  },
  post(_draft, { id, at, body }): readonly LedgerFact[] {
    const { owner: company, item, quantity, value } = body
    return [{ fact: 'cost', company, input: { id, at, type: 'opening', item, quantity, value } }]
  },
  subjects: ({ body }) => [{ kind: 'item', id: body.item }],
})

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  return [{ goods: body, from: virtual('opening'), to: body.place, quantity: body.quantity }]
}
