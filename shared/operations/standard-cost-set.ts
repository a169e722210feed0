// Somebody said what a unit of an item is taken to cost while no cost of it is known. It changes nothing already costed.
import * as z from 'zod/mini'
import type { ItemId } from '../values/ids.ts'
import { defineOperation } from './operation.ts'
import { decimal, id } from './schema.ts'

const schema = z.object({ item: id<ItemId>(), standardCost: decimal() })

type Body = z.output<typeof schema>

export const standardCostSet = defineOperation<'standard-cost-set', Body>({
  type: 'standard-cost-set',
  version: 1,
  nature: 'fact',
  right: 'purchase',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { body }) {
    draft.put('itemCost', { id: body.item, standardCost: body.standardCost })
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'item', id: body.item }],
})
