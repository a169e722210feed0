// Money was given back to a customer: for a credit note, or at once for what was taken back from the sale.
import * as z from 'zod/mini'
import { accounts } from '../../ledger/accounts.ts'
import { linesOf } from '../../ledger/documents/document.ts'
import { refund } from '../../ledger/documents/other-documents.ts'
import type { DocumentRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import { roundShare } from '../../values/fraction.ts'
import type { CompanyId, OrderId } from '../../values/ids.ts'
import { money } from '../../values/money.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, id, key } from '../schema.ts'
import { bookBankLine } from './bank-line.ts'
import { accountOfMoney, documentSubjects, moneyAccount } from './document-lines.ts'
import { changeHolding } from './holding.ts'
import { keepPayment } from './payment.ts'
import { baseCurrency, entryOf, leaveOpen } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  /** The credit note that it pays out; without one the sale itself is reduced by `net` and `tax`. */
  document: z.exactOptional(id<string>()),
  order: z.exactOptional(id<OrderId>()),
  /** Minor units of the company's currency. */
  net: amount().check(z.gte(0)),
  tax: amount().check(z.gte(0)),
  from: z.exactOptional(moneyAccount()),
  /** Given back to a gift card instead. */
  card: z.exactOptional(id<string>()),
  bankLine: z.exactOptional(key()),
})

type Body = z.output<typeof schema>

export const refundPaid = defineOperation<'refund-paid', Body>({
  type: 'refund-paid',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const { company, net, tax, card } = body
    const total = net + tax
    const from = card === undefined ? accountOfMoney(body.from ?? 'clearing') : accounts.giftCards
    if (card !== undefined) changeHolding(draft, { company, id: card, kind: 'gift-card' }, total)
    if (body.bankLine) bookBankLine(draft, body.bankLine, id)
    const credit = body.document === undefined ? undefined : draft.get('document', body.document)
    keepRefund(draft, body, credit)
    if (!credit) return entryOf(id, company, at, refund({ net, tax, to: from }))
    // Refunds are in the company's currency; a credit in another one is paid at the rate at which it stands.
    const owed = 0 - credit.openValue
    const part = Math.max(0, Math.min(total, owed))
    if (part > 0) {
      const units = part === owed ? 0 - credit.openAmount : roundShare(0 - credit.openAmount, part, owed)
      const left = { amount: money(credit.openAmount + units), value: money(credit.openValue + part) }
      leaveOpen(draft, credit, { currency: credit.currency, ...left })
    }
    if (part < total) {
      const { id: document, number, currency } = credit
      draft.raise('paid-beyond-open', `document:${document}`, { number, over: total - part, currency })
    }
    const lines = linesOf([
      [accounts.receivables, total],
      [from, 0 - total],
    ])
    return entryOf(id, company, at, lines)
  },
  subjects: ({ body }) => documentSubjects(body),
})

function keepRefund(draft: Draft, body: Body, credit: DocumentRow | undefined): void {
  const { company, net, tax, order } = body
  const amount = net + tax
  const currency = baseCurrency(draft, company, '')
  const sale = order && draft.get('sale', order)
  const settling = credit ? [{ document: credit, amount }] : []
  const place = body.card === undefined ? (body.from ?? 'clearing') : 'gift-card'
  const party = credit?.party ?? (sale ? sale.customer : '')
  keepPayment(
    draft,
    { id: draft.cause.id, company, what: 'refunded', party, currency, amount, place, onAccount: 0 },
    settling,
    body,
  )
}
