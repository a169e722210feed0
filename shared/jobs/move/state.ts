// Owns what moving remembers between scans: what is in the hands, out of which bin, how many of it. Does not know what an
// input does, nor what is written down.
import type { LocationRow } from '../../rows/catalogue.ts'
import { atLocation, locationOf, type Place, plateOf } from '../../rows/places.ts'
import { type Goods, type PlateRow, type QuantRow, quantKey, type StockStatus } from '../../rows/stock.ts'
import { indexKey, type State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import type { ItemId, LocationId, PlateId, TaskId, WarehouseId } from '../../values/ids.ts'
import type { GoodsScan } from '../goods-scan.ts'
import type { JobBase } from '../job.ts'
import { goodsOn } from '../order-totes.ts'
import { without } from '../question.ts'

export interface MoveJob extends JobBase {
  readonly job: 'move'
  /** The bin or plate that it comes from. */
  readonly from?: Place
  /** What is in the hands: goods, a whole plate, or all that is in the bin. */
  readonly goods?: Goods
  readonly plate?: PlateId
  readonly whole?: true
  readonly scan?: Pick<GoodsScan, 'code' | 'factor'>
  /** How many, once it is said by a number or by more than one scan; and the scans of it so far. */
  readonly units?: number
  readonly scanned: number
  readonly keypad?: true
  /** What the goods are from now on, where that changes. */
  readonly toStatus?: StockStatus
  /** The place that was scanned while the number was still open. */
  readonly to?: Place
  /** Goods whose bin is asked for. */
  readonly asking?: GoodsScan
  readonly moves: number
  /** The work that somebody asked for, where it was chosen from what waits. */
  readonly task?: TaskId
}

/** Moves that somebody asked for and that begin in a bin; those that empty a tote are another job's. */
export function movesWaiting(state: State, warehouse: WarehouseId): readonly TaskRow[] {
  return state
    .find('openTasks', indexKey(warehouse, 'move'))
    .filter((task) => task.from !== undefined && locationOf(task.from) !== undefined && task.item !== undefined)
}

/** The task that a move of goods out of a place answers. */
export function taskOf(state: State, from: Place, goods: Goods): TaskRow | undefined {
  return state
    .find('openTasksFrom', from)
    .find(
      (task) =>
        task.kind === 'move' &&
        task.item === goods.item &&
        (task.lot ?? '') === goods.lot &&
        (task.serial ?? '') === goods.serial &&
        (task.status ?? 'available') === goods.status,
    )
}

/** What is in the hands, as one number. */
export interface Load {
  readonly items: readonly Goods[]
  /** Units by the books at the place that they come from. */
  readonly there: number
  readonly units: number
  readonly plate?: PlateRow
}

export function emptyHands(job: MoveJob): MoveJob {
  const rest = without(
    job,
    'task',
    'goods',
    'plate',
    'whole',
    'scan',
    'units',
    'keypad',
    'toStatus',
    'to',
    'asking',
    'question',
  )
  return { ...rest, scanned: 0 }
}

/** What lies in a place by the books. */
export function contentOf(state: State, place: Place): readonly QuantRow[] {
  return state.find('quantsAt', place).filter((quant) => quant.quantity > 0)
}

export function platesIn(state: State, place: Place): readonly PlateRow[] {
  return state.find('platesAt', place)
}

export function loadOf(state: State, job: MoveJob): Load | undefined {
  if (job.plate) {
    const plate = state.get('plate', job.plate)
    const items = goodsOn(state, job.plate)
    const units = sum(items)
    return plate && { items, there: units, units, plate }
  }
  if (!job.from) return undefined
  if (job.whole) {
    const items = [
      ...contentOf(state, job.from),
      ...platesIn(state, job.from).flatMap((each) => goodsOn(state, each.id)),
    ]
    return { items, there: sum(items), units: sum(items) }
  }
  if (!job.goods) return undefined
  const there = Math.max(0, state.get('quant', quantKey(job.from, job.goods))?.quantity ?? 0)
  return { items: [job.goods], there, units: job.units ?? there }
}

/** Places of this warehouse where an item lies, by the books: those where its pick would go come first. */
export function placesWith(
  state: State,
  job: MoveJob,
  wanted: { readonly item: ItemId; readonly lot?: string; readonly serial?: string },
): readonly QuantRow[] {
  return state
    .find('quantsOfItem', indexKey(job.warehouse, wanted.item))
    .filter((quant) => quant.quantity > 0 && fits(quant, wanted))
    .sort((a, b) => b.quantity - a.quantity || (a.id < b.id ? -1 : 1))
}

/** Whether goods are those that a scan named, as far as it named them. */
export function fits(
  goods: Goods,
  wanted: { readonly item: ItemId; readonly lot?: string; readonly serial?: string },
): boolean {
  return (
    goods.item === wanted.item &&
    (wanted.lot === undefined || goods.lot === wanted.lot) &&
    (wanted.serial === undefined || goods.serial === wanted.serial)
  )
}

/** Where a place is on the floor: the location itself, or where the plate stands. */
export function floorOf(state: State, place: Place): LocationRow | undefined {
  const plate = plateOf(place)
  const at = plate ? state.get('plate', plate)?.at : place
  const id = at && locationOf(at)
  return id && state.get('location', id)
}

export function codeOf(state: State, place: Place): string {
  const [location, plate] = [locationOf(place), plateOf(place)]
  if (location) return state.get('location', location)?.code ?? location
  return (plate && state.get('plate', plate)?.code) ?? place
}

export function bin(id: LocationId): Place {
  return atLocation(id)
}

function sum(goods: readonly { readonly quantity: number }[]): number {
  return goods.reduce((total, each) => total + each.quantity, 0)
}
