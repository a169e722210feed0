// Owns the plumbing that all jobs share: answers made in one line, questions asked and put away. Knows no business rule.
import type { Wish } from '../operations/index.ts'
import type { Decision, JobBase } from './job.ts'
import type { Route } from './route.ts'
import type { Answer, Look, Unknown } from './view.ts'
import { say, type Words } from './words.ts'

/** A copy without some fields: with exact optional properties a field is dropped, never set to undefined. */
export function without<J extends object, K extends keyof J>(job: J, ...fields: readonly K[]): Omit<J, K> {
  const copy = { ...job }
  for (const field of fields) delete copy[field]
  return copy
}

/** The job with its question put away. */
export function calm<J extends JobBase>(job: J): J {
  return job.question ? (without(job, 'question') as J) : job
}

export function answer<J extends JobBase>(job: J, said: Answer, wishes: readonly Wish[] = []): Decision<J> {
  return { job, wishes, answer: said }
}

/** The step goes on. */
export function right<J extends JobBase>(job: J, words: Words, wishes: readonly Wish[] = []): Decision<J> {
  return answer(job, { kind: 'right', words }, wishes)
}

export function quiet<J extends JobBase>(job: J, wishes: readonly Wish[] = []): Decision<J> {
  return answer(job, { kind: 'quiet' }, wishes)
}

/** The whole job is done. */
export function finished<J extends JobBase>(title: Words, wishes: readonly Wish[]): Decision<J> {
  return { wishes, answer: { kind: 'done', title } }
}

/** Nothing was recorded: said with what was scanned, what is wanted, and why. */
export function wrong<J extends JobBase>(
  job: J,
  said: {
    readonly title: Words
    readonly scanned: { readonly code: string; readonly name?: string }
    readonly expected?: Extract<Answer, { kind: 'wrong' }>['expected']
    readonly hint?: Words
    readonly safe?: Words
  },
): Decision<J> {
  const { title, scanned, expected, hint, safe = say('safe.nothing') } = said
  return answer(job, {
    kind: 'wrong',
    title,
    scanned: { label: say('scanned.you'), ...scanned },
    safe,
    ...(expected && { expected }),
    ...(hint && { hint }),
  })
}

/** Asks, and keeps the question so that a restart asks it again. */
export function ask<J extends JobBase>(job: J, question: Look | Unknown, route?: Route): Decision<J> {
  return answer({ ...job, question: { ask: question, ...(route && { route }) } }, question)
}
