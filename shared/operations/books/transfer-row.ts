// Owns how goods under way to another warehouse are kept: what left, what came, what was lost. Whichever is learned first
// makes the row, so an arrival that is known before its leaving waits under the same id.

import type { Draft } from '../../rows/draft.ts'
import type { Goods } from '../../rows/stock.ts'
import type { TransferRow } from '../../rows/work.ts'
import { none, quantity } from '../../values/quantity.ts'

export interface TransferChange {
  readonly shipped?: number
  readonly received?: number
  readonly lost?: number
}

export function transferKey(transfer: string, { item, owner }: Pick<Goods, 'item' | 'owner'>): string {
  return `${transfer}|${item}|${owner}`
}

/** Changes a transfer, and names what came beyond what left, or ends that exception when its leaving is learned. */
export function changeTransfer(
  draft: Draft,
  transfer: string,
  goods: Goods,
  change: TransferChange,
  more: Partial<Pick<TransferRow, 'source' | 'warehouse' | 'number'>> = {},
): void {
  const { item, lot, serial, owner } = goods
  const id = transferKey(transfer, goods)
  const known = draft.get('transfer', id)
  const before: TransferRow = known ?? {
    id,
    transfer,
    warehouse: draft.cause.warehouse,
    number: '',
    item,
    lot,
    serial,
    owner,
    shipped: none,
    received: none,
    lost: none,
    at: draft.cause.at,
  }
  const after: TransferRow = {
    ...before,
    ...more,
    shipped: quantity(before.shipped + (change.shipped ?? 0)),
    received: quantity(before.received + (change.received ?? 0)),
    lost: quantity(before.lost + (change.lost ?? 0)),
  }
  draft.put('transfer', after)
  const over = after.received + after.lost - after.shipped
  if (over > 0) draft.raise('more-than-sent', `transfer:${id}`, { item, over }, id)
  else settle(draft, id)
}

function settle(draft: Draft, id: string): void {
  for (const exception of draft.find('exceptionsOf', `transfer:${id}`)) {
    if (exception.kind !== 'more-than-sent' || exception.state !== 'open') continue
    const { at, by } = draft.cause
    draft.put('exception', { ...exception, state: 'resolved', resolvedAt: at, resolvedBy: by, resolution: 'settled' })
  }
}
