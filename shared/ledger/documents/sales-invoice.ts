// Owns the lines of a sales invoice: nets, document discount, shipping, tax by document or by line. Does not know orders
// or goods; rates of tax come with the lines.

import type { Fraction } from '../../values/fraction.ts'
import { largestRemainder } from '../../values/largest-remainder.ts'
import { amountOf, money, sumOf } from '../../values/money.ts'
import { type TaxedAt, taxKey } from '../../values/taxed-at.ts'
import { accounts } from '../accounts.ts'
import { taxedAtOf, taxOn, taxRateOf, taxWithin, type WrittenRate } from '../tax/rate.ts'
import { type DocumentLine, inBase, linesOf, type OpenAmount } from './document.ts'
import { type TaxedPart, taxesInBase } from './taxed-parts.ts'

export interface SalesInvoice {
  /** ISO 4217; the base currency when left out. */
  readonly currency?: string
  /** Decimal string: base currency for one of the invoice's. */
  readonly rate?: string
  readonly lines: readonly (WrittenRate & {
    readonly quantity: number
    /** Decimal string; net of tax unless the prices of the invoice include it. */
    readonly unitPrice: string
  })[]
  /** Minor units of the invoice's currency, spread over the lines by their nets. */
  readonly discount?: number
  readonly shipping?: WrittenRate & { readonly amount: number }
  /** Whether tax is rounded once a rate (default) or once a line. */
  readonly taxRounding?: 'document' | 'line'
  /** Prices, discount and shipping hold their tax: the customer pays what they sum to. */
  readonly pricesIncludeTax?: boolean
}

/** The lines to post and what the customer owes. Each component is converted once; the receivable takes their sum. */
export function salesInvoice(
  invoice: SalesInvoice,
  base: string,
): { lines: DocumentLine[]; open: OpenAmount; taxes: readonly TaxedPart[] } {
  const currency = invoice.currency ?? base
  const prices = invoice.lines.map((line) => amountOf(line.quantity, line.unitPrice, currency))
  const priced = { prices, discounts: largestRemainder(invoice.discount ?? 0, prices) }
  const totals = invoice.pricesIncludeTax ? fromGross(invoice, priced) : fromNet(invoice, priced)
  const { sales, discount, shipping, taxed } = totals
  const tax = sumOf(taxed.map((part) => part.tax))
  const convert = (amount: number) => inBase(amount, currency, base, invoice.rate)
  const parts = [
    [accounts.discounts, convert(discount)],
    [accounts.sales, 0 - convert(sales)],
    [accounts.shippingCharged, 0 - convert(shipping)],
    [accounts.salesTax, 0 - convert(tax)],
  ] as const
  const owed = 0 - sumOf(parts.map(([, amount]) => amount))
  return {
    lines: linesOf([[accounts.receivables, owed], ...parts]),
    open: { currency, amount: money(sales - discount + shipping + tax), value: money(owed) },
    taxes: taxesInBase(taxed, convert),
  }
}

interface Priced {
  readonly prices: readonly number[]
  /** The document's discount by line. */
  readonly discounts: readonly number[]
}

/** Amounts without tax, and the tax. */
interface Totals {
  readonly sales: number
  readonly discount: number
  readonly shipping: number
  readonly taxed: readonly TaxedPart[]
}

function fromNet(invoice: SalesInvoice, priced: Priced): Totals {
  const discount = invoice.discount ?? 0
  const shipping = invoice.shipping?.amount ?? 0
  return { sales: sumOf(priced.prices), discount, shipping, taxed: partsOf(taxedBy(invoice, priced), invoice, taxOn) }
}

/** The tax is taken out of what the customer pays; what is left of it is split as the prices were. */
function fromGross(invoice: SalesInvoice, priced: Priced): Totals {
  const taxed = taxedBy(invoice, priced)
  const rates = invoice.lines.map(taxRateOf)
  const discount = sumOf(priced.discounts.map((part, i) => part - taxWithin(part, rates[i] ?? none)))
  const { amount, ...rate } = invoice.shipping ?? { amount: 0 }
  const shipping = amount - taxWithin(amount, taxRateOf(rate))
  const parts = partsOf(taxed, invoice, taxWithin).map(({ net: gross, ...part }) => ({
    ...part,
    net: gross - part.tax,
  }))
  const tax = sumOf(parts.map((part) => part.tax))
  const paid = sumOf(taxed.map(([, gross]) => gross))
  return { sales: paid - tax - shipping + discount, discount, shipping, taxed: parts }
}

const none: Fraction = { numerator: 0n, denominator: 1n }

function taxedBy(invoice: SalesInvoice, { prices, discounts }: Priced): readonly (readonly [WrittenRate, number])[] {
  const { amount, ...rate } = invoice.shipping ?? { amount: 0 }
  return [
    ...invoice.lines.map((line, i) => [line, (prices[i] ?? 0) - (discounts[i] ?? 0)] as const),
    [rate, amount] as const,
  ]
}

/** The amounts and taxes by rate; the tax is rounded once a rate or once a line. */
function partsOf(
  taxed: readonly (readonly [WrittenRate, number])[],
  { taxRounding }: SalesInvoice,
  taxFor: (amount: number, rate: Fraction) => number,
): readonly TaxedPart[] {
  const byRate = new Map<string, { readonly at: TaxedAt; readonly rate: Fraction; amount: number; tax: number }>()
  for (const [written, amount] of taxed) {
    if (amount === 0) continue
    const at = taxedAtOf(written)
    const rate = taxRateOf(written)
    const key = taxKey(at)
    const known = byRate.get(key) ?? { at, rate, amount: 0, tax: 0 }
    known.amount += amount
    known.tax += taxFor(amount, rate)
    byRate.set(key, known)
  }
  return [...byRate.values()].map(({ at, rate, amount, tax }) => ({
    ...at,
    net: amount,
    tax: taxRounding === 'line' ? tax : taxFor(amount, rate),
  }))
}
