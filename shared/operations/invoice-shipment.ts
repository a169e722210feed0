// Owns the invoice of a shipment: each line's agreed net amount, pro rata by what is left of it, with its tax, and the order's
// charges with the first parcel. A customer who is billed by period gets no invoice yet: what left is kept for it. Runs on the
// server only, where sale rows exist.
import { type Account, accounts } from '../ledger/accounts.ts'
import { inBase } from '../ledger/documents/document.ts'
import type { LineTax, UnbilledLine } from '../rows/books.ts'
import type { Draft } from '../rows/draft.ts'
import { partyKey } from '../rows/tables.ts'
import type { SaleRow, SaleTax } from '../rows/work.ts'
import type { ItemId, OperationId, OrderId } from '../values/ids.ts'
import { roundRatio, sumOf } from '../values/money.ts'
import { quantity } from '../values/quantity.ts'
import { taxKey } from '../values/taxed-at.ts'
import type { Instant } from '../values/time.ts'
import { baseCurrency, rateOf } from './books/posting.ts'
import { putInvoice, type TaxableNet, type TaxedNet, taxedAt, taxedNets, taxesOf } from './books/put-invoice.ts'
import { taxOrder } from './books/tax-order.ts'
import type { EntryFact, LedgerFact } from './ledger-facts.ts'

interface ShippedLine {
  readonly line: string
  readonly quantity: number
}

/** What of an order a shipment bills, in minor units of the sale's currency. */
interface Billed {
  readonly account: Account
  readonly amount: number
  readonly item?: ItemId
}

export function invoiceShipment(
  draft: Draft,
  operation: OperationId,
  at: Instant,
  orderId: OrderId,
  lines: readonly ShippedLine[],
): readonly LedgerFact[] {
  taxOrder(draft, orderId, at)
  const sale = draft.get('sale', orderId)
  if (!sale) return []
  const terms = draft.get('tradeTerms', partyKey(sale.company, 'receivable', sale.customer))
  if (terms?.invoicing === 'period') return keepForPeriod(draft, operation, at, sale, lines)
  const { billed, taxed } = billedBy(draft, sale, lines)
  if (billed.length === 0) {
    if (!sale.chargesPosted) draft.put('sale', { ...sale, chargesPosted: true })
    return []
  }
  const net = sumOf(billed.flatMap(({ account, amount }) => (account === accounts.salesTax ? [] : [amount])))
  draft.put('sale', {
    ...sale,
    chargesPosted: true,
    invoicedNet: (sale.invoicedNet ?? 0) + net,
    taxed: billedAlso(sale.taxed ?? [], taxed),
  })
  const base = baseCurrency(draft, sale.company, sale.currency)
  const rate = rateOf(draft, sale.company, sale.currency, at, undefined)
  const credits: EntryFact['lines'] = billed.map((each) => ({
    ...each,
    amount: 0 - inBase(each.amount, sale.currency, base, rate),
  }))
  const value = 0 - sumOf(credits.map(({ amount }) => amount))
  const amount = sumOf(billed.map((each) => each.amount))
  const taxes = taxesOf(taxed, (part) => inBase(part, sale.currency, base, rate))
  if (amount !== 0 || taxes.some(({ tax }) => tax !== 0)) {
    const { company, customer: party, currency, id: order } = sale
    putInvoice(draft, { id: operation, company, party, currency, order, issuedAt: at, amount, value, taxes })
  }
  return [
    {
      fact: 'entry',
      event: `${operation}#invoice`,
      company: sale.company,
      at,
      lines: [{ account: accounts.receivables, amount: value }, ...credits],
    },
  ]
}

/** By what a kept rate is told apart, whichever way it was kept. */
export function lineTaxKey({ basisPoints, at }: LineTax): string {
  return taxKey(at ?? taxedAt({ taxBasisPoints: basisPoints ?? 0 }))
}

/** What was billed before at each rate, and what is billed now. */
export function billedAlso(before: readonly SaleTax[], now: readonly TaxedNet[]): readonly SaleTax[] {
  const sums = new Map(before.map((each) => [lineTaxKey(each), each]))
  for (const { at, net, tax } of now) {
    const key = taxKey(at)
    const known = sums.get(key) ?? { at, net: 0, tax: 0, creditedNet: 0, creditedTax: 0 }
    sums.set(key, { ...known, net: known.net + net, tax: known.tax + tax })
  }
  return [...sums.values()]
}

function billedBy(
  draft: Draft,
  sale: SaleRow,
  lines: readonly ShippedLine[],
): { readonly billed: Billed[]; readonly taxed: readonly TaxedNet[] } {
  const revenue = new Map<ItemId, number>()
  const taxable: TaxableNet[] = []
  for (const each of lines) {
    const line = invoiceLine(draft, each)
    if (!line) continue
    revenue.set(line.item, (revenue.get(line.item) ?? 0) + line.net)
    taxable.push({ at: taxedAt(line), net: line.net, taxAmount: line.taxAmount })
  }
  const billed: Billed[] = []
  for (const [item, amount] of revenue) if (amount !== 0) billed.push({ account: accounts.sales, amount, item })
  for (const charge of sale.chargesPosted ? [] : sale.charges) {
    if (charge.amount !== 0) billed.push({ account: charge.account as Account, amount: charge.amount })
    if (charge.tax) taxable.push({ at: charge.tax, net: charge.amount, taxAmount: charge.taxAmount })
  }
  const parts = taxedNets(taxable, sale.taxRounding ?? 'document')
  const tax = sumOf(parts.map((part) => part.tax))
  if (tax !== 0) billed.push({ account: accounts.salesTax, amount: tax })
  return { billed, taxed: parts.filter(({ net, tax: own }) => net !== 0 || own !== 0) }
}

/** Units beyond what was ordered are worth nothing until somebody decides: an exception is open about them. */
function invoiceLine(draft: Draft, shipped: ShippedLine): Omit<UnbilledLine, 'line'> | undefined {
  const line = draft.get('saleLine', shipped.line)
  const order = draft.get('orderLine', shipped.line)
  if (!line || !order) return undefined
  const left = order.ordered - line.invoicedUnits
  const units = Math.min(shipped.quantity, left)
  if (units <= 0) return undefined
  const open = line.net - line.invoiced
  const share = (whole: number) =>
    units === left ? whole : Number(roundRatio(BigInt(whole) * BigInt(units), BigInt(left)))
  const net = share(open)
  const taxInvoiced = line.taxInvoiced ?? 0
  const within = line.taxAmount === undefined ? undefined : share(line.taxAmount - taxInvoiced)
  draft.put('saleLine', {
    ...line,
    invoiced: line.invoiced + net,
    invoicedUnits: quantity(line.invoicedUnits + units),
    ...(within !== undefined && { taxInvoiced: taxInvoiced + within }),
  })
  return {
    item: order.item,
    quantity: quantity(units),
    net,
    ...(line.tax ? { tax: line.tax } : { taxBasisPoints: line.taxBasisPoints ?? 0 }),
    ...(within !== undefined && { taxAmount: within }),
  }
}

/** Revenue is earned now, whoever is billed when: it stands as shipped and not invoiced until an invoice gathers it. */
function keepForPeriod(
  draft: Draft,
  operation: OperationId,
  at: Instant,
  sale: SaleRow,
  shipped: readonly ShippedLine[],
): readonly LedgerFact[] {
  const lines = shipped.flatMap((each): readonly UnbilledLine[] => {
    const line = invoiceLine(draft, each)
    return line ? [{ ...line, line: each.line }] : []
  })
  const charges = sale.chargesPosted
    ? []
    : sale.charges.filter(({ amount, taxAmount = 0 }) => amount !== 0 || taxAmount !== 0)
  if (!sale.chargesPosted) draft.put('sale', { ...sale, chargesPosted: true })
  const earned = [
    ...lines.map(({ item, net }): Billed => ({ account: accounts.sales, amount: net, item })),
    ...charges.map(({ account, amount }): Billed => ({ account: account as Account, amount })),
  ].filter(({ amount }) => amount !== 0)
  if (earned.length === 0) return []
  const base = baseCurrency(draft, sale.company, sale.currency)
  const rate = rateOf(draft, sale.company, sale.currency, at, undefined)
  const credits = earned.map((each) => ({ ...each, amount: 0 - inBase(each.amount, sale.currency, base, rate) }))
  const value = 0 - sumOf(credits.map(({ amount }) => amount))
  draft.put('unbilled', {
    id: operation,
    company: sale.company,
    customer: sale.customer,
    order: sale.id,
    number: parcelOf(draft, operation, sale.id),
    at,
    currency: sale.currency,
    lines,
    charges,
    ...(sale.taxRounding && { taxRounding: sale.taxRounding }),
    returned: [],
    value,
  })
  return [
    {
      fact: 'entry',
      event: `${operation}#shipped`,
      company: sale.company,
      at,
      lines: [{ account: accounts.shippedNotInvoiced, amount: value }, ...credits],
    },
  ]
}

/** The number of the parcel that left by an operation; that of its order where the parcel is not known. */
function parcelOf(draft: Draft, operation: string, order: OrderId): string {
  const parcel = draft
    .find('shipmentsOfOrder', order)
    .find(({ left }) => left?.some(({ event }) => event === operation || event.startsWith(`${operation}#`)))
  return parcel?.number ?? draft.get('order', order)?.number ?? ''
}
