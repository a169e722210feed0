// A customer was billed: for what no shipment bills by itself, or for a period at once.
import * as z from 'zod/mini'
import { salesInvoice } from '../../ledger/documents/sales-invoice.ts'
import type { CompanyId, OrderId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, currency, decimal, id, instantOf } from '../schema.ts'
import { basisPoints, documentSubjects, percent, saleLineShape, withTax } from './document-lines.ts'
import { baseCurrency, entryOf, rateOf } from './posting.ts'
import { putInvoice } from './put-invoice.ts'

const schema = z.object({
  company: id<CompanyId>(),
  document: id<string>(),
  customer: id<string>(),
  order: z.exactOptional(id<OrderId>()),
  currency: currency(),
  rate: z.exactOptional(decimal()),
  lines: z.array(saleLineShape).check(z.minLength(1), z.maxLength(2000)),
  /** Minor units of `currency`, spread over the lines by their nets. */
  discount: z.exactOptional(amount().check(z.gte(0))),
  shipping: z.exactOptional(
    z.object({
      amount: amount(),
      taxBasisPoints: z.exactOptional(basisPoints()),
      taxPercent: z.exactOptional(percent()),
    }),
  ),
  taxRounding: z.exactOptional(z.enum(['document', 'line'])),
  pricesIncludeTax: z.exactOptional(z.boolean()),
  dueAt: z.exactOptional(instantOf()),
})

type Body = z.output<typeof schema>

export const salesInvoiceIssued = defineOperation<'sales-invoice-issued', Body>({
  type: 'sales-invoice-issued',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const { company, currency } = body
    if (draft.get('document', body.document)) {
      draft.raise('document-again', `document:${body.document}`, { number: body.document })
      return []
    }
    const base = baseCurrency(draft, company, currency)
    const rate = rateOf(draft, company, currency, at, body.rate)
    const told = { ...body, lines: withTax(draft, company, body.lines) }
    const { lines, open, taxes } = salesInvoice({ ...told, ...(rate === undefined ? {} : { rate }) }, base)
    putInvoice(draft, {
      id: body.document,
      company,
      party: body.customer,
      currency,
      issuedAt: at,
      amount: open.amount,
      value: open.value,
      taxes,
      dueAt: body.dueAt,
      ...(body.order && { order: body.order }),
    })
    return entryOf(id, company, at, lines)
  },
  subjects: ({ body }) => documentSubjects(body),
})
