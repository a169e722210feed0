// The job of putting away: what arrived goes from the dock to its bin, one scan for it and one for the bin.
import type { State } from '../../rows/tables.ts'
import { ok, type Refusal, type Success } from '../../values/result.ts'
import type { Job, JobContext, Opened } from '../job.ts'
import type { Start } from '../route.ts'
import { decide } from './decide.ts'
import { propose } from './propose.ts'
import { type PutAwayJob, waiting } from './state.ts'
import { view } from './view.ts'

type PutAwayStart = Extract<Start, { job: 'put-away' }>

function open(state: State, start: PutAwayStart, context: JobContext): Success<Opened<PutAwayJob>> | Refusal {
  const job: PutAwayJob = { job: 'put-away', warehouse: context.warehouse, refused: [], put: 0 }
  const found = start.item ? waiting(state, job).filter((quant) => quant.item === start.item) : []
  const only = found.length === 1 ? found[0] : undefined
  const held: PutAwayJob = {
    ...job,
    ...(start.plate && { plate: start.plate }),
    ...(only && { quant: only.id }),
  }
  return ok({ job: propose(state, held), wishes: [] })
}

export const putAway: Job<PutAwayJob, PutAwayStart> = { name: 'put-away', open, decide, view }
export type { PutAwayJob }
