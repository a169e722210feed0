// Owns from where orders that wait would be picked if they were released now, by the rule that releases them. Writes nothing.
import { planPicks } from '../../shared/orders/plan-picks.ts'
import { openUnits } from '../../shared/orders/release.ts'
import type { LocationRow, WarehouseRow } from '../../shared/rows/catalogue.ts'
import { MemoryState } from '../../shared/rows/memory-state.ts'
import type { Place } from '../../shared/rows/places.ts'
import type { QuantRow } from '../../shared/rows/stock.ts'
import type { OrderLineRow, OrderRow } from '../../shared/rows/work.ts'
import { lotKey } from '../../shared/stock/lots.ts'
import { quantity } from '../../shared/values/quantity.ts'
import { businessDate, instant } from '../../shared/values/time.ts'
import { quantsIn } from '../store/lists/planning/facts.ts'
import type { StoreView } from '../store/store.ts'

export interface WaitingPick {
  readonly order: string
  readonly item: string
  readonly from: Place
  readonly units: number
}

/** @param waiting the most urgent first: what one has been given is not free for the next */
export async function pickedFromFree(
  store: StoreView,
  home: WarehouseRow | undefined,
  locations: readonly LocationRow[],
  waiting: readonly OrderRow[],
  lines: readonly OrderLineRow[],
  now: number,
): Promise<readonly WaitingPick[]> {
  if (waiting.length === 0) return []
  const state = await stockOf(store, waiting, locations)
  const today = businessDate(instant(now), home?.zone ?? 'UTC')
  const linesOf = new Map<string, OrderLineRow[]>()
  for (const line of lines) linesOf.set(line.order, [...(linesOf.get(line.order) ?? []), line])
  return waiting.flatMap((order): readonly WaitingPick[] => {
    const taken: QuantRow[] = []
    const picks: WaitingPick[] = []
    for (const line of linesOf.get(order.id) ?? []) {
      const need = openUnits(line)
      if (need <= 0) continue
      const { warehouse, company: owner } = order
      const planned = planPicks(state, { warehouse, item: line.item, owner, quantity: quantity(need), today })
      for (const { quant, quantity: units } of planned) {
        taken.push(quant)
        state.set('quant', quant.id, { ...quant, allocated: quantity(quant.allocated + units) })
        picks.push({ order: order.id, item: line.item, from: quant.place, units })
      }
      if (planned.reduce((sum, pick) => sum + pick.quantity, 0) < need) {
        // Not covered whole: what it took is free again, in the state from before its first line.
        for (const quant of taken.reverse()) state.set('quant', quant.id, quant)
        return []
      }
    }
    return picks
  })
}

async function stockOf(
  store: StoreView,
  waiting: readonly OrderRow[],
  locations: readonly LocationRow[],
): Promise<MemoryState> {
  const state = new MemoryState()
  for (const location of locations) state.set('location', location.id, location)
  const quants = await quantsIn(store, waiting[0]?.warehouse ?? '')
  for (const quant of quants) state.set('quant', quant.id, quant)
  const lots = [...new Set(quants.flatMap(({ item, lot }) => (lot ? [lotKey(item, lot)] : [])))]
  for (const { id, row } of await store.rows.byIds('lot', lots)) state.set('lot', id, row)
  return state
}
