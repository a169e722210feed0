// Owns what leaves by sale or loss and what customers bring back.
import { accounts } from '../accounts.ts'
import type { CustomerReturn, Ship, WriteOff } from '../cost-event.ts'
import { chargedTo, factsOf, type LegDraft } from './leg-draft.ts'
import { proRata, valueNow } from './pool-state.ts'

/** A sale or a write-off. One that a frozen count already saw moves the count's variance to where it belongs. */
export function costIssue(leg: LegDraft, input: Ship | WriteOff): void {
  const account = chargedTo(input.type)
  const cost = input.seen ? valueNow(leg.pool, input.quantity, leg.costing) : leg.issue(input.quantity, account)
  leg.post(account, cost)
  if (input.seen) leg.post(accounts.shrinkage, -cost)
  if (input.type === 'ship') leg.facts = factsOf(input.quantity, cost)
}

/** Takes `units` of what is left of a source; units beyond it are valued at the unit cost of now. */
export function takeBack(leg: LegDraft, units: number): number {
  const source = leg.source
  if (!source) return valueNow(leg.pool, units, leg.costing)
  const facts = leg.around.factsOf(source)
  const taken = Math.min(units, Math.max(0, facts.units))
  const value = taken === 0 ? 0 : proRata(taken, facts.units, facts.value)
  const beyond = units === taken ? 0 : valueNow(leg.pool, units - taken, leg.costing)
  leg.touch(source.id, { units: 0 - taken, value: 0 - value })
  return value + beyond
}

export function costReturn(leg: LegDraft, input: CustomerReturn): void {
  const value = takeBack(leg, input.quantity)
  leg.post(accounts.costOfSales, -value)
  if (input.type === 'return-to-stock') leg.bringIn(input.quantity, value)
  else leg.post(accounts.damagedReturns, value)
}
