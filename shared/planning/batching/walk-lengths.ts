// Owns the length of the shortest walk over the stops of some orders, asked hundreds of thousands of times in a search. On a
// floor of one block all stops are numbered by aisle and depth and an order is a set of bits, so that a union is cheap. Other
// floors use the exact programme, with a memory.
import { exactRoute } from '../routing/exact-route.ts'
import type { BlockFloor, Spot } from '../routing/floor.ts'
import { walkBetween } from '../routing/floor.ts'
import { improvedRoute } from '../routing/improved-route.ts'
import { isOneBlock, OneBlockWalk } from '../routing/one-block.ts'
import type { BatchProblem } from './problem.ts'

/** Length of the walk over the orders of a batch. */
export type WalkLength = (orders: readonly number[]) => number

export function walkLengths(problem: BatchProblem): WalkLength {
  return isOneBlock(problem.floor, problem.depot) ? oneBlock(problem) : remembered(problem)
}

/** The exact programme for any floor; batches that a search meets again are not asked again. */
function remembered({ floor, depot, orders }: BatchProblem): WalkLength {
  const known = new Map<string, number>()
  return (batch) => {
    const key = [...batch].sort((a, b) => a - b).join()
    let length = known.get(key)
    if (length === undefined) {
      const stops = distinct(batch.flatMap((order) => orders[order]?.stops ?? []))
      length = (exactRoute(floor, depot, depot, stops) ?? searched(floor, depot, stops)).length
      if (known.size > 200_000) known.clear()
      known.set(key, length)
    }
    return length
  }
}

function searched(floor: BlockFloor, depot: Spot, stops: readonly Spot[]) {
  const places = [depot, depot, ...stops]
  const distances = places.map((a) => places.map((b) => walkBetween(floor, a, b)))
  return improvedRoute(distances, { seed: 1, rounds: 10, timeLeft: () => true })
}

function distinct(stops: readonly Spot[]): Spot[] {
  return [...new Map(stops.map((stop) => [`${stop.aisle}|${stop.y}`, stop])).values()]
}

function oneBlock({ floor, depot, orders }: BatchProblem): WalkLength {
  const walk = new OneBlockWalk(floor, depot)
  const places = distinct(orders.flatMap((order) => [...order.stops])).sort((a, b) => a.aisle - b.aisle || a.y - b.y)
  const numbers = new Map(places.map((place, index) => [`${place.aisle}|${place.y}`, index]))
  const words = Math.ceil(places.length / 32)
  const bits = orders.map((order) => {
    const own = new Int32Array(words)
    for (const stop of order.stops) {
      const index = numbers.get(`${stop.aisle}|${stop.y}`) ?? 0
      own[index >> 5] = (own[index >> 5] ?? 0) | (1 << (index & 31))
    }
    return own
  })
  const aisleOf = Int32Array.from(places, (place) => place.aisle)
  const yOf = Int32Array.from(places, (place) => place.y)
  const all = new Int32Array(words)

  return (batch) => {
    all.fill(0)
    for (const order of batch) {
      const own = bits[order]
      if (own) for (let w = 0; w < words; w++) all[w] = (all[w] ?? 0) | (own[w] ?? 0)
    }
    walk.begin()
    for (let w = 0; w < words; w++) {
      for (let left = all[w] ?? 0; left !== 0; left &= left - 1) {
        const index = w * 32 + (31 - Math.clz32(left & -left))
        walk.visit(aisleOf[index] ?? 0, yOf[index] ?? 0)
      }
    }
    return walk.length()
  }
}
