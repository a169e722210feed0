// Owns the tax of an order by the company's own rates: each line's, and that of its charges. Prices are without tax, or hold it;
// then the customer pays what was agreed, to the cent. The day of the shipment decides: what is not invoiced yet is taxed anew
// where rates, or what is known of the customer, have changed. Runs on the server only, where office rows exist.
import { taxRateOf, taxWithin } from '../../ledger/tax/rate.ts'
import type { SaleCharge } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import type { SaleLineRow, SaleRow } from '../../rows/work.ts'
import type { OrderId } from '../../values/ids.ts'
import { sumOf } from '../../values/money.ts'
import { type TaxedAt, taxKey } from '../../values/taxed-at.ts'
import type { Instant } from '../../values/time.ts'
import { taxRules } from './tax-rules.ts'

/** What of a line or charge is not invoiced yet: with the tax that it holds, where prices hold it. */
interface Part {
  readonly at: TaxedAt
  readonly amount: number
}

/** Sets at what an order that asks for it is taxed at a time. Where no rate is on record it carries none. */
export function taxOrder(draft: Draft, order: OrderId, at: Instant): void {
  const sale = draft.get('sale', order)
  if (!sale?.pricing || !sale.to) return
  const rules = taxRules(draft, { company: sale.company, customer: sale.customer, at }, sale.to)
  if (!rules) return
  const lines = draft.find('saleLinesOfOrder', order).flatMap((row) => {
    const tax = rules.taxOf(draft.get('orderLine', row.id)?.item)
    return tax ? [{ row, at: tax, amount: row.net - row.invoiced + heldBy(row) }] : []
  })
  if (lines.every(({ row, at: tax }) => row.tax && taxKey(row.tax) === taxKey(tax))) return
  const main = sale.chargesPosted ? undefined : mainOf(lines)
  const charges = main
    ? sale.charges.map(({ amount, taxAmount = 0 }) => ({ at: main, amount: amount + taxAmount }))
    : []
  const held = sale.pricing === 'gross' ? taxHeldBy([...lines, ...charges], rules.rounding) : undefined
  lines.forEach(({ row, at: tax, amount }, index) => {
    draft.put('saleLine', taxedLine(row, tax, amount, held?.[index]))
  })
  draft.put(
    'sale',
    withNet(draft, {
      ...sale,
      ...(rules.rounding === 'line' && { taxRounding: 'line' }),
      ...(main && {
        charges: sale.charges.map((charge, index) =>
          taxedCharge(charge, main, charges[index]?.amount ?? charge.amount, held?.[lines.length + index]),
        ),
      }),
    }),
  )
}

/** The tax that what is left of a line holds. */
function heldBy({ taxAmount = 0, taxInvoiced = 0 }: SaleLineRow): number {
  return taxAmount - taxInvoiced
}

function taxedLine(row: SaleLineRow, tax: TaxedAt, left: number, held: number | undefined): SaleLineRow {
  const { taxBasisPoints: _, ...rest } = row
  if (held === undefined) return { ...rest, tax }
  return { ...rest, tax, net: row.invoiced + left - held, taxAmount: (row.taxInvoiced ?? 0) + held }
}

function taxedCharge({ account }: SaleCharge, tax: TaxedAt, amount: number, held: number | undefined): SaleCharge {
  return { account, amount: amount - (held ?? 0), tax, ...(held !== undefined && { taxAmount: held }) }
}

function withNet(draft: Draft, sale: SaleRow): SaleRow {
  const nets = draft.find('saleLinesOfOrder', sale.id).map(({ net }) => net)
  return { ...sale, net: sumOf([...nets, ...sale.charges.map(({ amount }) => amount)]) }
}

/** What goes along with goods is taxed as most of them are. */
function mainOf(lines: readonly Part[]): TaxedAt | undefined {
  const sums = new Map<string, { readonly at: TaxedAt; amount: number }>()
  for (const { at, amount } of lines) {
    const sum = sums.get(taxKey(at)) ?? { at, amount: 0 }
    sum.amount += amount
    sums.set(taxKey(at), sum)
  }
  return [...sums.values()].toSorted((a, b) => b.amount - a.amount)[0]?.at
}

/** The tax that each amount holds: rounded once a rate, each amount by what it adds to those before it; or once a line. */
function taxHeldBy(parts: readonly Part[], rounding: 'document' | 'line'): readonly number[] {
  const before = new Map<string, number>()
  return parts.map(({ at, amount }) => {
    const rate = taxRateOf({ taxPercent: at.percent })
    if (rounding === 'line') return taxWithin(amount, rate)
    const sum = before.get(taxKey(at)) ?? 0
    before.set(taxKey(at), sum + amount)
    return taxWithin(sum + amount, rate) - taxWithin(sum, rate)
  })
}
