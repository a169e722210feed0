// Owns the contract of a job: a pure state machine that is opened with a start, takes inputs and says what is recorded,
// what the answer is and how the step looks. Does not know any single job (see index.ts), nor who keeps its state.
//
// The caller keeps `job` together with the operations of the same decision, in one transaction. It then applies them, and
// draws the view over the rows that they left: a view is never drawn over older rows.
import type { Wish } from '../operations/index.ts'
import type { State } from '../rows/tables.ts'
import type { Scanned } from '../scan/scanned.ts'
import type { DeviceId, LocationId, PersonId, WarehouseId } from '../values/ids.ts'
import type { Refusal, Success } from '../values/result.ts'
import type { Instant } from '../values/time.ts'
import type { Route, Start } from './route.ts'
import type { Answer, JobName, Look, StepView, Unknown } from './view.ts'
import type { Words } from './words.ts'

export interface JobContext {
  readonly now: Instant
  readonly person: PersonId
  readonly device: DeviceId
  readonly warehouse: WarehouseId
  /** A fresh UUIDv7 at each call: for plates and parcels that the job makes. */
  ids(): string
}

export type Input =
  | { readonly kind: 'scan'; readonly scanned: Scanned }
  /** A choice of the ways out, of the list, or of an open question. `back` leaves a question or keypad as it was. */
  | { readonly kind: 'choose'; readonly choice: string }
  /** What was typed on the keypad; a date as DDMMYY. */
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'main' }

/** A question that waits, kept so that it is asked again after a restart. `route` is where leaving would lead. */
export interface Question {
  readonly ask: Look | Unknown
  readonly route?: Route
}

/** What every job keeps. Plain JSON: it lives in the journal beside the operations of the same step. */
export interface JobBase {
  readonly job: JobName
  readonly warehouse: WarehouseId
  readonly question?: Question
  /** Where the person was last seen, and before that: from these the way is told. */
  readonly at?: LocationId
  readonly before?: LocationId
  /** The strip of the last recorded step. */
  readonly last?: Words
}

export interface Decision<J extends JobBase> {
  /** Absent when the job is finished. */
  readonly job?: J
  readonly wishes: readonly Wish[]
  readonly answer: Answer
}

export interface Opened<J extends JobBase> {
  readonly job: J
  readonly wishes: readonly Wish[]
}

export interface Job<J extends JobBase, S extends Start = Start> {
  readonly name: J['job']
  open(state: State, start: S, context: JobContext): Success<Opened<J>> | Refusal
  decide(state: State, job: J, input: Input, context: JobContext): Decision<J>
  view(state: State, job: J): StepView
}
