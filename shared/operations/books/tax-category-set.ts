// The bookkeeper said under which category of tax items fall: what is sold from now on is taxed so.
import * as z from 'zod/mini'
import type { CompanyId, ItemId } from '../../values/ids.ts'
import { defineOperation } from '../operation.ts'
import { id, text } from '../schema.ts'

const schema = z.object({
  company: id<CompanyId>(),
  items: z.array(id<ItemId>()).check(z.minLength(1), z.maxLength(2000)),
  /** As rates of tax name it; '' for the rate of all that no other names. */
  category: text(40),
})

type Body = z.output<typeof schema>

export const taxCategorySet = defineOperation<'tax-category-set', Body>({
  type: 'tax-category-set',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { body: { company, items, category } }) {
    for (const item of items) draft.put('itemTax', { id: `${company}|${item}`, company, item, category })
    return undefined
  },
  subjects: ({ body }) => body.items.map((item) => ({ kind: 'item', id: item as string })),
})
