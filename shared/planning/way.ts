// Owns distance and direction between two places on the floor, as a person with a cart experiences them. Knows aisles by
// name and points by coordinates; does not know racks in the way between aisles (a lower bound is told, never a detour).

/** A point on the floor in decimetres from the warehouse's origin: x to the right, y ahead. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Decimetres to walk between two points, along aisles and across them. */
export function walkDistance(from: Point, to: Point): number {
  return Math.abs(from.x - to.x) + Math.abs(from.y - to.y)
}

/** Where the next place lies for somebody who came from `before` to `at`. */
export type Heading = 'here' | 'ahead' | 'back' | 'turn-left' | 'turn-right'

// Less than a bay's width is the same spot for the eye.
const samePlace = 6

/**
 * Which way to turn. Without a known heading (nobody has walked yet) the answer is `ahead`.
 * @param before where the person was before `at`; their heading is the line between the two
 */
export function headingTo(before: Point | undefined, at: Point, to: Point): Heading {
  if (walkDistance(at, to) < samePlace) return 'here'
  if (!before || walkDistance(before, at) < samePlace) return 'ahead'
  const [hx, hy] = [at.x - before.x, at.y - before.y]
  const [tx, ty] = [to.x - at.x, to.y - at.y]
  const cross = hx * ty - hy * tx
  const dot = hx * tx + hy * ty
  // Within 45 degrees of the heading is ahead, of its opposite is back.
  if (Math.abs(cross) <= Math.abs(dot)) return dot > 0 ? 'ahead' : 'back'
  return cross > 0 ? 'turn-left' : 'turn-right'
}
