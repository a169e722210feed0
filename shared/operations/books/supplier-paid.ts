// A supplier was paid: an invoice, a part of one, several at once, or in advance.
import * as z from 'zod/mini'
import { accounts } from '../../ledger/accounts.ts'
import { inBase, linesOf } from '../../ledger/documents/document.ts'
import { supplierPayment } from '../../ledger/documents/settling-invoices.ts'
import type { CompanyId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, currency, decimal, id, key, text } from '../schema.ts'
import { bookBankLine } from './bank-line.ts'
import { accountOfMoney, allocated, allocationsShape, moneyAccount, settle } from './document-lines.ts'
import { keepPayment } from './payment.ts'
import { baseCurrency, entryOf, postedOn, rateOf } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  /** The payment itself, under which what it leaves on account is kept. */
  document: id<string>(),
  supplier: text(120),
  number: z.exactOptional(text(60)),
  currency: currency(),
  rate: z.exactOptional(decimal()),
  /** Minor units of `currency`. */
  amount: amount().check(z.gte(1)),
  from: z.exactOptional(moneyAccount()),
  allocations: allocationsShape(),
  bankLine: z.exactOptional(key()),
})

type Body = z.output<typeof schema>

export const supplierPaid = defineOperation<'supplier-paid', Body>({
  type: 'supplier-paid',
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
    const from = accountOfMoney(body.from)
    const more = { ...(rate === undefined ? {} : { rate }), from }
    const { settling, rest } = allocated(draft, 'payable', currency, body.amount, body.allocations)
    const facts: LedgerFact[] = []
    settling.forEach((each, index) => {
      const lines = settle(draft, each, (open, amount) => supplierPayment(open, { ...more, amount }, base))
      facts.push(...entryOf(`${id}#${index}`, company, at, lines))
    })
    if (rest > 0) {
      const value = inBase(rest, currency, base, rate)
      draft.put('document', {
        id: body.document,
        company,
        side: 'payable',
        kind: 'payment',
        number: body.number ?? '',
        party: body.supplier,
        issuedAt: at,
        dueAt: at,
        currency,
        amount: 0 - rest,
        value: 0 - value,
        openAmount: 0 - rest,
        openValue: 0 - value,
        postedOn: postedOn(draft, company, at),
      })
      const lines = linesOf([
        [accounts.payables, value],
        [from, 0 - value],
      ])
      facts.push(...entryOf(`${id}#on-account`, company, at, lines))
    }
    keepPayment(
      draft,
      {
        id: body.document,
        company,
        what: 'paid',
        party: body.supplier,
        currency,
        amount: body.amount,
        place: body.from ?? 'bank',
        onAccount: rest,
      },
      settling,
      body,
    )
    if (body.bankLine) bookBankLine(draft, body.bankLine, id)
    return facts
  },
  subjects: ({ body }) =>
    [body.document, ...body.allocations.map(({ document }) => document)].map((id) => ({
      kind: 'document',
      id,
    })),
})
