// The job of taking goods back: the parcel is found by any code on it, each thing is looked at and goes where it belongs.
import type { State } from '../../rows/tables.ts'
import { ok, type Refusal, refuse, type Success } from '../../values/result.ts'
import type { Job, JobContext, Opened } from '../job.ts'
import type { Start } from '../route.ts'
import { decide } from './decide.ts'
import type { ReturnJob } from './state.ts'
import { view } from './view.ts'

type ReturnStart = Extract<Start, { job: 'return' }>

function open(state: State, start: ReturnStart, context: JobContext): Success<Opened<ReturnJob>> | Refusal {
  const job: ReturnJob = { job: 'return', warehouse: context.warehouse, units: 0, booked: {} }
  const shipment = start.shipment && state.get('shipment', start.shipment)
  const order = shipment?.order ?? start.order
  if (!order) return ok({ job, wishes: [] })
  const row = state.get('order', order)
  if (!row) return refuse('order-unknown', { order })
  if (row.shipped <= 0) return refuse('not-shipped', { order: row.number, state: row.state })
  return ok({ job: { ...job, order, ...(shipment && { shipment: shipment.id }) }, wishes: [] })
}

export const returns: Job<ReturnJob, ReturnStart> = { name: 'return', open, decide, view }
export type { ReturnJob }
