// One invoice for what left for a customer in a period: the parcels that were kept for it, less what came back of them since.
import * as z from 'zod/mini'
import { accounts } from '../../ledger/accounts.ts'
import { inBase, linesOf } from '../../ledger/documents/document.ts'
import type { UnbilledRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import type { CompanyId, OperationId } from '../../values/ids.ts'
import { sumOf } from '../../values/money.ts'
import { refuse } from '../../values/result.ts'
import { billedAlso } from '../invoice-shipment.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { currency, decimal, id, instantOf } from '../schema.ts'
import { baseCurrency, entryOf, rateOf } from './posting.ts'
import { putInvoice, type TaxableNet, type TaxedNet, taxedAt, taxedNets, taxesOf } from './put-invoice.ts'

const schema = z.object({
  company: id<CompanyId>(),
  document: id<string>(),
  customer: id<string>(),
  currency: currency(),
  rate: z.exactOptional(decimal()),
  /** The shipping operations that it gathers; those that another invoice has gathered since are left out. */
  shipments: z.array(id<OperationId>()).check(z.minLength(1), z.maxLength(2000)),
  dueAt: z.exactOptional(instantOf()),
})

type Body = z.output<typeof schema>

export const invoicePeriod = defineOperation<'invoice-period', Body>({
  type: 'invoice-period',
  version: 1,
  nature: 'request',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { body }) {
    if (draft.get('document', body.document)) return refuse('invoiced-already', { number: body.document })
    const rows = gathered(draft, body)
    return rows.length === 0 || sumOf(rows.map(netOf)) <= 0 ? refuse('nothing-to-invoice') : undefined
  },
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const { company, currency } = body
    const rows = gathered(draft, body)
    const taxed = taxedBy(rows)
    const net = sumOf(rows.map(netOf))
    const tax = sumOf(taxed.map((part) => part.tax))
    const base = baseCurrency(draft, company, currency)
    const rate = rateOf(draft, company, currency, at, body.rate)
    const convert = (amount: number) => inBase(amount, currency, base, rate)
    const value = convert(net) + convert(tax)
    // What was earned at the rates of the days on which it left.
    const earned = sumOf(rows.map((row) => row.value - sumOf(row.returned.map((each) => each.value))))
    const orders = new Set(rows.map(({ order }) => order))
    const [order] = orders
    putInvoice(draft, {
      id: body.document,
      company,
      party: body.customer,
      currency,
      issuedAt: at,
      amount: net + tax,
      value,
      taxes: taxesOf(taxed, convert),
      dueAt: body.dueAt,
      ...(order !== undefined && orders.size === 1 && { order }),
    })
    for (const row of rows) draft.put('unbilled', { ...row, document: body.document })
    noteInvoiced(draft, rows)
    return entryOf(
      id,
      company,
      at,
      linesOf([
        [accounts.receivables, value],
        [accounts.shippedNotInvoiced, 0 - earned],
        [accounts.salesTax, 0 - convert(tax)],
        [accounts.realisedExchange, earned - convert(net)],
      ]),
    )
  },
  subjects: ({ body }) => [
    { kind: 'document', id: body.document },
    { kind: 'customer', id: body.customer },
  ],
})

function gathered(draft: Draft, { company, customer, currency, shipments }: Body): readonly UnbilledRow[] {
  return [...new Set(shipments)].flatMap((id) => {
    const row = draft.get('unbilled', id)
    const theirs = row && row.company === company && row.customer === customer && row.currency === currency
    return row && theirs && row.document === undefined ? [row] : []
  })
}

/** What is left to bill of a parcel, without tax: minor units of its currency. */
export function netOf({ lines, charges, returned }: UnbilledRow): number {
  return (
    sumOf(lines.map(({ net }) => net)) + sumOf(charges.map(({ amount }) => amount)) - sumOf(returned.map((r) => r.net))
  )
}

/** The tax is rounded once a rate over all that the invoice gathers, or once a line where the company wishes so. */
function taxedBy(rows: readonly UnbilledRow[]): readonly TaxedNet[] {
  const parts = rows.flatMap(({ lines, returned, charges }): readonly TaxableNet[] => [
    ...lines.map((line) => ({ at: taxedAt(line), net: line.net, taxAmount: line.taxAmount })),
    ...returned.map(({ net, taxAmount, ...line }) => ({
      at: taxedAt(line),
      net: 0 - net,
      taxAmount: taxAmount === undefined ? undefined : 0 - taxAmount,
    })),
    ...charges.flatMap(({ amount, tax, taxAmount }) => (tax ? [{ at: tax, net: amount, taxAmount }] : [])),
  ])
  const rounding = rows.some(({ taxRounding }) => taxRounding === 'line') ? 'line' : 'document'
  return taxedNets(parts, rounding).filter(({ net, tax }) => net !== 0 || tax !== 0)
}

/** Each order knows what of it is invoiced, at which rates: its limit and its credits are weighed by that. */
function noteInvoiced(draft: Draft, rows: readonly UnbilledRow[]): void {
  for (const row of rows) {
    const sale = draft.get('sale', row.order)
    if (!sale) continue
    draft.put('sale', {
      ...sale,
      invoicedNet: (sale.invoicedNet ?? 0) + netOf(row),
      taxed: billedAlso(sale.taxed ?? [], taxedBy([row])),
    })
  }
}
