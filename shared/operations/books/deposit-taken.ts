// A customer paid before anything was billed; until it is applied to an invoice the money is owed to them.
import * as z from 'zod/mini'
import { customerDeposit } from '../../ledger/documents/other-documents.ts'
import type { CompanyId, OrderId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, id, key } from '../schema.ts'
import { bookBankLine } from './bank-line.ts'
import { accountOfMoney, moneyAccount } from './document-lines.ts'
import { changeHolding } from './holding.ts'
import { entryOf } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  deposit: id<string>(),
  customer: id<string>(),
  order: z.exactOptional(id<OrderId>()),
  /** Minor units of the company's currency. */
  amount: amount().check(z.gte(1)),
  to: z.exactOptional(moneyAccount()),
  bankLine: z.exactOptional(key()),
})

type Body = z.output<typeof schema>

export const depositTaken = defineOperation<'deposit-taken', Body>({
  type: 'deposit-taken',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const { company, deposit, customer, amount, order } = body
    changeHolding(draft, { company, id: deposit, kind: 'deposit', customer, ...(order && { order }) }, amount)
    if (body.bankLine) bookBankLine(draft, body.bankLine, id)
    return entryOf(id, company, at, customerDeposit(amount, accountOfMoney(body.to ?? 'clearing')))
  },
  subjects: ({ body }) => [
    { kind: 'holding', id: body.deposit },
    ...(body.order ? [{ kind: 'order', id: body.order as string }] : []),
  ],
})
