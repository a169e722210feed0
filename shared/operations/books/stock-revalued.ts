// Somebody with the right said what a unit of the stock on hand is worth: below cost when it can't be sold for more, above it
// only where the law of the company's books allows.
import * as z from 'zod/mini'
import type { CompanyId, ItemId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { decimal, id, text } from '../schema.ts'

const schema = z.object({
  company: id<CompanyId>(),
  item: id<ItemId>(),
  /** Major units of the company's currency for one base unit. */
  unitCost: decimal(),
  reason: z.exactOptional(text(200)),
})

type Body = z.output<typeof schema>

export const stockRevalued = defineOperation<'stock-revalued', Body>({
  type: 'stock-revalued',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'mirror',
  applyStock: () => undefined,
  post(_draft, { id, at, body: { company, item, unitCost } }): readonly LedgerFact[] {
    return [{ fact: 'cost', company, input: { id, at, type: 'revalue', item, unitCost } }]
  },
  subjects: ({ body }) => [{ kind: 'item', id: body.item }],
})
