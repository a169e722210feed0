// Owns what an operation is and what defines one: its schema, what it does to stock and work (`applyStock`, run on both
// sides) and to money (`post`, run on the server). Does not know any single operation; those register in index.ts.
import type { ZodMiniType } from 'zod/mini'
import type { Draft, Effects } from '../rows/draft.ts'
import type { State } from '../rows/tables.ts'
import type { Move } from '../stock/movements.ts'
import type { DeviceId, OperationId, PersonId, WarehouseId } from '../values/ids.ts'
import type { Refusal } from '../values/result.ts'
import type { Instant } from '../values/time.ts'
import type { LedgerFact } from './ledger-facts.ts'

/** A recorded fact or request. `at` is the time every rule uses; `rawAt` is what the device's clock said. */
export interface Operation<Type extends string = string, Body = unknown> {
  readonly id: OperationId
  readonly device: DeviceId
  readonly incarnation: string
  /** Position in its stream (device, incarnation), from 1, without gaps. */
  readonly n: number
  readonly type: Type
  /** Version of the body's shape. */
  readonly v: number
  readonly at: Instant
  readonly rawAt: Instant
  readonly by: PersonId
  readonly warehouse: WarehouseId
  readonly body: Body
}

/** What a person must be allowed to do for it. */
export type Right =
  | 'receive'
  | 'put-away'
  | 'pick'
  | 'pack'
  | 'ship'
  | 'return'
  | 'count'
  | 'order'
  | 'purchase'
  | 'catalogue'
  | 'people'
  | 'write-off'
  | 'resolve'
  | 'books'
  | 'reopen'

export interface Subject {
  readonly kind: string
  readonly id: string
}

/** What of an operation is undone beside its movements, and what by then may stand in the way. */
export interface UndoRule<Type extends string, Body> {
  /** What hangs on it by now, in a word; then it is not undone, and an exception says so. */
  hangs?(state: State, operation: Operation<Type, Body>): UndoObstacle | undefined
  /** Takes its effects on rows back, after its movements were made the other way round. */
  rows?(draft: Draft, operation: Operation<Type, Body>): void
}

/** Why an operation can't be undone any more. */
export type UndoObstacle =
  | 'not-undoable'
  | 'packed'
  | 'shipped'
  | 'moved-on'
  | 'work-begun'
  | 'counted-again'
  | 'closed'

export interface OperationDefinition<Type extends string, Body> {
  readonly type: Type
  readonly version: number
  /** A fact is never refused; a request may be, with a reason. */
  readonly nature: 'fact' | 'request'
  readonly right: Right
  /** A person without the right: a fact about goods is applied with an exception, one about money is held. */
  readonly touches: 'goods' | 'money' | 'nothing'
  readonly schema: ZodMiniType<Body>
  /** From the body of an older version to the next one; index 0 turns version 1 into 2. */
  readonly upcast?: readonly ((body: never) => unknown)[]
  /**
   * The units that it moves, where its body alone says so: undoing it moves them back. What a movement entails (an
   * adjustment under a later count) is not among them.
   */
  moves?(operation: Operation<Type, Body>): readonly Move[]
  /**
   * How it is undone: `none` for what has other ways back, `mirror` where its movements back and the exceptions that it
   * opened are all, or a rule for its rows.
   */
  readonly undo: 'none' | 'mirror' | UndoRule<Type, Body>
  /** What it does to rows. Pure: the same draft over the same state gives the same effects. */
  applyStock(draft: Draft, operation: Operation<Type, Body>): Refusal | undefined
  /** What it does to the books, from the draft that applyStock left. Runs on the server only, where office rows exist. */
  post?(draft: Draft, operation: Operation<Type, Body>, effects: Effects): readonly LedgerFact[]
  /** The things in whose timelines it appears. */
  subjects(operation: Operation<Type, Body>): readonly Subject[]
}

export function defineOperation<Type extends string, Body>(
  definition: OperationDefinition<Type, Body>,
): OperationDefinition<Type, Body> {
  return definition
}
