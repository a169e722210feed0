// The bill came for what a landed cost had accrued; where it differs, the goods bear the difference as they bore the cost.
import * as z from 'zod/mini'
import { inBase } from '../../ledger/documents/document.ts'
import type { CompanyId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, currency, decimal, id, instantOf, key, text } from '../schema.ts'
import { baseCurrency, dueOf, postedOn, rateOf } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  document: id<string>(),
  supplier: text(120),
  number: text(60),
  /** Costing event of the landed cost that it bills. */
  landedCost: key(),
  currency: currency(),
  rate: z.exactOptional(decimal()),
  /** Minor units of `currency`, without tax. */
  amount: amount(),
  tax: z.exactOptional(amount()),
  dueAt: z.exactOptional(instantOf()),
})

type Body = z.output<typeof schema>

export const freightInvoiceRecorded = defineOperation<'freight-invoice-recorded', Body>({
  type: 'freight-invoice-recorded',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const { company, currency, landedCost } = body
    const base = baseCurrency(draft, company, currency)
    const rate = rateOf(draft, company, currency, at, body.rate)
    const net = inBase(body.amount, currency, base, rate)
    const tax = inBase(body.tax ?? 0, currency, base, rate)
    const document = {
      id: body.document,
      company,
      side: 'payable',
      kind: 'invoice',
      number: body.number,
      party: body.supplier,
      issuedAt: at,
      currency,
      amount: body.amount + (body.tax ?? 0),
      value: net + tax,
      openAmount: body.amount + (body.tax ?? 0),
      openValue: net + tax,
      postedOn: postedOn(draft, company, at),
      taxes: [{ net, tax }],
    } as const
    draft.put('document', { ...document, dueAt: body.dueAt ?? dueOf(draft, document) })
    return [{ fact: 'cost', company, input: { id, at, type: 'freight-invoice', landedCost, amount: net, tax } }]
  },
  subjects: ({ body }) => [{ kind: 'document', id: body.document }],
})
