// Owns the credit limit of customers: what they owe, what is ordered and not billed yet, and the new order together. An order
// beyond the limit is true, and waits until somebody lets it go or there is room for it again. Runs on the server only, where
// office rows exist.
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

/**
 * Lets orders go that were held for the limit and are within it by now: money came, less is open, or more was agreed. The oldest
 * first, each as far as there is room for it.
 */
export function freeWithinLimit(draft: Draft, company: CompanyId, customer: string): void {
  const held = draft.find('ordersOfCustomer', indexKey(company, customer)).flatMap((sale) => {
    const order = draft.get('order', sale.id)
    const hold = order?.state === 'held' ? holdOf(draft, sale.id) : undefined
    return order && hold ? [{ order, hold, unbilled: Math.max(0, (sale.net ?? 0) - (sale.invoicedNet ?? 0)) }] : []
  })
  if (held.length === 0) return
  const limit = draft.get('tradeTerms', partyKey(company, 'receivable', customer))?.creditLimit
  let taken = exposureOf(draft, company, customer)
  for (const { unbilled } of held) taken -= unbilled
  for (const { order, hold, unbilled } of held.toSorted((a, b) => a.order.placedAt - b.order.placedAt)) {
    if (limit !== undefined && taken + unbilled > limit) continue
    taken += unbilled
    draft.put('order', { ...order, state: 'waiting' })
    if (hold.state !== 'open') continue
    const { at, by } = draft.cause
    draft.put('exception', { ...hold, state: 'resolved', resolvedAt: at, resolvedBy: by, resolution: 'settled' })
  }
}

/**
 * Holds orders that nobody has begun, the newest first, until their customer is within the limit again: a payment was taken
 * back. What somebody let go in spite of the limit stays.
 */
export function holdBeyondLimit(draft: Draft, company: CompanyId, customer: string): void {
  const limit = draft.get('tradeTerms', partyKey(company, 'receivable', customer))?.creditLimit
  if (limit === undefined) return
  let exposure = exposureOf(draft, company, customer)
  const waiting = draft.find('ordersOfCustomer', indexKey(company, customer)).flatMap((sale) => {
    const order = draft.get('order', sale.id)
    const unbilled = Math.max(0, (sale.net ?? 0) - (sale.invoicedNet ?? 0))
    // What is held already is no reason to hold another.
    if (order?.state === 'held') exposure -= unbilled
    return order?.state === 'waiting' && !letGo(draft, sale.id) ? [{ order, unbilled }] : []
  })
  for (const { order, unbilled } of waiting.toSorted((a, b) => b.order.placedAt - a.order.placedAt)) {
    if (exposure <= limit) return
    draft.put('order', { ...order, state: 'held' })
    draft.raise('over-credit-limit', `order:${order.id}`, {
      order: order.number,
      customer: draft.get('customer', customer)?.name ?? customer,
      limit,
      exposure,
    })
    exposure -= unbilled
  }
}

function letGo(draft: Draft, order: OrderId): boolean {
  return draft
    .find('exceptionsOf', `order:${order}`)
    .some(({ kind, resolution }) => kind === 'over-credit-limit' && resolution === 'release-anyway')
}

/** Why an order is held, where the limit is why: nobody has decided yet, or it was decided to wait for money. */
function holdOf(draft: Draft, order: OrderId) {
  return draft
    .find('exceptionsOf', `order:${order}`)
    .find(
      ({ kind, state, resolution }) =>
        kind === 'over-credit-limit' && (state === 'open' || resolution === 'wait-for-payment'),
    )
}
