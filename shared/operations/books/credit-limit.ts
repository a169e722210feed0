// Owns the credit limit of customers: what they owe, what is ordered and not billed yet, and the new order together. An order
// beyond the limit is true, and waits until somebody lets it go. Runs on the server only, where office rows exist.
import type { Draft } from '../../rows/draft.ts'
import { indexKey, partyKey } from '../../rows/tables.ts'
import type { CompanyId, OrderId } from '../../values/ids.ts'

/** Minor units of the company's currency that a customer owes or has ordered unbilled. */
export function exposureOf(draft: Draft, company: CompanyId, customer: string): number {
  let exposure = 0
  for (const { openValue } of draft.find('openDocumentsOf', partyKey(company, 'receivable', customer))) {
    exposure += openValue
  }
  for (const { id, net, invoicedNet } of draft.find('ordersOfCustomer', indexKey(company, customer))) {
    const unbilled = (net ?? 0) - (invoicedNet ?? 0)
    if (unbilled > 0 && draft.get('order', id)?.state !== 'cancelled') exposure += unbilled
  }
  return exposure
}

/** Holds an order that takes its customer over the limit, and names it. */
export function holdOverLimit(draft: Draft, id: OrderId): void {
  const order = draft.get('order', id)
  const sale = draft.get('sale', id)
  if (order?.state !== 'waiting' || !sale) return
  const terms = draft.get('tradeTerms', partyKey(sale.company, 'receivable', sale.customer))
  if (terms?.creditLimit === undefined) return
  const exposure = exposureOf(draft, sale.company, sale.customer)
  if (exposure <= terms.creditLimit) return
  draft.put('order', { ...order, state: 'held' })
  draft.raise('over-credit-limit', `order:${id}`, {
    order: order.number,
    customer: draft.get('customer', sale.customer)?.name ?? sale.customer,
    limit: terms.creditLimit,
    exposure,
  })
}
