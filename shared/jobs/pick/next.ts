// Owns what every step of picking shows of the way after it: the next bin, else where the totes are set down.
import type { State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import type { Note, StepView } from '../view.ts'
import { say, type Words } from '../words.ts'
import { type PickJob, taskLocation } from './state.ts'

export type Step = Omit<StepView, 'job' | 'title' | 'notes'> & { readonly notes?: readonly Note[] }

/** Where the next line is, once those `here` are done. */
export function nextWords(
  state: State,
  job: PickJob,
  open: readonly TaskRow[],
  here: readonly { readonly id: string }[],
): Words {
  const done = new Set(here.map((task) => task.id))
  const rest = open.filter((task) => !done.has(task.id))
  const place = rest[0] && taskLocation(state, rest[0])
  if (place) return say('next.bin', { code: place.code, left: rest.length })
  return say('next.drop', { code: benchOf(state, job)?.code ?? '' })
}

export function benchOf(state: State, job: PickJob) {
  const bench = state.get('warehouse', job.warehouse)?.packBench
  return bench && state.get('location', bench)
}
