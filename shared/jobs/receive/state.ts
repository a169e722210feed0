// Owns what receiving remembers between scans, and the lines of the delivery in hand. Does not know what an input does.

import type { Goods, StockStatus } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { PurchaseLineRow } from '../../rows/work.ts'
import type { ItemId, LocationId, PurchaseId } from '../../values/ids.ts'
import type { BusinessDate } from '../../values/time.ts'
import type { GoodsScan } from '../goods-scan.ts'
import type { JobBase } from '../job.ts'

/** Goods that were scanned and wait for an answer before they are booked. */
export interface Pending {
  readonly scan: GoodsScan
  /** Absent for goods that the delivery does not list. */
  readonly line?: string
  /** Base units; absent while the number is still to be typed. */
  readonly units?: number
  readonly lot?: string
  readonly serial?: string
  readonly expiry?: BusinessDate
  readonly status: StockStatus
  /** Questions that were answered with "yes, as it is". */
  readonly accepted: readonly ('extra' | 'expiry' | 'reading')[]
  /** The scan belonged to another line than the one in hand. */
  readonly moved: boolean
}

export interface ReceiveJob extends JobBase {
  readonly job: 'receive'
  /** One delivery: all its scans share it. */
  readonly receipt: string
  readonly purchase?: PurchaseId
  readonly dock: LocationId
  /** The line in hand, the code last scanned for it, and the lot and date that its next pack has too. */
  readonly line?: string
  readonly pack?: Pick<GoodsScan, 'code' | 'factor'>
  readonly lot?: string
  readonly expiry?: BusinessDate
  /** The next scan is of damaged goods. */
  readonly damaged?: true
  readonly keypad?: true
  readonly pending?: Pending
  readonly wants?: 'lot' | 'expiry' | 'serial'
  /** What this delivery has put down at the dock so far. */
  readonly booked: readonly (Goods & { readonly quantity: number })[]
}

export function linesOf(state: State, job: ReceiveJob): readonly PurchaseLineRow[] {
  return job.purchase ? state.find('linesOfPurchase', job.purchase) : []
}

/** The line of the delivery that an item is counted on: one with room for it first, the one in hand before others. */
export function lineFor(state: State, job: ReceiveJob, item: ItemId): PurchaseLineRow | undefined {
  const lines = linesOf(state, job).filter((line) => line.item === item)
  const inHand = lines.find((line) => line.id === job.line)
  if (inHand && inHand.received < inHand.ordered) return inHand
  return lines.find((line) => line.received < line.ordered) ?? inHand ?? lines[0]
}

export function missingOn(lines: readonly PurchaseLineRow[]): number {
  return lines.reduce((sum, line) => sum + Math.max(0, line.ordered - line.received), 0)
}
