// What runs in the page of the walk benchmark: the product's exact route over warehouses and stops that are handed in, each
// timed, and planned again from inside an aisle when the first bin was found empty.

import { warmPickWalks } from '../../../shared/planning/pick-walk.ts'
import { exactRoute } from '../../../shared/planning/routing/exact-route.ts'
import type { BlockFloor, Spot } from '../../../shared/planning/routing/floor.ts'
import { orderByRule } from '../../../shared/planning/routing/rules.ts'

export interface Tour {
  readonly floor: BlockFloor
  readonly start: Spot
  readonly end: Spot
  readonly stops: readonly Spot[]
}

/** Milliseconds of each tour: to plan it, to plan the rest anew, and to put it in order by the S-shape rule. */
export interface TourTimes {
  readonly plan: number
  readonly again: number
  readonly rule: number
}

function timesOf({ floor, start, end, stops }: Tour): TourTimes {
  const at = performance.now()
  const route = exactRoute(floor, start, end, stops)
  const planned = performance.now()
  const [first, ...rest] = (route?.order ?? []).flatMap((index) => stops[index] ?? [])
  const before = performance.now()
  if (first) exactRoute(floor, first, end, rest)
  const again = performance.now()
  orderByRule('s-shape', floor, start, end, stops)
  return { plan: planned - at, again: again - before, rule: performance.now() - again }
}

Object.assign(globalThis, { walks: { warm: warmPickWalks, times: (tours: readonly Tour[]) => tours.map(timesOf) } })
