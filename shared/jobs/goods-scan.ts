// Owns reading a scan as goods: which item, how many base units, which lot and serial. Does not know whether they are
// wanted.
import type { State } from '../rows/tables.ts'
import type { GoodsFacts, Known, Scanned } from '../scan/scanned.ts'
import type { ItemId } from '../values/ids.ts'
import { type Quantity, quantity } from '../values/quantity.ts'
import type { BusinessDate } from '../values/time.ts'

/** Goods as one scan tells them. Plain JSON, so that a question about them can wait in a job. */
export interface GoodsScan {
  readonly item: ItemId
  readonly code: string
  /** Base units in one of the code: 12 for a case of 12. */
  readonly factor: Quantity
  /** Base units that this scan stands for: the factor, times the count or weight that the symbol holds. */
  readonly units: Quantity
  readonly lot?: string
  readonly serial?: string
  readonly expiry?: BusinessDate
  /** Other lots and dates that the same symbol may hold, where a separator was lost. */
  readonly doubts?: readonly GoodsFacts[]
  /** The symbol weighed or counted the goods itself. */
  readonly measured?: true
}

/** The first reading of a scan that is of a wanted kind: a bin and an item may share one text. */
export function readAs<K extends Known['kind']>(scanned: Scanned, kind: K): Extract<Known, { kind: K }> | undefined {
  const readings: readonly (Known | Scanned)[] = [scanned, ...scanned.also]
  return readings.find((reading) => reading.kind === kind) as Extract<Known, { kind: K }> | undefined
}

/**
 * A scan as goods, or undefined where it is none. A bare lot or serial counts as one unit of the wanted item that has it,
 * else of the only item that has it.
 */
export function goodsIn(state: State, scanned: Scanned, wanted: readonly ItemId[] = []): GoodsScan | undefined {
  const item = readAs(scanned, 'item')
  if (item) {
    const weighed = item.grams !== undefined && state.get('item', item.itemId)?.unit === 'gram'
    const units = weighed && item.grams !== undefined ? item.grams : quantity(item.factor * (item.count ?? 1))
    return {
      item: item.itemId,
      code: item.code,
      factor: item.factor,
      units,
      ...lotFacts(item),
      ...(item.doubts.length > 0 && { doubts: item.doubts }),
      ...((weighed || item.count !== undefined) && { measured: true as const }),
    }
  }
  const tracked = readAs(scanned, 'tracked')
  if (!tracked) return undefined
  const mine = tracked.matches.find((match) => wanted.includes(match.itemId))
  const match = mine ?? (tracked.matches.length === 1 ? tracked.matches[0] : undefined)
  if (!match) return undefined
  const one = quantity(1)
  return { item: match.itemId, code: tracked.raw, factor: one, units: one, ...lotFacts(match) }
}

function lotFacts(facts: { readonly lot?: string; readonly serial?: string; readonly expiry?: BusinessDate }) {
  return {
    ...(facts.lot !== undefined && { lot: facts.lot }),
    ...(facts.serial !== undefined && { serial: facts.serial }),
    ...(facts.expiry !== undefined && { expiry: facts.expiry }),
  }
}

/** What is kept with the fact of the scan: the code as read and its factor then. */
export function scanRecord(scan: Pick<GoodsScan, 'code' | 'factor'>): { code: string; factor: Quantity } {
  return { code: scan.code, factor: scan.factor }
}
