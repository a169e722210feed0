// Owns what lay where when the demo company began with this system: best sellers in the bins of the story, the rest as a
// firm fills its racks, busy goods near, slow ones far. Plain data. Does not know operations.
import type { ItemId, LocationId } from '../../shared/values/ids.ts'
import { type Quantity, quantity } from '../../shared/values/quantity.ts'
import { type BusinessDate, businessDate, day, type Instant } from '../../shared/values/time.ts'
import type { LocationBody } from '../imports/racks.ts'
import type { DemoItem } from './items.ts'
import type { DemoWarehouse } from './layout.ts'
import type { Chance } from './random.ts'

export interface Opening {
  readonly item: ItemId
  readonly location: LocationId
  readonly lot: string
  readonly expiry?: BusinessDate
  readonly quantity: Quantity
  /** Cents for all of it. */
  readonly value: number
}

/** How much of each aisle is taken, and how many kinds of goods share a bin there. */
export interface Filling {
  readonly [aisle: string]: { readonly share: number; readonly kinds: 1 | 2 }
}

export const rigaFilling: Filling = {
  A: { share: 0.97, kinds: 1 },
  B: { share: 0.94, kinds: 1 },
  C: { share: 0.97, kinds: 1 },
  D: { share: 0.86, kinds: 1 },
  E: { share: 0.8, kinds: 2 },
  F: { share: 0.9, kinds: 1 },
  G: { share: 0.62, kinds: 2 },
  H: { share: 0.36, kinds: 2 },
}

export const tallinnFilling: Filling = {
  A: { share: 0.92, kinds: 1 },
  B: { share: 0.78, kinds: 2 },
  C: { share: 0.7, kinds: 1 },
}

/** Bin, SKU, units; the lot and its days to live where it has one. Bins with no goods stay empty for the story's moves. */
export const rigaStory: readonly (readonly [bin: string, sku: string, units: number, lot?: string, days?: number])[] = [
  ['A-03-12', 'BTL-750-GRN', 42],
  ['D-01-14', '', 0],
  ['C-05-31', 'BTL-750-GRN', 164],
  ['C-05-32', 'BTL-750-GRN', 138],
  ['A-03-11', 'MUG-350-CRM', 96],
  ['A-03-14', 'MUG-350-CRM', 120],
  ['B-06-21', 'MUG-350-CRM', 72],
  ['C-06-31', 'MUG-350-CRM', 144],
  ['C-06-32', 'MUG-350-CRM', 144],
  ['A-02-17', 'LMP-LED-300', 36],
  ['A-01-22', 'LMP-LED-300', 24],
  ['B-01-13', 'OIL-EV-500', 90, 'L2516B', 474],
  ['B-01-14', 'OIL-EV-500', 36, 'L2509A', 389],
  ['A-03-21', 'SCK-MER-42', 140],
  ['E-09-12', 'SCK-MER-42', 280],
  ['A-03-22', 'HAT-MER-U', 190],
  ['A-03-23', 'GLV-WRM-M', 220],
  ['A-03-13', '', 0],
  ['A-03-24', '', 0],
  ['A-01-14', 'CRD-4M-ORG', 64],
  ['B-02-11', 'STV-GAS-S', 66],
  ['D-02-11', 'TNT-2P-SND', 36],
  ['D-03-11', 'BAG-55-BLK', 76],
  ['D-04-11', 'MAT-SLF-L', 100],
  ['A-05-11', 'KNF-FLD-8', 150],
  ['A-05-12', 'CUP-FLD-2', 660],
  ['A-06-11', 'FLT-SQZ-1', 34],
  ['F-02-11', 'FRZ-BRY-1K', 14, '7B02', 3],
  ['F-02-12', 'FRZ-BRY-1K', 120, '7C11', 160],
  ['F-02-13', 'FRZ-BRY-1K', 110, '7C18', 168],
]

export function openingStock(
  { locations }: DemoWarehouse,
  items: readonly DemoItem[],
  filling: Filling,
  { story, now, chance }: { readonly story: typeof rigaStory; readonly now: Instant; readonly chance: Chance },
): readonly Opening[] {
  const byCode = new Map(locations.map((location) => [location.code, location]))
  const bySku = new Map(items.map((item) => [item.row.sku, item]))
  const openings: Opening[] = []
  const kept = new Set<string>()
  for (const [bin, sku, units, lot, days] of story) {
    const location = byCode.get(bin)
    if (!location) continue
    kept.add(location.id)
    const item = bySku.get(sku)
    if (item) openings.push(opening(item, location, units, lot === undefined ? undefined : lotOf(lot, days ?? 0, now)))
  }
  const placed = new Set(openings.map(({ item }) => item))
  const fill = (
    bins: readonly LocationBody[],
    wanted: readonly DemoItem[],
    put: (item: DemoItem, bin: LocationBody) => void,
  ) => {
    const queue = [...wanted]
    for (const bin of bins) {
      const { share, kinds } = filling[bin.aisle] ?? { share: 0, kinds: 1 }
      if (kept.has(bin.id) || !chance.happens(share)) continue
      for (const item of queue.splice(0, chance.happens(0.5) ? 1 : kinds)) put(item, bin)
    }
  }
  const put = (item: DemoItem, bin: LocationBody, units: number) => {
    placed.add(item.row.id)
    openings.push(opening(item, bin, units, madeLot(item, now, chance)))
  }

  const rest = byDemand(
    items.filter(({ row }) => !placed.has(row.id)),
    chance,
  )
  const ambient = rest.filter(({ row }) => row.storageClass === 'ambient')
  const faces = locations.filter(({ type, storageClass }) => type === 'pick-face' && storageClass === 'ambient')
  fill(faces, ambient, (item, bin) => put(item, bin, faceUnits(item, chance)))
  const reserve = locations.filter(({ type }) => type === 'reserve')
  const stocked = ambient.filter(({ row, cost }) => placed.has(row.id) && cost < 5000)
  fill(reserve, stocked, (item, bin) => put(item, bin, item.pack * chance.whole(3, 8)))
  const cold = locations.filter(({ storageClass }) => storageClass === 'frozen')
  const frozen = items.filter(({ row }) => row.storageClass === 'frozen')
  fill(cold, Array.from({ length: 8 }, () => chance.shuffled(frozen)).flat(), (item, bin) =>
    put(item, bin, item.pack * chance.whole(1, 6)),
  )
  return openings
}

/** The busiest first, with some disorder: no firm keeps its racks quite sorted. */
function byDemand(items: readonly DemoItem[], chance: Chance): DemoItem[] {
  return items
    .map((item) => ({ item, rank: item.popularity * (0.4 + chance.next()) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ item }) => item)
}

function faceUnits({ cost, popularity }: DemoItem, chance: Chance): number {
  if (cost >= 5000) return chance.whole(3, 14)
  return popularity > 2 ? chance.whole(24, 90) : chance.whole(6, 36)
}

interface Lot {
  readonly lot: string
  readonly expiry?: BusinessDate
}

function lotOf(lot: string, days: number, now: Instant): Lot {
  return { lot, expiry: businessDate((now + days * day) as Instant, 'UTC') }
}

export function madeLot({ row }: Pick<DemoItem, 'row'>, now: Instant, chance: Chance): Lot | undefined {
  if (row.tracking === 'none') return undefined
  const lot = `L${chance.whole(2501, 2547)}${chance.pick(['A', 'B', 'C'])}`
  return row.tracking === 'lot' ? { lot } : lotOf(lot, chance.whole(60, 540), now)
}

function opening(item: DemoItem, location: LocationBody, units: number, lot: Lot | undefined): Opening {
  return {
    item: item.row.id,
    location: location.id,
    lot: '',
    ...lot,
    quantity: quantity(units),
    value: units * item.cost,
  }
}
