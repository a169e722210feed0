// Somebody said of which items an item is put together, or that it is put together of none any more.
import * as z from 'zod/mini'
import type { ItemId } from '../../values/ids.ts'
import { defineOperation } from '../operation.ts'
import { id, units } from '../schema.ts'

const schema = z
  .object({
    item: id<ItemId>(),
    components: z
      .array(
        z.object({
          item: id<ItemId>(),
          quantity: units(),
          /** Its share of the kit's cost when one is taken apart; only the proportion counts. */
          weight: z.int().check(z.gte(0), z.lte(1_000_000_000)),
        }),
      )
      .check(z.maxLength(200)),
  })
  .check(
    z.refine(({ item, components }) => {
      const items = components.map((each) => each.item)
      return !items.includes(item) && new Set(items).size === items.length
    }),
    z.refine(({ components }) => components.length === 0 || components.some(({ weight }) => weight > 0)),
  )

type Body = z.output<typeof schema>

export const kitDefined = defineOperation<'kit-defined', Body>({
  type: 'kit-defined',
  version: 1,
  nature: 'fact',
  right: 'catalogue',
  touches: 'nothing',
  schema,
  undo: 'none',
  applyStock(draft, { body: { item, components } }) {
    if (components.length > 0) draft.put('kit', { id: item, components })
    else if (draft.get('kit', item)) draft.remove('kit', item)
    return undefined
  },
  subjects: ({ body }) => [body, ...body.components].map(({ item }) => ({ kind: 'item', id: item })),
})
