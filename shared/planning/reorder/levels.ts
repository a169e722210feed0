// Owns how much stock an item should have: when to order again and up to where, from what is expected over the time that an
// order takes and how unsure that is. Periodic review, order up to a level (Silver, Pyke & Thomas 2017). Knows no supplier.
import { enoughFor, type Forecast } from '../forecast/forecast.ts'

/** What is asked of stock: that so many of all units wanted are there, or that so many waits pass without running out. */
export type Target =
  /** `factor` is fitted on the past by `fitSafety`, so that the fill is what came of it, not what a model says. */
  | { readonly kind: 'fill'; readonly share: number; readonly factor: number }
  | { readonly kind: 'service'; readonly share: number }

export interface Waiting {
  /** Periods from order to shelf on average, and how unevenly they come (standard deviation). */
  readonly lead: number
  readonly leadSpread: number
  /** Periods between two looks at the stock. */
  readonly review: number
}

export interface Levels {
  /** At or below it, counting what is under way, it is time to order. */
  readonly reorderPoint: number
  readonly orderUpTo: number
  /** Units that are kept against chance, of the level. */
  readonly safety: number
  /** Expected demand of the protected time. */
  readonly expected: number
}

/**
 * Levels of an item.
 * @param forecast made for `ceil(lead + review)` periods
 */
export function levelsOf(forecast: Forecast, waiting: Waiting, target: Target): Levels {
  const whole = Math.max(1, Math.ceil(waiting.lead + waiting.review))
  const cover = spread(forecast, (waiting.lead + waiting.review) / whole, waiting.leadSpread)
  const lead = spread(forecast, waiting.lead / whole, waiting.leadSpread)
  const orderUpTo = levelFor(cover, target)
  return {
    reorderPoint: Math.min(orderUpTo, levelFor(lead, target)),
    orderUpTo,
    safety: Math.max(0, Math.ceil(orderUpTo - cover.mean)),
    expected: cover.mean,
  }
}

interface Cover {
  readonly mean: number
  readonly variance: number
}

/** Demand over a share of the forecast's time; an uneven lead time adds its own spread (Hadley & Whitin 1963). */
function spread({ mean, variance, perPeriod }: Forecast, share: number, leadSpread: number): Cover {
  return { mean: mean * share, variance: variance * share + (perPeriod * leadSpread) ** 2 }
}

function levelFor({ mean, variance }: Cover, target: Target): number {
  if (mean <= 0) return 0
  if (target.kind === 'service') return enoughFor({ mean, variance }, target.share)
  return Math.ceil(mean + target.factor * Math.sqrt(Math.max(variance, mean)))
}
