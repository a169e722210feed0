// Owns which plates of an order have goods on them. Does not know which job asks.
import { onPlate } from '../rows/places.ts'
import type { PlateRow, QuantRow } from '../rows/stock.ts'
import type { State } from '../rows/tables.ts'
import type { OrderId, PlateId } from '../values/ids.ts'

/** What lies on a plate by the books. */
export function goodsOn(state: State, plate: PlateId): readonly QuantRow[] {
  return state.find('quantsAt', onPlate(plate)).filter((quant) => quant.quantity > 0)
}

/** Totes of an order that hold something. */
export function totesOf(state: State, order: OrderId): readonly PlateRow[] {
  return state
    .find('platesOfOrder', order)
    .filter((plate) => plate.kind === 'tote' && goodsOn(state, plate.id).length > 0)
}

/** What lies in all totes of an order. */
export function goodsInTotes(state: State, order: OrderId): readonly QuantRow[] {
  return totesOf(state, order).flatMap((tote) => goodsOn(state, tote.id))
}
