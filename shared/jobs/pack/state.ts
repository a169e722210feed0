// Owns what packing remembers between scans: what was checked of what waits. Does not know what an input does.

import type { State } from '../../rows/tables.ts'
import type { OrderLineRow } from '../../rows/work.ts'
import type { ItemId, OrderId } from '../../values/ids.ts'
import type { JobBase } from '../job.ts'

export interface PackJob extends JobBase {
  readonly job: 'pack'
  readonly order?: OrderId
  /** Units checked by scan, by order line. */
  readonly checked: Readonly<Record<string, number>>
  /** Check every unit, also those that were scanned one by one at picking. */
  readonly checkAll?: true
  /** This box takes only what is checked; the rest goes into another. */
  readonly part?: true
}

/** A line of the order that waits to be packed: so many units, so many of them checked. */
export interface PackLine {
  readonly line: OrderLineRow
  readonly of: number
  readonly checked: number
}

export function packLines(state: State, job: PackJob): readonly PackLine[] {
  if (!job.order) return []
  return state
    .find('linesOfOrder', job.order)
    .filter((line) => line.picked > line.packed)
    .map((line) => {
      const of = line.picked - line.packed
      const scannedAtPick = !job.checkAll && state.get('item', line.item)?.confirm === 'each'
      return { line, of, checked: scannedAtPick ? of : Math.min(of, job.checked[line.id] ?? 0) }
    })
}

export function uncheckedOf(lines: readonly PackLine[]): number {
  return lines.reduce((sum, each) => sum + each.of - each.checked, 0)
}

/** Unchecked units of an item over all its lines. */
export function roomFor(lines: readonly PackLine[], item: ItemId): number {
  return uncheckedOf(lines.filter((each) => each.line.item === item))
}
