// Owns the whole reorder plan of a warehouse: forecasts, a safety factor that the past asked for, levels, and one order for
// each supplier with the reasons of each line. Pure: stock, demand and terms come in, proposals go out. Knows no screen.
import { type Forecast, forecast } from '../forecast/forecast.ts'
import type { TimeLeft } from '../seeded.ts'
import { type JointOrder, type JointReason, jointOrder, withinBudget } from './joint.ts'
import { type Levels, levelsOf, type Target, type Waiting } from './levels.ts'
import { type OrderQuantity, quantityFor, type SupplyTerms } from './quantity.ts'
import { fitSafety, usualFactor } from './safety.ts'

export interface ReorderItem {
  readonly id: string
  readonly supplier: string
  /** Demand per period, oldest first, and which periods tell nothing: out of stock, or a promotion. */
  readonly series: readonly number[]
  readonly ignored?: ReadonlySet<number>
  /** The period from which on it could be had, where that is before its first sale. */
  readonly since?: number
  readonly onHand: number
  /** Units of those that are promised to orders, and units that are on their way. */
  readonly promised: number
  readonly onOrder: number
  readonly waiting: Waiting
  readonly terms: SupplyTerms
}

export interface ReorderQuestion {
  readonly items: readonly ReorderItem[]
  readonly periodsAYear: number
  readonly target: { readonly kind: 'fill' | 'service'; readonly share: number }
  /** Minor units below which a supplier takes no order, by supplier. */
  readonly leastValues?: ReadonlyMap<string, number>
  /** Minor units that may be spent in all. */
  readonly budget?: number
}

export interface Proposal {
  readonly item: string
  readonly because: JointReason
  readonly order: OrderQuantity
  readonly forecast: Forecast
  readonly levels: Levels
  readonly position: number
  readonly waits: boolean
}

export interface SupplierProposal {
  readonly supplier: string
  readonly lines: readonly Proposal[]
  readonly value: number
  readonly belowLeast: boolean
}

export interface ReorderPlan {
  readonly suppliers: readonly SupplierProposal[]
  /** The safety factor, and whether the past was long enough to fit it. */
  readonly factor: number
  readonly fitted: boolean
  /** Items that were not looked at any more when time was up. */
  readonly leftOut: number
}

export interface ReorderRun {
  readonly timeLeft: TimeLeft
  readonly progress?: (share: number) => void
}

const calibrationPeriods = 12
const calibrationItems = 600
const itemsBetweenLooks = 50

interface Judged {
  readonly item: ReorderItem
  readonly forecast: Forecast
  readonly levels: Levels
  readonly position: number
  readonly order: OrderQuantity
}

/** What to order now. Items whose stock lasts are not in the answer. */
export function proposeOrders(question: ReorderQuestion, run: ReorderRun): ReorderPlan {
  const { items, target } = question
  const past = items.map(({ series, waiting }) => ({ series, lead: Math.max(1, Math.round(waiting.lead)) }))
  const fitted =
    target.kind === 'fill'
      ? fitSafety(past, { fill: target.share, periods: calibrationPeriods, most: calibrationItems })
      : undefined
  const factor = fitted ?? usualFactor(target.share)
  const aim: Target = target.kind === 'fill' ? { ...target, kind: 'fill', factor } : { ...target, kind: 'service' }
  const judged: Judged[] = []
  for (const [index, item] of items.entries()) {
    if (index % itemsBetweenLooks === 0) {
      if (!run.timeLeft()) break
      run.progress?.(index / items.length)
    }
    judged.push(judge(item, aim, question.periodsAYear))
  }
  return {
    suppliers: bySupplier(judged, question),
    factor,
    fitted: fitted !== undefined,
    leftOut: items.length - judged.length,
  }
}

function judge(item: ReorderItem, target: Target, periodsAYear: number): Judged {
  const { waiting, series, ignored, since, terms } = item
  const protection = Math.max(1, Math.ceil(waiting.lead + waiting.review))
  const own = forecast(series, {
    protection,
    season: periodsAYear,
    ...(ignored && { ignored }),
    ...(since !== undefined && { since }),
  })
  const levels = levelsOf(own, waiting, target)
  const position = item.onHand - item.promised + item.onOrder
  const order = quantityFor(Math.max(0, levels.orderUpTo - position), position, own.perPeriod * periodsAYear, terms)
  return { item, forecast: own, levels, position, order }
}

function bySupplier(judged: readonly Judged[], { leastValues, budget }: ReorderQuestion): readonly SupplierProposal[] {
  const groups = new Map<string, Judged[]>()
  for (const each of judged) {
    const group = groups.get(each.item.supplier)
    if (group) group.push(each)
    else groups.set(each.item.supplier, [each])
  }
  const names: string[] = []
  const joint: (JointOrder & { leastValue: number })[] = []
  for (const [supplier, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const leastValue = leastValues?.get(supplier) ?? 0
    const order = jointOrder(
      group.map(({ item, forecast, levels, position, order }) => ({
        id: item.id,
        position,
        reorderPoint: levels.reorderPoint,
        orderUpTo: levels.orderUpTo,
        perPeriod: forecast.perPeriod,
        order,
      })),
      { leastValue },
    )
    if (!order) continue
    names.push(supplier)
    joint.push({ ...order, leastValue })
  }
  const orders = budget === undefined ? joint : withinBudget(joint, budget)
  const known = new Map(judged.map((each) => [each.item.id, each]))
  return orders.map(({ lines, value, belowLeast }, index) => ({
    supplier: names[index] ?? '',
    value,
    belowLeast,
    lines: lines.flatMap(({ item, because, waits }): Proposal[] => {
      const own = known.get(item.id)
      if (!own) return []
      const { order, forecast, levels, position } = own
      return [{ item: item.id, because, order, forecast, levels, position, waits: waits ?? false }]
    }),
  }))
}
