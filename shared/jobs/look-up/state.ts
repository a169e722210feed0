// Owns what is being looked at.
import type { ItemId, LocationId, OrderId, PlateId } from '../../values/ids.ts'
import type { JobBase } from '../job.ts'

export interface LookUpJob extends JobBase {
  readonly job: 'look-up'
  readonly item?: ItemId
  /** Only this lot was scanned: its places come first. */
  readonly lot?: string
  readonly location?: LocationId
  readonly plate?: PlateId
  readonly order?: OrderId
}
