// Owns what a return remembers between scans: which parcel it is, what is in the hand, and what the eye saw of it. Does not
// know what an input does.
import type { LocationRow, LocationType } from '../../rows/catalogue.ts'
import type { StockStatus } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import { indexKey } from '../../rows/tables.ts'
import type { OrderLineRow, ShippedGoods } from '../../rows/work.ts'
import type { ItemId, OrderId, ShipmentId } from '../../values/ids.ts'
import type { GoodsScan } from '../goods-scan.ts'
import type { JobBase } from '../job.ts'
import type { StepIcon } from '../view.ts'

/** What the eye sees, and what becomes of it. */
export const conditions = {
  'as-new': { disposition: 'restock', status: 'available', place: 'dock', icon: 'like-new' },
  opened: { disposition: 'refurbish', status: 'damaged', place: 'damage', icon: 'opened' },
  damaged: { disposition: 'scrap', status: 'damaged', place: 'damage', icon: 'damaged' },
  faulty: { disposition: 'quarantine', status: 'quarantine', place: 'quarantine', icon: 'exception' },
} as const satisfies Record<
  string,
  {
    readonly disposition: 'restock' | 'refurbish' | 'scrap' | 'quarantine'
    readonly status: StockStatus
    readonly place: LocationType
    readonly icon: StepIcon
  }
>

export type Condition = keyof typeof conditions

export function isCondition(choice: string): choice is Condition {
  return Object.hasOwn(conditions, choice)
}

export interface ReturnJob extends JobBase {
  readonly job: 'return'
  /** The order that the parcel was of; without one it is a blind return. */
  readonly order?: OrderId
  readonly shipment?: ShipmentId
  /** Of a blind return: the code on the parcel, as scanned. */
  readonly code?: string
  readonly blind?: true
  /** What is in the hand, the units of it, and what is seen of it. */
  readonly hand?: GoodsScan
  readonly units: number
  readonly condition?: Condition
  readonly wants?: 'serial'
  /** More came than ever left: said, and meant. */
  readonly more?: true
  /** Units that were booked in this job, by item. */
  readonly booked: Readonly<Record<string, number>>
}

/** Whether it is known which parcel this is, or that nobody knows. */
export function isOpen(job: ReturnJob): boolean {
  return job.order !== undefined || job.blind === true
}

/** Lines of the order of which something has left; of the one parcel where that is known. */
export function linesOf(state: State, job: ReturnJob): readonly OrderLineRow[] {
  if (!job.order) return []
  const parcel = job.shipment && state.get('shipment', job.shipment)
  const inParcel = new Set(parcel?.lines.map((each) => each.line))
  return state
    .find('linesOfOrder', job.order)
    .filter((line) => line.shipped > 0 && (inParcel.size === 0 || inParcel.has(line.id)))
}

/** Units of a line that are still with the customer. */
export function stillOut(line: OrderLineRow): number {
  return Math.max(0, line.shipped - (line.returned ?? 0))
}

/** The line from which a unit of an item comes back: one with something left, else any. */
export function lineFor(state: State, job: ReturnJob, item: ItemId): OrderLineRow | undefined {
  const lines = linesOf(state, job).filter((line) => line.item === item)
  return lines.find((line) => stillOut(line) > 0) ?? lines[0]
}

export interface Left extends ShippedGoods {
  readonly shipment: ShipmentId
}

/** How units of a line left, where a parcel tells: those of the same lot and serial first. */
export function leftAs(
  state: State,
  job: ReturnJob,
  line: string,
  goods: { readonly lot?: string; readonly serial?: string },
): Left | undefined {
  if (!job.order) return undefined
  const left = state
    .find('shipmentsOfOrder', job.order)
    .flatMap((parcel) => (parcel.left ?? []).map((each): Left => ({ ...each, shipment: parcel.id })))
    .filter((each) => each.line === line)
  return (
    left.find((each) => goods.serial !== undefined && each.serial === goods.serial) ??
    left.find((each) => goods.lot !== undefined && each.lot === goods.lot) ??
    left.find((each) => each.shipment === job.shipment) ??
    left[0]
  )
}

/** Where goods of a condition are taken: what is to be sold again waits at the dock to be put away. */
export function placeFor(state: State, job: ReturnJob, condition: Condition): LocationRow | undefined {
  const { place } = conditions[condition]
  const dock = state.get('warehouse', job.warehouse)?.dock
  if (place === 'dock') return dock && state.get('location', dock)
  return state.find('specialLocations', indexKey(job.warehouse, place)).find((each) => !each.blocked)
}
