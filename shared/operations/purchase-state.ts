// Owns the state of a purchase as its sums say it, while nobody has closed it.
import type { PurchaseRow } from '../rows/work.ts'

export function purchaseStateOf(purchase: Pick<PurchaseRow, 'openLines' | 'received'>): PurchaseRow['state'] {
  if (purchase.openLines === 0) return 'received'
  return purchase.received > 0 ? 'part-received' : 'open'
}
