// Owns the length of the shortest walk over the stops of some orders, asked hundreds of thousands of times in a search. On a
// floor of one block a walk costs about a microsecond: all stops are numbered by aisle and depth, an order is a set of bits,
// and the states of Ratliff & Rosenthal (1983) go through one table. Other floors use the exact programme, with a memory.
import { exactRoute } from '../routing/exact-route.ts'
import type { BlockFloor, Spot } from '../routing/floor.ts'
import { walkBetween } from '../routing/floor.ts'
import { Frontier, forbidden } from '../routing/frontier.ts'
import { improvedRoute } from '../routing/improved-route.ts'
import { kindOf } from '../routing/sub-aisle.ts'
import type { BatchProblem } from './problem.ts'

/** Length of the walk over the orders of a batch. */
export type WalkLength = (orders: readonly number[]) => number

export function walkLengths(problem: BatchProblem): WalkLength {
  const { floor, depot } = problem
  const atEdge = floor.crossY.length === 2 && floor.crossY.includes(depot.y)
  return atEdge ? oneBlock(problem) : remembered(problem)
}

/** The exact programme for any floor; batches that a search meets again are not asked again. */
function remembered({ floor, depot, orders }: BatchProblem): WalkLength {
  const known = new Map<string, number>()
  return (batch) => {
    const key = [...batch].sort((a, b) => a - b).join()
    let length = known.get(key)
    if (length === undefined) {
      const stops = distinct(batch.flatMap((order) => orders[order]?.stops ?? []))
      length = (exactRoute(floor, depot, depot, stops) ?? searched(floor, depot, stops)).length
      if (known.size > 200_000) known.clear()
      known.set(key, length)
    }
    return length
  }
}

function searched(floor: BlockFloor, depot: Spot, stops: readonly Spot[]) {
  const places = [depot, depot, ...stops]
  const distances = places.map((a) => places.map((b) => walkBetween(floor, a, b)))
  return improvedRoute(distances, { seed: 1, rounds: 10, timeLeft: () => true })
}

function distinct(stops: readonly Spot[]): Spot[] {
  return [...new Map(stops.map((stop) => [`${stop.aisle}|${stop.y}`, stop])).values()]
}

// Ways through an aisle, by what their ends see; the lengths of each aisle are put in this order.
const ways = [
  { bottom: 0, top: 0, through: false },
  { bottom: 1, top: 1, through: true },
  { bottom: 2, top: 2, through: true },
  { bottom: 2, top: 0, through: false },
  { bottom: 0, top: 2, through: false },
  { bottom: 2, top: 2, through: false },
] as const
const wayCount = ways.length
const never = 1e9

/** One step over an aisle and on to the next: from state, by way, to state, crossing so many times. */
interface Table {
  readonly from: Uint8Array
  readonly way: Uint8Array
  readonly to: Uint8Array
  readonly times: Uint8Array
  /** States in which the walk is whole after a way, as from × way. */
  readonly whole: Uint8Array
}

/** The steps between aisles, for an aisle without the depot and for one that has it at node `depot`. */
function tablesFor(depot: number): {
  readonly states: number
  readonly plain: Table
  readonly home: Table
  readonly start: number
} {
  const frontier = new Frontier(2)
  const known = new Map<number, number>([[frontier.start, 0]])
  const queue = [frontier.start]
  const idOf = (state: number) => {
    let id = known.get(state)
    if (id === undefined) {
      id = known.size
      known.set(state, id)
      queue.push(state)
    }
    return id
  }
  const rows: { plain: number[][]; home: number[][]; whole: { plain: number[]; home: number[] } } = {
    plain: [],
    home: [],
    whole: { plain: [], home: [] },
  }
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const from = idOf(next)
    for (const kind of ['plain', 'home'] as const) {
      const visited = kind === 'home' ? frontier.visit(next, depot, false) : next
      ways.forEach((way, index) => {
        const walked = frontier.traverse(visited, 0, kindOf(way))
        if (frontier.isWhole(walked)) rows.whole[kind].push(from * wayCount + index)
        for (const lower of [0, 1, 2]) {
          for (const upper of [0, 1, 2]) {
            const half = frontier.cross(walked, 0, lower)
            const to = half === forbidden ? forbidden : frontier.cross(half, 1, upper)
            if (to !== forbidden) rows[kind].push([from, index, idOf(to), lower + upper])
          }
        }
      })
    }
  }
  const table = (kind: 'plain' | 'home'): Table => {
    const column = (at: number) => Uint8Array.from(rows[kind], (row) => row[at] ?? 0)
    const whole = new Uint8Array(known.size * wayCount)
    for (const index of rows.whole[kind]) whole[index] = 1
    return { from: column(0), way: column(1), to: column(2), times: column(3), whole }
  }
  return { states: known.size, plain: table('plain'), home: table('home'), start: 0 }
}

function oneBlock({ floor, depot, orders }: BatchProblem): WalkLength {
  const [bottom = 0, top = 0] = floor.crossY
  const depth = top - bottom
  const { states, plain, home, start } = tablesFor(depot.y === bottom ? 0 : 1)
  const places = distinct(orders.flatMap((order) => [...order.stops])).sort((a, b) => a.aisle - b.aisle || a.y - b.y)
  const numbers = new Map(places.map((place, index) => [`${place.aisle}|${place.y}`, index]))
  const words = Math.ceil(places.length / 32)
  const bits = orders.map((order) => {
    const own = new Int32Array(words)
    for (const stop of order.stops) {
      const index = numbers.get(`${stop.aisle}|${stop.y}`) ?? 0
      own[index >> 5] = (own[index >> 5] ?? 0) | (1 << (index & 31))
    }
    return own
  })
  const aisleOf = Int32Array.from(places, (place) => place.aisle)
  const yOf = Int32Array.from(places, (place) => Math.min(Math.max(place.y, bottom), top) - bottom)
  const aisles = floor.aisleX.length
  const all = new Int32Array(words)
  const lowest = new Int32Array(aisles)
  const highest = new Int32Array(aisles)
  const widest = new Int32Array(aisles)
  const costs = new Float64Array(wayCount)
  let now = new Float64Array(states)
  let next = new Float64Array(states)

  return (batch) => {
    all.fill(0)
    for (const order of batch) {
      const own = bits[order]
      if (own) for (let w = 0; w < words; w++) all[w] = (all[w] ?? 0) | (own[w] ?? 0)
    }
    lowest.fill(-1)
    let [first, last] = [depot.aisle, depot.aisle]
    for (let w = 0; w < words; w++) {
      for (let left = all[w] ?? 0; left !== 0; left &= left - 1) {
        const index = w * 32 + (31 - Math.clz32(left & -left))
        const aisle = aisleOf[index] ?? 0
        const y = yOf[index] ?? 0
        if ((lowest[aisle] ?? -1) < 0) {
          lowest[aisle] = y
          widest[aisle] = 0
          if (aisle < first) first = aisle
          if (aisle > last) last = aisle
        } else widest[aisle] = Math.max(widest[aisle] ?? 0, y - (highest[aisle] ?? 0))
        highest[aisle] = y
      }
    }
    now.fill(never)
    now[start] = 0
    for (let aisle = first; ; aisle++) {
      const low = lowest[aisle] ?? -1
      costs[0] = low < 0 ? 0 : never
      costs[1] = depth
      costs[2] = 2 * depth
      costs[3] = low < 0 ? never : 2 * (highest[aisle] ?? 0)
      costs[4] = low < 0 ? never : 2 * (depth - low)
      costs[5] = low < 0 ? never : 2 * (depth - (widest[aisle] ?? 0))
      const table = aisle === depot.aisle ? home : plain
      if (aisle === last) return shortestWhole(table, now, costs)
      const pitch = (floor.aisleX[aisle + 1] ?? 0) - (floor.aisleX[aisle] ?? 0)
      next.fill(never)
      const { from, way, to, times } = table
      for (let i = 0; i < from.length; i++) {
        const length = (now[from[i] ?? 0] ?? never) + (costs[way[i] ?? 0] ?? never) + (times[i] ?? 0) * pitch
        const target = to[i] ?? 0
        if (length < (next[target] ?? never)) next[target] = length
      }
      ;[now, next] = [next, now]
    }
  }
}

function shortestWhole({ whole }: Table, now: Float64Array, costs: Float64Array): number {
  let best = never
  for (let i = 0; i < whole.length; i++) {
    if (whole[i] === 0) continue
    const length = (now[Math.floor(i / wayCount)] ?? never) + (costs[i % wayCount] ?? never)
    if (length < best) best = length
  }
  return best
}
