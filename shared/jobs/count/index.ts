// The job of counting: everything in a bin is counted blind, item by item, with or without a task that asks for it.

import { locationOf } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import { ok, type Refusal, type Success } from '../../values/result.ts'
import type { Job, JobContext, Opened } from '../job.ts'
import { seenAt } from '../place-blocks.ts'
import type { Start } from '../route.ts'
import { decide } from './decide.ts'
import { binsWaiting, type CountJob, placeOf } from './state.ts'
import { view } from './view.ts'

type CountStart = Extract<Start, { job: 'count' }>

function open(state: State, start: CountStart, context: JobContext): Success<Opened<CountJob>> | Refusal {
  const task = start.task && state.get('task', start.task)
  const place = placeOf(start)
  const job: CountJob = {
    job: 'count',
    warehouse: context.warehouse,
    person: context.person,
    guided: false,
    counted: [],
    bins: 0,
    later: [],
    ...(place && { place }),
  }
  const location = place && locationOf(place)
  const guided = place === undefined && (task !== undefined || binsWaiting(state, job).length > 0)
  return ok({ job: location ? seenAt(job, location) : { ...job, guided }, wishes: [] })
}

export const count: Job<CountJob, CountStart> = { name: 'count', open, decide, view }
export type { CountJob }
