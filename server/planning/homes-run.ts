// Owns learning where items of a warehouse best lie: what past orders wanted, how far its pick faces are from the bench. Answers
// only what differs from what the items say already, and by enough to matter: every change goes to every handheld.
import { type Home, homesOf, reachStep } from '../../shared/planning/slotting/homes.ts'
import { walkDistance } from '../../shared/planning/way.ts'
import type { ItemRow } from '../../shared/rows/catalogue.ts'
import { day } from '../../shared/values/time.ts'
import { itemsBy, locationsIn, quantsIn, wantedSince, warehouseOf } from '../store/lists/planning/facts.ts'
import type { StoreView } from '../store/store.ts'

const learnedDays = 90
/** Fewer orders than these tell more of chance than of what is wanted. */
const leastOrders = 30

export interface LearnedHome extends Home {
  readonly item: string
}

export async function homesLearned(store: StoreView, warehouse: string, now: number): Promise<readonly LearnedHome[]> {
  const wanted = await wantedSince(store, warehouse, now - learnedDays * day)
  const orders = new Map<string, string[]>()
  for (const { order, item } of wanted) {
    const own = orders.get(order)
    if (own) own.push(item)
    else orders.set(order, [item])
  }
  const home = await warehouseOf(store, warehouse)
  const locations = await locationsIn(store, warehouse)
  const bench = home && locations.find(({ id }) => id === home.packBench)
  if (!bench || orders.size < leastOrders) return []
  const quants = await quantsIn(store, warehouse)
  const items = await itemsBy(store, [...wanted.map(({ item }) => item), ...quants.map(({ item }) => item)])
  const walks = new Map<string, number[]>()
  for (const place of locations) {
    if (place.type !== 'pick-face' || place.blocked) continue
    const own = walks.get(place.storageClass)
    if (own) own.push(walkDistance(bench, place))
    else walks.set(place.storageClass, [walkDistance(bench, place)])
  }
  const homes = homesOf({
    orders: [...orders.values()],
    items: new Map([...items].map(([id, { storageClass }]) => [id, storageClass])),
    walks,
  })
  return [...homes].flatMap(([item, learned]) =>
    differs(items.get(item)?.homes?.[warehouse], learned) ? [{ item, ...learned }] : [],
  )
}

type Known = NonNullable<ItemRow['homes']>[string]

/** A step or two are what chance brings from one day to the next. */
function differs(known: Known | undefined, learned: Home): boolean {
  if (!known) return true
  return Math.abs(known.reach - learned.reach) > 2 * reachStep || known.beside !== learned.beside
}
