// Owns the shortest route over a floor of parallel aisles, proven: a dynamic programme that goes from aisle to aisle and
// keeps, for each way in which the walk so far can be connected, the shortest. After Ratliff & Rosenthal (1983) for one
// block, Roodbergen & De Koster (2001) for two; any number of cross aisles as in Pansart, Catusse & Cambazard (2018).
import { assert } from '../../values/result.ts'
import { type BlockFloor, type Route, routeLength, type Spot } from './floor.ts'
import { type Frontier, forbidden, frontierOf, mostCrossAisles } from './frontier.ts'
import { kindOf, type Traversal, traversals } from './sub-aisle.ts'
import { visitOrder, type Walked } from './visit-order.ts'

/** What must be visited in one aisle: at the crossings, and in the pieces between them. */
interface AisleDemand {
  readonly nodes: readonly { readonly node: number; readonly odd: boolean }[]
  readonly pieces: readonly (readonly Traversal[])[]
}

/**
 * The shortest walk from `start` over all `stops` to `end`, proven. Undefined for floors with more than six cross aisles,
 * where `improvedRoute` serves.
 */
export function exactRoute(floor: BlockFloor, start: Spot, end: Spot, stops: readonly Spot[]): Route | undefined {
  if (floor.crossY.length > mostCrossAisles || floor.crossY.length < 2) return undefined
  const spots = [start, end, ...stops].map((spot) => clamped(floor, spot))
  const first = Math.min(...spots.map((spot) => spot.aisle))
  const last = Math.max(...spots.map((spot) => spot.aisle))
  const order =
    first === last ? alongOneAisle(start, end, stops) : visitOrder(spots, walkOver(floor, spots, first, last))
  const visited = order.flatMap((index) => stops[index] ?? [])
  return { order, length: routeLength(floor, start, visited, end), proven: true }
}

/** A dock before the first cross aisle or a bench behind the last is reached over that cross aisle in any case. */
function clamped({ crossY }: BlockFloor, spot: Spot): Spot {
  const y = Math.min(Math.max(spot.y, crossY[0] ?? spot.y), crossY[crossY.length - 1] ?? spot.y)
  return y === spot.y ? spot : { aisle: spot.aisle, y }
}

const notWalked: Traversal = { bottom: 0, top: 0, through: false, length: 0, walks: [0] }

/** In one aisle the walk is a line: to one end of what is asked, then to the other. */
function alongOneAisle(start: Spot, end: Spot, stops: readonly Spot[]): readonly number[] {
  const up = stops.map((_stop, index) => index).sort((a, b) => (stops[a]?.y ?? 0) - (stops[b]?.y ?? 0) || a - b)
  const low = stops[up[0] ?? -1]?.y ?? start.y
  const high = stops[up[up.length - 1] ?? -1]?.y ?? start.y
  const upward = Math.abs(start.y - low) + Math.abs(high - end.y)
  const downward = Math.abs(start.y - high) + Math.abs(low - end.y)
  return upward <= downward ? up : up.toReversed()
}

/** One layer of the programme: the states that can be reached, the length of each, and how it was reached. */
interface Layer {
  readonly states: number[]
  readonly lengths: number[]
  readonly from: number[]
  readonly option: number[]
}

class Programme {
  readonly frontier: Frontier
  readonly layers: Layer[]
  #place: Int32Array

  constructor(frontier: Frontier) {
    this.frontier = frontier
    this.layers = [{ states: [frontier.start], lengths: [0], from: [-1], option: [0] }]
    this.#place = new Int32Array(1024).fill(-1)
  }

  /** Adds a layer: each state goes on by each option that is allowed for it; of equal states the shorter stays. */
  advance(options: readonly { readonly length: number; apply(state: number): number }[]): void {
    const now = this.layers[this.layers.length - 1]
    assert(now !== undefined, 'a programme has a layer')
    const next: Layer = { states: [], lengths: [], from: [], option: [] }
    for (let i = 0; i < now.states.length; i++) {
      const state = now.states[i] ?? 0
      const soFar = now.lengths[i] ?? 0
      for (let o = 0; o < options.length; o++) {
        const option = options[o]
        if (!option) continue
        const to = option.apply(state)
        if (to === forbidden) continue
        const length = soFar + option.length
        this.#keep(next, to, length, i, o)
      }
    }
    for (const state of next.states) this.#place[state] = -1
    this.layers.push(next)
  }

  #keep(next: Layer, state: number, length: number, from: number, option: number): void {
    if (state >= this.#place.length) {
      const wider = new Int32Array(this.frontier.size * 2).fill(-1)
      wider.set(this.#place)
      this.#place = wider
    }
    const at = this.#place[state] ?? -1
    if (at < 0) {
      this.#place[state] = next.states.push(state) - 1
      next.lengths.push(length)
      next.from.push(from)
      next.option.push(option)
    } else if (length < (next.lengths[at] ?? 0)) {
      next.lengths[at] = length
      next.from[at] = from
      next.option[at] = option
    }
  }

  /** The options that lead to the shortest whole walk, one for each layer. */
  best(): readonly number[] {
    const last = this.layers[this.layers.length - 1]
    assert(last !== undefined, 'a programme has a layer')
    let at = -1
    last.states.forEach((state, index) => {
      if (!this.frontier.isWhole(state)) return
      if (at < 0 || (last.lengths[index] ?? 0) < (last.lengths[at] ?? 0)) at = index
    })
    assert(at >= 0, 'a floor of connected aisles has a walk')
    const options: number[] = []
    for (let layer = this.layers.length - 1; layer > 0; layer--) {
      options.push(this.layers[layer]?.option[at] ?? 0)
      at = this.layers[layer]?.from[at] ?? 0
    }
    return options.reverse()
  }
}

function walkOver(floor: BlockFloor, spots: readonly Spot[], first: number, last: number): readonly Walked[] {
  const nodes = floor.crossY.length
  const frontier = frontierOf(nodes)
  const programme = new Programme(frontier)
  /** What each layer's option walks, so that the shortest can be laid out again. */
  const meanings: ((option: number) => readonly Walked[])[] = []
  for (let aisle = first; aisle <= last; aisle++) {
    const { nodes: visits, pieces } = demandOf(floor, spots, aisle)
    for (const { node, odd } of visits) {
      programme.advance([{ length: 0, apply: (state) => frontier.visit(state, node, odd) }])
      meanings.push(() => [])
    }
    const isShut = floor.shut?.has(aisle) ?? false
    pieces.forEach((all, lower) => {
      const ways = isShut ? [notWalked] : all
      const kinds = ways.map(kindOf)
      programme.advance(
        ways.map((way, index) => ({
          length: way.length,
          apply: (state) => frontier.traverse(state, lower, kinds[index] ?? 0),
        })),
      )
      meanings.push((option) => pieceWalked(floor, spots, aisle, lower, ways[option]))
    })
    if (aisle === last) break
    const gap = (floor.aisleX[aisle + 1] ?? 0) - (floor.aisleX[aisle] ?? 0)
    for (let node = 0; node < nodes; node++) {
      programme.advance(
        [0, 1, 2].map((times) => ({ length: times * gap, apply: (s) => frontier.cross(s, node, times) })),
      )
      const y = floor.crossY[node] ?? 0
      meanings.push((times) => [{ from: { aisle, y }, to: { aisle: aisle + 1, y }, times }])
    }
  }
  return programme.best().flatMap((option, index) => meanings[index]?.(option) ?? [])
}

function demandOf(floor: BlockFloor, spots: readonly Spot[], aisle: number): AisleDemand {
  const odd = new Map<number, boolean>()
  spots.forEach((spot, index) => {
    if (spot.aisle !== aisle) return
    // Spots 0 and 1 are where the walk begins and ends; where both are one place they cancel out.
    odd.set(spot.y, (odd.get(spot.y) ?? false) !== index < 2)
  })
  const ys = [...odd.keys()].sort((a, b) => a - b)
  const nodes = ys.flatMap((y) => {
    const node = floor.crossY.indexOf(y)
    return node < 0 ? [] : [{ node, odd: odd.get(y) ?? false }]
  })
  const pieces = floor.crossY.slice(1).map((top, lower) => {
    const bottom = floor.crossY[lower] ?? 0
    return traversals(
      bottom,
      top,
      ys.filter((y) => y > bottom && y < top).map((y) => ({ y, odd: odd.get(y) ?? false })),
    )
  })
  return { nodes, pieces }
}

function pieceWalked(
  floor: BlockFloor,
  spots: readonly Spot[],
  aisle: number,
  lower: number,
  way: Traversal | undefined,
): readonly Walked[] {
  const [bottom = 0, top = 0] = floor.crossY.slice(lower, lower + 2)
  const inside = new Set(spots.filter((s) => s.aisle === aisle && s.y > bottom && s.y < top).map((s) => s.y))
  const borders = [bottom, ...[...inside].sort((a, b) => a - b), top]
  return (way?.walks ?? []).map((times, index) => ({
    from: { aisle, y: borders[index] ?? bottom },
    to: { aisle, y: borders[index + 1] ?? top },
    times,
  }))
}
