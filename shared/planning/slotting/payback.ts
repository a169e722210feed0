// Owns when a move of goods has paid for itself: the minutes that it takes against the walking it saves each day. Knows no
// prices: minutes on both sides.
import type { WorthyMove } from './best-moves.ts'

export interface Pace {
  /** Decimetres walked in a minute, with a cart. */
  readonly perMinute: number
  /** Minutes to take goods out of one place and put them into another, without the walk. */
  readonly handling: number
}

export interface Payback {
  /** Decimetres of walk saved a day. */
  readonly savedADay: number
  /** Minutes that the move takes. */
  readonly minutes: number
  /** Days until it has paid for itself. */
  readonly days: number
}

/**
 * @param ordersADay picked on average
 * @param walk decimetres between the two places, walked with the goods; an exchange goes there and back
 */
export function paybackOf(move: WorthyMove, ordersADay: number, walk: number, pace: Pace): Payback {
  const savedADay = move.saves * ordersADay
  const trips = move.swappedWith === undefined ? 1 : 2
  const minutes = trips * (pace.handling + walk / pace.perMinute)
  const perDay = savedADay / pace.perMinute
  return { savedADay, minutes, days: perDay > 0 ? minutes / perDay : Number.POSITIVE_INFINITY }
}
