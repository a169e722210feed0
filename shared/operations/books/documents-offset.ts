// A credit (a credit note, a payment on account) was set against an invoice of the same party: both are open for less.
import * as z from 'zod/mini'
import { accounts } from '../../ledger/accounts.ts'
import { type DocumentLine, linesOf, settled } from '../../ledger/documents/document.ts'
import type { DocumentRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import type { CompanyId } from '../../values/ids.ts'
import { money } from '../../values/money.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, id } from '../schema.ts'
import { entryOf, leaveOpen, openOf } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  credit: id<string>(),
  invoice: id<string>(),
  /** Minor units of their currency. */
  amount: amount().check(z.gte(1)),
})

type Body = z.output<typeof schema>

export const documentsOffset = defineOperation<'documents-offset', Body>({
  type: 'documents-offset',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const credit = draft.get('document', body.credit)
    const invoice = draft.get('document', body.invoice)
    return credit && invoice ? entryOf(id, body.company, at, offset(draft, credit, invoice, body.amount)) : []
  },
  subjects: ({ body }) => [body.credit, body.invoice].map((id) => ({ kind: 'document', id })),
})

/**
 * Sets a credit against an invoice, as far as both are open and alike in party and currency.
 * @returns the difference of their rates, realised
 */
export function offset(draft: Draft, credit: DocumentRow, invoice: DocumentRow, wanted: number): DocumentLine[] {
  const alike = credit.side === invoice.side && credit.party === invoice.party && credit.currency === invoice.currency
  const part = alike ? Math.min(wanted, invoice.openAmount, 0 - credit.openAmount) : 0
  if (part < wanted) {
    draft.raise('paid-beyond-open', `document:${invoice.id}`, {
      number: invoice.number,
      over: wanted - Math.max(0, part),
      currency: invoice.currency,
    })
  }
  if (part <= 0) return []
  const turned = { ...openOf(credit), amount: money(0 - credit.openAmount), value: money(0 - credit.openValue) }
  const given = settled(turned, part, 0)
  const taken = settled(openOf(invoice), part, 0)
  leaveOpen(draft, credit, {
    ...given.left,
    amount: money(0 - given.left.amount),
    value: money(0 - given.left.value),
  })
  leaveOpen(draft, invoice, taken.left)
  const sign = invoice.side === 'receivable' ? 1 : -1
  const account = invoice.side === 'receivable' ? accounts.receivables : accounts.payables
  const difference = sign * (given.released - taken.released)
  return linesOf([
    [account, difference],
    [accounts.realisedExchange, 0 - difference],
  ])
}
