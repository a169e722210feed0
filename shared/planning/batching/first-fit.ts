// Owns batches in the order in which orders came: each into the last batch if it fits, else a new one. What most systems do,
// and the measure for better ones.

import type { Batches, BatchProblem } from './problem.ts'
import { BatchRoom } from './room.ts'
import type { WalkLength } from './walk-lengths.ts'

export function firstComeBatches(problem: BatchProblem, walk: WalkLength): Batches {
  const room = new BatchRoom(problem)
  const batches: number[][] = []
  for (const order of problem.orders.keys()) {
    const last = batches[batches.length - 1]
    if (last && room.fits([...last, order])) last.push(order)
    else batches.push([order])
  }
  return { batches, length: batches.reduce((sum, batch) => sum + walk(batch), 0) }
}
