// Owns distances on a floor where some aisles are walked one way only: shortest ways through the crossings (Dijkstra 1959).
import type { BlockFloor, Spot } from './floor.ts'
import type { Distances } from './improved-route.ts'

/** Whether an aisle is walked towards greater depth only, towards lesser only, or both ways. */
export type WayOfAisle = 'up' | 'down' | undefined

/** The shortest way from every spot to every other; infinite ones are a thousand kilometres. */
export function oneWayDistances(
  { aisleX, crossY, shut }: BlockFloor,
  ways: readonly WayOfAisle[],
  spots: readonly Spot[],
): Distances {
  const lanes = crossY.length
  const nodeOf = (aisle: number, lane: number) => aisle * lanes + lane
  const count = aisleX.length * lanes
  const within = (aisle: number, from: number, to: number): number => {
    if (shut?.has(aisle)) return from === to ? 0 : unreachable
    if (ways[aisle] === 'up' && to < from) return unreachable
    if (ways[aisle] === 'down' && to > from) return unreachable
    return Math.abs(to - from)
  }
  const steps: (readonly (readonly [node: number, length: number])[])[] = []
  for (let aisle = 0; aisle < aisleX.length; aisle++) {
    for (let lane = 0; lane < lanes; lane++) {
      const next: [number, number][] = []
      for (const other of [lane - 1, lane + 1]) {
        const length = within(aisle, crossY[lane] ?? 0, crossY[other] ?? Number.NaN)
        if (other >= 0 && other < lanes && length < unreachable) next.push([nodeOf(aisle, other), length])
      }
      for (const other of [aisle - 1, aisle + 1]) {
        if (other < 0 || other >= aisleX.length) continue
        next.push([nodeOf(other, lane), Math.abs((aisleX[aisle] ?? 0) - (aisleX[other] ?? 0))])
      }
      steps.push(next)
    }
  }
  return spots.map((from) => {
    const reached = shortest(count, steps, (node) =>
      Math.floor(node / lanes) === from.aisle ? within(from.aisle, from.y, crossY[node % lanes] ?? 0) : unreachable,
    )
    return spots.map((to) => {
      let length = from.aisle === to.aisle ? within(from.aisle, from.y, to.y) : unreachable
      for (let lane = 0; lane < lanes; lane++) {
        const last = within(to.aisle, crossY[lane] ?? 0, to.y)
        length = Math.min(length, (reached[nodeOf(to.aisle, lane)] ?? unreachable) + last)
      }
      return Math.min(length, unreachable)
    })
  })
}

const unreachable = 1e7

function shortest(
  count: number,
  steps: readonly (readonly (readonly [node: number, length: number])[])[],
  begin: (node: number) => number,
): readonly number[] {
  const reached = Array.from({ length: count }, (_node, node) => begin(node))
  const done = new Set<number>()
  while (done.size < count) {
    let here = -1
    for (let node = 0; node < count; node++) {
      if (!done.has(node) && (here < 0 || (reached[node] ?? 0) < (reached[here] ?? 0))) here = node
    }
    done.add(here)
    for (const [node, length] of steps[here] ?? []) {
      reached[node] = Math.min(reached[node] ?? unreachable, (reached[here] ?? unreachable) + length)
    }
  }
  return reached
}
