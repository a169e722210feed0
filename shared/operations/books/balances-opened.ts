// The balances with which a company begins here: its accounts, and what is open with customers and suppliers, document by
// document. Stock is opened by itself (stock-opened), since each place has its own.
import * as z from 'zod/mini'
import { type Account, accounts, chartOfAccounts } from '../../ledger/accounts.ts'
import { linesOf } from '../../ledger/documents/document.ts'
import type { CompanyId } from '../../values/ids.ts'
import { sumOf } from '../../values/money.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, currency, date, id, instantOf, text } from '../schema.ts'
import { entryOf } from './posting.ts'

/** Accounts that are opened by what stands behind them: documents, stock. */
const opensByItself: readonly string[] = [
  accounts.receivables,
  accounts.payables,
  accounts.inventory,
  accounts.inTransit,
  accounts.openingEquity,
]

const account = () => z.enum(chartOfAccounts).check(z.refine((code) => !opensByItself.includes(code)))

const schema = z.object({
  company: id<CompanyId>(),
  /** The day on whose end these balances stand. */
  on: date(),
  /** Minor units of the company's currency, a debit above zero. What is left over goes to opening equity. */
  balances: z.array(z.object({ account: account(), amount: amount() })).check(z.maxLength(200)),
  documents: z
    .array(
      z.object({
        document: id<string>(),
        side: z.enum(['receivable', 'payable']),
        number: text(60),
        party: text(120),
        issuedAt: instantOf(),
        dueAt: instantOf(),
        currency: currency(),
        /** What is open of it: minor units of `currency`, and the same in the company's. */
        amount: amount(),
        value: amount(),
      }),
    )
    .check(z.maxLength(5000)),
})

type Body = z.output<typeof schema>

export const balancesOpened = defineOperation<'balances-opened', Body>({
  type: 'balances-opened',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body: { company, on, balances, documents } }): readonly LedgerFact[] {
    const amounts: [Account, number][] = balances.map(({ account, amount }) => [account, amount])
    for (const { document, amount, value, ...rest } of documents) {
      if (draft.get('document', document)) {
        draft.raise('document-again', `document:${document}`, { number: rest.number })
        continue
      }
      const row = { ...rest, id: document, company, kind: 'opening', amount, value } as const
      draft.put('document', { ...row, openAmount: amount, openValue: value })
      if (rest.side === 'receivable') amounts.push([accounts.receivables, value])
      else amounts.push([accounts.payables, 0 - value])
    }
    amounts.push([accounts.openingEquity, 0 - sumOf(amounts.map(([, amount]) => amount))])
    const entry = entryOf(id, company, at, merged(amounts))
    return entry.map((fact) => ({ ...fact, on }) as LedgerFact)
  },
  subjects: ({ body }) => [{ kind: 'company', id: body.company }],
})

function merged(amounts: readonly (readonly [Account, number])[]) {
  const sums = new Map<Account, number>()
  for (const [account, amount] of amounts) sums.set(account, (sums.get(account) ?? 0) + amount)
  return linesOf([...sums])
}
