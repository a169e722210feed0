// Owns where arrived goods should lie: beside their own kind first, else as far from the bench as their turnover says, else in
// the nearest free bin of their storage class; and whether a bin that somebody scanned will do. Does not know volumes or weights:
// a bin that holds the item takes more.

import type { LocationRow } from '../rows/catalogue.ts'
import { atLocation, locationOf } from '../rows/places.ts'
import type { Goods, QuantRow } from '../rows/stock.ts'
import { cellKey, cellOf, cellSide, indexKey, type State } from '../rows/tables.ts'
import type { ItemId, LocationId, WarehouseId } from '../values/ids.ts'
import { reachStep } from './slotting/homes.ts'
import { type Point, walkDistance } from './way.ts'

/** Why a bin will or will not do for goods. */
export type Fit = 'fits' | 'not-storage' | 'blocked' | 'wrong-class' | 'holds-other' | 'other-lot'

/** Whether goods may lie in a bin, from what the books say lies there now. */
export function fitOf(state: State, location: LocationRow, goods: Goods): Fit {
  if (location.blocked) return 'blocked'
  if (goods.status !== 'available') return location.type === setAsideType(goods) ? 'fits' : 'not-storage'
  if (location.type !== 'pick-face' && location.type !== 'reserve') return 'not-storage'
  const item = state.get('item', goods.item)
  if (item && item.storageClass !== location.storageClass) return 'wrong-class'
  const place = atLocation(location.id)
  if (state.find('platesAt', place).length > 0) return 'holds-other'
  const there = state.find('quantsAt', place).filter((quant) => quant.quantity > 0)
  if (there.some((quant) => quant.item !== goods.item)) return 'holds-other'
  return there.some((quant) => quant.lot !== goods.lot) ? 'other-lot' : 'fits'
}

export interface Suggestion {
  readonly location: LocationId
  /**
   * The same item lies there; it is as near as the item is wanted; it is the nearest free bin; it is where goods of this status
   * wait.
   */
  readonly because: 'same-item' | 'turnover' | 'free' | 'set-aside'
}

export interface PutAwayNeed {
  readonly warehouse: WarehouseId
  readonly goods: Goods
  /** Where the goods are now. */
  readonly from: Point
  /** Bins that were found full or out of reach. */
  readonly except: readonly LocationId[]
}

/** The bin to propose, or undefined where none of the right class is free near by. Its cost does not grow with the warehouse. */
export function suggestBin(state: State, need: PutAwayNeed): Suggestion | undefined {
  if (need.goods.status !== 'available') return setAside(state, need)
  const same = binsWithSame(state, need)
  const beside = same.find(
    (location) => !need.except.includes(location.id) && fitOf(state, location, need.goods) === 'fits',
  )
  if (beside) return { location: beside.id, because: 'same-item' }
  const anchor = same[0] ?? need.from
  // What has a pick face already goes to reserve; what has none starts in a pick face.
  const hasFace = same.some((location) => location.type === 'pick-face')
  const home = hasFace ? undefined : nearHome(state, need)
  if (home) return { location: home.id, because: 'turnover' }
  const [first, second] = hasFace ? (['reserve', 'pick-face'] as const) : (['pick-face', 'reserve'] as const)
  const free = nearestFree(state, need, anchor, first) ?? nearestFree(state, need, anchor, second)
  return free && { location: free.id, because: 'free' }
}

function setAsideType(goods: Goods): LocationRow['type'] {
  return goods.status === 'damaged' ? 'damage' : 'quarantine'
}

function setAside(state: State, need: PutAwayNeed): Suggestion | undefined {
  const places = state
    .find('specialLocations', indexKey(need.warehouse, setAsideType(need.goods)))
    .filter((location) => !location.blocked && !need.except.includes(location.id))
  const nearest = nearestOf(places, need.from)
  return nearest && { location: nearest.id, because: 'set-aside' }
}

/** Storage bins with the same item, pick faces first, then the nearest. */
function binsWithSame(state: State, { warehouse, goods, from }: PutAwayNeed): readonly LocationRow[] {
  const found = new Map<string, LocationRow>()
  for (const quant of state.find('quantsOfItem', indexKey(warehouse, goods.item))) {
    const location = storageOf(state, quant)
    if (location) found.set(location.id, location)
  }
  const face = (location: LocationRow) => (location.type === 'pick-face' ? 0 : 1)
  return [...found.values()].sort(
    (a, b) => face(a) - face(b) || walkDistance(from, a) - walkDistance(from, b) || compare(a.code, b.code),
  )
}

function storageOf(state: State, quant: QuantRow): LocationRow | undefined {
  const id = quant.quantity > 0 && quant.status === 'available' ? locationOf(quant.place) : undefined
  const location = id && state.get('location', id)
  return location && (location.type === 'pick-face' || location.type === 'reserve') ? location : undefined
}

// A search that finds nothing must end: so many bins are looked at, in rings of squares around the anchor. A delivery that
// fills a new warehouse leaves the nearest thousands full; a look at a bin costs less than a microsecond or two.
const mostExamined = 8_000
const mostRings = 48

function nearestFree(
  state: State,
  need: PutAwayNeed,
  anchor: Point,
  type: 'pick-face' | 'reserve',
): LocationRow | undefined {
  const storageClass = state.get('item', need.goods.item)?.storageClass ?? ''
  const centre = cellOf(anchor)
  const free: LocationRow[] = []
  let examined = 0
  let last = mostRings
  for (let ring = 0; ring <= last && examined < mostExamined; ring++) {
    for (const [column, row] of ringOf(centre, ring)) {
      for (const location of state.find('storageInCell', cellKey(need.warehouse, storageClass, column, row))) {
        if (location.type !== type || need.except.includes(location.id)) continue
        examined++
        if (isEmpty(state, location)) free.push(location)
      }
    }
    // A bin of the next ring may still be nearer than one in the corner of this one.
    if (free.length > 0) last = Math.min(last, ring + 1)
  }
  return nearestOf(free, anchor)
}

function* ringOf(centre: { column: number; row: number }, ring: number): Generator<readonly [number, number]> {
  if (ring === 0) {
    yield [centre.column, centre.row]
    return
  }
  for (let step = -ring; step <= ring; step++) {
    yield [centre.column + step, centre.row - ring]
    yield [centre.column + step, centre.row + ring]
  }
  for (let step = -ring + 1; step < ring; step++) {
    yield [centre.column - ring, centre.row + step]
    yield [centre.column + ring, centre.row + step]
  }
}

/**
 * The free pick face whose walk from the bench comes nearest to what was learned. Where the item is bought with another, bins that
 * differ by less than a step are as good as one another, and the one nearer to that other is taken.
 */
function nearHome(state: State, need: PutAwayNeed): LocationRow | undefined {
  const item = state.get('item', need.goods.item)
  const warehouse = state.get('warehouse', need.warehouse)
  const home = item?.homes?.[need.warehouse]
  const bench = warehouse && state.get('location', warehouse.packBench)
  if (!home || !bench) return undefined
  const partner = home.beside && faceOf(state, need.warehouse, home.beside)
  const step = partner ? reachStep : 1
  const off = (location: LocationRow) => Math.floor(Math.abs(walkDistance(bench, location) - home.reach) / step)
  let best: LocationRow | undefined
  let examined = 0
  const rings = Math.round(home.reach / cellSide)
  // Cells lie on diamonds around the bench, as people walk; a bin in one may be two cells nearer or farther than the cell says.
  for (let away = 0; away <= mostRings && examined < mostExamined; away++) {
    if (best && (away - 2) * cellSide > (off(best) + 1) * step) break
    for (const ring of away === 0 ? [rings] : [rings - away, rings + away]) {
      for (const [column, row] of diamondOf(cellOf(bench), ring)) {
        for (const location of state.find('storageInCell', cellKey(need.warehouse, item.storageClass, column, row))) {
          if (location.type !== 'pick-face' || need.except.includes(location.id)) continue
          examined++
          if (best && off(location) > off(best)) continue
          if (!isEmpty(state, location)) continue
          if (!best || off(location) < off(best) || isNearer(location, best, partner || need.from)) best = location
        }
      }
    }
  }
  return best
}

function faceOf(state: State, warehouse: WarehouseId, item: ItemId): LocationRow | undefined {
  for (const quant of state.find('quantsOfItem', indexKey(warehouse, item))) {
    const location = storageOf(state, quant)
    if (location?.type === 'pick-face') return location
  }
  return undefined
}

function* diamondOf(centre: { column: number; row: number }, ring: number): Generator<readonly [number, number]> {
  if (ring < 0) return
  for (let step = -ring; step <= ring; step++) {
    const rest = ring - Math.abs(step)
    yield [centre.column + step, centre.row + rest]
    if (rest > 0) yield [centre.column + step, centre.row - rest]
  }
}

function isEmpty(state: State, location: LocationRow): boolean {
  const place = atLocation(location.id)
  return (
    state.find('quantsAt', place).every((quant) => quant.quantity === 0) && state.find('platesAt', place).length === 0
  )
}

function nearestOf(locations: readonly LocationRow[], from: Point): LocationRow | undefined {
  let nearest: LocationRow | undefined
  for (const location of locations) if (!nearest || isNearer(location, nearest, from)) nearest = location
  return nearest
}

function isNearer(a: LocationRow, b: LocationRow, from: Point): boolean {
  const difference = walkDistance(from, a) - walkDistance(from, b) || a.level - b.level
  return difference < 0 || (difference === 0 && a.code < b.code)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
