// Owns the order in which a picker visits places: proven shortest where the warehouse says where its cross aisles lie, a
// searched one where aisles are one-way, the rule by name where a manager wants one, and aisle by aisle where nothing is
// known of the floor. Knows stops with coordinates, no orders and no tasks.
import type { FloorPlan } from '../rows/catalogue.ts'
import { exactRoute } from './routing/exact-route.ts'
import type { BlockFloor, Spot } from './routing/floor.ts'
import { improvedRoute } from './routing/improved-route.ts'
import { oneWayDistances } from './routing/one-way.ts'
import { orderByRule } from './routing/rules.ts'
import { type Stop, walkingOrder } from './walk.ts'
import type { Point } from './way.ts'

/** Where somebody stands: in an aisle, or somewhere along a wall or a lane. */
export interface Standing extends Point {
  readonly aisle?: string
}

/** Rounds of the search where aisles are one-way: a number, not a time, so that both sides plan the same. */
const searchRounds = 20

/** The ids of `stops` in walking order from `start` to `end`. */
export function pickWalk(
  plan: FloorPlan | undefined,
  stops: readonly Stop[],
  start: Standing,
  end: Standing,
): readonly string[] {
  if (!plan || plan.crossAisles.length < 2 || stops.length < 2) return walkingOrder(stops, start, end)
  const { floor, spots, names } = drawn(plan, [start, end, ...stops])
  const [from, to, ...places] = spots
  if (!from || !to) return walkingOrder(stops, start, end)
  const ids = (order: readonly number[]) => order.flatMap((index) => stops[index]?.id ?? [])
  if (plan.oneWay && Object.keys(plan.oneWay).length > 0) {
    const ways = names.map((name) => plan.oneWay?.[name])
    const distances = oneWayDistances(floor, ways, spots)
    return ids(improvedRoute(distances, { seed: 1, rounds: searchRounds, timeLeft: () => true }).order)
  }
  if (plan.rule) return ids(orderByRule(plan.rule, floor, from, to, places))
  const route = exactRoute(floor, from, to, places)
  return route ? ids(route.order) : walkingOrder(stops, start, end)
}

/**
 * Plans a walk through each kind of warehouse up to three blocks, so that the states of the programme are known before the
 * first picker asks: on a slow handheld that makes the first plan as quick as every other.
 */
export function warmPickWalks(): void {
  const stops = Array.from({ length: 24 }, (_stop, n): Stop => {
    const aisle = (n * 5) % 8
    return { id: String(n), aisle: String(aisle), x: aisle * 40, y: 10 + ((n * 53) % 280) }
  })
  for (const crossAisles of [
    [0, 300],
    [0, 150, 300],
    [0, 100, 200, 300],
  ]) {
    pickWalk({ aislesRun: 'y', crossAisles }, stops, { x: 0, y: 0 }, { x: 60, y: 0 })
  }
}

/** Floor and spots as routes see them: only aisles with something in them; a wall is where nobody walks through racks. */
function drawn(plan: FloorPlan, standing: readonly Standing[]) {
  const along = (point: Point) => (plan.aislesRun === 'y' ? point.y : point.x)
  const across = (point: Point) => (plan.aislesRun === 'y' ? point.x : point.y)
  const sums = new Map<string, { sum: number; count: number }>()
  for (const each of standing) {
    const known = sums.get(nameOf(each)) ?? { sum: 0, count: 0 }
    sums.set(nameOf(each), { sum: known.sum + across(each), count: known.count + 1 })
  }
  const aisles = [...sums].map(([name, { sum, count }]) => ({ name, x: sum / count }))
  aisles.sort((a, b) => a.x - b.x || (a.name < b.name ? -1 : 1))
  const names = aisles.map(({ name }) => name)
  const crossY = [...plan.crossAisles].sort((a, b) => a - b)
  const floor: BlockFloor = {
    aisleX: aisles.map(({ x }) => x),
    crossY,
    shut: new Set(names.flatMap((name, index) => (name.startsWith(wall) ? [index] : []))),
  }
  const spots = standing.map((each): Spot => {
    const aisle = names.indexOf(nameOf(each))
    const y = along(each)
    // Who stands along a wall stands on the nearest lane.
    return { aisle, y: floor.shut?.has(aisle) ? nearest(crossY, y) : y }
  })
  return { floor, spots, names }

  function nameOf(each: Standing): string {
    return each.aisle || `${wall}${across(each)}`
  }
}

const wall = '\u0000wall '

function nearest(lanes: readonly number[], y: number): number {
  return lanes.reduce((best, lane) => (Math.abs(lane - y) < Math.abs(best - y) ? lane : best))
}
