// Owns where one item should go when it comes in and nothing else moves: among the free places the one whose rank among all
// places is the item's rank among all items, so that the near places stay free for what is wanted more; nearer to what it is
// bought with. Knows only past orders and what lies already.

import { turnover } from './place-costs.ts'
import type { SlotProblem } from './problem.ts'
import { mayLie } from './problem.ts'

/** What is worked out once and asked for each item that comes in. */
export class OneByOne {
  readonly #problem: SlotProblem
  readonly #costs: readonly number[]
  readonly #wanted: readonly number[]
  /** Places from cheap to dear, and for each what a place is worth: the turnover that lies there if all is ranked. */
  readonly #price: readonly number[]

  /** @param costs how far out of the way each place is, as `placeCosts` of a plan says */
  constructor(problem: SlotProblem, costs: readonly number[]) {
    this.#problem = problem
    this.#costs = costs
    this.#wanted = turnover(problem).map((count) => count + 0.5)
    this.#price = prices(costs, this.#wanted)
  }

  /** The best free place for an item; undefined where none takes it. */
  placeFor(item: number, free: Iterable<number>): number | undefined {
    let best: number | undefined
    let least = Number.POSITIVE_INFINITY
    const wanted = this.#wanted[item] ?? 0
    for (const place of free) {
      if (!mayLie(this.#problem, item, place)) continue
      const cost = wanted * (this.#costs[place] ?? 0) + (this.#price[place] ?? 0)
      if (cost < least || (cost === least && best !== undefined && place < best)) [best, least] = [place, cost]
    }
    return best
  }
}

/**
 * What it costs to give a place away, as the prices of the assignment of ranked items to ranked places: each place is dearer
 * than the next by what the item that belongs there would walk more (duality of the assignment problem; Kuhn 1955).
 */
function prices(costs: readonly number[], wanted: readonly number[]): readonly number[] {
  const places = costs.map((_cost, place) => place).sort((a, b) => (costs[a] ?? 0) - (costs[b] ?? 0) || a - b)
  const ranked = [...wanted].sort((a, b) => b - a)
  const price = costs.map(() => 0)
  for (let rank = places.length - 2; rank >= 0; rank--) {
    const [here, next] = [places[rank] ?? 0, places[rank + 1] ?? 0]
    const item = ((ranked[rank] ?? 0) + (ranked[rank + 1] ?? 0)) / 2
    price[here] = (price[next] ?? 0) + item * ((costs[next] ?? 0) - (costs[here] ?? 0))
  }
  return price
}
