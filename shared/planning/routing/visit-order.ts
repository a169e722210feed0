// Owns turning what is walked (pieces of floor, each so many times) into an order of stops: one continuous walk over all of
// it (Hierholzer 1873), and each stop where the walk first comes to it.
import type { Spot } from './floor.ts'

/** A straight piece of floor and how often it is walked, 0 to 2 times. */
export interface Walked {
  readonly from: Spot
  readonly to: Spot
  readonly times: number
}

const keyOf = ({ aisle, y }: Spot) => `${aisle}|${y}`

/**
 * The order in which a walk comes to the stops.
 * @param spots where the walk begins and ends, then the stops
 * @param walked pieces that make one connected walk between the first two spots
 * @returns indices of stops, from 0
 */
export function visitOrder(spots: readonly Spot[], walked: readonly Walked[]): readonly number[] {
  const edges: { readonly ends: readonly [string, string]; used: boolean }[] = []
  const at = new Map<string, number[]>()
  const hang = (key: string, edge: number) => {
    const known = at.get(key)
    if (known) known.push(edge)
    else at.set(key, [edge])
  }
  for (const { from, to, times } of walked) {
    for (let i = 0; i < times; i++) {
      const ends = [keyOf(from), keyOf(to)] as const
      const edge = edges.push({ ends, used: false }) - 1
      hang(ends[0], edge)
      hang(ends[1], edge)
    }
  }
  const [start, , ...stops] = spots
  const stack = [start ? keyOf(start) : '']
  const backwards: string[] = []
  for (let here = stack[stack.length - 1]; here !== undefined; here = stack[stack.length - 1]) {
    const open = at.get(here)
    let edge = open?.pop()
    while (edge !== undefined && edges[edge]?.used) edge = open?.pop()
    const taken = edge === undefined ? undefined : edges[edge]
    if (!taken) {
      backwards.push(here)
      stack.pop()
      continue
    }
    taken.used = true
    stack.push(taken.ends[0] === here ? taken.ends[1] : taken.ends[0])
  }
  const first = new Map<string, number>()
  backwards.reverse().forEach((key, index) => {
    if (!first.has(key)) first.set(key, index)
  })
  const place = (index: number) => {
    const stop = stops[index]
    return (stop && first.get(keyOf(stop))) ?? Number.POSITIVE_INFINITY
  }
  return stops.map((_stop, index) => index).sort((a, b) => place(a) - place(b) || a - b)
}
