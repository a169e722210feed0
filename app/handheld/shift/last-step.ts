// Owns the last recorded step of a device: what it recorded, the task as it was before, and whether it may be taken back.
// Undo is a fact of its own; nothing is ever deleted. Does not know when it is offered.
import type { AnyJob } from '../../../shared/jobs/index.ts'
import type { Words } from '../../../shared/jobs/words.ts'
import { operations, type Wish } from '../../../shared/operations/index.ts'
import { undoObstacle } from '../../../shared/operations/reversing.ts'
import type { State } from '../../../shared/rows/tables.ts'
import type { OperationId, PersonId } from '../../../shared/values/ids.ts'

export interface LastStep {
  /** The task before the step; it is that again after undo. */
  readonly job: AnyJob
  /** What the step recorded, in order. Requests are not steps of hands, and stay. */
  readonly operations: readonly OperationId[]
  /** "Took 6 × Bolt M8" */
  readonly words?: Words
}

/** Undefined where nothing was recorded that hands did. @param ids of the operations that `wishes` became */
export function lastStep(
  job: AnyJob,
  wishes: readonly Wish[],
  ids: readonly OperationId[],
  words: Words | undefined,
): LastStep | undefined {
  const made = ids.filter((_, index) => {
    const wish = wishes[index]
    return wish !== undefined && operations[wish.type].nature === 'fact'
  })
  return made.length === 0 ? undefined : { job, operations: made, ...(words && { words }) }
}

/** Offered to the person who did it, while nothing hangs on it. */
export function mayUndo(state: State, last: LastStep | undefined, by: PersonId): boolean {
  return last?.operations.every((of) => undoObstacle(state, of, by) === undefined) === true
}

/** The counter-operations, the last one first. */
export function undoing({ operations: made }: LastStep): readonly Wish[] {
  return made.toReversed().map((of) => ({ type: 'operation-reversed', body: { of } }))
}
