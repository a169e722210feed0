// Owns the lines of a sales invoice: nets, document discount, shipping, tax by document or by line. Does not know orders
// or goods; rates of tax come with the lines.
import { largestRemainder } from '../../values/largest-remainder.ts'
import { amountOf, basisPointsOf, money, sumOf } from '../../values/money.ts'
import { accounts } from '../accounts.ts'
import { type DocumentLine, inBase, linesOf, type OpenAmount } from './document.ts'

export interface SalesInvoice {
  /** ISO 4217; the base currency when left out. */
  readonly currency?: string
  /** Decimal string: base currency for one of the invoice's. */
  readonly rate?: string
  readonly lines: readonly {
    readonly quantity: number
    /** Decimal string, net of tax. */
    readonly unitPrice: string
    /** 2000 is 20 %. */
    readonly taxBasisPoints: number
  }[]
  /** Minor units of the invoice's currency, spread over the lines by their nets. */
  readonly discount?: number
  readonly shipping?: { readonly amount: number; readonly taxBasisPoints: number }
  /** Whether tax is rounded once a rate (default) or once a line. */
  readonly taxRounding?: 'document' | 'line'
}

/** The lines to post and what the customer owes. Each component is converted once; the receivable takes their sum. */
export function salesInvoice(invoice: SalesInvoice, base: string): { lines: DocumentLine[]; open: OpenAmount } {
  const currency = invoice.currency ?? base
  const nets = invoice.lines.map((line) => amountOf(line.quantity, line.unitPrice, currency))
  const discount = invoice.discount ?? 0
  const discounts = largestRemainder(discount, nets)
  const shipping = invoice.shipping ?? { amount: 0, taxBasisPoints: 0 }
  const taxed = [
    ...invoice.lines.map((line, i) => [line.taxBasisPoints, (nets[i] ?? 0) - (discounts[i] ?? 0)] as const),
    [shipping.taxBasisPoints, shipping.amount] as const,
  ]
  const sales = sumOf(nets)
  const tax = taxOf(taxed, invoice.taxRounding ?? 'document')
  const convert = (amount: number) => inBase(amount, currency, base, invoice.rate)
  const parts = [
    [accounts.discounts, convert(discount)],
    [accounts.sales, 0 - convert(sales)],
    [accounts.shippingCharged, 0 - convert(shipping.amount)],
    [accounts.salesTax, 0 - convert(tax)],
  ] as const
  const owed = 0 - sumOf(parts.map(([, amount]) => amount))
  return {
    lines: linesOf([[accounts.receivables, owed], ...parts]),
    open: { currency, amount: money(sales - discount + shipping.amount + tax), value: money(owed) },
  }
}

function taxOf(taxed: readonly (readonly [basisPoints: number, amount: number])[], by: 'document' | 'line'): number {
  if (by === 'line') return sumOf(taxed.map(([basisPoints, amount]) => basisPointsOf(amount, basisPoints)))
  const amounts = new Map<number, number>()
  for (const [basisPoints, amount] of taxed) amounts.set(basisPoints, (amounts.get(basisPoints) ?? 0) + amount)
  return sumOf([...amounts].map(([basisPoints, amount]) => basisPointsOf(amount, basisPoints)))
}
