// Owns what receiving remembers between scans, and the lines of the delivery in hand. Does not know what an input does.

import type { Goods, StockStatus } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { PurchaseLineRow } from '../../rows/work.ts'
import type { ItemId, LocationId, PurchaseId } from '../../values/ids.ts'
import type { BusinessDate } from '../../values/time.ts'
import type { GoodsScan } from '../goods-scan.ts'
import type { JobBase } from '../job.ts'
import { without } from '../question.ts'

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
  readonly accepted: readonly ('extra' | 'expiry' | 'reading' | 'counted')[]
  /** The scan belonged to another line than the one in hand. */
  readonly moved: boolean
}

/** Damaged goods are not for sale; doubtful ones are looked at first. */
export type Condition = 'damaged' | 'quarantine'

export interface ReceiveJob extends JobBase {
  readonly job: 'receive'
  /** One delivery: all its scans share it. */
  readonly receipt: string
  readonly purchase?: PurchaseId
  /** No paper came with the goods: everything is counted by scan, from whomever it may be. */
  readonly blind?: { readonly supplier: string }
  /** Deliveries of which the person said that this is none of them. */
  readonly declined?: readonly PurchaseId[]
  readonly dock: LocationId
  /** The line in hand, the code last scanned for it, and the lot and date that its next pack has too. */
  readonly line?: string
  /** Goods in hand that no line lists. */
  readonly extra?: ItemId
  readonly pack?: Pick<GoodsScan, 'code' | 'factor'>
  readonly lot?: string
  readonly expiry?: BusinessDate
  /** What is wrong with the goods that are scanned or typed next. */
  readonly condition?: Condition
  readonly keypad?: true
  readonly pending?: Pending
  readonly wants?: 'lot' | 'expiry' | 'serial' | 'name'
  /** A code that nobody knows, while it is found out what it stands for. */
  readonly unknown?: {
    readonly code: string
    readonly as?: 'line' | 'item'
    readonly lot?: string
    readonly expiry?: BusinessDate
  }
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

/** The item in hand: of the scan that waits, of the line, or one that no line lists. */
export function itemInHand(state: State, job: ReceiveJob): ItemId | undefined {
  if (job.pending) return job.pending.scan.item
  return (job.line && state.get('purchaseLine', job.line)?.item) || job.extra
}

/** Units of an item that this delivery has put down at the dock so far, fit for sale. */
export function bookedOf(job: ReceiveJob, item: ItemId): number {
  return job.booked.reduce((sum, each) => sum + (each.item === item ? each.quantity : 0), 0)
}

/** The job with nothing in hand and nothing asked; what is counted stays. */
export function emptyHanded(job: ReceiveJob): ReceiveJob {
  return without(
    job,
    'question',
    'pending',
    'wants',
    'keypad',
    'condition',
    'unknown',
    'line',
    'extra',
    'pack',
    'lot',
    'expiry',
  )
}
