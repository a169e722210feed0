// Somebody agreed terms with a customer or supplier: days to pay, how much may be open at once, how far a price may differ.
import * as z from 'zod/mini'
import type { CompanyId } from '../../values/ids.ts'
import { defineOperation } from '../operation.ts'
import { amount, id, text } from '../schema.ts'
import { freeWithinLimit } from './credit-limit.ts'
import { basisPoints } from './document-lines.ts'

const schema = z.object({
  company: id<CompanyId>(),
  side: z.enum(['receivable', 'payable']),
  /** Id of the customer, name of the supplier. */
  party: text(120),
  days: z.int().check(z.gte(0), z.lte(730)),
  creditLimit: z.exactOptional(amount().check(z.gte(0))),
  tolerance: z.exactOptional(basisPoints()),
  invoicing: z.exactOptional(z.enum(['shipment', 'period'])),
})

type Body = z.output<typeof schema>

export const tradeTermsSaved = defineOperation<'trade-terms-saved', Body>({
  type: 'trade-terms-saved',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { body }) {
    draft.put('tradeTerms', { id: `${body.company}|${body.side}|${body.party}`, ...body })
    return undefined
  },
  post(draft, { body }) {
    if (body.side === 'receivable') freeWithinLimit(draft, body.company, body.party)
    return []
  },
  subjects: ({ body }) => [{ kind: body.side === 'receivable' ? 'customer' : 'supplier', id: body.party }],
})
