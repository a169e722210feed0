// The firm ordered goods from a supplier.
import * as z from 'zod/mini'
import type { CompanyId, ItemId, PurchaseId } from '../values/ids.ts'
import { none, quantity } from '../values/quantity.ts'
import { defineOperation } from './operation.ts'
import { currency, decimal, id, instantOf, text, units } from './schema.ts'

const schema = z.object({
  purchase: id<PurchaseId>(),
  company: id<CompanyId>(),
  number: text(40),
  supplier: text(120),
  expectedAt: instantOf(),
  currency: currency(),
  /** Base currency for one unit of `currency`. */
  rate: decimal(),
  lines: z
    .array(z.object({ id: id<string>(), item: id<ItemId>(), quantity: units(), unitPrice: decimal() }))
    .check(z.minLength(1), z.maxLength(2000)),
})

type Body = z.output<typeof schema>

export const purchaseOrdered = defineOperation<'purchase-ordered', Body>({
  type: 'purchase-ordered',
  version: 1,
  nature: 'fact',
  right: 'purchase',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { body, warehouse }) {
    if (draft.get('purchase', body.purchase)) {
      draft.raise('order-number-again', `purchase:${body.purchase}`, { order: body.number })
      return undefined
    }
    draft.put('purchase', {
      id: body.purchase,
      warehouse,
      company: body.company,
      number: body.number,
      supplier: body.supplier,
      state: 'open',
      expectedAt: body.expectedAt,
      lines: body.lines.length,
      openLines: body.lines.length,
      units: quantity(body.lines.reduce((sum, line) => sum + line.quantity, 0)),
      received: none,
    })
    for (const line of body.lines) {
      draft.put('purchaseLine', {
        id: line.id,
        purchase: body.purchase,
        warehouse,
        item: line.item,
        ordered: line.quantity,
        received: none,
      })
      draft.put('purchaseTerms', {
        id: line.id,
        purchase: body.purchase,
        unitPrice: line.unitPrice,
        currency: body.currency,
        rate: body.rate,
      })
    }
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'purchase', id: body.purchase }],
})
