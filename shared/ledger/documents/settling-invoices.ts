// Owns how invoices are settled: payments with fees and rates, gift cards and deposits applied, suppliers paid, and open
// foreign receivables valued at a closing rate. Each answers lines to post and what stays open.
import { roundShare } from '../../values/fraction.ts'
import { amountOf, converted, money } from '../../values/money.ts'
import { type BusinessDate, day } from '../../values/time.ts'
import { type Account, accounts } from '../accounts.ts'
import type { SupplierInvoice } from '../cost-event.ts'
import { type DocumentLine, fromBase, inBase, linesOf, type OpenAmount, settled } from './document.ts'

export interface Settlement {
  readonly lines: DocumentLine[]
  readonly left: OpenAmount
}

export interface Payment {
  /** Minor units of the invoice's currency. */
  readonly amount: number
  /** Decimal string: base currency for one of the invoice's, on the day of the payment. */
  readonly rate?: string
  /** Minor units of the base currency that the provider kept. */
  readonly fee?: number
  /** Where the money is: bank when left out. */
  readonly to?: Account
}

/** A customer pays; the receivable falls pro rata and the difference of rates is realised. */
export function payment(open: OpenAmount, paid: Payment, base: string): Settlement {
  const fee = paid.fee ?? 0
  const value = inBase(paid.amount, open.currency, base, paid.rate)
  const { released, left } = settled(open, paid.amount, value)
  return {
    lines: linesOf([
      [paid.to ?? accounts.bank, value - fee],
      [accounts.paymentFees, fee],
      [accounts.receivables, 0 - released],
      [accounts.realisedExchange, released - value],
    ]),
    left,
  }
}

/** A gift card or a deposit pays an invoice: what the customer had with us falls, and so does the receivable. */
export function applied(open: OpenAmount, amount: number, from: 'giftCards' | 'customerDeposits'): Settlement {
  const { released, left } = settled(open, fromOpen(open, amount), amount)
  return {
    lines: linesOf([
      [accounts[from], amount],
      [accounts.receivables, 0 - released],
      [accounts.realisedExchange, released - amount],
    ]),
    left,
  }
}

/** Cards and deposits are held in the base currency; an invoice in another one falls by its own rate. */
function fromOpen(open: OpenAmount, amount: number): number {
  if (open.value === open.amount || open.value === 0) return amount
  return amount >= open.value ? open.amount : roundShare(open.amount, amount, open.value)
}

/** What is owed for a supplier's invoice: goods at its own rate, and tax. */
export function payable(invoice: SupplierInvoice & { readonly currency?: string }, base: string): OpenAmount {
  const currency = invoice.currency ?? base
  const tax = invoice.tax ?? 0
  const goods = amountOf(invoice.quantity, invoice.unitPrice, currency)
  return {
    currency,
    amount: money(goods + fromBase(tax, currency, base, invoice.rate)),
    value: money(amountOf(invoice.quantity, invoice.unitPrice, base, invoice.rate) + tax),
  }
}

/** A supplier is paid from the bank; the payable falls pro rata and the difference of rates is realised. */
export function supplierPayment(
  open: OpenAmount,
  paid: Pick<Payment, 'amount' | 'rate'> & { readonly from?: Account },
  base: string,
): Settlement {
  const value = inBase(paid.amount, open.currency, base, paid.rate)
  const { released, left } = settled(open, paid.amount, value)
  return {
    lines: linesOf([
      [accounts.payables, released],
      [paid.from ?? accounts.bank, 0 - value],
      [accounts.realisedExchange, value - released],
    ]),
    left,
  }
}

/**
 * Open foreign receivables at the closing rate.
 * @returns the lines of the day; the same with the signs turned are posted on the next day
 */
export function exchangeRevaluation(open: readonly OpenAmount[], rate: string, base: string): DocumentLine[] {
  const gain = open.reduce(
    (sum, { currency, amount, value }) => sum + converted(amount, currency, base, rate) - value,
    0,
  )
  return linesOf([
    [accounts.receivables, gain],
    [accounts.unrealisedExchange, 0 - gain],
  ])
}

/** The lines that take others back. */
export function reversed(lines: readonly DocumentLine[]): DocumentLine[] {
  return lines.map(({ account, amount }) => ({ account, amount: money(0 - amount) }))
}

/** The calendar day after `date`. */
export function dayAfter(date: BusinessDate): BusinessDate {
  const next = new Date(Date.parse(`${date}T00:00Z`) + day)
  return next.toISOString().slice(0, 10) as BusinessDate
}
