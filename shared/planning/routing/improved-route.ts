// Owns short routes over any floor of which only distances are known: free-form maps, one-way aisles, more blocks than the
// exact programme takes. Iterated local search: Or-opt and 2-opt until nothing gets shorter, then a double bridge (Martin,
// Otto & Felten 1991) and again.
import { seeded, type TimeLeft, wholeBelow } from '../seeded.ts'
import type { Route } from './floor.ts'

/** Distances in decimetres between places 0 to n-1; where a way is one-way, they differ by direction. */
export type Distances = readonly (readonly number[])[]

export interface RouteSearch {
  readonly seed: number
  readonly timeLeft: TimeLeft
  /** Rounds after the first local optimum; the search ends sooner when time is up. */
  readonly rounds: number
}

/**
 * A short order of places 2 to n-1 between place 0 (the start) and place 1 (the end). Never longer than nearest first.
 * @returns indices counted from the first stop; not proven
 */
export function improvedRoute(distances: Distances, search: RouteSearch): Route {
  const stops = distances.length - 2
  if (stops <= 0) return { order: [], length: distances[0]?.[1] ?? 0, proven: true }
  const random = seeded(search.seed)
  let best = locallyBest(distances, nearestFirst(distances))
  let bestLength = lengthOf(distances, best)
  for (let round = 0; round < search.rounds && stops > 3 && search.timeLeft(); round++) {
    const next = locallyBest(distances, doubleBridge(best, random))
    const length = lengthOf(distances, next)
    if (length < bestLength) [best, bestLength] = [next, length]
  }
  return { order: best.map((place) => place - 2), length: bestLength, proven: stops === 1 }
}

/** Length of a walk from place 0 over places to place 1. */
function lengthOf(distances: Distances, order: readonly number[]): number {
  let length = 0
  let at = 0
  for (const place of order) {
    length += distances[at]?.[place] ?? 0
    at = place
  }
  return length + (distances[at]?.[1] ?? 0)
}

function nearestFirst(distances: Distances): number[] {
  const left = new Set(distances.keys())
  left.delete(0)
  left.delete(1)
  const order: number[] = []
  let at = 0
  while (left.size > 0) {
    let nearest = -1
    for (const place of left) {
      if (nearest < 0 || (distances[at]?.[place] ?? 0) < (distances[at]?.[nearest] ?? 0)) nearest = place
    }
    left.delete(nearest)
    order.push(nearest)
    at = nearest
  }
  return order
}

/** Improves until neither moving a chain of up to three stops nor turning a stretch round makes the walk shorter. */
function locallyBest(distances: Distances, start: readonly number[]): number[] {
  let order = [...start]
  let length = lengthOf(distances, order)
  for (let improved = true; improved; ) {
    improved = false
    for (const next of neighbours(distances, order)) {
      const nextLength = lengthOf(distances, next)
      if (nextLength >= length) continue
      ;[order, length] = [next, nextLength]
      improved = true
      break
    }
  }
  return order
}

/** Orders one move away that promise to be shorter, worked out from the joints that a move opens and closes. */
function* neighbours(distances: Distances, order: readonly number[]): Generator<number[]> {
  const n = order.length
  const at = (index: number) => (index < 0 ? 0 : index >= n ? 1 : (order[index] ?? 1))
  const d = (a: number, b: number) => distances[a]?.[b] ?? 0
  for (let i = 0; i < n; i++) {
    for (let size = 1; size <= 3 && i + size <= n; size++) {
      const opened = d(at(i - 1), at(i)) + d(at(i + size - 1), at(i + size)) - d(at(i - 1), at(i + size))
      for (let j = 0; j <= n; j++) {
        if (j >= i && j <= i + size) continue
        const joint = d(at(j - 1), at(j))
        const chain = order.slice(i, i + size)
        const forward = d(at(j - 1), at(i)) + d(at(i + size - 1), at(j)) - joint
        const backward = d(at(j - 1), at(i + size - 1)) + d(at(i), at(j)) - joint
        if (Math.min(forward, backward) >= opened) continue
        if (backward < forward) chain.reverse()
        yield j < i
          ? [...order.slice(0, j), ...chain, ...order.slice(j, i), ...order.slice(i + size)]
          : [...order.slice(0, i), ...order.slice(i + size, j), ...chain, ...order.slice(j)]
      }
    }
  }
  for (let i = 0; i < n - 1; i++) {
    for (let j = i + 1; j < n; j++) {
      const saved = d(at(i - 1), at(i)) + d(at(j), at(j + 1)) - d(at(i - 1), at(j)) - d(at(i), at(j + 1))
      if (saved <= 0) continue
      yield [...order.slice(0, i), ...order.slice(i, j + 1).reverse(), ...order.slice(j + 1)]
    }
  }
}

/** Cuts the order in four and swaps the middle two: a change that 2-opt can't undo at once. */
function doubleBridge(order: readonly number[], random: () => number): number[] {
  const cuts = [0, 0, 0].map(() => wholeBelow(random, order.length + 1)).sort((a, b) => a - b)
  const [a = 0, b = 0, c = 0] = cuts
  return [...order.slice(0, a), ...order.slice(b, c), ...order.slice(a, b), ...order.slice(c)]
}
