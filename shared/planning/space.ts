// Owns how full a warehouse is: places, volume, weight and pallets by zone and storage class, and when the room runs out if
// goods come as ordered and leave as expected. Volumes are cubic centimetres, weights grams. Knows no bin by name.
import type { ItemRow, LocationRow } from '../rows/catalogue.ts'

/** What lies in one place, summed by item. */
export interface Lying {
  readonly location: string
  readonly item: string
  readonly quantity: number
  /** Pallets and other plates that stand there. */
  readonly plates?: number
}

/** Used of what there is; `of` is 0 where no place of the group says its capacity. */
export interface Filling {
  readonly used: number
  readonly of: number
}

export interface SpaceGroup {
  readonly zone: string
  readonly storageClass: string
  readonly places: Filling
  readonly volume: Filling
  readonly weight: Filling
  readonly pallets: Filling
  /** Units whose size is not known: their volume is missing above. */
  readonly unmeasured: number
}

/** Groups of storage places, by zone and class; docks, benches and the like are no room. */
export function spaceOf(
  locations: readonly LocationRow[],
  lying: readonly Lying[],
  itemOf: (id: string) => ItemRow | undefined,
): readonly SpaceGroup[] {
  const groups = new Map<string, Counting>()
  const groupOfPlace = new Map<string, Counting>()
  for (const location of locations) {
    if ((location.type !== 'pick-face' && location.type !== 'reserve') || location.blocked) continue
    const key = `${location.zone}|${location.storageClass}`
    const group = groups.get(key) ?? new Counting(location.zone, location.storageClass)
    groups.set(key, group)
    groupOfPlace.set(location.id, group)
    group.addPlace(location)
  }
  for (const each of lying) groupOfPlace.get(each.location)?.addGoods(each, itemOf(each.item))
  return [...groups.values()]
    .map((group) => group.summed())
    .sort((a, b) => compare(a.zone, b.zone) || compare(a.storageClass, b.storageClass))
}

class Counting {
  readonly #zone: string
  readonly #storageClass: string
  readonly #filled = new Set<string>()
  #places = 0
  #capacity = { volume: 0, weight: 0, pallets: 0 }
  #used = { volume: 0, weight: 0, pallets: 0 }
  #unmeasured = 0

  constructor(zone: string, storageClass: string) {
    this.#zone = zone
    this.#storageClass = storageClass
  }

  addPlace({ capacity }: LocationRow): void {
    this.#places += 1
    this.#capacity = {
      volume: this.#capacity.volume + (capacity?.volume ?? 0),
      weight: this.#capacity.weight + (capacity?.weight ?? 0),
      pallets: this.#capacity.pallets + (capacity?.pallets ?? 0),
    }
  }

  addGoods({ location, quantity, plates }: Lying, item: ItemRow | undefined): void {
    if (quantity <= 0 && !plates) return
    this.#filled.add(location)
    const volume = volumeOfUnit(item)
    if (volume === undefined) this.#unmeasured += quantity
    this.#used = {
      volume: this.#used.volume + Math.ceil(quantity * (volume ?? 0)),
      weight: this.#used.weight + quantity * (item?.weight ?? 0),
      pallets: this.#used.pallets + (plates ?? 0),
    }
  }

  summed(): SpaceGroup {
    const filling = (measure: 'volume' | 'weight' | 'pallets') => ({
      used: this.#used[measure],
      of: this.#capacity[measure],
    })
    return {
      zone: this.#zone,
      storageClass: this.#storageClass,
      places: { used: this.#filled.size, of: this.#places },
      volume: filling('volume'),
      weight: filling('weight'),
      pallets: filling('pallets'),
      unmeasured: this.#unmeasured,
    }
  }
}

/** Cubic centimetres of one unit. */
export function volumeOfUnit(item: Pick<ItemRow, 'size'> | undefined): number | undefined {
  return item?.size && (item.size[0] * item.size[1] * item.size[2]) / 1000
}

export interface Outlook {
  /** Volume at the end of each week to come, from now on. */
  readonly weeks: readonly number[]
  /** The first week, from 1, whose end finds more than there is room for; undefined where it lasts. */
  readonly fullIn?: number
}

/**
 * How the volume goes on.
 * @param coming volume that arrives in each week; @param leaving volume that is expected to leave in each
 */
export function outlookOf(used: number, capacity: number, coming: readonly number[], leaving: number): Outlook {
  const weeks: number[] = []
  let now = used
  for (const arrives of coming) {
    now = Math.max(0, now + arrives - leaving)
    weeks.push(now)
  }
  const full = capacity > 0 ? weeks.findIndex((volume) => volume > capacity) : -1
  return full < 0 ? { weeks } : { weeks, fullIn: full + 1 }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
