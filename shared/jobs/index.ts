// The one registry of jobs, and what all of them do alike with an input. Adding a job is its folder and its line here.
import type { State } from '../rows/tables.ts'
import type { Refusal, Success } from '../values/result.ts'
import { type CountJob, count } from './count/index.ts'
import type { Decision, Input, Job, JobBase, JobContext, Opened } from './job.ts'
import { type LookUpJob, lookUp } from './look-up/index.ts'
import { type MoveJob, move } from './move/index.ts'
import { type PackJob, pack } from './pack/index.ts'
import { type PickJob, pick } from './pick/index.ts'
import { type PutAwayJob, putAway } from './put-away/index.ts'
import { type PutBackJob, putBack } from './put-back/index.ts'
import { answer, quiet } from './question.ts'
import { type ReceiveJob, receive } from './receive/index.ts'
import { type ReturnJob, returns } from './return/index.ts'
import type { Start } from './route.ts'
import { type ShipJob, ship } from './ship/index.ts'
import type { JobName, StepView } from './view.ts'

export type { Input, JobContext } from './job.ts'
export type { Route, Start } from './route.ts'
export { route } from './route.ts'

/** Any job's state, told apart by `job`. */
export type AnyJob =
  | ReceiveJob
  | PutAwayJob
  | PickJob
  | PackJob
  | ShipJob
  | CountJob
  | MoveJob
  | ReturnJob
  | PutBackJob
  | LookUpJob

export const jobs = {
  receive,
  'put-away': putAway,
  pick,
  pack,
  ship,
  count,
  move,
  return: returns,
  'put-back': putBack,
  'look-up': lookUp,
} as const satisfies { readonly [Name in JobName]: { readonly name: Name } }

// Each job takes its own state and start; which one it is, its name says.
type LooseJob = Job<JobBase, Start>

function jobOf(name: JobName): LooseJob {
  return jobs[name] as unknown as LooseJob
}

/** Begins a job. Refused with a reason where there is nothing to do or somebody else does it. */
export function openJob(state: State, start: Start, context: JobContext): Success<Opened<AnyJob>> | Refusal {
  return jobOf(start.job).open(state, start, context) as Success<Opened<AnyJob>> | Refusal
}

/** What an input leads to: the job's next state, what is to be recorded, and the answer. Never changes `state` or `job`. */
export function decide(state: State, job: AnyJob, input: Input, context: JobContext): Decision<AnyJob> {
  const plain = input.kind === 'scan' ? commandIn(input) : input
  if (!plain) return quiet(job)
  if (plain.kind === 'scan' && plain.scanned.kind === 'person') {
    return answer(job, { kind: 'badge', person: plain.scanned.personId })
  }
  return jobOf(job.job).decide(state, job, plain, context) as Decision<AnyJob>
}

/** The step as it is now, over rows to which everything recorded was applied. */
export function view(state: State, job: AnyJob): StepView {
  return jobOf(job.job).view(state, job)
}

/** A printed "main" command is the main action; the other commands are keys of the device and none of a job's business. */
function commandIn(input: Extract<Input, { kind: 'scan' }>): Input | undefined {
  if (input.scanned.kind !== 'command') return input
  return input.scanned.command.kind === 'main' ? { kind: 'main' } : undefined
}
