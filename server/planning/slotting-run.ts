// Owns making a list of moves for a warehouse: which item lies in which bin, what past orders wanted, where lanes run. One
// bin an item takes part, the one with most units; bins with several items or a plate stay as they are.

import { abcOf } from '../../shared/planning/slotting/abc-xyz.ts'
import { bestMoves } from '../../shared/planning/slotting/best-moves.ts'
import { paybackOf } from '../../shared/planning/slotting/payback.ts'
import { turnover } from '../../shared/planning/slotting/place-costs.ts'
import type { SlotProblem } from '../../shared/planning/slotting/problem.ts'
import { reslot } from '../../shared/planning/slotting/reslot.ts'
import { volumeOfUnit } from '../../shared/planning/space.ts'
import { walkDistance } from '../../shared/planning/way.ts'
import type { MoveTold, PlanOptions, SlottingPlanTold } from '../../shared/protocol/desk/planning.ts'
import type { ItemRow, LocationRow, WarehouseRow } from '../../shared/rows/catalogue.ts'
import { locationOf } from '../../shared/rows/places.ts'
import type { QuantRow } from '../../shared/rows/stock.ts'
import { day } from '../../shared/values/time.ts'
import {
  itemsBy,
  locationsIn,
  platesIn,
  quantsIn,
  type Wanted,
  wantedSince,
  warehouseOf,
} from '../store/lists/planning/facts.ts'
import type { StoreView } from '../store/store.ts'
import { drawnFloor } from './floor-drawn.ts'
import type { Running } from './running.ts'

const learnedDays = 90
/** More orders than this tell no more and cost time. */
const mostOrders = 600
const usualMoves = 30
/** How much is searched: a walk through several blocks costs a thousand times as much as one through a single block. */
const efforts = {
  oneBlock: { likely: 4, tries: 12_000, exchanges: 20_000 },
  blocks: { likely: 1, tries: 5000, exchanges: 4000 },
} as const
const pace = { perMinute: 600, handling: 3 }

export async function planSlotting(
  store: StoreView,
  warehouse: string,
  options: PlanOptions,
  running: Running,
): Promise<SlottingPlanTold> {
  const { now } = running
  const wanted = await wantedSince(store, warehouse, now - learnedDays * day)
  const [home, locations, quants, plates] = [
    await warehouseOf(store, warehouse),
    await locationsIn(store, warehouse),
    await quantsIn(store, warehouse),
    await platesIn(store, warehouse),
  ]
  const items = await itemsBy(store, [...quants.map((quant) => quant.item), ...wanted.map(({ item }) => item)])
  const held = new Set(plates.flatMap((plate) => locationOf(plate.at) ?? []))
  const drawn = problemOf({ home, locations, quants, items, held, wanted })
  const { problem, ids, places } = drawn
  const days = Math.max(1, Math.round((now - (wanted[0]?.at ?? now)) / day))
  const ordersADay = new Set(wanted.map(({ order }) => order)).size / days
  const effort = problem.floor.crossY.length === 2 ? efforts.oneBlock : efforts.blocks
  const search = { seed: 1, timeLeft: running.timeLeft, likely: effort.likely }
  const list = bestMoves(problem, {
    ...search,
    most: options.moves ?? usualMoves,
    tries: effort.tries,
    progress: (share) => running.progress(0.1 + 0.6 * share),
  })
  const full = reslot(problem, {
    ...search,
    moves: effort.exchanges,
    progress: (share) => running.progress(0.7 + 0.3 * share),
  })
  const counts = turnover(problem)
  const letters = abcOf(counts)
  const nameOf = (index: number) => {
    const id = ids[index] ?? ''
    const row = items.get(id)
    return row ? { id, sku: row.sku, name: row.name, unit: row.unit } : { id, sku: id, name: id, unit: 'piece' }
  }
  const moves = list.moves.flatMap((move): MoveTold[] => {
    const from = places[problem.now[move.item] ?? -1]
    const to = places[move.to]
    // What nobody asked for lately is not moved on the mere chance that somebody will.
    if (!from || !to || !counts[move.item]) return []
    return [
      {
        item: nameOf(move.item),
        itemId: ids[move.item] ?? '',
        from: { id: from.id, code: from.code },
        to: { id: to.id, code: to.code },
        ...(move.swappedWith !== undefined && { swappedWith: nameOf(move.swappedWith) }),
        units: drawn.units[move.item] ?? 0,
        abc: letters[move.item] ?? 'C',
        orders: counts[move.item] ?? 0,
        ...rounded(paybackOf(move, ordersADay, walkDistance(from, to), pace)),
      },
    ]
  })
  return {
    kind: 'slotting',
    madeAt: now,
    orders: problem.orders.length,
    days,
    items: ids.length,
    before: Math.round(list.before),
    after: Math.round(list.after),
    best: Math.round(Math.min(full.after, list.after)),
    moves: moves.sort((a, b) => a.days - b.days),
  }
}

function rounded({ savedADay, minutes, days }: { savedADay: number; minutes: number; days: number }) {
  return { savedADay: Math.round(savedADay), minutes: Math.ceil(minutes), days: Math.ceil(days) }
}

interface Facts {
  readonly home: WarehouseRow | undefined
  readonly locations: readonly LocationRow[]
  readonly quants: readonly QuantRow[]
  readonly items: ReadonlyMap<string, ItemRow>
  readonly held: ReadonlySet<string>
  readonly wanted: readonly Wanted[]
}

function problemOf({ home, locations, quants, items, held, wanted }: Facts) {
  const places = locations.filter(({ type, blocked }) => type === 'pick-face' && !blocked)
  const placeAt = new Map<string, number>(places.map(({ id }, index) => [id, index]))
  const lying = new Map<number, QuantRow[]>()
  for (const quant of quants) {
    const place = placeAt.get(locationOf(quant.place) ?? '')
    if (place !== undefined) lying.set(place, [...(lying.get(place) ?? []), quant])
  }
  const closed = new Set<number>()
  const home1 = new Map<string, { readonly place: number; readonly units: number }>()
  for (const [place, there] of lying) {
    const only = new Set(there.map((quant) => quant.item))
    if (only.size > 1 || there.some((quant) => quant.status !== 'available')) closed.add(place)
    for (const item of only) {
      const units = there.reduce((sum, quant) => sum + (quant.item === item ? quant.quantity : 0), 0)
      const known = home1.get(item)
      if (!known || units > known.units) home1.set(item, { place, units })
    }
  }
  for (const [place, { id }] of places.entries()) if (held.has(id)) closed.add(place)
  // The second bin of an item stays where it is.
  const first = new Set([...home1.values()].map(({ place }) => place))
  for (const place of lying.keys()) if (!first.has(place)) closed.add(place)
  const ids = [...home1.keys()].sort()
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const bench = home && locations.find(({ id }) => id === home.packBench)
  return {
    places,
    ids,
    units: ids.map((id) => home1.get(id)?.units ?? 0),
    problem: {
      ...drawnFloor(home, places, bench),
      now: ids.map((id) => home1.get(id)?.place ?? -1),
      orders: ordersOf(wanted, indexOf),
      itemClasses: ids.map((id) => items.get(id)?.storageClass ?? ''),
      placeClasses: places.map(({ storageClass }) => storageClass),
      itemRoom: ids.map((id) => Math.ceil((home1.get(id)?.units ?? 0) * (volumeOfUnit(items.get(id)) ?? 0))),
      placeRoom: places.map(({ capacity }) => capacity?.volume ?? Number.MAX_SAFE_INTEGER),
      closed,
    } satisfies SlotProblem,
  }
}

function ordersOf(wanted: readonly Wanted[], indexOf: ReadonlyMap<string, number>): readonly (readonly number[])[] {
  const orders = new Map<string, number[]>()
  for (const { order, item } of wanted) {
    const index = indexOf.get(item)
    if (index !== undefined) orders.set(order, [...(orders.get(order) ?? []), index])
  }
  return [...orders.values()].slice(-mostOrders)
}
