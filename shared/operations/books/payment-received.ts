// A customer paid: an invoice, a part of one, several at once, or on account.
import * as z from 'zod/mini'
import { accounts } from '../../ledger/accounts.ts'
import { inBase, linesOf } from '../../ledger/documents/document.ts'
import { payment } from '../../ledger/documents/settling-invoices.ts'
import type { CompanyId, OrderId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, currency, decimal, id, key } from '../schema.ts'
import { bookBankLine } from './bank-line.ts'
import { freeWithinLimit } from './credit-limit.ts'
import {
  accountOfMoney,
  allocated,
  allocationsShape,
  documentSubjects,
  moneyAccount,
  settle,
} from './document-lines.ts'
import { keepPayment } from './payment.ts'
import { baseCurrency, entryOf, postedOn, rateOf, takeNumber } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  /** The payment itself, under which what it leaves on account is kept. */
  document: id<string>(),
  customer: id<string>(),
  order: z.exactOptional(id<OrderId>()),
  currency: currency(),
  rate: z.exactOptional(decimal()),
  /** Minor units of `currency`. */
  amount: amount().check(z.gte(1)),
  /** What the provider kept: minor units of the company's currency. */
  fee: z.exactOptional(amount().check(z.gte(0))),
  to: z.exactOptional(moneyAccount()),
  allocations: allocationsShape(),
  bankLine: z.exactOptional(key()),
})

type Body = z.output<typeof schema>

export const paymentReceived = defineOperation<'payment-received', Body>({
  type: 'payment-received',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const { company, currency } = body
    const base = baseCurrency(draft, company, currency)
    const rate = rateOf(draft, company, currency, at, body.rate)
    const more = { ...(rate === undefined ? {} : { rate }), to: accountOfMoney(body.to) }
    const { settling, rest } = allocated(draft, 'receivable', currency, body.amount, body.allocations)
    const facts: LedgerFact[] = []
    settling.forEach((each, index) => {
      const fee = index === 0 ? (body.fee ?? 0) : 0
      const lines = settle(draft, each, (open, amount) => payment(open, { ...more, amount, fee }, base))
      facts.push(...entryOf(`${id}#${index}`, company, at, lines))
    })
    if (rest > 0) {
      const value = inBase(rest, currency, base, rate)
      const fee = settling.length === 0 ? (body.fee ?? 0) : 0
      draft.put('document', {
        id: body.document,
        company,
        side: 'receivable',
        kind: 'payment',
        number: takeNumber(draft, company, 'receipt'),
        party: body.customer,
        issuedAt: at,
        dueAt: at,
        currency,
        amount: 0 - rest,
        value: 0 - value,
        openAmount: 0 - rest,
        openValue: 0 - value,
        postedOn: postedOn(draft, company, at),
        ...(body.order && { order: body.order }),
      })
      const lines = linesOf([
        [more.to, value - fee],
        [accounts.paymentFees, fee],
        [accounts.receivables, 0 - value],
      ])
      facts.push(...entryOf(`${id}#on-account`, company, at, lines))
    }
    keepPayment(
      draft,
      {
        id: body.document,
        company,
        what: 'received',
        party: body.customer,
        currency,
        amount: body.amount,
        place: body.to ?? 'bank',
        onAccount: rest,
      },
      settling,
      body,
    )
    if (body.bankLine) bookBankLine(draft, body.bankLine, id)
    freeWithinLimit(draft, company, body.customer)
    return facts
  },
  subjects: ({ body }) => [
    ...documentSubjects(body),
    ...body.allocations.map(({ document }) => ({ kind: 'document', id: document })),
  ],
})
