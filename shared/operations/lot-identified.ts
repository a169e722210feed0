// Somebody read what a lot is whose label could not be read. Its units become units of that lot; late facts mean it, for ever.
import * as z from 'zod/mini'
import { lotKey } from '../stock/lots.ts'
import type { ItemId } from '../values/ids.ts'
import { changeLot } from './identify.ts'
import { defineOperation } from './operation.ts'
import { date, id, text } from './schema.ts'

const schema = z.object({
  item: id<ItemId>(),
  /** The provisional lot. */
  lot: text(40),
  is: text(40),
  expiry: z.exactOptional(date()),
})

type Body = z.output<typeof schema>

export const lotIdentified = defineOperation<'lot-identified', Body>({
  type: 'lot-identified',
  version: 1,
  nature: 'fact',
  right: 'put-away',
  touches: 'goods',
  schema,
  undo: 'none',
  applyStock(draft, { body }) {
    const { item, lot, is, expiry } = body
    const found = draft.get('lot', lotKey(item, lot))
    if (!lot.startsWith('?') || is.startsWith('?') || found?.identified) return undefined
    const known = draft.get('lot', lotKey(item, is))
    const date = known?.expiry ?? expiry ?? found?.expiry
    draft.put('lot', { id: lotKey(item, is), item, lot: is, ...(date && { expiry: date }) })
    if (expiry && known?.expiry && known.expiry !== expiry) {
      draft.raise('expiry-differs', `lot:${lotKey(item, is)}`, { lot: is, known: known.expiry, seen: expiry })
    }
    changeLot(draft, item, lot, is)
    draft.put('lot', { ...(found ?? { id: lotKey(item, lot), item, lot }), provisional: true, identified: is })
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'item', id: body.item }],
})
