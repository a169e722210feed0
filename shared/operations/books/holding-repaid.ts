// What a customer had with us was paid back: the rest of a deposit, a gift card that is given up.
import * as z from 'zod/mini'
import { accounts } from '../../ledger/accounts.ts'
import type { CompanyId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, id, key } from '../schema.ts'
import { bookBankLine } from './bank-line.ts'
import { accountOfMoney, moneyAccount } from './document-lines.ts'
import { changeHolding } from './holding.ts'
import { entryOf, transferLines } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  kind: z.enum(['gift-card', 'deposit']),
  holding: id<string>(),
  /** Minor units of the company's currency. */
  amount: amount().check(z.gte(1)),
  from: z.exactOptional(moneyAccount()),
  bankLine: z.exactOptional(key()),
})

type Body = z.output<typeof schema>

export const holdingRepaid = defineOperation<'holding-repaid', Body>({
  type: 'holding-repaid',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body: { company, kind, holding, amount, from, bankLine } }): readonly LedgerFact[] {
    changeHolding(draft, { company, id: holding, kind }, 0 - amount)
    if (bankLine !== undefined) bookBankLine(draft, bankLine, id)
    const owed = kind === 'gift-card' ? accounts.giftCards : accounts.customerDeposits
    return entryOf(id, company, at, transferLines(owed, accountOfMoney(from), amount))
  },
  subjects: ({ body }) => [{ kind: 'holding', id: body.holding }],
})
