// Owns how an operation is undone, and when that may be offered: its movements are made the other way round as of its own
// time, its rows are taken back as its definition says, the exceptions that it opened are withdrawn. What hangs on it by
// then stands; an exception says that the undo came too late.
import type { Draft } from '../rows/draft.ts'
import type { ExceptionKind } from '../rows/exception-kinds.ts'
import { isReal } from '../rows/places.ts'
import type { RecordedOperation } from '../rows/recorded.ts'
import { quantKey } from '../rows/stock.ts'
import type { State } from '../rows/tables.ts'
import type { ExceptionRow } from '../rows/work.ts'
import { exceptions } from '../stock/exceptions.ts'
import { moveAllBack } from '../stock/movements.ts'
import type { ItemId, OperationId, PersonId } from '../values/ids.ts'
import type { UndoFact } from './ledger-facts.ts'
import { meant } from './meaning.ts'
import type { Operation, OperationDefinition, Subject, UndoObstacle } from './operation.ts'
import { definitionOf, readOperation } from './reading.ts'

/** A read operation with the definition that fits it. */
interface Known {
  readonly operation: Operation
  readonly definition: OperationDefinition<string, unknown>
}

/**
 * Whether a step may be taken back by a person: their own, not undone yet, and nothing that is known here hangs on it.
 * Undefined where it may, else what stands in the way. Whoever offers it also keeps to the last recorded step.
 */
export function undoObstacle(state: State, of: string, by: PersonId): UndoObstacle | undefined {
  const recorded = state.operation(of)
  const known = recorded && know(state, recorded)
  if (!recorded || !known || recorded.by !== by || state.get('reversal', of)) return 'not-undoable'
  return obstacleOf(state, known) ?? unitsGone(state, known)
}

/** Takes an operation back. Returns whether anything was undone: false where it is not known or came too late. */
export function reverse(draft: Draft, of: OperationId): boolean {
  const recorded = draft.operation(of)
  const known = recorded && know(draft, recorded)
  if (!recorded || !known) return false
  const { operation, definition } = known
  const obstacle = obstacleOf(draft, known)
  if (obstacle) {
    draft.raise('undo-too-late', `operation:${of}`, { type: operation.type, obstacle, ...factsOf(known) }, of)
    return false
  }
  moveAllBack(draft, definition.moves?.(operation) ?? [], operation.at)
  if (typeof definition.undo === 'object') definition.undo.rows?.(draft, operation)
  withdraw(draft, of)
  if (recorded.by !== draft.cause.by) {
    const person = draft.get('person', recorded.by)
    draft.raise('undone-by-other', `operation:${of}`, {
      type: operation.type,
      person: person?.name ?? recorded.by,
      ...factsOf(known),
    })
  }
  return true
}

function know(state: State, recorded: RecordedOperation): Known | undefined {
  const read = readOperation(recorded)
  if (!read.ok) return undefined
  // Its place in the stream is not remembered: it plays no part in what an operation does.
  const operation = meant(state, read.operation) as Operation
  return { operation, definition: definitionOf(read.operation.type) }
}

function obstacleOf(state: State, { operation, definition }: Known): UndoObstacle | undefined {
  if (definition.undo === 'none') return 'not-undoable'
  return definition.undo === 'mirror' ? undefined : definition.undo.hangs?.(state, operation)
}

/** Units that were brought somewhere and are not there any more can't be put back by undoing. */
function unitsGone(state: State, { operation, definition }: Known): UndoObstacle | undefined {
  for (const { goods, to, quantity, toStatus } of definition.moves?.(operation) ?? []) {
    if (!isReal(to)) continue
    const quant = state.get('quant', quantKey(to, { ...goods, status: toStatus ?? goods.status }))
    if (!quant || quant.quantity < quantity) return 'moved-on'
  }
  return undefined
}

/** An undo stands in the timelines of what was undone. */
export function subjectsOf(draft: Draft, of: OperationId): readonly Subject[] {
  const recorded = draft.operation(of)
  const known = recorded && know(draft, recorded)
  return known ? known.definition.subjects(known.operation) : []
}

/** Items that had a provisional name when the operation was recorded, with what they turned out to be. */
export function namedSince(draft: Draft, of: OperationId): UndoFact['named'] {
  const recorded = draft.operation(of)
  const read = recorded && readOperation(recorded)
  const known = recorded && know(draft, recorded)
  if (!read?.ok || !known) return []
  const told = known.definition.moves?.(read.operation as Operation) ?? []
  const now = known.definition.moves?.(known.operation) ?? []
  const named = new Map<ItemId, ItemId>()
  for (const [index, { goods }] of told.entries()) {
    const is = now[index]?.goods.item
    if (is && is !== goods.item) named.set(goods.item, is)
  }
  return [...named].map(([item, is]) => ({ item, is }))
}

/** What is wrong with the device or the message, whatever became of the step that showed it. */
const ofTheDevice: ReadonlySet<ExceptionKind> = new Set(['device-copied', 'operation-held', 'work-lost'])

/** What the operation contradicted, it contradicts no more; what settles by itself needs nobody. */
function withdraw(draft: Draft, of: OperationId): void {
  for (const exception of draft.find('exceptionsOfOperation', of)) {
    if (exception.state !== 'open' || exceptions[exception.kind].settles || ofTheDevice.has(exception.kind)) continue
    draft.resolve(exception, 'undone')
  }
}

function factsOf({ operation, definition }: Known): ExceptionRow['facts'] {
  const [move] = definition.moves?.(operation) ?? []
  return move ? { item: move.goods.item, quantity: move.quantity, place: isReal(move.to) ? move.to : move.from } : {}
}
