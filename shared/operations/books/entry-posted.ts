// The bookkeeper wrote an entry by hand: a bank charge, wages, a correction. Not on stock: its value follows from what is
// told of the goods.
import * as z from 'zod/mini'
import { accounts, chartOfAccounts } from '../../ledger/accounts.ts'
import type { CompanyId } from '../../values/ids.ts'
import { money } from '../../values/money.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, date, id, key, text } from '../schema.ts'
import { bookBankLine, freeBankLine } from './bank-line.ts'
import { entryOf } from './posting.ts'

const follows: readonly string[] = [accounts.inventory, accounts.inTransit]

const schema = z.object({
  company: id<CompanyId>(),
  on: date(),
  text: text(200),
  /** Minor units of the company's currency, a debit above zero. */
  lines: z
    .array(z.object({ account: z.enum(chartOfAccounts), amount: amount().check(z.refine((value) => value !== 0)) }))
    .check(
      z.minLength(2),
      z.maxLength(200),
      z.refine((lines) => lines.reduce((sum, { amount }) => sum + amount, 0) === 0),
      z.refine((lines) => lines.every(({ account }) => !follows.includes(account))),
    ),
  bankLine: z.exactOptional(key()),
})

type Body = z.output<typeof schema>

export const entryPosted = defineOperation<'entry-posted', Body>({
  type: 'entry-posted',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: {
    rows(draft, { id, body }) {
      if (body.bankLine) freeBankLine(draft, body.bankLine, id)
    },
  },
  applyStock: () => undefined,
  post(draft, { id, at, body }): readonly LedgerFact[] {
    if (body.bankLine) bookBankLine(draft, body.bankLine, id)
    const lines = body.lines.map(({ account, amount }) => ({ account, amount: money(amount) }))
    return entryOf(id, body.company, at, lines).map((fact) => ({ ...fact, on: body.on }) as LedgerFact)
  },
  subjects: ({ body }) => [{ kind: 'company', id: body.company }],
})
