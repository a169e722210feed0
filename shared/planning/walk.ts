// Owns the order in which places are visited: through the aisles one after another, each entered from the end that makes
// the tour shortest. Does not know orders or tasks, only stops with coordinates.
import { type Point, walkDistance } from './way.ts'

export interface Stop extends Point {
  readonly id: string
  readonly aisle: string
}

type Axis = 'x' | 'y'

/**
 * The ids of `stops` in walking order from `start` to `end`. Tries whole aisles from left to right, from right to left and
 * nearest first, each in a serpentine or entered at its nearer end, and takes the shortest. Equal stops keep their order by id.
 */
export function walkingOrder(stops: readonly Stop[], start: Point, end: Point): readonly string[] {
  if (stops.length < 2) return stops.map((stop) => stop.id)
  const axis = aisleAxis(stops)
  const aisles = aislesOf(stops, axis)
  let best: readonly Stop[] = []
  let shortest = Number.POSITIVE_INFINITY
  for (const order of [aisles, [...aisles].reverse(), nearestFirst(aisles, start)]) {
    for (const way of ['up', 'down', 'near'] as const) {
      const tour = through(order, way, start)
      const length = tourLength(tour, start, end)
      if (length < shortest) {
        best = tour
        shortest = length
      }
    }
  }
  return best.map((stop) => stop.id)
}

/** Decimetres of a tour from `start` over `stops` to `end`. */
export function tourLength(stops: readonly Point[], start: Point, end: Point): number {
  let length = 0
  let at = start
  for (const stop of stops) {
    length += walkDistance(at, stop)
    at = stop
  }
  return length + walkDistance(at, end)
}

// Aisles run along the axis in which their stops spread most; across them the stops of one aisle hardly differ.
function aisleAxis(stops: readonly Stop[]): Axis {
  const first = new Map<string, Stop>()
  let [spreadX, spreadY] = [0, 0]
  for (const stop of stops) {
    const known = first.get(stop.aisle)
    if (known) {
      spreadX += Math.abs(stop.x - known.x)
      spreadY += Math.abs(stop.y - known.y)
    } else first.set(stop.aisle, stop)
  }
  return spreadX > spreadY ? 'x' : 'y'
}

function aislesOf(stops: readonly Stop[], axis: Axis): Stop[][] {
  const byName = new Map<string, Stop[]>()
  for (const stop of stops) {
    const aisle = byName.get(stop.aisle)
    if (aisle) aisle.push(stop)
    else byName.set(stop.aisle, [stop])
  }
  const cross: Axis = axis === 'x' ? 'y' : 'x'
  const aisles = [...byName.values()]
  for (const aisle of aisles) aisle.sort((a, b) => a[axis] - b[axis] || compare(a.id, b.id))
  const position = (aisle: readonly Stop[]) => aisle.reduce((sum, stop) => sum + stop[cross], 0) / aisle.length
  return aisles.sort((a, b) => position(a) - position(b) || compare(a[0]?.id ?? '', b[0]?.id ?? ''))
}

function nearestFirst(aisles: readonly Stop[][], start: Point): Stop[][] {
  const rest = [...aisles]
  const order: Stop[][] = []
  let at = start
  while (rest.length > 0) {
    let nearest = 0
    for (let i = 1; i < rest.length; i++) {
      if (distanceToAisle(at, rest[i] ?? []) < distanceToAisle(at, rest[nearest] ?? [])) nearest = i
    }
    const [aisle = []] = rest.splice(nearest, 1)
    order.push(aisle)
    at = nearerEndFirst(aisle, at).at(-1) ?? at
  }
  return order
}

function distanceToAisle(at: Point, aisle: readonly Stop[]): number {
  return aisle.reduce((least, stop) => Math.min(least, walkDistance(at, stop)), Number.POSITIVE_INFINITY)
}

function nearerEndFirst(aisle: readonly Stop[], at: Point): readonly Stop[] {
  const first = aisle[0]
  const last = aisle.at(-1)
  if (!first || !last || walkDistance(at, first) <= walkDistance(at, last)) return aisle
  return [...aisle].reverse()
}

function through(aisles: readonly Stop[][], way: 'up' | 'down' | 'near', start: Point): Stop[] {
  const tour: Stop[] = []
  let at = start
  let up = way === 'up'
  for (const aisle of aisles) {
    const leg = way === 'near' ? nearerEndFirst(aisle, at) : up ? aisle : [...aisle].reverse()
    tour.push(...leg)
    at = leg.at(-1) ?? at
    up = !up
  }
  return tour
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
