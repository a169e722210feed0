// The house learned from past orders how far from the bench items best lie in a warehouse. Only what changed is told; an item
// keeps what other warehouses learned about it.
import * as z from 'zod/mini'
import type { ItemId } from '../values/ids.ts'
import { defineOperation } from './operation.ts'
import { id } from './schema.ts'

const schema = z.object({
  homes: z
    .array(
      z.object({
        item: id<ItemId>(),
        reach: z.int().check(z.gte(0), z.lte(1_000_000)),
        beside: z.exactOptional(id<ItemId>()),
      }),
    )
    .check(z.minLength(1), z.maxLength(500)),
})

type Body = z.output<typeof schema>

export const homesLearned = defineOperation<'homes-learned', Body>({
  type: 'homes-learned',
  version: 1,
  nature: 'fact',
  right: 'catalogue',
  touches: 'nothing',
  schema,
  undo: 'none',
  applyStock(draft, { warehouse, body }) {
    for (const { item: itemId, ...home } of body.homes) {
      const item = draft.get('item', itemId)
      const known = item?.homes?.[warehouse]
      if (!item || (known?.reach === home.reach && known.beside === home.beside)) continue
      draft.put('item', { ...item, homes: { ...item.homes, [warehouse]: home } })
    }
    return undefined
  },
  subjects: ({ warehouse }) => [{ kind: 'warehouse', id: warehouse }],
})
