// Owns what shipping remembers between scans.
import type { ShipmentId } from '../../values/ids.ts'
import type { JobBase } from '../job.ts'

export interface ShipJob extends JobBase {
  readonly job: 'ship'
  /** Parcels that were scanned and leave together. */
  readonly parcels: readonly ShipmentId[]
  /** Carrier's numbers that were scanned from their labels, by parcel. */
  readonly tracking: Readonly<Record<string, string>>
}
