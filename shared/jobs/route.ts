// Owns what a scan opens when it is not for the job in hand: opening work is a scan of the thing in hand. Does not know
// how a job goes on from there.
import type { ItemId, LocationId, OrderId, PlateId, PurchaseId, ShipmentId } from '../values/ids.ts'

/** With what a job starts. `best` lets the rules choose the most urgent work. */
export type Start =
  | { readonly job: 'receive'; readonly purchase?: PurchaseId; readonly item?: ItemId }
  | { readonly job: 'put-away'; readonly item?: ItemId; readonly plate?: PlateId }
  | { readonly job: 'pick'; readonly order?: OrderId }
  | { readonly job: 'pack'; readonly order?: OrderId; readonly plate?: PlateId }
  | { readonly job: 'ship'; readonly shipment?: ShipmentId; readonly order?: OrderId }
  | {
      readonly job: 'look-up'
      readonly item?: ItemId
      readonly location?: LocationId
      readonly plate?: PlateId
    }

/** Where a scan leads: a job with its start, and whether the scan itself is to be given to that job again. */
export interface Route {
  readonly start: Start
  /** The scan was also the first input of the job: the first case opens its delivery and is counted at once. */
  readonly replay: boolean
}
