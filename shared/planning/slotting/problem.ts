// Owns what slotting is asked and what it answers: which item lies in which place, so that orders are picked on short walks.
// One item a place. Lengths are in the floor's unit. Does not know how anything is searched.
import type { BlockFloor, Spot } from '../routing/floor.ts'

export interface SlotProblem {
  readonly floor: BlockFloor
  /** Where every walk begins and ends. */
  readonly depot: Spot
  readonly places: readonly Spot[]
  /** For each item the place where it lies now, by index; -1 for one that lies nowhere. */
  readonly now: readonly number[]
  /** Past orders, oldest first: the items of each. */
  readonly orders: readonly (readonly number[])[]
  /** Storage classes of items and places, where they matter: goods lie only in places of their own class. */
  readonly itemClasses?: readonly string[]
  readonly placeClasses?: readonly string[]
  /** Room that an item needs and a place has, in any one measure. */
  readonly itemRoom?: readonly number[]
  readonly placeRoom?: readonly number[]
  /** Places that take part in no move: blocked, or held by what is not planned. */
  readonly closed?: ReadonlySet<number>
}

/** An item goes to a place; what lies there goes to the place that becomes free. */
export interface SlotMove {
  readonly item: number
  readonly to: number
  /** What lay there and comes to where the item was. */
  readonly swappedWith?: number
}

export interface SlotPlan {
  /** The place of each item. */
  readonly placeOf: readonly number[]
  /** Mean shortest walk of an order that the plan was judged by, before and after. */
  readonly before: number
  readonly after: number
  /** No places whatever make it shorter. */
  readonly bound: number
}

/** Whether goods may lie in a place. */
export function mayLie(problem: SlotProblem, item: number, place: number): boolean {
  if (problem.closed?.has(place)) return false
  const { itemClasses, placeClasses, itemRoom, placeRoom } = problem
  if (itemClasses && placeClasses && itemClasses[item] !== placeClasses[place]) return false
  return !itemRoom || !placeRoom || (itemRoom[item] ?? 0) <= (placeRoom[place] ?? 0)
}
