// Owns what a scan means here and now: what the device knows of its scanner, the day in the warehouse, what the rows say. Every
// screen at work reads scans by it, so that a scanner's test shows what the work will see.
import { resolve, type ScanContext, type Scanned, understand } from '../../../shared/scan/index.ts'
import { businessDate } from '../../../shared/values/time.ts'
import type { ScanEvent } from '../../device/scan-event.ts'
import type { WorkingSet } from '../../replica/working-set.ts'

type Known = Pick<WorkingSet, 'state' | 'warehouse' | 'catalogue' | 'now'>

/** @param scanner what the device knows about its scanner, beside the day */
export function readScan(
  set: Known,
  scanner: Omit<ScanContext, 'today'> | undefined,
  { raw, symbology }: Pick<ScanEvent, 'raw' | 'symbology'>,
): Scanned {
  const zone = set.state.get('warehouse', set.warehouse)?.zone ?? 'UTC'
  const context = { ...scanner, ...(symbology !== undefined && { symbology }), today: businessDate(set.now(), zone) }
  return resolve(understand(raw, context), set.catalogue)
}
