// Owns the lines of a credit note: what is taken back from sales with its tax. Does not know what becomes of the goods.
import { money, sumOf } from '../../values/money.ts'
import { accounts } from '../accounts.ts'
import { type DocumentLine, linesOf, type OpenAmount } from './document.ts'
import { type SalesInvoice, salesInvoice } from './sales-invoice.ts'
import type { TaxedPart } from './taxed-parts.ts'

/** The lines to post and what the customer is owed: an invoice of the same lines the other way round, on refunds. */
export function creditNote(
  credited: Pick<SalesInvoice, 'currency' | 'rate' | 'lines'>,
  base: string,
): { readonly lines: DocumentLine[]; readonly credit: OpenAmount; readonly taxes: readonly TaxedPart[] } {
  const { lines, open, taxes } = salesInvoice(credited, base)
  const turned = lines.map(
    ({ account, amount }) => [account === accounts.sales ? accounts.refunds : account, money(0 - amount)] as const,
  )
  const owed = sumOf(lines.flatMap(({ account, amount }) => (account === accounts.receivables ? [amount] : [])))
  return {
    lines: linesOf(turned),
    credit: { ...open, value: owed },
    taxes: taxes.map(({ net, tax, own, ...part }) => ({
      ...part,
      net: 0 - net,
      tax: 0 - tax,
      ...(own && { own: { net: 0 - own.net, tax: 0 - own.tax } }),
    })),
  }
}
