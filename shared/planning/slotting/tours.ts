// Owns how far orders make people walk when things lie here or there: the sum of shortest tours, one order a tour, kept
// while single items change places. Knows no search.
import { exactRoute } from '../routing/exact-route.ts'
import { walkBetween } from '../routing/floor.ts'
import { isOneBlock, OneBlockWalk } from '../routing/one-block.ts'
import type { SlotProblem } from './problem.ts'

/** A weighted set of orders; weights let few past orders stand beside many likely ones. */
export interface OrderSet {
  readonly orders: readonly (readonly number[])[]
  readonly weights: readonly number[]
}

export class Tours {
  /** The place of each item, and the item in each place (-1: none). */
  readonly placeOf: Int32Array
  readonly itemIn: Int32Array
  total = 0
  readonly #orders: readonly Int32Array[]
  readonly #weights: Float64Array
  readonly #ordersOf: readonly Int32Array[]
  readonly #lengths: Float64Array
  readonly #lengthOf: (order: Int32Array) => number
  /** The last trial: which orders it touched, and their lengths. */
  readonly #touched: Int32Array
  readonly #trial: Float64Array
  readonly #stamp: Int32Array
  #touchedCount = 0
  #round = 0

  constructor(problem: SlotProblem, { orders, weights }: OrderSet, placeOf: readonly number[]) {
    this.placeOf = Int32Array.from(placeOf)
    this.itemIn = new Int32Array(problem.places.length).fill(-1)
    for (const [item, place] of placeOf.entries()) if (place >= 0) this.itemIn[place] = item
    this.#orders = orders.map((order) => Int32Array.from(new Set(order)))
    this.#weights = Float64Array.from(weights)
    const ordersOf: number[][] = placeOf.map(() => [])
    for (const [index, order] of this.#orders.entries()) for (const item of order) ordersOf[item]?.push(index)
    this.#ordersOf = ordersOf.map((own) => Int32Array.from(own))
    this.#lengthOf = tourLength(problem, this.placeOf)
    this.#lengths = Float64Array.from(this.#orders, (order) => this.#lengthOf(order))
    this.#touched = new Int32Array(orders.length)
    this.#trial = new Float64Array(orders.length)
    this.#stamp = new Int32Array(orders.length)
    for (const [index, length] of this.#lengths.entries()) this.total += length * (this.#weights[index] ?? 0)
  }

  /** How often an item is wanted in the orders, weighted. */
  wanted(item: number): number {
    let sum = 0
    for (const order of this.#ordersOf[item] ?? []) sum += this.#weights[order] ?? 0
    return sum
  }

  ordersOf(item: number): Int32Array {
    return this.#ordersOf[item] ?? new Int32Array(0)
  }

  order(index: number): Int32Array {
    return this.#orders[index] ?? new Int32Array(0)
  }

  /** Moves an item to a place, its holder to where the item was; answers by how much all tours get longer. `settle` follows. */
  swap(item: number, to: number): number {
    const other = this.itemIn[to] ?? -1
    this.#exchange(item, to, other)
    this.#touchedCount = 0
    this.#round += 1
    let longer = this.#retour(item)
    if (other >= 0) longer += this.#retour(other)
    return longer
  }

  /** Keeps the swap that was tried last. */
  settle(longer: number): void {
    for (let i = 0; i < this.#touchedCount; i++) this.#lengths[this.#touched[i] ?? 0] = this.#trial[i] ?? 0
    this.total += longer
  }

  /** Takes back the swap that was tried last. */
  takeBack(item: number, from: number): void {
    const to = this.placeOf[item] ?? -1
    this.#exchange(item, from, this.itemIn[from] ?? -1)
    if (to < 0) this.itemIn[from] = item
  }

  #exchange(item: number, to: number, other: number): void {
    const from = this.placeOf[item] ?? -1
    this.placeOf[item] = to
    this.itemIn[to] = item
    if (from >= 0) this.itemIn[from] = other
    if (other >= 0) this.placeOf[other] = from
  }

  #retour(item: number): number {
    let longer = 0
    const own = this.#ordersOf[item]
    if (!own) return 0
    for (let i = 0; i < own.length; i++) {
      const index = own[i] ?? 0
      if (this.#stamp[index] === this.#round) continue
      this.#stamp[index] = this.#round
      const length = this.#lengthOf(this.#orders[index] ?? own)
      this.#touched[this.#touchedCount] = index
      this.#trial[this.#touchedCount++] = length
      longer += (length - (this.#lengths[index] ?? 0)) * (this.#weights[index] ?? 0)
    }
    return longer
  }
}

/**
 * The least mean tour, wherever things lie: an order of so many items goes at least to the nearest place that has so many
 * places no farther, and back.
 */
export function leastTour({ floor, depot, places, now }: SlotProblem, { orders, weights }: OrderSet): number {
  const reach = places.map((place) => walkBetween(floor, depot, place)).sort((a, b) => a - b)
  return orders.reduce((sum, order, index) => {
    const stops = new Set(order.filter((item) => (now[item] ?? -1) >= 0)).size
    const farthest = reach[Math.min(stops, reach.length) - 1] ?? 0
    return sum + 2 * farthest * (weights[index] ?? 0)
  }, 0)
}

/** The shortest tour of an order under the places of the moment; items that lie nowhere are not walked to. */
export function tourLength(problem: SlotProblem, placeOf: Int32Array): (order: ArrayLike<number>) => number {
  const { floor, depot, places } = problem
  // Numbered upward through the aisles, so that sorting numbers sorts stops.
  const ranked = places.map((_place, index) => index).sort((a, b) => before(places[a], places[b]))
  const rankOf = new Int32Array(places.length)
  for (const [rank, place] of ranked.entries()) rankOf[place] = rank
  const aisles = Int32Array.from(ranked, (place) => places[place]?.aisle ?? 0)
  const ys = Float64Array.from(ranked, (place) => places[place]?.y ?? 0)
  if (!isOneBlock(floor, depot)) {
    return (order) => {
      const stops = Array.from(order, (item) => places[placeOf[item] ?? -1]).filter((spot) => spot !== undefined)
      return exactRoute(floor, depot, depot, stops)?.length ?? 0
    }
  }
  const walk = new OneBlockWalk(floor, depot)
  let ranks = new Int32Array(64)
  return (order) => {
    if (order.length > ranks.length) ranks = new Int32Array(order.length * 2)
    let count = 0
    for (let i = 0; i < order.length; i++) {
      const place = placeOf[order[i] ?? 0] ?? -1
      if (place < 0) continue
      const rank = rankOf[place] ?? 0
      let at = count++
      for (; at > 0 && (ranks[at - 1] ?? 0) > rank; at--) ranks[at] = ranks[at - 1] ?? 0
      ranks[at] = rank
    }
    walk.begin()
    for (let i = 0; i < count; i++) walk.visit(aisles[ranks[i] ?? 0] ?? 0, ys[ranks[i] ?? 0] ?? 0)
    return walk.length()
  }
}

function before(a: { aisle: number; y: number } | undefined, b: { aisle: number; y: number } | undefined): number {
  return (a?.aisle ?? 0) - (b?.aisle ?? 0) || (a?.y ?? 0) - (b?.y ?? 0)
}
