// Owns the floor as routes see it: parallel pick aisles, cut by cross aisles into blocks; and how far it is from one spot to
// another. Lengths are whole decimetres. Knows no order and no bin.

/** Parallel aisles at `aisleX`, cross aisles at `crossY`, both ascending; at least two cross aisles, front and back. */
export interface BlockFloor {
  readonly aisleX: readonly number[]
  readonly crossY: readonly number[]
  /** Aisles that are none: a place along a wall or lane, from which nobody walks through the racks. */
  readonly shut?: ReadonlySet<number>
}

/** A place on the centre line of an aisle; `aisle` is an index of `aisleX`. */
export interface Spot {
  readonly aisle: number
  readonly y: number
}

/** The shortest walk from one spot to another: along the aisle, or over the cross aisle that makes it shortest. */
export function walkBetween(floor: BlockFloor, a: Spot, b: Spot): number {
  if (a.aisle === b.aisle) return Math.abs(a.y - b.y)
  let along = Number.POSITIVE_INFINITY
  for (const y of floor.crossY) along = Math.min(along, Math.abs(a.y - y) + Math.abs(b.y - y))
  return along + Math.abs((floor.aisleX[a.aisle] ?? 0) - (floor.aisleX[b.aisle] ?? 0))
}

/** The length of a walk from `start` over stops in the given order to `end`. */
export function routeLength(floor: BlockFloor, start: Spot, stops: readonly Spot[], end: Spot): number {
  let length = 0
  let at = start
  for (const stop of stops) {
    length += walkBetween(floor, at, stop)
    at = stop
  }
  return length + walkBetween(floor, at, end)
}

/** An order of stops by their index, and its length. `proven` says that no order is shorter. */
export interface Route {
  readonly order: readonly number[]
  readonly length: number
  readonly proven: boolean
}
