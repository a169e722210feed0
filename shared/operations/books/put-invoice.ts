// Owns the row of an invoice to a customer, however it came about: by a parcel, for a period, written by hand.
import { type TaxedPart, taxesInBase } from '../../ledger/documents/taxed-parts.ts'
import { percentOf, taxRateOf } from '../../ledger/tax/rate.ts'
import type { DocumentRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import { money } from '../../values/money.ts'
import type { Instant } from '../../values/time.ts'
import { dueOf, postedOn, takeNumber } from './posting.ts'

/** Net and tax at one rate, in minor units of the invoice's currency. */
export interface TaxedNet {
  readonly basisPoints: number
  readonly net: number
  readonly tax: number
}

export interface NewInvoice extends Pick<DocumentRow, 'id' | 'company' | 'party' | 'currency' | 'taxes' | 'order'> {
  readonly issuedAt: Instant
  /** Minor units of `currency`. */
  readonly amount: number
  /** Minor units of the company's currency. */
  readonly value: number
  /** By the customer's terms where it is not said. */
  readonly dueAt?: Instant | undefined
}

/** Keeps the document under which a customer owes it, all of it open, with the next number of the company. */
export function putInvoice(draft: Draft, { dueAt, ...invoice }: NewInvoice): void {
  const { company, amount, value, issuedAt } = invoice
  const document = {
    ...invoice,
    side: 'receivable',
    kind: 'invoice',
    number: takeNumber(draft, company, 'invoice'),
    value: money(value),
    openAmount: amount,
    openValue: value,
    postedOn: postedOn(draft, company, issuedAt),
  } as const
  draft.put('document', { ...document, dueAt: dueAt ?? dueOf(draft, document) })
}

/** What an invoice says of tax, in the company's currency. */
export function taxesOf(taxed: readonly TaxedNet[], convert: (amount: number) => number): readonly TaxedPart[] {
  const parts = taxed.map(({ basisPoints, ...part }) => ({
    ...part,
    percent: percentOf(taxRateOf({ taxBasisPoints: basisPoints })),
  }))
  return taxesInBase(parts, convert)
}
