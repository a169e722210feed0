// Owns what batching is asked and what it answers: orders that are picked on one walk, each walk within what a cart takes.
// Lengths are whole decimetres. Does not know how anything is searched.
import type { BlockFloor, Spot } from '../routing/floor.ts'

/** One order: where its lines lie, and how much of each capacity it takes. */
export interface BatchOrder {
  readonly id: string
  readonly stops: readonly Spot[]
  /** In the order of `capacity`: lines, grams, millilitres… Whole numbers. */
  readonly load: readonly number[]
  /** Orders of different keys are never on one cart: zone, carrier, hazard. */
  readonly apart?: string
  /** When it must be picked, in milliseconds; orders too far apart in time are not picked together. */
  readonly due?: number
}

export interface BatchProblem {
  readonly floor: BlockFloor
  /** Where every walk begins and ends. */
  readonly depot: Spot
  readonly orders: readonly BatchOrder[]
  /** What one walk takes of each measure of `load`. */
  readonly capacity: readonly number[]
  /** At most so many orders (totes) on a cart. */
  readonly mostOrders?: number
  /** The furthest apart that two orders of a batch may be due, in milliseconds. */
  readonly dueWindow?: number
}

export interface Batches {
  /** Indices of orders; every order is in exactly one batch. */
  readonly batches: readonly (readonly number[])[]
  /** Sum of the shortest walks. */
  readonly length: number
}

/** Batches, and the least that any could walk; proven where that is what they walk. */
export interface PlannedBatches extends Batches {
  readonly bound: number
  readonly proven: boolean
}

/** Why an answer is not one, or undefined. Written apart from the solvers; tests and conformance hold them to it. */
export function whyIllegal(problem: BatchProblem, { batches }: Batches): string | undefined {
  const seen = new Set<number>()
  for (const batch of batches) {
    if (batch.length > (problem.mostOrders ?? Number.POSITIVE_INFINITY)) return `a batch of ${batch.length} orders`
    const keys = new Set(batch.map((order) => problem.orders[order]?.apart))
    if (keys.size > 1) return `orders that stay apart are together: ${[...keys].join(', ')}`
    const dues = batch.flatMap((order) => problem.orders[order]?.due ?? [])
    if (Math.max(...dues) - Math.min(...dues) > (problem.dueWindow ?? Number.POSITIVE_INFINITY)) {
      return 'orders due too far apart are together'
    }
    for (const [measure, most] of problem.capacity.entries()) {
      const load = batch.reduce((sum, order) => sum + (problem.orders[order]?.load[measure] ?? 0), 0)
      if (load > most && batch.length > 1) return `a batch loads ${load} of ${most}`
    }
    for (const order of batch) {
      if (seen.has(order) || !problem.orders[order]) return `order ${order} twice or unknown`
      seen.add(order)
    }
  }
  return seen.size === problem.orders.length ? undefined : `${problem.orders.length - seen.size} orders left out`
}
