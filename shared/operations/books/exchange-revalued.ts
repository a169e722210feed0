// Open documents in another currency were valued at a day's rate, for the books of that day alone: it is turned back the day
// after, so that what is realised later is counted from the document's own rate.
import * as z from 'zod/mini'
import { accounts } from '../../ledger/accounts.ts'
import { type DocumentLine, linesOf, type OpenAmount } from '../../ledger/documents/document.ts'
import { dayAfter, exchangeRevaluation, reversed } from '../../ledger/documents/settling-invoices.ts'
import type { DocumentRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import { indexKey } from '../../rows/tables.ts'
import type { CompanyId } from '../../values/ids.ts'
import { money } from '../../values/money.ts'
import { type BusinessDate, businessDate } from '../../values/time.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { currency, decimal, id } from '../schema.ts'
import { baseCurrency, entryOf } from './posting.ts'

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
    const zone = draft.get('company', company)?.zone ?? 'UTC'
    const day = businessDate(at, zone)
    const open = documentsIn(draft, company, currency, day).filter(({ issuedAt }) => issuedAt <= at)
    const ofSide = (side: 'receivable' | 'payable') =>
      open.filter((each) => each.side === side).map((each) => openOn(each, day))
    const receivable = exchangeRevaluation(ofSide('receivable'), rate, base)
    const payable = exchangeRevaluation(ofSide('payable'), rate, base).map(owed)
    const lines = linesOf([...receivable, ...payable].map(({ account, amount }) => [account, amount] as const))
    const back = entryOf(`${id}#back`, company, at, reversed(lines))
    return [...entryOf(id, company, at, lines), ...back.map((fact) => ({ ...fact, on: dayAfter(day) }) as LedgerFact)]
  },
  subjects: ({ body }) => [{ kind: 'company', id: body.company }],
})

/** A month is valued some days after its end, and what was paid meanwhile was open on its last day. */
const monthsBack = 24

/** Documents of a currency that are open, or were settled in the month of a day or after it. */
function documentsIn(draft: Draft, company: CompanyId, currency: string, day: BusinessDate): readonly DocumentRow[] {
  const months = monthsFrom(day.slice(0, 7), monthsBack)
  return [
    ...draft.find('openDocumentsIn', indexKey(company, currency)),
    ...months.flatMap((month) => draft.find('settledIn', `${company}|${currency}|${month}`)),
  ]
}

function monthsFrom(first: string, count: number): readonly string[] {
  const start = Number(first.slice(0, 4)) * 12 + Number(first.slice(5)) - 1
  return Array.from({ length: count }, (_, i) => {
    const month = start + i
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

/** What was open of a document at the end of a day. */
function openOn({ settled = [], ...document }: DocumentRow, day: BusinessDate): OpenAmount {
  const after = settled.filter(({ on }) => on > day)
  return {
    currency: document.currency,
    amount: money(after.reduce((sum, { value, amount = value }) => sum + amount, document.openAmount)),
    value: money(after.reduce((sum, { value }) => sum + value, document.openValue)),
  }
}

/** What would be gained on a receivable is lost on a payable. */
function owed({ account, amount }: DocumentLine): DocumentLine {
  return { account: account === accounts.receivables ? accounts.payables : account, amount: (0 - amount) as never }
}
