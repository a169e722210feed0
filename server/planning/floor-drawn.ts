// Owns how bins of a warehouse are drawn for planners that think in aisles and depths. Knows no orders and no goods.
import type { BlockFloor, Spot } from '../../shared/planning/routing/floor.ts'
import type { LocationRow, WarehouseRow } from '../../shared/rows/catalogue.ts'

export interface DrawnFloor {
  readonly floor: BlockFloor
  /** The pack bench, where walks begin and end. */
  readonly depot: Spot
  /** For each bin the spot from which it is reached. */
  readonly places: readonly Spot[]
}

/** The floor in aisles and depths; without a plan of lanes, one block from the nearest to the farthest bin. */
export function drawnFloor(
  home: WarehouseRow | undefined,
  places: readonly LocationRow[],
  bench: LocationRow | undefined,
): DrawnFloor {
  const along = home?.floor?.aislesRun ?? 'y'
  const [depth, across] = along === 'y' ? (['y', 'x'] as const) : (['x', 'y'] as const)
  const xs = new Map<string, number>()
  for (const place of places) if (!xs.has(place.aisle)) xs.set(place.aisle, place[across])
  const aisles = [...xs].sort(([, a], [, b]) => a - b)
  const indexOf = new Map(aisles.map(([name], index) => [name, index]))
  const depths = places.map((place) => place[depth])
  const crossY = home?.floor
    ? [...home.floor.crossAisles].sort((a, b) => a - b)
    : [Math.min(...depths, 0), Math.max(...depths, 1) + 10]
  const aisleX = aisles.map(([, x]) => x)
  const benchX = bench?.[across] ?? aisleX[0] ?? 0
  const nearest = aisleX.reduce(
    (best, x, index) => (Math.abs(x - benchX) < Math.abs((aisleX[best] ?? 0) - benchX) ? index : best),
    0,
  )
  // Where the bench stands on a lane, walks begin and end there; the few metres beside it are the same for every order.
  return {
    floor: { aisleX, crossY },
    depot: { aisle: nearest, y: crossY[0] ?? 0 },
    places: places.map((place) => ({ aisle: indexOf.get(place.aisle) ?? 0, y: place[depth] })),
  }
}
