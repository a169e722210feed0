// Owns quantities: whole numbers of an item's smallest unit (pieces, or grams for weighed goods). Never fractions.
import type { Branded } from './ids.ts'
import { assert } from './result.ts'

/** A whole number of base units; may be negative on a quant whose shelf and books disagree. */
export type Quantity = Branded<number, 'Quantity'>

export const none = 0 as Quantity

/** @throws Bug when `n` is not a whole number that a double holds exactly. Inputs are checked at the edge before. */
export function quantity(n: number): Quantity {
  assert(Number.isSafeInteger(n), `not a quantity: ${n}`)
  return n as Quantity
}
