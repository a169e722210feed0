// Owns how an item and its packs are shown: which code is compared with the label, cases and loose units of a quantity.
// Does not know which job asks.
import type { ItemRow, PackCode } from '../rows/catalogue.ts'
import type { State } from '../rows/tables.ts'
import type { ItemId } from '../values/ids.ts'
import type { BusinessDate } from '../values/time.ts'
import type { BlockState, WhatBlock } from './view.ts'
import { say, type Words } from './words.ts'

/** The code on the label of one unit; the SKU where the item has no barcode. */
export function labelCode(item: ItemRow): string {
  return (item.codes.find((each) => each.quantity === 1) ?? item.codes[0])?.code ?? item.sku
}

/** The name to show; of an item that this device does not hold, its id. */
export function nameOf(state: State, item: ItemId): string {
  return state.get('item', item)?.name ?? item
}

export function unitOf(state: State, item: ItemId): string {
  return state.get('item', item)?.unit ?? 'piece'
}

/** The WHAT block of goods, with lot and expiry where they have some. */
export function whatOf(
  state: State,
  id: ItemId,
  goods: { readonly lot?: string; readonly expiry?: BusinessDate; readonly state: BlockState; readonly note?: Words },
): WhatBlock {
  const item = state.get('item', id)
  const expiry = goods.expiry ?? (goods.lot && state.get('lot', `${id}|${goods.lot}`)?.expiry)
  return {
    state: goods.state,
    item: id,
    name: item?.name ?? id,
    code: item ? labelCode(item) : id,
    ...(goods.lot && { lot: goods.lot }),
    ...(expiry && { expiry }),
    ...(goods.note && { note: goods.note }),
  }
}

/** The pack of more than one unit in which a quantity is best counted: the largest that fits into it. */
export function packFor(item: ItemRow, units: number): PackCode | undefined {
  return largest(item.codes.filter((code) => code.quantity > 1 && code.quantity <= units))
}

/** "1 case of 12 + 2 loose", or a warning that the whole case is too many; nothing for an item without packs. */
export function packWords(item: ItemRow | undefined, units: number): readonly Words[] {
  if (!item) return []
  const pack = packFor(item, units)
  if (pack) {
    const packs = Math.floor(units / pack.quantity)
    const loose = units - packs * pack.quantity
    return [say('packs.of', { packs, level: pack.level, size: pack.quantity, loose })]
  }
  const smallest = item.codes.filter((code) => code.quantity > 1).sort((a, b) => a.quantity - b.quantity)[0]
  return smallest ? [say('packs.loose', { level: smallest.level, size: smallest.quantity })] : []
}

function largest(codes: readonly PackCode[]): PackCode | undefined {
  let best: PackCode | undefined
  for (const code of codes) if (!best || code.quantity > best.quantity) best = code
  return best
}
