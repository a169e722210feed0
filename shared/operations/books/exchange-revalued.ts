// Open documents in another currency were valued at a day's rate, for the books of that day alone: it is turned back the day
// after, so that what is realised later is counted from the document's own rate.
import * as z from 'zod/mini'
import { accounts } from '../../ledger/accounts.ts'
import { type DocumentLine, linesOf } from '../../ledger/documents/document.ts'
import { dayAfter, exchangeRevaluation, reversed } from '../../ledger/documents/settling-invoices.ts'
import { indexKey } from '../../rows/tables.ts'
import type { CompanyId } from '../../values/ids.ts'
import { businessDate } from '../../values/time.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { currency, decimal, id } from '../schema.ts'
import { baseCurrency, entryOf, openOf } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  currency: currency(),
  /** Decimal string: the company's currency for one of `currency`, at the end of the day. */
  rate: decimal(),
})

type Body = z.output<typeof schema>

export const exchangeRevalued = defineOperation<'exchange-revalued', Body>({
  type: 'exchange-revalued',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'mirror',
  applyStock: () => undefined,
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const { company, currency, rate } = body
    const base = baseCurrency(draft, company, currency)
    const open = draft.find('openDocumentsIn', indexKey(company, currency)).filter(({ issuedAt }) => issuedAt <= at)
    const ofSide = (side: 'receivable' | 'payable') => open.filter((each) => each.side === side).map(openOf)
    const receivable = exchangeRevaluation(ofSide('receivable'), rate, base)
    const payable = exchangeRevaluation(ofSide('payable'), rate, base).map(owed)
    const lines = linesOf([...receivable, ...payable].map(({ account, amount }) => [account, amount] as const))
    const zone = draft.get('company', company)?.zone ?? 'UTC'
    const back = entryOf(`${id}#back`, company, at, reversed(lines))
    return [
      ...entryOf(id, company, at, lines),
      ...back.map((fact) => ({ ...fact, on: dayAfter(businessDate(at, zone)) }) as LedgerFact),
    ]
  },
  subjects: ({ body }) => [{ kind: 'company', id: body.company }],
})

/** What would be gained on a receivable is lost on a payable. */
function owed({ account, amount }: DocumentLine): DocumentLine {
  return { account: account === accounts.receivables ? accounts.payables : account, amount: (0 - amount) as never }
}
