// Owns why units that an order still needs are not on the floor, from what lies where: the one cause that is nearest to being
// mended. Does not know how it is mended, nor who asks.
import { locationOf, type Place } from '../rows/places.ts'
import type { QuantRow } from '../rows/stock.ts'
import { indexKey, type State } from '../rows/tables.ts'
import type { OrderLineRow, OrderRow } from '../rows/work.ts'
import { expiryOf } from '../stock/lots.ts'
import type { BusinessDate } from '../values/time.ts'
import { freeUnits } from './plan-picks.ts'
import { openUnits } from './release.ts'

/** From what is mended by one press to what is mended by waiting. */
export const pickObstacles = [
  'held',
  'not-released',
  'not-put-away',
  'blocked',
  'disputed',
  'set-aside',
  'promised',
  'expired',
  'none-here',
] as const

export type PickObstacle = (typeof pickObstacles)[number]

export interface WhyNotPicked {
  readonly why: PickObstacle
  /** Units of the line that nothing covers yet. */
  readonly missing: number
  /** Where goods lie that would cover them, were it not for the obstacle. */
  readonly place?: Place
  /** How many lie there. */
  readonly there?: number
}

/** Why a line can't be picked now; undefined where all of it is promised, picked or not wanted any more. */
export function whyNotPicked(
  state: State,
  order: OrderRow,
  line: OrderLineRow,
  today: BusinessDate,
): WhyNotPicked | undefined {
  const missing = openUnits(line)
  if (missing <= 0 || order.state === 'cancelled' || order.state === 'shipped') return undefined
  if (order.state === 'held') return { why: 'held', missing }
  const quants = state
    .find('quantsOfItem', indexKey(order.warehouse, line.item))
    .filter((quant) => quant.owner === order.company && quant.quantity > 0 && locationOf(quant.place) !== undefined)
  const found = quants
    .map((quant) => ({ quant, why: obstacleOf(state, quant, today) }))
    .toSorted(
      (a, b) => pickObstacles.indexOf(a.why) - pickObstacles.indexOf(b.why) || b.quant.quantity - a.quant.quantity,
    )
  const nearest = found[0]
  if (!nearest) return { why: 'none-here', missing }
  const { quant, why } = nearest
  return { why, missing, place: quant.place, there: why === 'not-released' ? freeUnits(quant) : quant.quantity }
}

function obstacleOf(state: State, quant: QuantRow, today: BusinessDate): PickObstacle {
  const location = state.get('location', locationOf(quant.place) ?? '')
  if (quant.status !== 'available') return 'set-aside'
  if ((expiryOf(state, quant) ?? today) < today) return 'expired'
  if (!location || (location.type !== 'pick-face' && location.type !== 'reserve')) return 'not-put-away'
  if (location.blocked) return 'blocked'
  if (freeUnits(quant) > 0) return 'not-released'
  return (quant.doubt ?? 0) > 0 ? 'disputed' : 'promised'
}
