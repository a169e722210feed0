// A gift card was sold: money now, goods and revenue when it is redeemed.
import * as z from 'zod/mini'
import { giftCardSale } from '../../ledger/documents/other-documents.ts'
import type { CompanyId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, id } from '../schema.ts'
import { accountOfMoney, moneyAccount } from './document-lines.ts'
import { changeHolding } from './holding.ts'
import { entryOf } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  card: id<string>(),
  /** Minor units of the company's currency. */
  amount: amount().check(z.gte(1)),
  to: z.exactOptional(moneyAccount()),
})

type Body = z.output<typeof schema>

export const giftCardSold = defineOperation<'gift-card-sold', Body>({
  type: 'gift-card-sold',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body: { company, card, amount, to } }): readonly LedgerFact[] {
    changeHolding(draft, { company, id: card, kind: 'gift-card' }, amount)
    return entryOf(id, company, at, giftCardSale(amount, accountOfMoney(to ?? 'clearing')))
  },
  subjects: ({ body }) => [{ kind: 'holding', id: body.card }],
})
