// The receiver says that nothing more of a delivery comes. What is missing becomes the buyer's question.
import * as z from 'zod/mini'
import type { PurchaseId } from '../values/ids.ts'
import { defineOperation } from './operation.ts'
import { purchaseStateOf } from './purchase-state.ts'
import { id } from './schema.ts'

const schema = z.object({ purchase: id<PurchaseId>(), receipt: id<string>() })

type Body = z.output<typeof schema>

export const deliveryClosed = defineOperation<'delivery-closed', Body>({
  type: 'delivery-closed',
  version: 1,
  nature: 'fact',
  right: 'receive',
  touches: 'nothing',
  schema,
  undo: {
    rows(draft, { body }) {
      const purchase = draft.get('purchase', body.purchase)
      if (purchase?.state === 'closed') draft.put('purchase', { ...purchase, state: purchaseStateOf(purchase) })
    },
  },
  applyStock(draft, { body }) {
    const purchase = draft.get('purchase', body.purchase)
    if (!purchase || purchase.state === 'closed') return undefined
    let missing = 0
    for (const line of draft.find('linesOfPurchase', purchase.id)) missing += Math.max(0, line.ordered - line.received)
    draft.put('purchase', { ...purchase, state: 'closed' })
    if (missing > 0) {
      draft.raise('short-received', `purchase:${purchase.id}`, { purchase: purchase.number, missing })
    }
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'purchase', id: body.purchase }],
})
