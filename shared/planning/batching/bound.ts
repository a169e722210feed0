// Owns how short all walks together can be at best, whatever the batches: to say how far an answer may be from it.
import type { BatchProblem } from './problem.ts'
import type { WalkLength } from './walk-lengths.ts'

/**
 * No batches walk less. The walk of a batch is at least that of each of its orders, so at least their mean weighted by what
 * share of a cart each takes; summed over all orders, by the measure that fills carts most.
 */
export function shortestPossible(problem: BatchProblem, walk: WalkLength): number {
  const { orders, capacity, mostOrders } = problem
  const alone = orders.map((_order, index) => walk([index]))
  const shares = capacity.map((most, measure) =>
    orders.map((order) => Math.min(1, (order.load[measure] ?? 0) / Math.max(1, most))),
  )
  if (mostOrders !== undefined) shares.push(orders.map(() => 1 / Math.max(1, mostOrders)))
  const sums = shares.map((share) => alone.reduce((sum, length, order) => sum + length * (share[order] ?? 0), 0))
  return Math.ceil(Math.max(0, ...alone, ...sums) - 1e-9)
}
