// Owns making a reorder plan of a warehouse from what the store tells: periods, lead times learned from deliveries, packs and
// prices as bought last. Decides nothing itself: shared/planning does.
import { promotedPeriods, type Sold } from '../../shared/planning/forecast/promotions.ts'
import { proposeOrders, type ReorderItem } from '../../shared/planning/reorder/propose.ts'
import { abcOf, xyzOf } from '../../shared/planning/slotting/abc-xyz.ts'
import type { PlanOptions, ReorderPlanTold, SellerTold, SupplierTold } from '../../shared/protocol/desk/planning.ts'
import type { ItemRow } from '../../shared/rows/catalogue.ts'
import { decimalOf } from '../../shared/values/money.ts'
import { day } from '../../shared/values/time.ts'
import { costOf, type Pool, poolsOf } from '../store/lists/books/costs.ts'
import {
  type Bought,
  boughtSince,
  grownSince,
  itemsBy,
  quantsIn,
  type Wanted,
  wantedSince,
} from '../store/lists/planning/facts.ts'
import type { StoreView } from '../store/store.ts'
import type { Running } from './running.ts'

const week = 7 * day
const longestPast = 104 * week
/** Fewer weeks than this are looked at day by day. */
const weeksEnough = 12
const usualLeadDays = 7
/** Minor units a line costs in work, and basis points of value that a year of keeping costs: usual figures of the trade. */
const lineCost = 150
const holdingRate = 2000
const shownPeriods = 26
const shownSellers = 20

export async function planReorder(
  store: StoreView,
  warehouse: string,
  options: PlanOptions,
  running: Running,
): Promise<ReorderPlanTold> {
  const { now } = running
  const wanted = await wantedSince(store, warehouse, now - longestPast)
  const bought = await boughtSince(store, warehouse, now - longestPast)
  const quants = await quantsIn(store, warehouse)
  running.progress(0.1)
  const { period, length, periods } = periodsOf(wanted, now)
  const grown = await grownSince(store, warehouse, { now, length, periods })
  const demand = seriesOf(wanted, now, length, periods)
  const promoted = promotedOf(wanted, now, length, periods)
  const stock = new Map<string, { onHand: number; promised: number }>()
  for (const quant of quants) {
    if (quant.status !== 'available') continue
    const own = stock.get(quant.item) ?? { onHand: 0, promised: 0 }
    stock.set(quant.item, { onHand: own.onHand + quant.quantity, promised: own.promised + quant.allocated })
  }
  const items = await itemsBy(store, [...demand.keys(), ...stock.keys(), ...bought.map(({ item }) => item)])
  const suppliers = suppliersOf(bought)
  const lastBought = new Map(bought.toSorted((a, b) => a.orderedAt - b.orderedAt).map((each) => [each.item, each]))
  const onOrder = onOrderOf(bought)
  const usual = usualSuppliers(bought, items)
  const pools = await poolsOf(store, [...demand.keys()])
  const questions = [...demand].flatMap(([id, series]): ReorderItem[] => {
    const item = items.get(id)
    if (!item || item.provisional) return []
    const last = lastBought.get(id)
    const supplier = last?.supplier ?? usual.get(item.category ?? '') ?? ''
    const supply = suppliers.get(supplier) ?? unknownSupplier
    const price = last?.unitPrice ?? costPrice(pools.get(id), supply.currency)
    const { onHand = 0, promised = 0 } = stock.get(id) ?? {}
    const shelf = onTheShelf(series, onHand, grown.get(id))
    return [
      {
        id,
        supplier,
        series,
        ...shelf,
        ignored: new Set([...shelf.ignored, ...(promoted.get(id) ?? [])]),
        onHand,
        promised,
        onOrder: onOrder.get(id) ?? 0,
        waiting: {
          lead: (supply.leadDays * day) / length,
          leadSpread: (supply.leadSpread * day) / length,
          review: Math.max(1, Math.round(day / length)),
        },
        terms: {
          currency: last?.currency ?? supply.currency,
          prices: [{ from: 0, unitPrice: price ?? '0' }],
          minimum: 1,
          multiple: packOf(item, bought),
          lineCost: price === undefined ? 0 : lineCost,
          holdingRate,
        },
      },
    ]
  })
  const fill = (options.fill ?? 950) / 1000
  const plan = proposeOrders(
    {
      items: questions,
      periodsAYear: Math.round((365 * day) / length),
      target: { kind: 'fill', share: fill },
      leastValues: new Map(Object.entries(options.least ?? {})),
      ...(options.budget !== undefined && { budget: options.budget }),
    },
    { timeLeft: running.timeLeft, progress: (share) => running.progress(0.2 + 0.8 * share) },
  )
  const asked = new Map(questions.map((each) => [each.id, each]))
  const nameOf = (id: string) => {
    const row = items.get(id)
    return row ? { id, sku: row.sku, name: row.name, unit: row.unit } : { id, sku: id, name: id, unit: 'piece' }
  }
  const told = plan.suppliers.map(({ supplier, lines, value, belowLeast }): SupplierTold => {
    const supply = suppliers.get(supplier) ?? unknownSupplier
    return {
      supplier,
      ...supply,
      value,
      least: options.least?.[supplier] ?? 0,
      belowLeast,
      lines: lines.flatMap(({ item, because, order, forecast, levels, waits }) => {
        const own = asked.get(item)
        if (!own) return []
        return [
          {
            item: nameOf(item),
            because,
            quantity: order.quantity,
            quantityBecause: order.reason,
            ...(Number(order.unitPrice) > 0 && { unitPrice: order.unitPrice }),
            priceLearned: lastBought.has(item),
            value: order.value,
            waits,
            onHand: own.onHand,
            promised: own.promised,
            onOrder: own.onOrder,
            reorderPoint: levels.reorderPoint,
            orderUpTo: levels.orderUpTo,
            safety: levels.safety,
            perPeriod: forecast.perPeriod,
            demandClass: forecast.demandClass,
            method: forecast.method,
            series: own.series.slice(-shownPeriods),
            ignored: shownOf(own.series, own.ignored ?? [], (index) => !promoted.get(item)?.has(index)),
            promoted: shownOf(own.series, promoted.get(item) ?? []),
          },
        ]
      }),
    }
  })
  return {
    kind: 'reorder',
    madeAt: now,
    period,
    periods,
    fill: Math.round(fill * 1000),
    ...(options.budget !== undefined && { budget: options.budget }),
    factor: Math.round(plan.factor * 100),
    fitted: plan.fitted,
    items: questions.length,
    // Those without a supplier last: they can't be ordered yet.
    suppliers: told.toSorted((a, b) => Number(a.supplier === '') - Number(b.supplier === '') || b.value - a.value),
    ...sellers(demand, stock, nameOf),
  }
}

/** What a unit costs on average now, where nobody bought it yet: a price to begin with, in the supplier's currency alone. */
function costPrice(pool: Pool | undefined, currency: string): string | undefined {
  const cost = pool?.currency === currency ? costOf(pool, 1) : undefined
  return cost !== undefined && cost > 0 ? decimalOf(cost, currency) : undefined
}

function periodsOf(wanted: readonly Wanted[], now: number) {
  const first = wanted[0]?.at ?? now
  const weeks = Math.floor((now - first) / week)
  return weeks >= weeksEnough
    ? ({ period: 'week', length: week, periods: weeks } as const)
    : ({ period: 'day', length: day, periods: Math.max(1, Math.ceil((now - first) / day)) } as const)
}

/** Which period a time lies in, the latest last; below 0 before the first. */
const periodAt = (at: number, now: number, length: number, periods: number) =>
  periods - 1 - Math.floor((now - at) / length)

/** Units by period that is over or just ends, the latest last. */
function seriesOf(wanted: readonly Wanted[], now: number, length: number, periods: number) {
  const demand = new Map<string, number[]>()
  for (const { item, at, units } of wanted) {
    const index = periodAt(at, now, length, periods)
    if (index < 0 || units <= 0) continue
    const series = demand.get(item) ?? Array<number>(periods).fill(0)
    series[index] = (series[index] ?? 0) + units
    demand.set(item, series)
  }
  return demand
}

/** Periods in which an item was on promotion, by item. */
function promotedOf(wanted: readonly Wanted[], now: number, length: number, periods: number) {
  const sales = new Map<string, Sold[]>()
  for (const { item, at, units, price } of wanted) {
    const period = periodAt(at, now, length, periods)
    if (period < 0 || units <= 0 || price === undefined) continue
    const own = sales.get(item)
    if (own) own.push({ period, price, units })
    else sales.set(item, [{ period, price, units }])
  }
  return new Map([...sales].map(([item, own]) => [item, promotedPeriods(own)]))
}

/** Those of some periods that are among the latest, which are shown. */
function shownOf(
  series: readonly number[],
  some: Iterable<number>,
  wanted: (index: number) => boolean = () => true,
): readonly number[] {
  const first = Math.max(0, series.length - shownPeriods)
  return [...some].filter((index) => index >= first && wanted(index)).map((index) => index - first)
}

/**
 * Since when an item could be had; and periods since without any sale that began and ended without stock: nobody could buy,
 * which says nothing of demand.
 */
function onTheShelf(
  series: readonly number[],
  onHand: number,
  grown: ReadonlyMap<number, number> | undefined,
): { readonly since: number; readonly ignored: ReadonlySet<number> } {
  const empty = new Set<number>()
  let since = series.length
  let atEnd = onHand
  for (let back = 0; back < series.length; back++) {
    const index = series.length - 1 - back
    const atStart = atEnd - (grown?.get(back) ?? 0)
    const isBare = atEnd <= 0 && atStart <= 0
    // Where orders come for what is not there, an empty shelf keeps nobody from asking: every period tells of demand.
    if (isBare && (series[index] ?? 0) > 0) return { since: 0, ignored: new Set() }
    if (isBare) empty.add(index)
    else since = index
    atEnd = atStart
  }
  return { since, ignored: empty }
}

interface Supply {
  readonly currency: string
  readonly rate: string
  readonly leadDays: number
  readonly leadSpread: number
  readonly learned: number
}

const unknownSupplier: Supply = {
  currency: 'EUR',
  rate: '1',
  leadDays: usualLeadDays,
  leadSpread: usualLeadDays / 4,
  learned: 0,
}

/** Who delivered most lines of a category: the likely one for goods of it that nobody bought yet. */
function usualSuppliers(bought: readonly Bought[], items: ReadonlyMap<string, ItemRow>): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { item, supplier } of bought) {
    const category = items.get(item)?.category
    if (category === undefined) continue
    const own = counts.get(category) ?? new Map<string, number>()
    counts.set(category, own.set(supplier, (own.get(supplier) ?? 0) + 1))
  }
  return new Map(
    [...counts].flatMap(([category, own]) => {
      const [most] = [...own].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      return most ? [[category, most[0]] as const] : []
    }),
  )
}

/** How long each supplier takes, from order to the first goods; what has not come yet counts by its promise. */
function suppliersOf(bought: readonly Bought[]): ReadonlyMap<string, Supply> {
  const waits = new Map<string, { came: Map<number, number>; promised: number[]; last: Bought }>()
  for (const each of bought) {
    const own = waits.get(each.supplier) ?? { came: new Map<number, number>(), promised: [], last: each }
    waits.set(each.supplier, own)
    if (each.arrivedAt !== undefined) own.came.set(each.orderedAt, (each.arrivedAt - each.orderedAt) / day)
    else own.promised.push((each.expectedAt - each.orderedAt) / day)
    if (each.orderedAt >= own.last.orderedAt) own.last = each
  }
  return new Map(
    [...waits].map(([supplier, { came, promised, last }]) => {
      const known = came.size > 0 ? [...came.values()] : promised
      const leadDays = Math.max(1, Math.round(known.reduce((sum, each) => sum + each, 0) / Math.max(1, known.length)))
      const squares = known.reduce((sum, each) => sum + (each - leadDays) ** 2, 0)
      const leadSpread = known.length > 1 ? Math.sqrt(squares / (known.length - 1)) : leadDays / 4
      const { currency, rate } = last
      return [supplier, { currency, rate, leadDays, leadSpread: Math.round(leadSpread * 10) / 10, learned: came.size }]
    }),
  )
}

function onOrderOf(bought: readonly Bought[]): ReadonlyMap<string, number> {
  const units = new Map<string, number>()
  for (const { item, state, ordered, received } of bought) {
    if (state === 'closed' || state === 'received' || ordered <= received) continue
    units.set(item, (units.get(item) ?? 0) + ordered - received)
  }
  return units
}

/** The largest pack in which all past purchases of an item came; 1 where they did not come in packs. */
function packOf(item: ItemRow, bought: readonly Bought[]): number {
  const ordered = bought.filter((each) => each.item === item.id).map((each) => each.ordered)
  const packs = item.codes.map((code) => code.quantity as number).filter((quantity) => quantity > 1)
  const fits = packs.filter((pack) => ordered.length > 0 && ordered.every((each) => each % pack === 0))
  return Math.max(1, ...fits)
}

function sellers(
  demand: ReadonlyMap<string, readonly number[]>,
  stock: ReadonlyMap<string, { readonly onHand: number }>,
  nameOf: (id: string) => SellerTold['item'],
): Pick<ReorderPlanTold, 'bestSellers' | 'deadStock'> {
  const ids = [...demand.keys()]
  const units = ids.map((id) => (demand.get(id) ?? []).reduce((sum, each) => sum + each, 0))
  const letters = abcOf(units)
  const told = ids.map((id, index) => ({
    item: nameOf(id),
    units: units[index] ?? 0,
    onHand: stock.get(id)?.onHand ?? 0,
    abc: letters[index] ?? ('C' as const),
    xyz: xyzOf(demand.get(id) ?? []),
  }))
  const dead = [...stock].filter(([id, { onHand }]) => onHand > 0 && !demand.has(id))
  return {
    bestSellers: told.toSorted((a, b) => b.units - a.units).slice(0, shownSellers),
    deadStock: dead
      .sort(([, a], [, b]) => b.onHand - a.onHand)
      .slice(0, shownSellers)
      .map(([id, { onHand }]) => ({ item: nameOf(id), units: 0, onHand, abc: 'C', xyz: 'Z' })),
  }
}
