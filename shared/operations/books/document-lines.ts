// Owns the shapes that money documents share: what is billed line by line, what of a payment settles which document, and
// how a settlement is posted and kept.
import * as z from 'zod/mini'
import { type Account, accounts } from '../../ledger/accounts.ts'
import type { DocumentLine, OpenAmount } from '../../ledger/documents/document.ts'
import type { DocumentRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import type { CompanyId, ItemId } from '../../values/ids.ts'
import type { TaxedAt } from '../../values/taxed-at.ts'
import { amount, decimal, id, text, units } from '../schema.ts'
import { leaveOpen, openOf } from './posting.ts'

/** Where money lies. */
export const moneyAccount = () => z.enum(['bank', 'cash', 'cards', 'clearing'])

export function accountOfMoney(name: 'bank' | 'cash' | 'cards' | 'clearing' | undefined): Account {
  return accounts[name ?? 'bank']
}

/** Basis points of tax: 2000 is 20 %. */
export const basisPoints = () => z.int().check(z.gte(0), z.lte(10_000))

/** A rate of tax as a decimal string: "6.875". */
export const percent = () => z.string().check(z.regex(/^\d{1,3}(\.\d{1,4})?$/))

/** One line of a sale. */
export const saleLineShape = z.object({
  item: z.exactOptional(id<ItemId>()),
  text: z.exactOptional(text(200)),
  quantity: units(),
  /** Decimal string, without tax unless the document says that its prices include it. */
  unitPrice: decimal(),
  taxBasisPoints: z.exactOptional(basisPoints()),
  /** The rate where whole basis points are too coarse. */
  taxPercent: z.exactOptional(percent()),
  /** Code of the rate, for the tax return. */
  tax: z.exactOptional(text(20)),
})

/** Lines with the code and treatment of the rate that each names: what a tax return tells apart. */
export function withTax<Line extends { readonly tax?: string }>(
  draft: Draft,
  company: CompanyId,
  lines: readonly Line[],
): readonly (Line & Pick<TaxedAt, 'code' | 'treatment'>)[] {
  return lines.map((line) => {
    if (line.tax === undefined) return line
    const treatment = draft.get('tax', `${company}|${line.tax}`)?.treatment ?? treatmentOf(line.tax)
    return { ...line, code: line.tax, ...(treatment && { treatment }) }
  })
}

/** Codes that the rules make where the bookkeeper keeps none: "LV-EXP", "LV-RC". */
function treatmentOf(code: string): TaxedAt['treatment'] {
  if (code.endsWith('-EXP')) return 'export'
  return code.endsWith('-RC') ? 'reverse-charge' : undefined
}

/** What of a payment settles which document, in minor units of the payment's currency. */
export const allocationsShape = () =>
  z.array(z.object({ document: id<string>(), amount: amount().check(z.gte(1)) })).check(z.maxLength(2000))

export interface Allocation {
  readonly document: string
  readonly amount: number
}

/** An allocation that can be made: to a document on record, in its currency, no more than is open. */
export interface Settling {
  readonly document: DocumentRow
  readonly amount: number
}

/**
 * What of a payment settles documents and what is left on account. A document that is not known, not in this currency or
 * settled already takes nothing; an exception says so.
 */
export function allocated(
  draft: Draft,
  side: DocumentRow['side'],
  currency: string,
  amountPaid: number,
  allocations: readonly Allocation[],
): { readonly settling: readonly Settling[]; readonly rest: number } {
  const settling: Settling[] = []
  let rest = amountPaid
  for (const { document: id, amount } of allocations) {
    const document = draft.get('document', id)
    const fits = document && document.side === side && document.currency === currency && document.openAmount > 0
    const part = fits ? Math.min(amount, document.openAmount, rest) : 0
    if (document && part > 0) {
      settling.push({ document, amount: part })
      rest -= part
    }
    if (part < amount) {
      draft.raise('paid-beyond-open', `document:${id}`, {
        number: document?.number ?? id,
        over: amount - part,
        currency,
      })
    }
  }
  return { settling, rest }
}

/** Settles a part of a document as the posting rule says, and keeps what is left. */
export function settle(
  draft: Draft,
  { document, amount }: Settling,
  rule: (open: OpenAmount, amount: number) => { readonly lines: DocumentLine[]; readonly left: OpenAmount },
): DocumentLine[] {
  const current = draft.get('document', document.id) ?? document
  const { lines, left } = rule(openOf(current), amount)
  leaveOpen(draft, current, left)
  return lines
}

/** The timelines in which a document of an order or purchase appears. */
export function documentSubjects(body: {
  readonly document?: string
  readonly order?: string
}): { readonly kind: string; readonly id: string }[] {
  return [
    ...(body.document ? [{ kind: 'document', id: body.document }] : []),
    ...(body.order ? [{ kind: 'order', id: body.order }] : []),
  ]
}
