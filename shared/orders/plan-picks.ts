// Owns the choice of bins for what an order needs: pick faces before reserve, the earliest expiry first (never one that has
// passed), then the bin that
// holds the least, so that places empty out. Does not know who picks, nor in which order they walk.

import { locationOf, type Place } from '../rows/places.ts'
import type { QuantRow } from '../rows/stock.ts'
import type { State } from '../rows/tables.ts'
import { indexKey } from '../rows/tables.ts'
import { expiryOf } from '../stock/lots.ts'
import type { CompanyId, ItemId, WarehouseId } from '../values/ids.ts'
import { none, type Quantity, quantity } from '../values/quantity.ts'
import type { BusinessDate } from '../values/time.ts'

const forEver = '9999-12-31'

/** So many units of one quant. */
export interface PlannedPick {
  readonly quant: QuantRow
  readonly quantity: Quantity
}

interface Need {
  readonly warehouse: WarehouseId
  readonly item: ItemId
  readonly owner: CompanyId
  readonly quantity: number
  /** Lots whose date lies before this day are not picked; left out where only a hint is wanted. */
  readonly today?: BusinessDate
  /** A place that has just been found short: not offered again. */
  readonly except?: Place
}

/** Units of a quant that may still be promised: of a disputed one by the lower figure. */
export function freeUnits({ quantity: there, allocated, doubt = none }: QuantRow): number {
  return there - allocated - doubt
}

/** What is free to be picked: lies in a bin for picking or reserve, is available, not past its date, not promised. */
export function freeQuants(state: State, need: Omit<Need, 'quantity'>): readonly QuantRow[] {
  const usable = (quant: QuantRow) => (expiryOf(state, quant) ?? forEver) >= (need.today ?? '')
  const free = state.find('quantsOfItem', indexKey(need.warehouse, need.item)).filter((quant) => {
    if (quant.status !== 'available' || quant.owner !== need.owner || quant.place === need.except) return false
    return freeUnits(quant) > 0 && typeRank(state, quant) !== undefined && usable(quant)
  })
  return free.sort(
    (a, b) =>
      (typeRank(state, a) ?? 9) - (typeRank(state, b) ?? 9) ||
      compare(expiryOf(state, a) ?? forEver, expiryOf(state, b) ?? forEver) ||
      freeUnits(a) - freeUnits(b) ||
      compare(a.id, b.id),
  )
}

/** The picks for a need, as far as free stock goes; the sum of quantities is at most what is needed. */
export function planPicks(state: State, need: Need): readonly PlannedPick[] {
  const picks: PlannedPick[] = []
  let open = need.quantity
  for (const quant of freeQuants(state, need)) {
    if (open <= 0) break
    const take = Math.min(open, freeUnits(quant))
    picks.push({ quant, quantity: quantity(take) })
    open -= take
  }
  return picks
}

function typeRank(state: State, quant: QuantRow): number | undefined {
  const location = locationOf(quant.place)
  const row = location && state.get('location', location)
  if (!row || row.blocked) return undefined
  if (row.type === 'pick-face') return 0
  return row.type === 'reserve' ? 1 : undefined
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
