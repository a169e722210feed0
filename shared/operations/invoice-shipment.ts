// Owns the revenue of a shipment: each line's agreed net amount, pro rata by what is left of it, and the order's charges
// with the first parcel. Runs on the server only, where sale rows exist.
import type { Draft } from '../rows/draft.ts'
import type { ItemId, OrderId } from '../values/ids.ts'
import { roundRatio } from '../values/money.ts'
import { quantity } from '../values/quantity.ts'
import type { Instant } from '../values/time.ts'
import type { EntryFact, LedgerFact } from './ledger-facts.ts'

const receivables = '1100'
const sales = '4000'

interface ShippedLine {
  readonly line: string
  readonly quantity: number
}

export function invoiceShipment(
  draft: Draft,
  operation: string,
  at: Instant,
  orderId: OrderId,
  lines: readonly ShippedLine[],
): readonly LedgerFact[] {
  const sale = draft.get('sale', orderId)
  if (!sale) return []
  const revenue = new Map<ItemId, number>()
  for (const each of lines) {
    const line = invoiceLine(draft, each)
    if (line) revenue.set(line.item, (revenue.get(line.item) ?? 0) + line.net)
  }
  const charges = sale.chargesPosted ? [] : sale.charges.filter((charge) => charge.amount !== 0)
  if (!sale.chargesPosted) draft.put('sale', { ...sale, chargesPosted: true })
  const credits: EntryFact['lines'][number][] = []
  for (const [item, net] of revenue) if (net !== 0) credits.push({ account: sales, amount: -net, item })
  for (const charge of charges) credits.push({ account: charge.account, amount: -charge.amount })
  const total = -credits.reduce((sum, line) => sum + line.amount, 0)
  if (credits.length === 0) return []
  return [
    {
      fact: 'entry',
      event: `${operation}#invoice`,
      company: sale.company,
      at,
      lines: [{ account: receivables, amount: total }, ...credits],
    },
  ]
}

/** Units beyond what was ordered are worth nothing until somebody decides: an exception is open about them. */
function invoiceLine(draft: Draft, shipped: ShippedLine): { readonly item: ItemId; readonly net: number } | undefined {
  const line = draft.get('saleLine', shipped.line)
  const order = draft.get('orderLine', shipped.line)
  if (!line || !order) return undefined
  const left = order.ordered - line.invoicedUnits
  const units = Math.min(shipped.quantity, left)
  if (units <= 0) return undefined
  const open = line.net - line.invoiced
  const net = units === left ? open : Number(roundRatio(BigInt(open) * BigInt(units), BigInt(left)))
  draft.put('saleLine', {
    ...line,
    invoiced: line.invoiced + net,
    invoicedUnits: quantity(line.invoicedUnits + units),
  })
  return { item: order.item, net }
}
