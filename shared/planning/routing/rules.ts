// Owns the picking rules that people know by name: S-shape, return, midpoint, largest gap, combined, and the order of
// location codes. For managers who want a rule, and as the measure beside which exact routes are shown. Described in
// De Koster, Le-Duc & Roodbergen (2007).
import { type BlockFloor, routeLength, type Spot } from './floor.ts'

export type RoutingRule = 'code' | 's-shape' | 'return' | 'midpoint' | 'largest-gap' | 'combined'

interface Visit {
  readonly index: number
  readonly aisle: number
  readonly y: number
}

/** The stops' indices in the order of a rule; blocks from the far end, aisles of a block to and fro. */
export function orderByRule(
  rule: RoutingRule,
  floor: BlockFloor,
  start: Spot,
  end: Spot,
  stops: readonly Spot[],
): readonly number[] {
  const visits = stops.map(({ aisle, y }, index) => ({ index, aisle, y }))
  if (rule === 'code') return visits.sort((a, b) => a.aisle - b.aisle || a.y - b.y).map(({ index }) => index)
  const blocks = blocksOf(floor, visits)
  if (start.y > (floor.crossY[floor.crossY.length - 1] ?? 0) / 2) blocks.reverse()
  const order: Visit[] = []
  for (const block of blocks) {
    const before = order[order.length - 1] ?? start
    const left = block.aisles[0]?.[0]
    const right = block.aisles[block.aisles.length - 1]?.[0]
    const fromRight = left && right && Math.abs(before.aisle - right.aisle) < Math.abs(before.aisle - left.aisle)
    const aisles = fromRight ? block.aisles.toReversed() : block.aisles
    order.push(...withinBlock(rule, floor, { ...block, aisles }, before, end))
  }
  return order.map(({ index }) => index)
}

interface Block {
  readonly bottom: number
  readonly top: number
  /** Aisles from left to right, each upward. */
  readonly aisles: readonly (readonly Visit[])[]
}

function blocksOf({ crossY }: BlockFloor, visits: readonly Visit[]): Block[] {
  const blocks: Block[] = []
  for (let i = crossY.length - 2; i >= 0; i--) {
    const [bottom = 0, top = 0] = crossY.slice(i, i + 2)
    const own = visits.filter(({ y }) => y >= bottom && (y < top || (i === crossY.length - 2 && y <= top)))
    if (own.length === 0) continue
    const byAisle = new Map<number, Visit[]>()
    for (const visit of own) byAisle.set(visit.aisle, [...(byAisle.get(visit.aisle) ?? []), visit])
    const aisles = [...byAisle.values()].map((aisle) => aisle.sort((a, b) => a.y - b.y))
    blocks.push({ bottom, top, aisles: aisles.sort((a, b) => (a[0]?.aisle ?? 0) - (b[0]?.aisle ?? 0)) })
  }
  return blocks
}

function withinBlock(rule: RoutingRule, floor: BlockFloor, block: Block, before: Spot, end: Spot): readonly Visit[] {
  const { aisles, bottom, top } = block
  const middle = (bottom + top) / 2
  switch (rule) {
    case 'return':
      return aisles.flat()
    case 's-shape': {
      let upward = Math.abs(before.y - bottom) <= Math.abs(before.y - top)
      return aisles.flatMap((aisle) => {
        const walked = upward ? aisle : aisle.toReversed()
        upward = !upward
        return walked
      })
    }
    case 'midpoint':
      return overAndBack(aisles, (aisle) => aisle.filter(({ y }) => y > middle))
    case 'largest-gap':
      return overAndBack(aisles, (aisle) => aisle.slice(cutOf(aisle, bottom, top)))
    case 'combined':
      return combined(floor, aisles, before, end)
    default:
      return aisles.flat()
  }
}

/** First and last aisle are walked through; of the others the far part on the way over, the near part on the way back. */
function overAndBack(
  aisles: readonly (readonly Visit[])[],
  farPart: (aisle: readonly Visit[]) => readonly Visit[],
): readonly Visit[] {
  const first = aisles[0] ?? []
  if (aisles.length < 2) return first
  const last = aisles[aisles.length - 1] ?? []
  const between = aisles.slice(1, -1)
  const over = between.flatMap((aisle) => farPart(aisle).toReversed())
  const back = between.toReversed().flatMap((aisle) => {
    const far = new Set(farPart(aisle))
    return aisle.filter((visit) => !far.has(visit))
  })
  return [...first, ...over, ...last.toReversed(), ...back]
}

/** Where the largest gap of an aisle lies: stops before it are reached from below, the others from above. */
function cutOf(aisle: readonly Visit[], bottom: number, top: number): number {
  let [cut, largest] = [0, -1]
  for (let i = 0; i <= aisle.length; i++) {
    const gap = (aisle[i]?.y ?? top) - (aisle[i - 1]?.y ?? bottom)
    if (gap > largest) [cut, largest] = [i, gap]
  }
  return cut
}

/** Each aisle upward or downward, whichever makes the whole shortest (Roodbergen & De Koster 2001, within one block). */
function combined(floor: BlockFloor, aisles: readonly (readonly Visit[])[], before: Spot, end: Spot): readonly Visit[] {
  let ways: readonly (readonly Visit[])[] = [[]]
  for (const aisle of aisles) {
    ways = [aisle, aisle.toReversed()].map((leg) => shortest(ways.map((way) => [...way, ...leg])))
  }
  return shortest(ways)

  function shortest(candidates: readonly (readonly Visit[])[]): readonly Visit[] {
    let best = candidates[0] ?? []
    for (const way of candidates) if (length(way) < length(best)) best = way
    return best
  }
  function length(way: readonly Visit[]): number {
    const last = way[way.length - 1] ?? before
    return routeLength(floor, before, way, way.length === aisles.flat().length ? end : last)
  }
}
