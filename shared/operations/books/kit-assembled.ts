// Components became kits: they cost together what the components did.
import * as z from 'zod/mini'
import { virtual } from '../../rows/places.ts'
import { type Move, moveAll } from '../../stock/movements.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation, type Operation } from '../operation.ts'
import { goodsShape, place, units } from '../schema.ts'

const schema = z.object({
  ...goodsShape,
  quantity: units(),
  to: place(),
  components: z
    .array(z.object({ ...goodsShape, quantity: units(), from: place() }))
    .check(z.minLength(1), z.maxLength(200)),
})

type Body = z.output<typeof schema>

export const kitAssembled = defineOperation<'kit-assembled', Body>({
  type: 'kit-assembled',
  version: 1,
  nature: 'fact',
  right: 'pack',
  touches: 'goods',
  schema,
  moves: movesOf,
  undo: 'mirror',
  applyStock(draft, { body }) {
    moveAll(draft, movesOf({ body }))
    return undefined
  },
  post(_draft, { id, at, body }): readonly LedgerFact[] {
    const components = body.components.map(({ item, quantity }) => ({ item, quantity }))
    const { item, quantity, owner: company } = body
    return [{ fact: 'cost', company, input: { id, at, type: 'assemble', item, quantity, components } }]
  },
  subjects: ({ body }) => [body, ...body.components].map(({ item }) => ({ kind: 'item', id: item })),
})

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  const production = virtual('production')
  return [
    ...body.components.map((part) => ({ goods: part, from: part.from, to: production, quantity: part.quantity })),
    { goods: body, from: production, to: body.to, quantity: body.quantity },
  ]
}
