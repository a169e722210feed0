// The job of looking up: any scan shows where a thing is and how many, or what a place holds. Records nothing.
import { atLocation } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import { ok, type Success } from '../../values/result.ts'
import { settleCommon, unknownCode } from '../elsewhere.ts'
import { goodsIn, readAs } from '../goods-scan.ts'
import type { Decision, Input, Job, JobContext, Opened } from '../job.ts'
import { calm, quiet, wrong } from '../question.ts'
import { route, type Start } from '../route.ts'
import { say } from '../words.ts'
import type { LookUpJob } from './state.ts'
import { view } from './view.ts'

type LookUpStart = Extract<Start, { job: 'look-up' }>

function open(_state: State, start: LookUpStart, context: JobContext): Success<Opened<LookUpJob>> {
  const { job, item, location, plate, order } = start
  return ok({
    job: {
      job,
      warehouse: context.warehouse,
      ...(item && { item }),
      ...(location && { location }),
      ...(plate && { plate }),
      ...(order && { order }),
    },
    wishes: [],
  })
}

function decide(state: State, job: LookUpJob, input: Input, context: JobContext): Decision<LookUpJob> {
  if (input.kind === 'scan') return onScan(state, calm(job), input.scanned, context)
  const pressed = input.kind === 'main' ? 'close' : input.kind === 'choose' ? input.choice : ''
  const common = settleCommon(job, pressed, job.location ? { at: atLocation(job.location) } : {})
  if (common) return common
  if (pressed === 'close' || pressed === 'back') return { wishes: [], answer: { kind: 'quiet' } }
  return quiet(job)
}

function onScan(state: State, job: LookUpJob, scanned: Scanned, context: JobContext): Decision<LookUpJob> {
  const bare: LookUpJob = { job: 'look-up', warehouse: job.warehouse }
  const location = readAs(scanned, 'location')
  if (location && scanned.kind === 'location') return quiet({ ...bare, location: location.locationId })
  const goods = goodsIn(state, scanned)
  if (goods) return quiet({ ...bare, item: goods.item, ...(goods.lot && { lot: goods.lot }) })
  const plate = readAs(scanned, 'plate')
  if (plate) return quiet({ ...bare, plate: plate.plateId })
  const order = readAs(scanned, 'order')
  if (order) return quiet({ ...bare, order: order.orderId })
  if (scanned.kind === 'unknown' && !scanned.misread) return unknownCode(job, scanned)
  const found = route(state, scanned, context)
  if (found?.start.job === 'look-up') {
    const opened = open(state, found.start, context)
    return quiet(opened.value.job)
  }
  if (found) return { job, wishes: [], answer: { kind: 'leave', route: found } }
  return wrong(job, { title: say('wrong.misread'), scanned: { code: scanned.raw }, hint: say('hint.scan-again') })
}

export const lookUp: Job<LookUpJob, LookUpStart> = { name: 'look-up', open, decide, view }
export type { LookUpJob }
