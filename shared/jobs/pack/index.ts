// The job of packing: what a tote holds is checked and closed into a parcel.
import type { State } from '../../rows/tables.ts'
import { ok, type Refusal, refuse, type Success } from '../../values/result.ts'
import type { Job, JobContext, Opened } from '../job.ts'
import type { Start } from '../route.ts'
import { decide } from './decide.ts'
import { type PackJob, packLines } from './state.ts'
import { view } from './view.ts'

type PackStart = Extract<Start, { job: 'pack' }>

function open(state: State, start: PackStart, context: JobContext): Success<Opened<PackJob>> | Refusal {
  const order = start.order ?? (start.plate && state.get('plate', start.plate)?.order)
  const job: PackJob = { job: 'pack', warehouse: context.warehouse, checked: {}, ...(order && { order }) }
  if (!order) return start.plate ? refuse('tote-empty', { plate: start.plate }) : ok({ job, wishes: [] })
  const row = state.get('order', order)
  if (!row) return refuse('order-unknown', { order })
  if (packLines(state, job).length === 0) return refuse('nothing-to-pack', { order: row.number, state: row.state })
  return ok({ job, wishes: [] })
}

export const pack: Job<PackJob, PackStart> = { name: 'pack', open, decide, view }
export type { PackJob }
