// A customer was credited: an invoice was wrong, or goods came back. It settles the invoice as far as that is open; the rest
// waits for a refund or the next invoice.
import * as z from 'zod/mini'
import { creditNote } from '../../ledger/documents/credit-note.ts'
import type { CompanyId, OrderId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { currency, decimal, id, text } from '../schema.ts'
import { freeWithinLimit } from './credit-limit.ts'
import { documentSubjects, saleLineShape, withTax } from './document-lines.ts'
import { offset } from './documents-offset.ts'
import { baseCurrency, entryOf, postedOn, rateOf, takeNumber } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  document: id<string>(),
  customer: id<string>(),
  /** The document that it corrects. */
  invoice: z.exactOptional(id<string>()),
  order: z.exactOptional(id<OrderId>()),
  currency: currency(),
  rate: z.exactOptional(decimal()),
  lines: z.array(saleLineShape).check(z.minLength(1), z.maxLength(2000)),
  reason: z.exactOptional(text(200)),
})

type Body = z.output<typeof schema>

export const creditNoteIssued = defineOperation<'credit-note-issued', Body>({
  type: 'credit-note-issued',
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
    const { lines, credit, taxes } = creditNote(
      { currency, lines: withTax(draft, company, body.lines), ...(rate === undefined ? {} : { rate }) },
      base,
    )
    const document = {
      id: body.document,
      company,
      side: 'receivable',
      kind: 'credit-note',
      number: takeNumber(draft, company, 'credit-note'),
      party: body.customer,
      issuedAt: at,
      dueAt: at,
      currency,
      amount: 0 - credit.amount,
      value: 0 - credit.value,
      openAmount: 0 - credit.amount,
      openValue: 0 - credit.value,
      postedOn: postedOn(draft, company, at),
      taxes,
      ...(body.order && { order: body.order }),
    } as const
    draft.put('document', document)
    const invoice = body.invoice === undefined ? undefined : draft.get('document', body.invoice)
    const difference = invoice ? offset(draft, document, invoice, credit.amount) : []
    freeWithinLimit(draft, company, body.customer)
    return [...entryOf(id, company, at, lines), ...entryOf(`${id}#offset`, company, at, difference)]
  },
  subjects: ({ body }) => [
    ...documentSubjects(body),
    ...(body.invoice ? [{ kind: 'document', id: body.invoice }] : []),
  ],
})
