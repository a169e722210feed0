// Owns what follows when somebody says what a provisional item, bin or lot is: units go over to it place by place, with what is
// promised and asked of them, the exceptions about it are answered. Later facts find the way by meaning.ts.
import type { Draft } from '../rows/draft.ts'
import { atLocation, type Place, virtual } from '../rows/places.ts'
import type { Goods, QuantRow } from '../rows/stock.ts'
import { indexKey } from '../rows/tables.ts'
import { forgetCounts } from '../stock/counting.ts'
import { allocate, goodsOf, moveUnits } from '../stock/movements.ts'
import type { ItemId, LocationId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'

/** Units that went over from one identity to another, as costing is told. */
export interface WentOver {
  readonly goods: Goods
  readonly quantity: number
}

/** All units of an item in the operation's warehouse become units of another: what they were called, what they are. */
export function changeItem(draft: Draft, from: ItemId, to: ItemId): readonly WentOver[] {
  const quants = draft.find('quantsOfItem', indexKey(draft.cause.warehouse, from))
  const moved = quants.map((quant) => goOver(draft, quant, { ...goodsOf(quant), item: to }))
  for (const each of openTasks(draft, quants)) draft.put('task', { ...each, item: to })
  for (const exception of draft.find('exceptionsOf', `item:${from}`)) {
    if (exception.state === 'open')
      draft.put('exception', { ...exception, subject: `item:${to}`, facts: { ...exception.facts, item: to } })
  }
  return moved
}

export function changeLot(draft: Draft, item: ItemId, from: string, to: string): void {
  const quants = draft.find('quantsOfItem', indexKey(draft.cause.warehouse, item)).filter((quant) => quant.lot === from)
  for (const quant of quants) goOver(draft, quant, { ...goodsOf(quant), lot: to })
  for (const task of openTasks(draft, quants)) if (task.lot === from) draft.put('task', { ...task, lot: to })
}

/** What lay in a bin under its provisional name lies in the bin that it is. */
export function changeLocation(draft: Draft, from: LocationId, to: LocationId): void {
  const [place, target] = [atLocation(from), atLocation(to)]
  for (const quant of draft.find('quantsAt', place)) goOver(draft, quant, goodsOf(quant), target)
  for (const plate of draft.find('platesAt', place)) draft.put('plate', { ...plate, at: target })
  for (const task of draft.find('openTasksFrom', place)) draft.put('task', { ...task, from: target })
}

/** Both ends are real, so units are conserved under each name; negative stock goes over as it is. */
function goOver(draft: Draft, quant: QuantRow, goods: Goods, to: Place = quant.place): WentOver {
  const units = quantity(Math.abs(quant.quantity))
  forgetCounts(draft, quant.id)
  const identity = virtual('identity')
  if (quant.quantity > 0) {
    moveUnits(draft, { goods: quant, from: quant.place, to: identity, quantity: units })
    moveUnits(draft, { goods, from: identity, to, quantity: units })
  } else {
    moveUnits(draft, { goods: quant, from: identity, to: quant.place, quantity: units })
    moveUnits(draft, { goods, from: to, to: identity, quantity: units })
  }
  if (quant.allocated > 0) {
    allocate(draft, quant.place, quant, quantity(-quant.allocated))
    allocate(draft, to, goods, quant.allocated)
  }
  return { goods: goodsOf(quant), quantity: quant.quantity }
}

function openTasks(draft: Draft, quants: readonly QuantRow[]) {
  const seen = new Set<string>()
  return quants.flatMap((quant) =>
    draft.find('openTasksFrom', quant.place).filter((task) => {
      if (task.item !== quant.item || seen.has(task.id)) return false
      seen.add(task.id)
      return true
    }),
  )
}
