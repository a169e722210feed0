// Owns how much of one item to order when it is time: what is missing, made worth its while (economic lot, Harris 1913;
// price breaks for all units, Hadley & Whitin 1963), in the supplier's packs, and no more than will be sold before it expires.
import { amountOf } from '../../values/money.ts'

export interface PriceBreak {
  /** From so many units on, all of them cost this. */
  readonly from: number
  /** Major units of the currency for one unit, as a decimal. */
  readonly unitPrice: string
}

export interface SupplyTerms {
  readonly currency: string
  /** At least one; the first from 0 or 1 unit. Ascending. */
  readonly prices: readonly PriceBreak[]
  readonly minimum: number
  readonly multiple: number
  /** Minor units that one order line costs in work and freight, and basis points of value that a year of keeping costs. */
  readonly lineCost: number
  readonly holdingRate: number
  /** Units that may be in stock and under way before some would expire unsold; no limit where it is left out. */
  readonly sellable?: number
}

/** What made the quantity what it is. */
export type QuantityReason = 'missing' | 'economic' | 'price-break' | 'minimum' | 'multiple' | 'shelf-life'

export interface OrderQuantity {
  readonly quantity: number
  readonly unitPrice: string
  /** Minor units of the currency. */
  readonly value: number
  readonly reason: QuantityReason
}

/**
 * The quantity with the lowest cost a year that covers what is missing.
 * @param missing units below the level; @param position units in stock and under way; @param perYear expected demand
 */
export function quantityFor(missing: number, position: number, perYear: number, terms: SupplyTerms): OrderQuantity {
  const candidates = terms.prices.map((price, index) => candidateAt(price, index, missing, perYear, terms))
  let best = candidates[0] ?? { quantity: Math.max(0, missing), reason: 'missing' as const }
  // Estimates are compared, not amounts: they are real numbers, and none of them is booked.
  let least = yearly(best.quantity, perYear, terms)
  for (const candidate of candidates.slice(1)) {
    const cost = yearly(candidate.quantity, perYear, terms)
    if (cost < least) [best, least] = [candidate, cost]
  }
  const { quantity, reason } = withinLife(packed(best, terms), position, terms)
  const unitPrice = priceAt(quantity, terms)
  return { quantity, reason, unitPrice, value: amountOf(quantity, unitPrice, terms.currency) }
}

interface Candidate {
  readonly quantity: number
  readonly reason: QuantityReason
}

function candidateAt(
  price: PriceBreak,
  index: number,
  missing: number,
  perYear: number,
  { lineCost, holdingRate, currency }: SupplyTerms,
): Candidate {
  const aThousand = amountOf(1000, price.unitPrice, currency)
  const holding = (aThousand / 1000) * (holdingRate / 10_000)
  const lot = holding > 0 && lineCost > 0 ? Math.round(Math.sqrt((2 * perYear * lineCost) / holding)) : 0
  if (index > 0 && price.from > Math.max(lot, missing)) return { quantity: price.from, reason: 'price-break' }
  return lot > missing ? { quantity: lot, reason: 'economic' } : { quantity: missing, reason: 'missing' }
}

/** Minor units a year: goods, order lines, keeping half a lot. */
function yearly(quantity: number, perYear: number, terms: SupplyTerms): number {
  if (quantity <= 0) return Number.POSITIVE_INFINITY
  const unit = amountOf(1000, priceAt(quantity, terms), terms.currency) / 1000
  return unit * perYear + (terms.lineCost * perYear) / quantity + (unit * terms.holdingRate * quantity) / 20_000
}

export function priceAt(quantity: number, { prices }: SupplyTerms): string {
  let price = prices[0]?.unitPrice ?? '0'
  for (const each of prices) if (quantity >= each.from) price = each.unitPrice
  return price
}

function packed({ quantity, reason }: Candidate, { minimum, multiple }: SupplyTerms): Candidate {
  if (quantity <= 0) return { quantity: 0, reason }
  const least = Math.max(quantity, minimum)
  const whole = Math.ceil(least / Math.max(1, multiple)) * Math.max(1, multiple)
  if (whole === quantity) return { quantity, reason }
  return { quantity: whole, reason: quantity < minimum ? 'minimum' : reason === 'missing' ? 'multiple' : reason }
}

/** As many whole packs as will be sold in time; nothing where not even the minimum would be. */
function withinLife(candidate: Candidate, position: number, { sellable, minimum, multiple }: SupplyTerms): Candidate {
  if (sellable === undefined || position + candidate.quantity <= sellable) return candidate
  const pack = Math.max(1, multiple)
  const whole = Math.floor(Math.max(0, sellable - position) / pack) * pack
  return { quantity: whole < minimum ? 0 : whole, reason: 'shelf-life' }
}
