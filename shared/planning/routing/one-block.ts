// Owns the length of the shortest closed walk on a floor of one block, asked millions of times in a search: well under a
// microsecond. The states of Ratliff & Rosenthal (1983) written out, a number each. Knows no orders, only places.
import type { BlockFloor, Spot } from './floor.ts'

/** Whether `OneBlockWalk` serves: two cross aisles, and the walk begins and ends on one of them. */
export function isOneBlock({ crossY }: BlockFloor, depot: Spot): boolean {
  return crossY.length === 2 && crossY.includes(depot.y)
}

const never = 1e9

/** Tell it the places of a walk, aisle by aisle and upward in each, then ask how long the walk is. */
export class OneBlockWalk {
  readonly #aisleX: Float64Array
  readonly #bottom: number
  readonly #depth: number
  readonly #depot: number
  readonly #depotBelow: boolean
  readonly #lowest: Int32Array
  readonly #highest: Int32Array
  readonly #widest: Int32Array
  #first = 0
  #last = 0

  constructor({ aisleX, crossY }: BlockFloor, depot: Spot) {
    const [bottom = 0, top = 0] = crossY
    this.#aisleX = Float64Array.from(aisleX)
    this.#bottom = bottom
    this.#depth = top - bottom
    this.#depot = depot.aisle
    this.#depotBelow = depot.y === bottom
    this.#lowest = new Int32Array(aisleX.length).fill(-1)
    this.#highest = new Int32Array(aisleX.length)
    this.#widest = new Int32Array(aisleX.length)
  }

  begin(): void {
    this.#lowest.fill(-1)
    this.#first = this.#depot
    this.#last = this.#depot
  }

  /** A place to visit; within an aisle each lies no lower than the one before. */
  visit(aisle: number, y: number): void {
    const up = Math.min(Math.max(y - this.#bottom, 0), this.#depth)
    if ((this.#lowest[aisle] ?? -1) < 0) {
      this.#lowest[aisle] = up
      this.#widest[aisle] = 0
      if (aisle < this.#first) this.#first = aisle
      if (aisle > this.#last) this.#last = aisle
    } else {
      const gap = up - (this.#highest[aisle] ?? 0)
      if (gap > (this.#widest[aisle] ?? 0)) this.#widest[aisle] = gap
    }
    this.#highest[aisle] = up
  }

  /**
   * The shortest walk over all places told since `begin`. What has been walked so far ends at the two nodes of an aisle in
   * one of five ways: both oddly touched; only the lower touched, or only the upper; both evenly and joined, or not joined.
   */
  length(): number {
    const once = this.#depth
    const twice = 2 * once
    let [odd, lower, upper, joined, parted] = [never, never, never, never, never]
    let begun = false
    for (let aisle = this.#first; ; aisle++) {
      if (aisle === this.#depot) {
        // The depot's node must be touched; where the walk touches only the other one, it is a part of its own.
        if (this.#depotBelow) {
          parted = Math.min(parted, upper)
          upper = never
          if (!begun) lower = 0
        } else {
          parted = Math.min(parted, lower)
          lower = never
          if (!begun) upper = 0
        }
        begun = true
      }
      const low = this.#lowest[aisle] ?? -1
      const any = Math.min(lower, upper, joined, parted)
      if (low < 0) {
        const [oddNow, joinedNow] = [odd, joined]
        odd = Math.min(oddNow, any + once)
        joined = Math.min(joinedNow, oddNow + once, any + twice)
      } else {
        const fromBelow = 2 * (this.#highest[aisle] ?? 0)
        const fromAbove = 2 * (once - low)
        const aroundGap = 2 * (once - (this.#widest[aisle] ?? 0))
        const back = Math.min(fromBelow, fromAbove, aroundGap)
        if (begun) {
          const oddNow = odd
          odd = Math.min(oddNow + back, any + once)
          parted = Math.min(
            parted + back,
            lower + Math.min(fromAbove, aroundGap),
            upper + Math.min(fromBelow, aroundGap),
          )
          joined = Math.min(oddNow + once, joined + back, any + twice)
          lower += fromBelow
          upper += fromAbove
        } else {
          ;[odd, lower, upper, joined, parted] = [once, fromBelow, fromAbove, twice, aroundGap]
          begun = true
        }
      }
      if (aisle === this.#last) return Math.min(lower, upper, joined)
      const across = 2 * ((this.#aisleX[aisle + 1] ?? 0) - (this.#aisleX[aisle] ?? 0))
      odd += across
      lower = Math.min(lower, joined) + across
      upper = Math.min(upper, joined) + across
      joined += 2 * across
      parted += 2 * across
    }
  }
}
