// Owns what putting away remembers between scans, and the work that waits at the docks. Does not know what an input does.
import type { Suggestion } from '../../planning/put-away.ts'
import type { LocationRow } from '../../rows/catalogue.ts'
import { atLocation, locationOf } from '../../rows/places.ts'
import type { Goods, PlateRow, QuantRow } from '../../rows/stock.ts'
import { indexKey, type State } from '../../rows/tables.ts'
import type { LocationId, PlateId } from '../../values/ids.ts'
import type { GoodsScan } from '../goods-scan.ts'
import type { JobBase } from '../job.ts'
import { goodsOn } from '../order-totes.ts'
import { quantsAtDocks } from '../route.ts'

export interface PutAwayJob extends JobBase {
  readonly job: 'put-away'
  /** What is in the hands: goods from a dock, or a whole plate. */
  readonly quant?: string
  readonly plate?: PlateId
  readonly scan?: Pick<GoodsScan, 'code' | 'factor'>
  /** Only so many of it. */
  readonly part?: number
  readonly keypad?: true
  /** It turned out to be damaged or doubtful on the way: it is kept apart. */
  readonly toStatus?: 'damaged' | 'quarantine'
  readonly proposed?: { readonly location: LocationId; readonly because: Suggestion['because'] }
  /** Bins that were found full or out of reach for what is in the hands. */
  readonly refused: readonly LocationId[]
  /** Steps recorded so far, for the progress bar. */
  readonly put: number
}

/** Goods and the place that they come from. */
export interface Load {
  readonly goods: Goods
  readonly quantity: number
  readonly from: LocationRow
  readonly plate?: PlateRow
}

/** Plates with goods on them that stand at a dock. */
export function platesAtDocks(state: State, warehouse: PutAwayJob['warehouse']): readonly PlateRow[] {
  return state
    .find('specialLocations', indexKey(warehouse, 'dock'))
    .flatMap((dock) => state.find('platesAt', atLocation(dock.id)))
    .filter((plate) => goodsOn(state, plate.id).length > 0)
}

export function waiting(state: State, job: PutAwayJob): readonly QuantRow[] {
  return quantsAtDocks(state, job.warehouse)
}

/** What is in the hands, if it is still where it was taken from. */
export function loadOf(state: State, job: PutAwayJob): Load | undefined {
  const plate = job.plate && state.get('plate', job.plate)
  const quant = plate ? goodsOn(state, plate.id)[0] : job.quant ? state.get('quant', job.quant) : undefined
  const place = plate ? plate.at : quant?.place
  const id = place && locationOf(place)
  const from = id && state.get('location', id)
  if (!quant || !from || quant.quantity <= 0) return undefined
  const all = plate ? goodsOn(state, plate.id).reduce((sum, each) => sum + each.quantity, 0) : quant.quantity
  return { goods: quant, quantity: plate ? all : (job.part ?? all), from, ...(plate && { plate }) }
}
