// Owns making a wave of a warehouse: open orders that nobody has begun, where their picks lie, what a cart takes. Orders that
// wait are planned with the stock that is free, the most urgent first; what it does not cover whole stays out and is counted.

import { planWave, type WaveOrder, zonesOf } from '../../shared/planning/batching/waves.ts'
import { minutesOf, usualStandards } from '../../shared/planning/labour.ts'
import { volumeOfUnit } from '../../shared/planning/space.ts'
import type { PlanOptions, WaveCartTold, WavesPlanTold } from '../../shared/protocol/desk/planning.ts'
import type { ItemRow, LocationRow } from '../../shared/rows/catalogue.ts'
import { locationOf, type Place } from '../../shared/rows/places.ts'
import type { OrderRow } from '../../shared/rows/work.ts'
import { itemsBy, locationsIn, openWork, warehouseOf } from '../store/lists/planning/facts.ts'
import type { StoreView } from '../store/store.ts'
import { drawnFloor } from './floor-drawn.ts'
import type { Running } from './running.ts'
import { pickedFromFree } from './waiting-picks.ts'

/** What a cart takes where nobody says otherwise: so many totes, of so many litres each, and kilograms. */
const usual = { totes: 12, hours: 4, kilos: 120 }
const toteLitres = 40
const hour = 3_600_000
/** More orders than these are left to the next wave: the search would take longer than anybody waits. */
const mostOrders = { oneBlock: 300, blocks: 120 }
/** Moves of the search: a walk through several blocks takes hundreds of times as long as one through a single block. */
const moves = { oneBlock: 400_000, blocks: 12_000 }

interface Pick {
  readonly location: LocationRow
  readonly item: ItemRow | undefined
  readonly units: number
}

export async function planWaves(
  store: StoreView,
  warehouse: string,
  options: PlanOptions,
  running: Running,
): Promise<WavesPlanTold> {
  const asked = { ...usual, ...options }
  const home = await warehouseOf(store, warehouse)
  const rows = await locationsIn(store, warehouse)
  const locations = new Map<string, LocationRow>(rows.map((row) => [row.id, row]))
  const { orders, tasks, lines } = await openWork(store, warehouse)
  const fresh = orders.filter(
    ({ state, claim, picked }) => (state === 'waiting' || state === 'released') && !claim && picked === 0,
  )
  fresh.sort((a, b) => b.priority - a.priority || a.shipBy - b.shipBy || (a.id < b.id ? -1 : 1))
  const items = await itemsBy(
    store,
    lines.map(({ item }) => item),
  )
  running.progress(0.05)
  const waiting = await pickedFromFree(
    store,
    home,
    rows,
    fresh.filter(({ state }) => state === 'waiting'),
    lines,
    running.now,
  )
  const picksOf = new Map<string, Pick[]>()
  const note = (order: string, from: Place | undefined, item: string | undefined, units: number) => {
    const location = from && locations.get(locationOf(from) ?? '')
    if (!location) return
    picksOf.set(order, [...(picksOf.get(order) ?? []), { location, item: items.get(item ?? ''), units }])
  }
  for (const { kind, state, order, from, item, quantity, done } of tasks) {
    if (kind === 'pick' && state === 'open' && order) note(order, from, item, quantity - done)
  }
  for (const { order, from, item, units } of waiting) note(order, from, item, units)
  const coverable = fresh.filter(({ id }) => picksOf.has(id))
  const used = [...new Set(coverable.flatMap(({ id }) => (picksOf.get(id) ?? []).map(({ location }) => location)))]
  const { floor, depot, places } = drawnFloor(home, used, home && locations.get(home.packBench))
  const spots = new Map(used.map((location, index) => [location.id as string, places[index] ?? depot]))
  const effort = floor.crossY.length === 2 ? 'oneBlock' : 'blocks'
  const chosen = coverable.slice(0, mostOrders[effort])
  const waveOrders = chosen.map((order): WaveOrder => {
    const picks = picksOf.get(order.id) ?? []
    const { totes, grams } = loadOf(picks)
    return {
      id: order.id,
      stops: picks.map(({ location }) => spots.get(location.id) ?? depot),
      load: [totes, grams],
      // Cold goods do not ride along on a walk through the rest of the house.
      apart: [...new Set(picks.map(({ location }) => location.storageClass))].sort().join(' '),
      priority: order.priority,
      // What is late is all due now.
      due: Math.max(order.shipBy, running.now),
      zones: zonesOf(picks.map(({ location }) => ({ zones: { [location.zone]: 1 } }))),
    }
  })
  const wave = planWave(
    {
      floor,
      depot,
      orders: waveOrders,
      capacity: [asked.totes, asked.kilos * 1000],
      mostOrders: asked.totes,
      dueWindow: asked.hours * hour,
    },
    {
      seed: 1,
      moves: moves[effort],
      timeLeft: running.timeLeft,
      progress: (share) => running.progress(0.1 + 0.9 * share),
    },
  )
  return {
    kind: 'waves',
    madeAt: running.now,
    asked,
    orders: chosen.length,
    begun: orders.filter(({ claim, picked, state }) => state !== 'picked' && (claim !== undefined || picked > 0))
      .length,
    uncovered: fresh.length - coverable.length,
    later: coverable.length - chosen.length,
    walk: Math.round(wave.walk),
    alone: Math.round(wave.alone),
    firstCome: Math.round(wave.firstCome),
    bound: Math.round(wave.bound),
    proven: wave.proven,
    zones: zonesOf(waveOrders),
    carts: wave.carts.map((cart): WaveCartTold => {
      const own = cart.orders.flatMap((index) => chosen[index] ?? [])
      const picks = own.flatMap(({ id }) => picksOf.get(id) ?? [])
      const units = picks.reduce((sum, pick) => sum + pick.units, 0)
      const { grams } = loadOf(picks)
      return {
        id: own[0]?.id ?? '',
        orders: own.map((order) => toldOrder(order, picksOf.get(order.id) ?? [])),
        lines: picks.length,
        units,
        grams,
        totes: own.reduce((sum, { id }) => sum + loadOf(picksOf.get(id) ?? []).totes, 0),
        walk: Math.round(cart.walk),
        alone: Math.round(cart.alone),
        minutes: Math.ceil(
          minutesOf({ walks: 1, walk: cart.walk, lines: picks.length, units, parcels: 0 }, usualStandards),
        ),
        due: Math.min(...own.map(({ shipBy }) => shipBy)),
        priority: cart.priority,
        zones: cart.zones,
      }
    }),
  }
}

function toldOrder({ id, number, shipBy, state }: OrderRow, picks: readonly Pick[]): WaveCartTold['orders'][number] {
  return { id, number, shipBy, lines: picks.length, waits: state === 'waiting' }
}

/** Totes that an order fills, one at least, and what it weighs, as far as its goods were measured. */
function loadOf(picks: readonly Pick[]): { readonly totes: number; readonly grams: number } {
  const sum = (of: (pick: Pick) => number) => picks.reduce((total, pick) => total + pick.units * of(pick), 0)
  const litres = sum(({ item }) => (volumeOfUnit(item) ?? 0) / 1000)
  return { totes: Math.max(1, Math.ceil(litres / toteLitres)), grams: sum(({ item }) => item?.weight ?? 0) }
}
