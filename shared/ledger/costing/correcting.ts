// Owns what changes stock without a partner: counts, adjustments, revaluation, transfers between warehouses.
import { largestRemainder } from '../../values/largest-remainder.ts'
import { amountOf } from '../../values/money.ts'
import { accounts } from '../accounts.ts'
import type { Adjust, Count, Revalue, TransferArrival, TransferOut } from '../cost-event.ts'
import { takeBack } from './issuing.ts'
import { factsOf, type LegDraft } from './leg-draft.ts'
import { valueNow } from './pool-state.ts'

export function costCount(leg: LegDraft, input: Count | Adjust): void {
  const difference = input.type === 'count' ? input.counted - leg.pool.units : input.difference
  if (difference < 0) leg.post(accounts.shrinkage, leg.issue(-difference, accounts.shrinkage))
  if (difference > 0) {
    const value = valueNow(leg.pool, difference, leg.costing)
    leg.bringIn(difference, value)
    leg.post(accounts.shrinkage, -value)
  }
}

export function costRevalue(leg: LegDraft, input: Revalue): void {
  const { pool } = leg
  if (pool.units <= 0) return
  const total = amountOf(pool.units, input.unitCost, leg.costing.currency)
  const shares = largestRemainder(
    total,
    pool.layers.map((layer) => layer.units),
  )
  pool.layers.forEach((layer, i) => {
    layer.value = shares[i] ?? 0
  })
  leg.postStock(total - pool.value)
  leg.post(accounts.revaluation, pool.value - total)
  pool.value = total
}

/** Goods on the way stay in the pool: only the account changes, the value of the pool does not. */
export function costTransferOut(leg: LegDraft, input: TransferOut): void {
  const value = valueNow(leg.pool, input.quantity, leg.costing)
  leg.post(accounts.inventory, -value)
  leg.post(accounts.inTransit, value)
  leg.facts = factsOf(input.quantity, value)
}

export function costTransferArrival(leg: LegDraft, input: TransferArrival): void {
  const value = takeBack(leg, input.quantity)
  leg.post(accounts.inventory, value)
  leg.post(accounts.inTransit, -value)
  if (input.type === 'transfer-loss') leg.post(accounts.shrinkage, leg.issue(input.quantity, accounts.shrinkage))
}
