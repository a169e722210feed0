// Owns the order of work: a binary heap of things to do at keys. At one key a gap comes before events, events before
// checkpoints.
import type { ItemId } from '../../values/ids.ts'
import { type CostEvent, compareKeys, type EventKey } from '../cost-event.ts'

export type Task =
  /** An event was taken out of a pool here. */
  | { readonly order: 0; readonly key: EventKey; readonly gapIn: ItemId; readonly cause: string }
  /** An event is to be costed whatever its pools do. */
  | { readonly order: 1; readonly key: EventKey; readonly event: CostEvent }
  /** A replayed pool comes to its next event (order 1) or checkpoint (order 2). */
  | { readonly order: 1 | 2; readonly key: EventKey; readonly replayOf: ItemId }

function before(a: Task, b: Task): boolean {
  const byKey = compareKeys(a.key, b.key)
  return byKey === 0 ? a.order < b.order : byKey < 0
}

export class TaskQueue {
  private readonly heap: Task[] = []

  push(task: Task): void {
    const { heap } = this
    let hole = heap.length
    heap.push(task)
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const above = heap[parent]
      if (!above || !before(task, above)) break
      heap[hole] = above
      hole = parent
    }
    heap[hole] = task
  }

  /** The earliest task, taken out. */
  pop(): Task | undefined {
    const { heap } = this
    const first = heap[0]
    const moved = heap.pop()
    if (!first || !moved || heap.length === 0) return first
    let hole = 0
    for (;;) {
      let child = 2 * hole + 1
      const right = heap[child + 1]
      let below = heap[child]
      if (!below) break
      if (right && before(right, below)) {
        child += 1
        below = right
      }
      if (!before(below, moved)) break
      heap[hole] = below
      hole = child
    }
    heap[hole] = moved
    return first
  }

  tasks(): readonly Task[] {
    return this.heap
  }
}
