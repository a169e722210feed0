// Owns what a device remembers of the tasks in hand, as it is kept beside the operations: the one on the screen, a look-up
// over it, and those put aside for it. Does not know what any of them does.
import { type AnyJob, jobs } from '../../../shared/jobs/index.ts'
import type { LastStep } from './last-step.ts'

export interface Hand {
  /** Of this shape; a later build that changes it reads every older one. */
  readonly format: 1
  readonly job?: AnyJob
  /** A look-up that lies over the task; the task stays open below it. */
  readonly over?: AnyJob
  /** Put aside, the latest first. */
  readonly parked: readonly AnyJob[]
  /** What was recorded last, for undo; gone with the next step and with other work. */
  readonly last?: LastStep
}

export const emptyHand: Hand = { format: 1, parked: [] }

// More tasks than this nobody remembers; the oldest are let go, since their work is recorded anyway.
const mostParked = 8

/** The job that inputs go to. */
export function topOf(hand: Hand): AnyJob | undefined {
  return hand.over ?? hand.job
}

/** The hand with another state of the job on top; without one, that job is over. */
export function withTop(hand: Hand, job: AnyJob | undefined): Hand {
  const { job: below, over, ...rest } = hand
  if (over) return { ...rest, ...(below && { job: below }), ...(job && { over: job }) }
  return { ...rest, ...(job && { job }) }
}

/** The hand with another step remembered for undo, or none. */
export function withLast(hand: Hand, last: LastStep | undefined): Hand {
  const { last: _before, ...rest } = hand
  return last ? { ...rest, last } : rest
}

/** The hand after something else was opened: a look-up lies over the task, other work puts it aside. */
export function withOpened(hand: Hand, opened: AnyJob): Hand {
  if (opened.job === 'look-up') return { ...hand, over: opened }
  const parked = [...(hand.job ? [hand.job] : []), ...hand.parked].slice(0, mostParked)
  return { format: 1, job: opened, parked }
}

/** A task that was put aside comes back to the top; the one in hand takes its place. */
export function withResumed(hand: Hand, index: number): Hand {
  const job = hand.parked[index]
  if (!job) return hand
  const others = hand.parked.filter((_, at) => at !== index)
  return { format: 1, job, parked: hand.job ? [hand.job, ...others] : others }
}

/** The hand as it was kept; empty where nothing was, or where it is of no known shape. */
export function readHand(kept: unknown): Hand {
  const stored = isRecord(kept) ? broughtUpToDate(kept) : kept
  if (!isRecord(stored) || stored.format !== 1 || !Array.isArray(stored.parked)) return emptyHand
  const parked = stored.parked.filter(isJob)
  return {
    format: 1,
    parked,
    ...(isJob(stored.job) && { job: stored.job }),
    ...(isJob(stored.over) && { over: stored.over }),
    ...(isLastStep(stored.last) && { last: stored.last }),
  }
}

/** A pick of an earlier build had one order and one tote; it goes on as a cart with one square, at the same line. */
function broughtUpToDate(hand: Record<string, unknown>): Record<string, unknown> {
  const { parked, job } = hand
  return { ...hand, job: withCart(job), parked: Array.isArray(parked) ? parked.map(withCart) : parked }
}

function withCart(job: unknown): unknown {
  if (!isRecord(job) || job.job !== 'pick' || typeof job.order !== 'string') return job
  const { order, tote, pending: _asked, question: _question, ...rest } = job
  return { ...rest, cart: [{ order, ...(tote ? { tote } : {}) }] }
}

function isLastStep(value: unknown): value is LastStep {
  return isRecord(value) && isJob(value.job) && Array.isArray(value.operations)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isJob(value: unknown): value is AnyJob {
  return isRecord(value) && typeof value.job === 'string' && Object.hasOwn(jobs, value.job)
}
