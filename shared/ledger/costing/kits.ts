// Owns kits: components become a kit at the sum of their costs, a kit becomes components by weight.
import { largestRemainder } from '../../values/largest-remainder.ts'
import { accounts } from '../accounts.ts'
import type { Assemble, Disassemble } from '../cost-event.ts'
import type { LegDraft } from './leg-draft.ts'

/** Legs: each component, then the kit. */
export function costAssemble(leg: LegDraft, input: Assemble): void {
  const component = input.components[leg.index]
  if (component) leg.issue(component.quantity, accounts.purchaseAdjustments)
  else leg.bringIn(input.quantity, 0 - leg.earlier.reduce((sum, { stock }) => sum + stock, 0))
}

/** Legs: the kit, then each component. */
export function costDisassemble(leg: LegDraft, input: Disassemble): void {
  const component = input.components[leg.index - 1]
  if (!component) {
    leg.issue(input.quantity, accounts.purchaseAdjustments)
    return
  }
  const cost = 0 - (leg.earlier[0]?.stock ?? 0)
  const shares = largestRemainder(
    cost,
    input.components.map(({ weight }) => weight),
  )
  leg.bringIn(component.quantity, shares[leg.index - 1] ?? 0)
}
