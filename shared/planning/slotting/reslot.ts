// Owns where everything would best lie: placed by turnover first, then annealed by exchanges of single items, judged by
// shortest walks over past and likely orders (storage assignment by local search; De Koster, Le-Duc & Roodbergen 2007).
import { seeded, type TimeLeft, wholeBelow } from '../seeded.ts'
import { likelyOrders } from './likely-orders.ts'
import { placeCosts, placedByTurnover } from './place-costs.ts'
import { mayLie, type SlotPlan, type SlotProblem } from './problem.ts'
import { leastTour, Tours } from './tours.ts'

export interface SlotSearch {
  readonly seed: number
  /** Exchanges tried; the temperature falls over them. */
  readonly moves: number
  readonly timeLeft: TimeLeft
  /** Likely orders made for each past one, where the usual number costs too much time. */
  readonly likely?: number
  /** Told now and then, from 0 to 1. */
  readonly progress?: (share: number) => void
}

/** Likely orders a past one, and what past ones weigh beside them. */
export const likelyEach = 4
export const pastWeight = 0.4

// Temperatures in shares of the mean walk.
const hot = 0.0002
const cold = 0.000_002
const movesBetweenLooks = 64

/** The best slotting found. The same seed and number of moves give the same answer; sooner ended, the best so far. */
export function reslot(problem: SlotProblem, search: SlotSearch): SlotPlan {
  const set = likelyOrders(problem.orders, problem.now.length, {
    seed: search.seed,
    each: search.likely ?? likelyEach,
    past: pastWeight,
  })
  const before = new Tours(problem, set, problem.now).total
  const start = startingPlaces(problem)
  const tours = new Tours(problem, set, start)
  let best: readonly number[] = tours.total < before ? start : problem.now
  let least = Math.min(before, tours.total)
  const random = seeded(search.seed + 1)
  const popular = wantedFirst(tours, problem)
  for (let move = 0; move < search.moves && popular.length > 0; move++) {
    if (move % movesBetweenLooks === 0) {
      if (!search.timeLeft()) break
      search.progress?.(move / search.moves)
    }
    const item = popular[Math.floor(random() ** 2 * popular.length)] ?? 0
    const to = wantedPlace(problem, tours, item, random)
    const from = tours.placeOf[item] ?? -1
    const other = tours.itemIn[to] ?? -1
    if (to === from || !mayLie(problem, item, to) || (other >= 0 && (from < 0 || !mayLie(problem, other, from))))
      continue
    const longer = tours.swap(item, to)
    const temperature = before * hot * (cold / hot) ** (move / search.moves)
    if (longer <= 0 || random() < Math.exp(-longer / temperature)) tours.settle(longer)
    else tours.takeBack(item, from)
    if (tours.total < least - 1e-9) {
      least = tours.total
      best = Array.from(tours.placeOf)
    }
  }
  return { placeOf: best, before, after: least, bound: leastTour(problem, set) }
}

/** By turnover, with costs worked out twice more from where the popular items came to lie. */
export function startingPlaces(problem: SlotProblem): readonly number[] {
  let placeOf: readonly number[] = problem.now
  for (let round = 0; round < 3; round++) placeOf = placedByTurnover(problem, placeCosts(problem, placeOf))
  return placeOf
}

function wantedFirst(tours: Tours, problem: SlotProblem): readonly number[] {
  const items = problem.now.flatMap((place, item) => (place >= 0 && problem.closed?.has(place) ? [] : [item]))
  return items.filter((item) => tours.wanted(item) > 0).sort((a, b) => tours.wanted(b) - tours.wanted(a) || a - b)
}

/** A place to try: beside something that some order wants together with the item, or anywhere. */
function wantedPlace(problem: SlotProblem, tours: Tours, item: number, random: () => number): number {
  const own = tours.ordersOf(item)
  if (random() < 0.5 && own.length > 0) {
    const order = tours.order(own[wholeBelow(random, own.length)] ?? 0)
    const friend = order[wholeBelow(random, order.length)] ?? item
    const beside = (tours.placeOf[friend] ?? -1) + wholeBelow(random, 9) - 4
    if (friend !== item && beside >= 0 && beside < problem.places.length) return beside
  }
  return wholeBelow(random, problem.places.length)
}
