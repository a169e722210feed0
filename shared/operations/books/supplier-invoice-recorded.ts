// A supplier billed goods. Each line is matched to what was ordered and what was received; what differs beyond the tolerance is
// named, and booked all the same: the paper is there.
import * as z from 'zod/mini'
import { accounts } from '../../ledger/accounts.ts'
import type { SupplierInvoice } from '../../ledger/cost-event.ts'
import { inBase } from '../../ledger/documents/document.ts'
import { taxedAtOf, taxOn, taxRateOf } from '../../ledger/tax/rate.ts'
import type { DocumentRow, DocumentTax } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import type { CompanyId, PurchaseId } from '../../values/ids.ts'
import { amountOf, sumOf } from '../../values/money.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation, type Operation } from '../operation.ts'
import { amount, currency, decimal, id, instantOf, key, text, units } from '../schema.ts'
import { percent } from './document-lines.ts'
import { comparePrice, compareUnits, matchLine } from './match-invoice.ts'
import { baseCurrency, dueOf, entryOf, postedOn, rateOf, transferLines } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  document: id<string>(),
  supplier: text(120),
  /** The supplier's own number. */
  number: text(60),
  purchase: z.exactOptional(id<PurchaseId>()),
  currency: currency(),
  rate: z.exactOptional(decimal()),
  lines: z
    .array(
      z.object({
        /** Costing event of the receipt that it bills, where the paper or the clerk can tell. */
        receipt: z.exactOptional(key()),
        /** The purchase line that it bills: its receipts are found by the house. */
        line: z.exactOptional(id<string>()),
        quantity: units(),
        unitPrice: decimal(),
      }),
    )
    .check(z.minLength(1), z.maxLength(2000)),
  /** Minor units of `currency`. */
  tax: z.exactOptional(amount()),
  /** Code of the rate on record, for the tax return. */
  taxCode: z.exactOptional(text(20)),
  /** The company owes the tax itself at this rate, and reclaims it: a supplier of another country, a reverse charge. */
  selfTaxed: z.exactOptional(percent()),
  /** What the paper asks for in all, where it is known: what the lines don't explain is rounding, or is named. */
  total: z.exactOptional(amount()),
  dueAt: z.exactOptional(instantOf()),
})

type Body = z.output<typeof schema>
type Recorded = Operation<'supplier-invoice-recorded', Body>

export const supplierInvoiceRecorded = defineOperation<'supplier-invoice-recorded', Body>({
  type: 'supplier-invoice-recorded',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, operation): readonly LedgerFact[] {
    const { id, at, body } = operation
    const { company, currency } = body
    const same = draft.find('documentByNumber', `${company}|payable|${body.number}`)
    const again = draft.get('document', body.document) ?? same.find(({ party }) => party === body.supplier)
    if (again) {
      draft.raise('document-again', `document:${again.id}`, { number: body.number })
      return []
    }
    const base = baseCurrency(draft, company, currency)
    const rate = rateOf(draft, company, currency, at, body.rate)
    const tax = inBase(body.tax ?? 0, currency, base, rate)
    const inputs = matched(draft, operation, { rate, tax })
    const { rounding, selfTax } = putDocument(draft, operation, inputs, { base, rate, tax })
    return [
      ...inputs.map((input): LedgerFact => ({ fact: 'cost', company, input })),
      ...entryOf(
        `${id}#rounding`,
        company,
        at,
        transferLines(accounts.purchaseAdjustments, accounts.payables, rounding),
      ),
      ...entryOf(`${id}#self-tax`, company, at, transferLines(accounts.inputTax, accounts.salesTax, selfTax)),
    ]
  },
  subjects: ({ body }) => [
    { kind: 'document', id: body.document },
    ...(body.purchase ? [{ kind: 'purchase', id: body.purchase as string }] : []),
  ],
})

/** One costing event for each part of a line that bills one receipt, and one for what no receipt is known for. */
function matched(
  draft: Draft,
  { id, at, body }: Recorded,
  { rate, tax }: { readonly rate: string | undefined; readonly tax: number },
): SupplierInvoice[] {
  const inputs: SupplierInvoice[] = []
  for (const line of body.lines) {
    if (line.line) comparePrice(draft, body, { ...line, line: line.line })
    const parts = line.receipt
      ? [{ receipt: line.receipt, quantity: line.quantity }]
      : matchLine(draft, line.line, line.quantity)
    for (const part of parts) {
      const event = inputs.length === 0 ? id : `${id}#${inputs.length}`
      inputs.push({
        id: event,
        at,
        type: 'supplier-invoice',
        receipt: part.receipt ?? `waiting:${event}`,
        quantity: part.quantity,
        unitPrice: line.unitPrice,
        ...(rate !== undefined && { rate }),
        ...(inputs.length === 0 && tax !== 0 && { tax }),
      })
      const received = part.receipt === undefined ? undefined : draft.get('received', part.receipt)
      if (received) draft.put('received', { ...received, billed: received.billed + part.quantity })
      if (part.receipt === undefined && line.line) {
        draft.put('waitingBill', {
          id: event,
          company: body.company,
          line: line.line,
          quantity: part.quantity,
          input: inputs.at(-1) as SupplierInvoice,
          time: Math.max(at, draft.get('books', body.company)?.lock ?? 0),
        })
      }
    }
    if (line.line) compareUnits(draft, body, line.line)
  }
  return inputs
}

/** Keeps the document. @returns what the paper asks for beyond its lines, and the tax that the company owes itself, in its currency */
function putDocument(
  draft: Draft,
  { at, body }: Recorded,
  inputs: readonly SupplierInvoice[],
  { base, rate, tax }: { readonly base: string; readonly rate: string | undefined; readonly tax: number },
): { readonly rounding: number; readonly selfTax: number } {
  const { company, currency } = body
  const lines = sumOf(inputs.map((input) => amountOf(input.quantity, input.unitPrice, currency))) + (body.tax ?? 0)
  const beyond = body.total === undefined ? 0 : body.total - lines
  // Each line may be rounded once on paper and once here.
  if (Math.abs(beyond) > body.lines.length) {
    draft.raise('invoice-total-differs', `document:${body.document}`, { number: body.number, beyond, currency })
  }
  const rounding = inBase(beyond, currency, base, rate)
  const value = sumOf(inputs.map((input) => amountOf(input.quantity, input.unitPrice, base, rate))) + tax + rounding
  const taxes = taxesOfBill(draft, body, value - tax, tax)
  const document = {
    id: body.document,
    company,
    side: 'payable',
    kind: 'invoice',
    number: body.number,
    party: body.supplier,
    issuedAt: at,
    currency,
    amount: lines + beyond,
    value,
    openAmount: lines + beyond,
    openValue: value,
    postedOn: postedOn(draft, company, at),
    taxes,
    bills: billsOf(draft, inputs),
    ...(body.purchase && { purchase: body.purchase }),
  } as const satisfies Omit<DocumentRow, 'dueAt'>
  draft.put('document', { ...document, dueAt: body.dueAt ?? dueOf(draft, document) })
  return { rounding, selfTax: body.selfTaxed === undefined ? 0 : (taxes[0]?.tax ?? 0) }
}

/** What it billed: enough to give it back whole. */
function billsOf(draft: Draft, inputs: readonly SupplierInvoice[]): NonNullable<DocumentRow['bills']> {
  return {
    receipts: inputs.flatMap(({ receipt, quantity }) =>
      draft.get('received', receipt) ? [{ receipt, quantity }] : [],
    ),
    waits: inputs.flatMap(({ id: event, quantity }) => (draft.get('waitingBill', event) ? [{ event, quantity }] : [])),
  }
}

/** What of a bill is taxed at which rate; tax that the company owes itself is both owed and reclaimed. */
function taxesOfBill(
  draft: Draft,
  { company, taxCode: code, selfTaxed }: Body,
  net: number,
  tax: number,
): readonly DocumentTax[] {
  if (selfTaxed !== undefined) {
    const own = taxedAtOf({ taxPercent: selfTaxed, treatment: 'reverse-charge', ...(code !== undefined && { code }) })
    const part = { ...own, net, tax: taxOn(net, taxRateOf({ taxPercent: selfTaxed })) }
    return [part, { ...part, side: 'receivable' }]
  }
  const kept = code === undefined ? undefined : draft.get('tax', `${company}|${code}`)
  if (code === undefined || !kept) return [{ net, tax }]
  return [{ ...taxedAtOf({ taxPercent: kept.percent, treatment: kept.treatment, code }), net, tax }]
}
