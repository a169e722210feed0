// Owns when a bin must be proved by a scan before the item, and which lots of a bin an order may have. From what the
// device knows; the same online and offline.
import type { LocationRow } from '../../rows/catalogue.ts'
import { atLocation, locationOf } from '../../rows/places.ts'
import type { QuantRow } from '../../rows/stock.ts'
import { indexKey, type State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import type { CompanyId, ItemId } from '../../values/ids.ts'

/**
 * The bin is asked for where taking from the wrong one is easy or costly: in reserve, where another bin of the aisle holds
 * the item too, where lots are mixed, and where the bin has just been found short.
 */
export function binIsAsked(state: State, task: TaskRow, location: LocationRow): boolean {
  if (!task.item) return false
  if (location.type === 'reserve') return true
  const place = atLocation(location.id)
  const short = state.find('openTasksFrom', place).some((each) => each.kind === 'count' && each.item === task.item)
  if (short) return true
  const lotsHere = new Set<string>()
  for (const quant of state.find('quantsOfItem', indexKey(location.warehouse, task.item))) {
    if (quant.quantity <= 0) continue
    if (quant.place === place) {
      lotsHere.add(quant.lot)
      if (lotsHere.size > 1) return true
      continue
    }
    const other = locationOf(quant.place)
    if (other && state.get('location', other)?.aisle === location.aisle) return true
  }
  return false
}

/** What of an item may be taken for an order from a bin, the earliest expiry first. */
export function takeableAt(state: State, location: LocationRow, item: ItemId, owner: CompanyId): readonly QuantRow[] {
  return state
    .find('quantsAt', atLocation(location.id))
    .filter(
      (quant) => quant.item === item && quant.owner === owner && quant.status === 'available' && quant.quantity > 0,
    )
    .sort((a, b) => compare(expiryOf(state, a.item, a.lot), expiryOf(state, b.item, b.lot)))
}

/** The lot rule: the lot that was planned, or one that expires no later. */
export function lotWillDo(state: State, task: TaskRow, lot: string): boolean {
  const planned = task.lot ?? ''
  if (lot === planned || planned === '' || !task.item) return true
  return expiryOf(state, task.item, lot) <= expiryOf(state, task.item, planned) && lot !== ''
}

function expiryOf(state: State, item: ItemId, lot: string): string {
  return (lot && state.get('lot', `${item}|${lot}`)?.expiry) || '9999-12-31'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
