// Owns how far out of the way each place is: the walk that a visit there adds to a usual order. It depends on what lies near
// the other stops, so it is worked out again after items were placed by it. Knows turnover, no single search move.
import { walkBetween } from '../routing/floor.ts'
import { isOneBlock } from '../routing/one-block.ts'
import { mayLie, type SlotProblem } from './problem.ts'
import { tourLength } from './tours.ts'

const ordersAsked = 150

/**
 * The mean length that a stop in each place adds to the shortest walk of past orders; through several blocks, where such a
 * walk takes a thousand times as long to work out, the walk there and back alone.
 */
export function placeCosts(problem: SlotProblem, placeOf: readonly number[]): readonly number[] {
  const { floor, depot, places: spots } = problem
  if (!isOneBlock(floor, depot)) return spots.map((spot) => 2 * walkBetween(floor, depot, spot))
  const visitor = placeOf.length
  const places = Int32Array.from([...placeOf, -1])
  const length = tourLength(problem, places)
  const step = Math.max(1, Math.floor(problem.orders.length / ordersAsked))
  const orders = problem.orders.filter((_order, index) => index % step === 0)
  const without = orders.map((order) => length(order))
  const withVisitor = orders.map((order) => [...order, visitor])
  return problem.places.map((_place, place) => {
    places[visitor] = place
    let sum = 0
    for (const [index, order] of withVisitor.entries()) sum += length(order) - (without[index] ?? 0)
    return sum / Math.max(1, orders.length)
  })
}

/** In how many past orders each item was. */
export function turnover({ now, orders }: SlotProblem): readonly number[] {
  const counts = now.map(() => 0)
  for (const order of orders) for (const item of new Set(order)) counts[item] = (counts[item] ?? 0) + 1
  return counts
}

/** The most wanted items in the cheapest places, each in one that takes it; items that fit nowhere free stay nowhere. */
export function placedByTurnover(problem: SlotProblem, costs: readonly number[]): readonly number[] {
  const counts = turnover(problem)
  const items = problem.now.map((_place, item) => item).filter((item) => !isClosed(problem, item))
  items.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
  const places = problem.places.map((_spot, place) => place)
  places.sort((a, b) => (costs[a] ?? 0) - (costs[b] ?? 0) || a - b)
  const placeOf = problem.now.map((place, item) => (isClosed(problem, item) ? place : -1))
  const free = new Set(places)
  for (const place of placeOf) free.delete(place)
  for (const item of items) {
    for (const place of free) {
      if (!mayLie(problem, item, place)) continue
      placeOf[item] = place
      free.delete(place)
      break
    }
  }
  // Where large items find their places taken by small ones, the plan is none: things stay where they are.
  const lost = placeOf.some((place, item) => place < 0 && (problem.now[item] ?? -1) >= 0)
  return lost ? problem.now : placeOf
}

function isClosed({ closed, now }: SlotProblem, item: number): boolean {
  return closed?.has(now[item] ?? -1) ?? false
}
