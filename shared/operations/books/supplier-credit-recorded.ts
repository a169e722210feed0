// A supplier credited us: goods went back, a price was wrong. What goods sent back took from the debt already is not taken
// again; what the paper says beyond it, or short of it, goes to purchase adjustments.
import * as z from 'zod/mini'
import { accounts } from '../../ledger/accounts.ts'
import { inBase, linesOf } from '../../ledger/documents/document.ts'
import type { CompanyId, OperationId, PurchaseId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, currency, decimal, id, text } from '../schema.ts'
import { offset } from './documents-offset.ts'
import { baseCurrency, entryOf, postedOn, rateOf } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  document: id<string>(),
  supplier: text(120),
  /** The supplier's own number. */
  number: text(60),
  purchase: z.exactOptional(id<PurchaseId>()),
  currency: currency(),
  rate: z.exactOptional(decimal()),
  /** Minor units of `currency`, without tax. */
  net: amount().check(z.gte(0)),
  tax: z.exactOptional(amount().check(z.gte(0))),
  /** The operations by which the goods that it is for were sent back. */
  returns: z.exactOptional(z.array(id<OperationId>()).check(z.maxLength(500))),
  /** What those took from the debt to the supplier when they left: minor units of the company's currency. */
  expected: z.exactOptional(amount().check(z.gte(0))),
  /** The bill that it corrects: it is open for less by as much as it is open. */
  invoice: z.exactOptional(id<string>()),
  reason: z.exactOptional(text(200)),
})

type Body = z.output<typeof schema>

export const supplierCreditRecorded = defineOperation<'supplier-credit-recorded', Body>({
  type: 'supplier-credit-recorded',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const { company, currency, supplier } = body
    const same = draft.find('documentByNumber', `${company}|payable|${body.number}`)
    const again =
      draft.get('document', body.document) ??
      same.find(({ party, kind }) => party === supplier && kind === 'credit-note')
    if (again) {
      draft.raise('document-again', `document:${again.id}`, { number: body.number })
      return []
    }
    const base = baseCurrency(draft, company, currency)
    const rate = rateOf(draft, company, currency, at, body.rate)
    const amount = body.net + (body.tax ?? 0)
    const value = inBase(amount, currency, base, rate)
    const tax = inBase(body.tax ?? 0, currency, base, rate)
    const expected = body.expected ?? 0
    const document = {
      id: body.document,
      company,
      side: 'payable',
      kind: 'credit-note',
      number: body.number,
      party: supplier,
      issuedAt: at,
      dueAt: at,
      currency,
      amount: 0 - amount,
      value: 0 - value,
      openAmount: 0 - amount,
      openValue: 0 - value,
      postedOn: postedOn(draft, company, at),
      taxes: [{ net: tax - value, tax: 0 - tax }],
      ...(body.purchase && { purchase: body.purchase }),
    } as const
    draft.put('document', document)
    const lines = linesOf([
      [accounts.payables, value - expected],
      [accounts.inputTax, 0 - tax],
      [accounts.purchaseAdjustments, 0 - (value - tax - expected)],
    ])
    const invoice = body.invoice === undefined ? undefined : draft.get('document', body.invoice)
    const part = invoice ? Math.max(0, Math.min(amount, invoice.openAmount)) : 0
    const difference = invoice && part > 0 ? offset(draft, document, invoice, part) : []
    return [...entryOf(id, company, at, lines), ...entryOf(`${id}#offset`, company, at, difference)]
  },
  subjects: ({ body }) => [
    { kind: 'document', id: body.document },
    ...(body.invoice ? [{ kind: 'document', id: body.invoice }] : []),
    ...(body.purchase ? [{ kind: 'purchase', id: body.purchase as string }] : []),
    ...(body.returns ?? []).map((id) => ({ kind: 'sent-back', id: id as string })),
  ],
})
