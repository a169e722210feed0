// What a customer had with us paid an invoice: a gift card was redeemed, a deposit applied.
import * as z from 'zod/mini'
import { applied } from '../../ledger/documents/settling-invoices.ts'
import type { CompanyId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, id } from '../schema.ts'
import { settle } from './document-lines.ts'
import { changeHolding } from './holding.ts'
import { entryOf } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  kind: z.enum(['gift-card', 'deposit']),
  holding: id<string>(),
  document: id<string>(),
  /** Minor units of the company's currency. */
  amount: amount().check(z.gte(1)),
})

type Body = z.output<typeof schema>

export const holdingApplied = defineOperation<'holding-applied', Body>({
  type: 'holding-applied',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const { company, kind, holding, amount } = body
    const document = draft.get('document', body.document)
    const part = document ? Math.min(amount, Math.max(0, document.openValue)) : 0
    if (part < amount) {
      const facts = {
        number: document?.number ?? body.document,
        over: amount - part,
        currency: document?.currency ?? '',
      }
      draft.raise('paid-beyond-open', `document:${body.document}`, facts)
    }
    if (!document || part === 0) return []
    changeHolding(draft, { company, id: holding, kind }, 0 - part)
    const from = kind === 'gift-card' ? 'giftCards' : 'customerDeposits'
    const lines = settle(draft, { document, amount: part }, (open, taken) => applied(open, taken, from))
    return entryOf(id, company, at, lines)
  },
  subjects: ({ body }) => [
    { kind: 'holding', id: body.holding },
    { kind: 'document', id: body.document },
  ],
})
