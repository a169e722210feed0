// Owns the few moves that save most walking: pairs of exchanges that do not touch one another, chosen greedily, then each
// given up for a better one while any is found. Says what each move saves, so that its payback can be told.
import { seeded, type TimeLeft, wholeBelow } from '../seeded.ts'
import { likelyOrders } from './likely-orders.ts'
import { placeCosts } from './place-costs.ts'
import { mayLie, type SlotMove, type SlotPlan, type SlotProblem } from './problem.ts'
import { likelyEach, pastWeight } from './reslot.ts'
import { leastTour, Tours } from './tours.ts'

export interface MovesSearch {
  readonly seed: number
  /** At most so many moves. */
  readonly most: number
  /** Exchanges tried in all. */
  readonly tries: number
  readonly timeLeft: TimeLeft
  /** Likely orders made for each past one, where the usual number costs too much time. */
  readonly likely?: number
  readonly progress?: (share: number) => void
}

/** A move and what it saves of the mean walk of an order, beside all other moves of the list. */
export interface WorthyMove extends SlotMove {
  readonly saves: number
}

export interface MoveList extends SlotPlan {
  /** In the order in which they should be done: what saves most first. */
  readonly moves: readonly WorthyMove[]
}

const movesBetweenLooks = 32
/** Of the most wanted items and the nearest places, how many are looked at for each move of the list. */
const itemsEach = 3
const placesEach = 4

/** At most so many moves with the largest saving. The same seed and tries give the same answer. */
export function bestMoves(problem: SlotProblem, search: MovesSearch): MoveList {
  const set = likelyOrders(problem.orders, problem.now.length, {
    seed: search.seed,
    each: search.likely ?? likelyEach,
    past: pastWeight,
  })
  const list = new Exchanges(problem, new Tours(problem, set, problem.now))
  const before = list.tours.total
  const random = seeded(search.seed + 1)
  const costs = placeCosts(problem, problem.now)
  const near = problem.places.map((_spot, place) => place).sort((a, b) => (costs[a] ?? 0) - (costs[b] ?? 0) || a - b)
  const items = problem.now.flatMap((place, item) => (place >= 0 && list.tours.wanted(item) > 0 ? [item] : []))
  items.sort((a, b) => list.tours.wanted(b) - list.tours.wanted(a) || a - b)
  const topItems = items.slice(0, Math.max(40, search.most * itemsEach))
  const topPlaces = near.slice(0, Math.max(80, search.most * placesEach))
  for (let tries = 0; tries < search.tries && topItems.length > 0; tries++) {
    if (tries % movesBetweenLooks === 0) {
      if (!search.timeLeft()) break
      search.progress?.(tries / search.tries)
    }
    const item = topItems[Math.floor(random() ** 2 * topItems.length)] ?? 0
    const to = topPlaces[Math.floor(random() ** 1.5 * topPlaces.length)] ?? 0
    list.tryInstead(item, to, search.most, random)
  }
  const moves = list.valued()
  return {
    placeOf: Array.from(list.tours.placeOf),
    before,
    after: list.tours.total,
    bound: leastTour(problem, set),
    moves,
  }
}

interface Exchange {
  readonly item: number
  readonly from: number
  readonly to: number
  readonly other: number
}

class Exchanges {
  readonly tours: Tours
  readonly #problem: SlotProblem
  readonly #list: Exchange[] = []

  constructor(problem: SlotProblem, tours: Tours) {
    this.#problem = problem
    this.tours = tours
  }

  /** Tries an exchange: in place of those that touch its places, or of one at random where the list is full. */
  tryInstead(item: number, to: number, most: number, random: () => number): void {
    const from = this.#problem.now[item] ?? -1
    if (from === to || from < 0) return
    const given = this.#list.filter(({ from: a, to: b }) => a === from || b === from || a === to || b === to)
    if (given.some((each) => each.item === item && each.to === to)) return
    if (given.length === 0 && this.#list.length >= most) {
      const one = this.#list[wholeBelow(random, this.#list.length)]
      if (one) given.push(one)
    }
    const was = this.tours.total
    for (const each of given) this.#undo(each)
    const other = this.tours.itemIn[to] ?? -1
    const allowed =
      mayLie(this.#problem, item, to) && !this.#isClosed(from) && (other < 0 || mayLie(this.#problem, other, from))
    if (allowed) {
      this.#do({ item, from, to, other })
      if (this.tours.total < was - 1e-9) {
        for (const each of given) this.#list.splice(this.#list.indexOf(each), 1)
        this.#list.push({ item, from, to, other })
        return
      }
      this.#undo({ item, from, to, other })
    }
    for (const each of given) this.#do(each)
  }

  /** The moves with what each saves, dearest first; those that save nothing are left undone. */
  valued(): readonly WorthyMove[] {
    const moves: WorthyMove[] = []
    for (const each of [...this.#list]) {
      const now = this.tours.total
      this.#undo(each)
      const saves = this.tours.total - now
      if (saves <= 1e-9) continue
      this.#do(each)
      moves.push({
        item: each.item,
        to: each.to,
        saves,
        ...(each.other >= 0 && { swappedWith: each.other }),
      })
    }
    return moves.sort((a, b) => b.saves - a.saves || a.item - b.item)
  }

  #isClosed(place: number): boolean {
    return this.#problem.closed?.has(place) ?? false
  }

  #do({ item, to }: Exchange): void {
    this.tours.settle(this.tours.swap(item, to))
  }

  #undo({ item, from }: Exchange): void {
    this.tours.settle(this.tours.swap(item, from))
  }
}
