// Owns the balance of what a customer has with us: a gift card, a deposit. Below zero it is named, never refused: the goods
// are gone by then.
import type { HoldingRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'

/** @param change minor units of the company's currency; below zero when it is used */
export function changeHolding(
  draft: Draft,
  of: Pick<HoldingRow, 'id' | 'company' | 'kind'> & Partial<Pick<HoldingRow, 'customer' | 'order'>>,
  change: number,
): void {
  const known = draft.get('holding', of.id) ?? { ...of, balance: 0 }
  const balance = known.balance + change
  draft.put('holding', { ...known, balance })
  if (balance < 0 && change < 0) {
    draft.raise('paid-beyond-open', `holding:${of.id}`, { number: of.id, over: 0 - balance, currency: '' })
  }
}
