// Owns the undoing of an event whose lines a close has frozen: its legs come back the other way at the lock.
import { accounts } from '../accounts.ts'
import type { Facts, Touched } from '../cost-event.ts'
import type { LegDraft } from './leg-draft.ts'
import { absorbAll } from './pool-state.ts'

function negated(change: Partial<Facts>): Partial<Facts> {
  return Object.fromEntries(Object.entries(change).map(([name, value]) => [name, 0 - value]))
}

/** Undoes the leg of the same index. What the pool can't give back at the old value goes to purchase adjustments. */
export function costReversal(leg: LegDraft): void {
  const { source } = leg
  const undone = source?.legs[leg.index]
  if (!source || !undone) return
  for (const [account, amount] of undone.lines) leg.post(account, -amount)
  for (const touched of undone.touched) undo(leg, touched)
  if (leg.index === 0) {
    const { units, value, billedUnits, billedValue, held } = leg.around.factsOf(source)
    leg.touch(source.id, {
      units: 0 - units,
      value: 0 - value,
      billedUnits: 0 - billedUnits,
      billedValue: 0 - billedValue,
      held: 0 - held,
    })
  }
  if (undone.units < 0) leg.bringIn(-undone.units, 0 - undone.stock)
  else if (undone.units > 0) {
    const first = leg.costing.method === 'fifo' ? source.id : undefined
    const taken = leg.issue(undone.units, accounts.purchaseAdjustments, first)
    leg.post(accounts.purchaseAdjustments, taken - undone.stock)
  } else if (undone.stock !== 0) {
    const share = absorbAll(leg.pool, source.links[leg.index], 0 - undone.stock, leg.costing.method)
    leg.postStock(share)
    leg.post(accounts.purchaseAdjustments, 0 - undone.stock - share)
  }
}

function undo(leg: LegDraft, touched: Touched): void {
  leg.touch(touched.source, negated(touched.change), false)
}
