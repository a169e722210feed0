// Owns what the next orders are likely to look like, judged by past ones: popular items stay popular, but what was asked for
// twice is hardly different from what was asked for once; what was bought together will be again, if not by chance. A plan
// that serves only the very orders of the past fits their accidents.
import { seeded } from '../seeded.ts'
import type { OrderSet } from './tours.ts'

export interface Likelihood {
  readonly seed: number
  /** How many likely orders are made for each past one. */
  readonly each: number
  /** How much all past orders weigh beside all likely ones, 0 to 1. */
  readonly past: number
}

/** Past orders, and likely ones made of them, each as long as some past one; weights sum to 1. */
export function likelyOrders(past: readonly (readonly number[])[], items: number, how: Likelihood): OrderSet {
  const random = seeded(how.seed)
  const orders = past.filter((order) => order.length > 0)
  const made: number[][] = []
  const popular = popularity(orders, items)
  const together = new Together(orders, items)
  for (const order of orders) {
    const size = new Set(order).size
    for (let i = 0; i < how.each; i++) made.push(drawn(size, popular, together, random))
  }
  const count = Math.max(1, orders.length)
  return {
    orders: [...orders, ...made],
    weights: [
      ...orders.map(() => (how.each === 0 ? 1 : how.past) / count),
      ...made.map(() => (1 - how.past) / (count * how.each)),
    ],
  }
}

/** Cumulated shares; each item counts half an order more than it had, so that none is thought never to be wanted. */
function popularity(orders: readonly (readonly number[])[], items: number): Float64Array {
  const counts = new Float64Array(items).fill(0.5)
  for (const order of orders) for (const item of new Set(order)) counts[item] = (counts[item] ?? 0) + 1
  let sum = 0
  return counts.map((count) => {
    sum += count
    return sum
  })
}

function pick(cumulated: Float64Array, random: () => number): number {
  const wanted = random() * (cumulated[cumulated.length - 1] ?? 0)
  let [low, high] = [0, cumulated.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulated[middle] ?? 0) > wanted) high = middle
    else low = middle + 1
  }
  return low
}

function drawn(size: number, popular: Float64Array, together: Together, random: () => number): number[] {
  const order = new Set<number>([pick(popular, random)])
  let last = [...order][0] ?? 0
  for (let tries = 0; order.size < size && tries < size * 20; tries++) {
    const partner = random() < together.share ? together.partner(last, random) : undefined
    const next = partner ?? pick(popular, random)
    if (order.has(next)) continue
    order.add(next)
    last = next
  }
  return [...order]
}

/** How often two items came together beyond chance: lift with the doubtful part taken off. */
class Together {
  /** How often the next item of an order is a partner of one before it. */
  readonly share: number
  readonly #partners: readonly { readonly item: number; readonly weight: number }[][]
  readonly #sums: Float64Array

  constructor(orders: readonly (readonly number[])[], items: number) {
    const pairs = new Map<number, number>()
    const counts = new Float64Array(items)
    let pairSum = 0
    for (const order of orders) {
      const own = [...new Set(order)]
      pairSum += own.length * (own.length - 1)
      for (const a of own) {
        counts[a] = (counts[a] ?? 0) + 1
        for (const b of own) if (a < b) pairs.set(a * items + b, (pairs.get(a * items + b) ?? 0) + 1)
      }
    }
    const all = counts.reduce((sum, count) => sum + count, 0)
    const perPair = all > 0 ? pairSum / (all * all) : 0
    const partners: { item: number; weight: number }[][] = Array.from({ length: items }, () => [])
    let beyond = 0
    for (const [key, count] of pairs) {
      const [a, b] = [Math.floor(key / items), key % items]
      const chance = (counts[a] ?? 0) * (counts[b] ?? 0) * perPair
      // Two deviations of what chance alone would show are taken off.
      const excess = count - chance - 2 * Math.sqrt(chance + 0.25)
      if (excess <= 0) continue
      beyond += 2 * excess
      partners[a]?.push({ item: b, weight: excess })
      partners[b]?.push({ item: a, weight: excess })
    }
    this.#partners = partners
    this.#sums = Float64Array.from(partners, (own) => own.reduce((sum, each) => sum + each.weight, 0))
    // Of the pairs of an order of usual size, those that follow one another are a part.
    this.share = all > 0 ? Math.min(0.9, (4 * beyond) / all) : 0
  }

  partner(item: number, random: () => number): number | undefined {
    let wanted = random() * (this.#sums[item] ?? 0)
    for (const each of this.#partners[item] ?? []) {
      wanted -= each.weight
      if (wanted < 0) return each.item
    }
    return undefined
  }
}
