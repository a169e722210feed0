// Goods arrived that nobody knows: they get an identity of their own, by their code, and can be counted, moved and counted
// again at once. What they are is said later.
import * as z from 'zod/mini'
import type { CompanyId, ItemId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { defineOperation } from './operation.ts'
import { id, text } from './schema.ts'

const schema = z.object({
  /** Derived from the code, so that two devices which meet it offline mean the same item. */
  item: id<ItemId>(),
  code: text(60),
  /** What the person calls it; its code where they gave no name. */
  name: text(200),
  owner: id<CompanyId>(),
})

type Body = z.output<typeof schema>

export const itemFound = defineOperation<'item-found', Body>({
  type: 'item-found',
  version: 1,
  nature: 'fact',
  right: 'receive',
  touches: 'goods',
  schema,
  // Others may have counted it by now under the same identity; an item without goods disturbs nobody.
  undo: 'none',
  applyStock(draft, { body }) {
    if (draft.get('item', body.item)) return undefined
    draft.put('item', {
      id: body.item,
      sku: body.code,
      name: body.name,
      unit: 'piece',
      codes: [{ code: body.code, level: 'each', quantity: quantity(1) }],
      tracking: 'none',
      confirm: 'each',
      owner: body.owner,
      storageClass: 'ambient',
      provisional: true,
    })
    return undefined
  },
  subjects: ({ body }) => [
    { kind: 'item', id: body.item },
    { kind: 'code', id: body.code },
  ],
})
