// Owns the order in which places are visited: through the aisles one after another, each walked from the end that makes
// the whole tour shortest. Does not know orders or tasks, only stops with coordinates.
import { type Point, walkDistance } from './way.ts'

export interface Stop extends Point {
  readonly id: string
  readonly aisle: string
}

type Axis = 'x' | 'y'

/**
 * The ids of `stops` in walking order from `start` to `end`. Takes whole aisles from left to right, from right to left and
 * nearest first; for each finds the best end of every aisle to begin at; and keeps the shortest. Never longer than going
 * by codes.
 */
export function walkingOrder(stops: readonly Stop[], start: Point, end: Point): readonly string[] {
  if (stops.length < 2) return stops.map((stop) => stop.id)
  const aisles = aislesOf(stops, aisleAxis(stops))
  let best: Tour = { stops: [], length: Number.POSITIVE_INFINITY }
  for (const order of [aisles, [...aisles].reverse(), nearestFirst(aisles, start)]) {
    const tour = through(order, start, end)
    if (tour.length < best.length) best = tour
  }
  return best.stops.map((stop) => stop.id)
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

interface Tour {
  readonly stops: readonly Stop[]
  readonly length: number
}

// For aisles in a given order only the direction in each is open: the best tour that ends at either end of an aisle needs
// no more than the best two of the aisle before it.
function through(aisles: readonly Stop[][], start: Point, end: Point): Tour {
  let tours: readonly Tour[] = [{ stops: [], length: 0 }]
  for (const aisle of aisles) {
    const down = [...aisle].reverse()
    tours = [aisle, down].map((leg) => shortest(tours.map((tour) => extended(tour, leg, start))))
  }
  return shortest(
    tours.map((tour) => ({ ...tour, length: tour.length + walkDistance(tour.stops.at(-1) ?? start, end) })),
  )
}

function extended(tour: Tour, leg: readonly Stop[], start: Point): Tour {
  const [first = start, last = start] = [leg[0], leg.at(-1)]
  const inside = tourLength(leg, first, last)
  return {
    stops: [...tour.stops, ...leg],
    length: tour.length + walkDistance(tour.stops.at(-1) ?? start, first) + inside,
  }
}

function shortest(tours: readonly Tour[]): Tour {
  return tours.reduce((best, tour) => (tour.length < best.length ? tour : best))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
