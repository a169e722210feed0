// The job of moving: something is taken out of a bin and set down in another, or changes what it is.
import type { State } from '../../rows/tables.ts'
import { goodsOf } from '../../stock/movements.ts'
import { ok, type Refusal, type Success } from '../../values/result.ts'
import type { Job, JobContext, Opened } from '../job.ts'
import { seenAt } from '../place-blocks.ts'
import type { Start } from '../route.ts'
import { decide } from './decide.ts'
import { bin, type MoveJob, placesWith } from './state.ts'
import { view } from './view.ts'

type MoveStart = Extract<Start, { job: 'move' }>

function open(state: State, start: MoveStart, context: JobContext): Success<Opened<MoveJob>> | Refusal {
  const bare: MoveJob = { job: 'move', warehouse: context.warehouse, scanned: 0, moves: 0 }
  return ok({ job: begun(state, bare, start), wishes: [] })
}

function begun(state: State, job: MoveJob, start: MoveStart): MoveJob {
  const { location, item, lot, quant, plate } = start
  const row = plate && state.get('plate', plate)
  if (row) return { ...job, from: row.at, plate: row.id }
  const chosen = quant ? state.get('quant', quant) : undefined
  if (chosen) return { ...job, from: chosen.place, goods: goodsOf(chosen) }
  if (location) return seenAt({ ...job, from: bin(location) }, location)
  const found = item ? placesWith(state, job, { item, ...(lot !== undefined && { lot }) }) : []
  const [only] = found
  return only && found.length === 1 ? { ...job, from: only.place, goods: goodsOf(only) } : job
}

export const move: Job<MoveJob, MoveStart> = { name: 'move', open, decide, view }
export type { MoveJob }
