// Owns the row of an invoice to a customer, however it came about: by a parcel, for a period, written by hand.
import { type TaxedPart, taxesInBase } from '../../ledger/documents/taxed-parts.ts'
import { taxedAtOf, taxOn, taxRateOf } from '../../ledger/tax/rate.ts'
import type { DocumentRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import { money } from '../../values/money.ts'
import { type TaxedAt, taxKey } from '../../values/taxed-at.ts'
import type { Instant } from '../../values/time.ts'
import { dueOf, postedOn, takeNumber } from './posting.ts'

/** Net and tax at one rate, in minor units of the invoice's currency. */
export interface TaxedNet {
  readonly at: TaxedAt
  readonly net: number
  readonly tax: number
}

/** A part of what is billed: its net, and its tax where the price agreed holds it. */
export interface TaxableNet {
  readonly at: TaxedAt
  readonly net: number
  readonly taxAmount?: number | undefined
}

/** At what a line of a sale is taxed; what nobody said is taxed at nothing. */
export function taxedAt({ taxBasisPoints, tax }: { taxBasisPoints?: number; tax?: TaxedAt }): TaxedAt {
  return tax ?? taxedAtOf({ taxBasisPoints: taxBasisPoints ?? 0 })
}

/** Nets and taxes by rate: the tax is rounded once a rate, or once a line; what prices hold is theirs. */
export function taxedNets(parts: readonly TaxableNet[], rounding: 'document' | 'line'): readonly TaxedNet[] {
  const sums = new Map<string, { readonly at: TaxedAt; net: number; within: number; free: number; byLine: number }>()
  for (const { at, net, taxAmount } of parts) {
    const key = taxKey(at)
    const sum = sums.get(key) ?? { at, net: 0, within: 0, free: 0, byLine: 0 }
    sum.net += net
    if (taxAmount === undefined) {
      sum.free += net
      sum.byLine += taxOn(net, taxRateOf({ taxPercent: at.percent }))
    } else sum.within += taxAmount
    sums.set(key, sum)
  }
  return [...sums.values()].map(({ at, net, within, free, byLine }) => ({
    at,
    net,
    tax: within + (rounding === 'line' ? byLine : taxOn(free, taxRateOf({ taxPercent: at.percent }))),
  }))
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
  return taxesInBase(
    taxed.map(({ at, net, tax }) => ({ ...at, net, tax })),
    convert,
  )
}
