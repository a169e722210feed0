// Owns what goes on one order to one supplier: what is due, what is nearly due and comes along, what is brought forward to
// reach the supplier's least order, and what must wait when there is not money for all. The can-order policy (Balintfy 1964).
import type { OrderQuantity } from './quantity.ts'

/** One item of a supplier, with its levels and what would be ordered of it. */
export interface JointItem {
  readonly id: string
  readonly position: number
  readonly reorderPoint: number
  readonly orderUpTo: number
  readonly perPeriod: number
  readonly order: OrderQuantity
}

export interface JointTerms {
  /** Minor units below which the supplier takes no order. */
  readonly leastValue: number
}

/** Why an item is on the order. */
export type JointReason = 'due' | 'comes-along' | 'brought-forward'

export interface JointLine {
  readonly item: JointItem
  readonly because: JointReason
  /** There was not enough money for it: it waits. */
  readonly waits?: true
}

export interface JointOrder {
  readonly lines: readonly JointLine[]
  /** Minor units of the lines that do not wait. */
  readonly value: number
  /** The supplier's least order is not reached even with all that may come along. */
  readonly belowLeast: boolean
}

/** Share of the way from reorder point to level, up to which an item comes along when another is due. */
const alongShare = 0.5

/** Periods until the reorder point is reached: the less, the sooner an item is wanted. */
function periodsLeft({ position, reorderPoint, perPeriod }: JointItem): number {
  return (position - reorderPoint) / Math.max(perPeriod, 1e-9)
}

/** The order to one supplier; undefined where nothing is due. Most urgent lines first. */
export function jointOrder(items: readonly JointItem[], { leastValue }: JointTerms): JointOrder | undefined {
  const wanted = items.filter((item) => item.order.quantity > 0 && item.position < item.orderUpTo)
  wanted.sort((a, b) => periodsLeft(a) - periodsLeft(b) || (a.id < b.id ? -1 : 1))
  const lines: JointLine[] = []
  let value = 0
  const take = (item: JointItem, because: JointReason) => {
    lines.push({ item, because })
    value += item.order.value
  }
  const isDue = (item: JointItem) => item.position <= item.reorderPoint
  for (const item of wanted) if (isDue(item)) take(item, 'due')
  if (lines.length === 0) return undefined
  const rest = wanted.filter((item) => !isDue(item))
  const isNear = ({ position, reorderPoint, orderUpTo }: JointItem) =>
    position <= reorderPoint + alongShare * (orderUpTo - reorderPoint)
  for (const item of rest) if (isNear(item)) take(item, 'comes-along')
  for (const item of rest) if (!isNear(item) && value < leastValue) take(item, 'brought-forward')
  return { lines, value, belowLeast: value < leastValue }
}

/**
 * Orders within a budget: over all suppliers the lines that run out soonest go first; the others wait. An order whose
 * supplier's least value is then not reached waits as a whole.
 */
export function withinBudget(
  orders: readonly (JointOrder & { readonly leastValue: number })[],
  budget: number,
): readonly JointOrder[] {
  const all = orders.flatMap((order, index) => order.lines.map((line) => ({ line, index })))
  all.sort((a, b) => periodsLeft(a.line.item) - periodsLeft(b.line.item) || (a.line.item.id < b.line.item.id ? -1 : 1))
  let left = budget
  const paid = new Set<JointLine>()
  for (const { line } of all) {
    if (line.item.order.value > left) continue
    left -= line.item.order.value
    paid.add(line)
  }
  return orders.map(({ lines, leastValue }) => {
    const own = lines.filter((line) => paid.has(line)).reduce((sum, line) => sum + line.item.order.value, 0)
    const goes = own >= leastValue
    return {
      lines: lines.map((line) => (goes && paid.has(line) ? line : { ...line, waits: true as const })),
      value: goes ? own : 0,
      belowLeast: !goes,
    }
  })
}
