// Owns lots and their dates: under which id a lot is kept, which day it is in the warehouse, whether goods are past their
// date. Does not know who picks or receives them.
import type { Draft } from '../rows/draft.ts'
import type { State } from '../rows/tables.ts'
import { type BusinessDate, businessDate } from '../values/time.ts'

export function lotKey(item: string, lot: string): string {
  return `${item}|${lot}`
}

/** The day of the operation in its warehouse's zone. */
export function today(draft: Draft): BusinessDate {
  return businessDate(draft.cause.at, draft.get('warehouse', draft.cause.warehouse)?.zone ?? 'UTC')
}

/** The last day on which goods of a lot may be used; undefined where none is known. */
export function expiryOf(
  state: State,
  goods: { readonly item: string; readonly lot: string },
): BusinessDate | undefined {
  return goods.lot ? state.get('lot', lotKey(goods.item, goods.lot))?.expiry : undefined
}
