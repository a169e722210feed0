// Owns the ways to walk the piece of an aisle between two neighbouring cross aisles. Each visits all that lies there; of
// those that look alike from the ends only the shortest is worth keeping (Ratliff & Rosenthal 1983).

/** A point inside the piece that must be visited; an odd one is where the walk begins or ends. */
export interface InnerPoint {
  readonly y: number
  readonly odd: boolean
}

/** How often each end is touched, whether the ends are connected through the piece, and what it costs. */
export interface Traversal {
  readonly bottom: 0 | 1 | 2
  readonly top: 0 | 1 | 2
  readonly through: boolean
  readonly length: number
  /** How often each segment is walked, from the bottom; segments lie between the ends and the points. */
  readonly walks: readonly number[]
}

/** A number for all that a traversal is from outside: equal kinds differ in length only. */
export function kindOf({ bottom, top, through }: Pick<Traversal, 'bottom' | 'top' | 'through'>): number {
  return bottom * 6 + top * 2 + (through ? 1 : 0)
}

export const traversalKinds = 18

/**
 * The shortest traversal of each kind. A segment is walked once or twice, by the parity that the points ask for; one that
 * would be walked twice may be left out, where the piece then falls in two that each hang on an end.
 * @param points ascending, strictly between the ends
 */
export function traversals(bottomY: number, topY: number, points: readonly InnerPoint[]): readonly Traversal[] {
  const borders = [bottomY, ...points.map((point) => point.y), topY]
  const lengths = borders.slice(1).map((y, index) => y - (borders[index] ?? 0))
  const best = new Map<number, Traversal>()
  const offer = (walks: readonly number[], left: number | undefined) => {
    const traversal: Traversal = {
      bottom: (walks[0] ?? 0) as 0 | 1 | 2,
      top: (walks[walks.length - 1] ?? 0) as 0 | 1 | 2,
      through: left === undefined,
      length: walks.reduce((sum, times, index) => sum + times * (lengths[index] ?? 0), 0),
      walks,
    }
    const kind = kindOf(traversal)
    const known = best.get(kind)
    if (!known || traversal.length < known.length) best.set(kind, traversal)
  }
  for (const first of [1, 2]) {
    let times = first
    const walks = [times]
    for (const { odd } of points) {
      if (odd) times = 3 - times
      walks.push(times)
    }
    offer(walks, undefined)
    walks.forEach((each, index) => {
      if (each === 2) offer(walks.with(index, 0), index)
    })
  }
  return [...best.values()]
}
