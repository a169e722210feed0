// Kits were taken apart: their cost goes to the components by the weights that somebody gave them.
import * as z from 'zod/mini'
import { virtual } from '../../rows/places.ts'
import { type Move, moveAll } from '../../stock/movements.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation, type Operation } from '../operation.ts'
import { goodsShape, place, units } from '../schema.ts'

const schema = z.object({
  ...goodsShape,
  quantity: units(),
  from: place(),
  components: z
    .array(
      z.object({
        ...goodsShape,
        quantity: units(),
        to: place(),
        /** Its share of the kit's cost; only the proportion counts. */
        weight: z.int().check(z.gte(0), z.lte(1_000_000_000)),
      }),
    )
    .check(
      z.minLength(1),
      z.maxLength(200),
      z.refine((parts) => parts.some(({ weight }) => weight > 0)),
    ),
})

type Body = z.output<typeof schema>

export const kitBrokenDown = defineOperation<'kit-broken-down', Body>({
  type: 'kit-broken-down',
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
    const components = body.components.map(({ item, quantity, weight }) => ({ item, quantity, weight }))
    const { item, quantity, owner: company } = body
    return [{ fact: 'cost', company, input: { id, at, type: 'disassemble', item, quantity, components } }]
  },
  subjects: ({ body }) => [body, ...body.components].map(({ item }) => ({ kind: 'item', id: item })),
})

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  const production = virtual('production')
  return [
    { goods: body, from: body.from, to: production, quantity: body.quantity },
    ...body.components.map((part) => ({ goods: part, from: production, to: part.to, quantity: part.quantity })),
  ]
}
