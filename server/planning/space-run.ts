// Owns telling how full a warehouse is, when it will be full, and where people walk most.
import { outlookOf, spaceOf, volumeOfUnit } from '../../shared/planning/space.ts'
import type { SpacePlanTold } from '../../shared/protocol/desk/planning.ts'
import type { LocationRow } from '../../shared/rows/catalogue.ts'
import { locationOf, plateOf } from '../../shared/rows/places.ts'
import { day } from '../../shared/values/time.ts'
import {
  boughtSince,
  itemsBy,
  locationsIn,
  platesIn,
  quantsIn,
  visitsSince,
  wantedSince,
} from '../store/lists/planning/facts.ts'
import type { StoreView } from '../store/store.ts'
import type { Running } from './running.ts'

const week = 7 * day
const weeksAhead = 12
const learnedWeeks = 8

export async function planSpace(store: StoreView, warehouse: string, running: Running): Promise<SpacePlanTold> {
  const { now } = running
  const locations = await locationsIn(store, warehouse)
  const quants = await quantsIn(store, warehouse)
  const plates = await platesIn(store, warehouse)
  running.progress(0.4)
  const bought = await boughtSince(store, warehouse, now - 52 * week)
  const wanted = await wantedSince(store, warehouse, now - learnedWeeks * week)
  const items = await itemsBy(
    store,
    [...quants, ...bought, ...wanted].map(({ item }) => item),
  )
  running.progress(0.7)
  const plateAt = new Map<string, string | undefined>(plates.map((plate) => [plate.id, locationOf(plate.at)]))
  const lying = quants.flatMap(({ place, item, quantity }) => {
    const location = locationOf(place) ?? plateAt.get(plateOf(place) ?? '')
    return location ? [{ location, item: item as string, quantity: quantity as number }] : []
  })
  const standing = plates
    .filter((plate) => plate.kind === 'pallet')
    .flatMap((plate) => {
      const location = locationOf(plate.at)
      return location ? [{ location, item: '', quantity: 0, plates: 1 }] : []
    })
  const groups = spaceOf(locations, [...lying, ...standing], (id) => items.get(id))
  const volume = (item: string, units: number) => Math.round(units * (volumeOfUnit(items.get(item)) ?? 0))
  const coming = Array<number>(weeksAhead).fill(0)
  for (const { item, state, ordered, received, expectedAt } of bought) {
    if (state === 'closed' || state === 'received') continue
    const index = Math.max(0, Math.floor((expectedAt - now) / week))
    if (index < weeksAhead) coming[index] = (coming[index] ?? 0) + volume(item, Math.max(0, ordered - received))
  }
  const left = wanted.reduce((sum, { item, units }) => sum + volume(item, units), 0)
  const weeks = Math.max(1, (now - (wanted[0]?.at ?? now)) / week)
  const leaving = Math.round(left / weeks)
  const used = groups.reduce((sum, group) => sum + group.volume.used, 0)
  const of = groups.reduce((sum, group) => sum + group.volume.of, 0)
  const visits = await visitsSince(store, warehouse, now - learnedWeeks * week)
  return {
    kind: 'space',
    madeAt: now,
    groups,
    outlook: { used, of, coming, leaving, ...outlookOf(used, of, coming, leaving) },
    heat: heatOf(locations, visits),
  }
}

function heatOf(locations: readonly LocationRow[], visits: ReadonlyMap<string, number>): SpacePlanTold['heat'] {
  const bays = new Map<string, { aisle: string; bay: number; x: number; ys: number[]; visits: number }>()
  for (const { id, aisle, bay, x, y, type } of locations) {
    if (type !== 'pick-face' && type !== 'reserve') continue
    const known = bays.get(`${aisle}|${bay}`)
    const own = visits.get(`L:${id}`) ?? 0
    if (known) {
      known.visits += own
      known.ys.push(y)
    } else bays.set(`${aisle}|${bay}`, { aisle, bay, x, ys: [y], visits: own })
  }
  return [...bays.values()].map(({ ys, ...bay }) => ({
    ...bay,
    y: Math.round(ys.reduce((sum, y) => sum + y, 0) / ys.length),
  }))
}
