// Owns running slotting instances (as in shared/data/slotting) against the product's re-slotting, move list and put-away,
// beside the usual ways in the same run. Learns from some orders and judges by others: by `laterOrders` where the file has
// them, else by each of --folds parts of `trainOrders` that was kept out. Tours are worked out here by the exact programme.
// Options: --folds 2 (parts kept out, each by itself), --part 4 (of which each is one), --moves 100000 (of the full re-slot), --tries 20000 (of the list), --most 30, --seed 1.
import { readFileSync } from 'node:fs'
import { suggestBin } from '../../shared/planning/put-away.ts'
import { exactRoute } from '../../shared/planning/routing/exact-route.ts'
import { bestMoves } from '../../shared/planning/slotting/best-moves.ts'
import { homesOf } from '../../shared/planning/slotting/homes.ts'
import { OneByOne } from '../../shared/planning/slotting/one-by-one.ts'
import { placeCosts, placedByTurnover, turnover } from '../../shared/planning/slotting/place-costs.ts'
import type { SlotProblem } from '../../shared/planning/slotting/problem.ts'
import { reslot, startingPlaces } from '../../shared/planning/slotting/reslot.ts'
import { whyWrongMoves, whyWrongSlots } from '../../shared/planning/slotting/why-wrong.ts'
import { walkDistance } from '../../shared/planning/way.ts'
import { MemoryState } from '../../shared/rows/memory-state.ts'
import type { Score } from './index.ts'
import { failure, type RunArguments, UsageError } from './index-options.ts'
import { mean, printTable, timesOf } from './planning-table.ts'

interface Instance {
  readonly id: string
  readonly layout: {
    readonly aisles: number
    readonly positions: number
    readonly pitch: number
    readonly backY: number
    readonly depot: readonly [number, number]
  }
  readonly initial: readonly number[]
  readonly trainOrders: readonly (readonly number[])[]
  readonly laterOrders?: readonly (readonly number[])[]
}

type Orders = readonly (readonly number[])[]

/** Mean % of walk saved that passes, by what is planned. */
const goals = { 'full re-slot': 29, 'best moves': 21, 'put-away one by one': 25, 'put-away at a handheld': 25 } as const

export async function run(path: string, args: RunArguments): Promise<Score> {
  const option = (name: string, usual: number) => Number(args.options.get(name) ?? usual)
  const saved = new Map<string, Map<string, number[]>>()
  const times = new Map<string, number[]>()
  let [passed, failed] = [0, 0]
  for (const [index, instance] of readInstances(path).entries()) {
    if (!args.wants(instance.id, index + 1)) continue
    for (const [past, later] of partsOf(instance, option('folds', 2), option('part', 4))) {
      const problem = problemOf(instance, past)
      const now = meanTour(problem, problem.now, later)
      const note = (method: string, placeOf: readonly number[]) => {
        const byMethod = saved.get(instance.id) ?? new Map<string, number[]>()
        saved.set(instance.id, byMethod)
        const share = 100 * (1 - meanTour(problem, placeOf, later) / now)
        byMethod.set(method, [...(byMethod.get(method) ?? []), share])
      }
      const timed = <Answer>(method: string, work: () => Answer): Answer => {
        const began = performance.now()
        const answer = work()
        times.set(method, [...(times.get(method) ?? []), performance.now() - began])
        return answer
      }
      const search = { seed: option('seed', 1), timeLeft: () => true }
      const full = timed('full re-slot', () => reslot(problem, { ...search, moves: option('moves', 100_000) }))
      const list = timed('best moves', () =>
        bestMoves(problem, { ...search, most: option('most', 30), tries: option('tries', 20_000) }),
      )
      const single = timed('put-away one by one', () => oneByOne(problem))
      note('full re-slot', full.placeOf)
      note('best moves', list.placeOf)
      note('put-away one by one', single)
      const atHandheld = timed('put-away at a handheld', () => proposedAtHandheld(problem))
      note('put-away at a handheld', atHandheld)
      for (const [method, placeOf] of usualWays(problem)) note(method, placeOf)
      const wrong =
        whyWrongSlots(problem, full.placeOf) ??
        whyWrongMoves(problem, list.moves, list.placeOf) ??
        whyWrongSlots({ ...problem, now: problem.now.map(() => -1) }, single) ??
        whyWrongSlots({ ...problem, now: problem.now.map(() => -1) }, atHandheld) ??
        (list.moves.length > option('most', 30) ? `${list.moves.length} moves` : undefined)
      if (wrong === undefined) passed++
      else {
        failed++
        failure(instance.id, 'legal places', wrong)
      }
    }
  }
  const methods = [...([...saved.values()][0]?.keys() ?? [])]
  const of = (method: string) => [...saved.values()].map((byMethod) => mean(byMethod.get(method) ?? []))
  console.log('% shorter mean tour on orders that were not learned from')
  printTable(
    ['', ...saved.keys(), 'mean'],
    methods.map((method) => [method, ...of(method), mean(of(method))]),
  )
  for (const [method, ms] of times) console.log(`${method}: ${timesOf(ms)}`)
  for (const [method, goal] of Object.entries(goals)) {
    if (mean(of(method)) >= goal || saved.size < 6) continue
    failed++
    failure(method, `at least ${goal} % shorter`, `${mean(of(method)).toFixed(1)} %`)
  }
  return { passed, failed }
}

function partsOf(
  { trainOrders, laterOrders }: Instance,
  folds: number,
  part: number,
): (readonly [past: Orders, later: Orders])[] {
  if (laterOrders) return [[trainOrders, laterOrders]]
  // Spread over the time.
  const size = Math.floor(trainOrders.length / part)
  return Array.from({ length: folds }, (_fold, index) => {
    const from = Math.round((index * (trainOrders.length - size)) / Math.max(1, folds - 1))
    const isLater = (at: number) => at >= from && at < from + size
    return [trainOrders.filter((_o, at) => !isLater(at)), trainOrders.filter((_o, at) => isLater(at))]
  })
}

function problemOf({ layout, initial }: Instance, orders: Orders): SlotProblem {
  return {
    floor: {
      aisleX: Array.from({ length: layout.aisles }, (_a, aisle) => aisle * layout.pitch),
      crossY: [0, layout.backY],
    },
    depot: { aisle: layout.depot[0], y: layout.depot[1] },
    places: Array.from({ length: layout.aisles * layout.positions }, (_p, place) => ({
      aisle: Math.floor(place / layout.positions),
      y: (place % layout.positions) + 1,
    })),
    now: initial,
    orders,
  }
}

function meanTour({ floor, depot, places }: SlotProblem, placeOf: readonly number[], orders: Orders): number {
  return mean(
    orders.map((order) => {
      const stops = [...new Set(order)].flatMap((item) => places[placeOf[item] ?? -1] ?? [])
      return exactRoute(floor, depot, depot, stops)?.length ?? Number.NaN
    }),
  )
}

function oneByOne(problem: SlotProblem): readonly number[] {
  const advice = new OneByOne(problem, placeCosts(problem, startingPlaces(problem)))
  const free = new Set(problem.places.keys())
  return placedInTurn(problem, free, (item) => advice.placeFor(item, free))
}

/** What a handheld proposes, item after item, from the one figure an item that the house learned: rows and rule of the product. */
function proposedAtHandheld({ places, floor, now, orders }: SlotProblem): readonly number[] {
  const state = new MemoryState()
  const nameOf = (item: number) => `i${item}`
  // A place is a metre wide; coordinates are decimetres.
  const rows = places.map(({ aisle, y }, place) => ({
    ...{ id: `p${place}`, code: `p${String(place).padStart(4, '0')}`, warehouse: 'w', type: 'pick-face' as const },
    ...{ x: (floor.aisleX[aisle] ?? 0) * 10, y: y * 10, level: 1, storageClass: 'a', blocked: false },
  }))
  const bench = { id: 'bench', code: 'bench', warehouse: 'w', type: 'pack', x: 0, y: 0, storageClass: 'a' }
  for (const row of [...rows, bench]) state.set('location', row.id, row as never)
  state.set('warehouse', 'w', { id: 'w', packBench: 'bench' } as never)
  const homes = homesOf({
    orders: orders.map((order) => order.map(nameOf)),
    items: new Map(now.map((_place, item) => [nameOf(item), 'a'])),
    walks: new Map([['a', rows.map((row) => walkDistance(bench, row))]]),
  })
  return now.map((_place, index) => {
    const item = nameOf(index)
    state.set('item', item, { id: item, storageClass: 'a', homes: { w: homes.get(item) } } as never)
    const goods = { item, lot: '', serial: '', status: 'available', owner: 'o' } as never
    const found = suggestBin(state, { warehouse: 'w' as never, goods, from: bench, except: [] })
    if (!found) return -1
    const quant = {
      id: `q${item}`,
      warehouse: 'w',
      place: `L:${found.location}`,
      item,
      lot: '',
      quantity: 1,
      status: 'available',
    }
    state.set('quant', quant.id, quant as never)
    return Number(found.location.slice(1))
  })
}

function placedInTurn(
  problem: SlotProblem,
  free: Set<number>,
  choose: (item: number) => number | undefined,
): readonly number[] {
  return problem.now.map((_place, item) => {
    const place = choose(item) ?? -1
    free.delete(place)
    return place
  })
}

/** What is done without planning: turnover ranked over places, and put-away by code, by distance, by ABC zone. */
function usualWays(problem: SlotProblem): (readonly [string, readonly number[]])[] {
  const { places, floor } = problem
  const back = floor.crossY[1] ?? 0
  const distance = places.map(({ aisle, y }) => (floor.aisleX[aisle] ?? 0) + y)
  const across = places.map(({ aisle, y }) => y * floor.aisleX.length + aisle)
  const within = places.map(({ aisle, y }) => aisle * back + y)
  const putAway = (choose: (free: Set<number>, item: number) => number | undefined) => {
    const free = new Set(places.keys())
    return placedInTurn(problem, free, (item) => choose(free, item))
  }
  const nearestOf = (free: Iterable<number>) =>
    [...free].reduce<number | undefined>(
      (a, b) => (a !== undefined && (distance[a] ?? 0) <= (distance[b] ?? 0) ? a : b),
      undefined,
    )
  const zone = abcZones(problem, distance)
  return [
    ['nearest by turnover', placedByTurnover(problem, distance)],
    ['within-aisle ABC', placedByTurnover(problem, within)],
    ['across-aisle ABC', placedByTurnover(problem, across)],
    ['first empty by code', putAway((free) => free.values().next().value)],
    ['nearest empty', putAway((free) => nearestOf(free))],
    [
      'ABC zones',
      putAway((free, item) => [...free].find((place) => zone.ofPlace(place) >= zone.ofItem(item)) ?? [...free][0]),
    ],
  ]
}

/** The tenth that turns over most, the next fifth, the rest; places in the same shares by distance. */
function abcZones(problem: SlotProblem, distance: readonly number[]) {
  const counts = turnover(problem)
  const zoneOf = (values: readonly number[]) => {
    const ranked = values.map((_value, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b)
    const zones = values.map(() => 2)
    for (const [rank, index] of ranked.entries())
      zones[index] = rank < values.length * 0.1 ? 0 : rank < values.length * 0.3 ? 1 : 2
    return zones
  }
  const items = zoneOf(counts.map((count) => -count))
  const places = zoneOf(distance)
  return { ofItem: (item: number) => items[item] ?? 2, ofPlace: (place: number) => places[place] ?? 2 }
}

function readInstances(path: string): readonly Instance[] {
  let file: unknown
  try {
    file = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UsageError(`${path} is no JSON file: ${String(error)}`)
  }
  const list = (file as { instances?: unknown } | null)?.instances
  if (!Array.isArray(list)) throw new UsageError(`${path} holds no list "instances"`)
  return list as readonly Instance[]
}
