// Owns spreading a payment over open documents: those due first, unless the person says otherwise. Knows no screen.
import type { DocumentRow } from '../../../shared/rows/books.ts'

/** What of each document is settled, by id; the rest of the payment stays on account. Minor units of their currency. */
export type Spread = Readonly<Record<string, number>>

/** Documents due first are settled first. @param open in the order in which they are settled */
export function spreadOver(open: readonly Pick<DocumentRow, 'id' | 'openAmount'>[], amount: number): Spread {
  const spread: Record<string, number> = {}
  let left = amount
  for (const { id, openAmount } of open) {
    const part = Math.min(left, Math.max(0, openAmount))
    if (part > 0) spread[id] = part
    left -= part
  }
  return spread
}

/** What stays on account; below zero where more is spread than was paid. */
export function leftOnAccount(spread: Spread, amount: number): number {
  return Object.values(spread).reduce((left, part) => left - part, amount)
}
