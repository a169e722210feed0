// Owns the one question whether orders may be on a cart together: capacity, number of totes, never-mix, due time.
import type { BatchProblem } from './problem.ts'

export class BatchRoom {
  readonly #problem: BatchProblem
  readonly #apart: Int32Array
  readonly #loads: readonly Int32Array[]

  constructor(problem: BatchProblem) {
    this.#problem = problem
    const keys = new Map<string | undefined, number>()
    this.#apart = Int32Array.from(problem.orders, (order) => {
      const known = keys.get(order.apart)
      if (known !== undefined) return known
      keys.set(order.apart, keys.size)
      return keys.size - 1
    })
    this.#loads = problem.capacity.map((_most, measure) =>
      Int32Array.from(problem.orders, (order) => order.load[measure] ?? 0),
    )
  }

  /** An order that is too much for any cart still goes alone: it has to be picked somehow. */
  fits(orders: readonly number[]): boolean {
    return this.excess(orders) === 0
  }

  /**
   * By how much orders are too much for one cart, as a share of its capacity summed over the measures; infinite where they
   * may not be together at all. A search may pass through what does not fit, on its way to what does.
   */
  excess(orders: readonly number[]): number {
    if (orders.length <= 1) return 0
    const { capacity, mostOrders, dueWindow } = this.#problem
    if (mostOrders !== undefined && orders.length > mostOrders) return Number.POSITIVE_INFINITY
    const key = this.#apart[orders[0] ?? 0]
    for (const order of orders) if (this.#apart[order] !== key) return Number.POSITIVE_INFINITY
    if (dueWindow !== undefined && !this.#dueTogether(orders, dueWindow)) return Number.POSITIVE_INFINITY
    let excess = 0
    for (let measure = 0; measure < capacity.length; measure++) {
      const loads = this.#loads[measure]
      const most = capacity[measure] ?? 0
      let sum = 0
      for (const order of orders) sum += loads?.[order] ?? 0
      if (sum > most) excess += (sum - most) / Math.max(1, most)
    }
    return excess
  }

  #dueTogether(orders: readonly number[], window: number): boolean {
    let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const order of orders) {
      const due = this.#problem.orders[order]?.due
      if (due === undefined) continue
      earliest = Math.min(earliest, due)
      latest = Math.max(latest, due)
    }
    return latest - earliest <= window
  }
}
