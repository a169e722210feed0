// The job of looking up: any scan shows where a thing is and how many, or what a place holds. Records nothing.
import { atLocation, locationOf, type Place, plateOf } from '../../rows/places.ts'
import type { QuantRow } from '../../rows/stock.ts'
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
import { placesOf, view } from './view.ts'

type LookUpStart = Extract<Start, { job: 'look-up' }>

function open(_state: State, start: LookUpStart, context: JobContext): Success<Opened<LookUpJob>> {
  const { job, item, lot, location, plate, order, at } = start
  return ok({
    job: {
      job,
      warehouse: context.warehouse,
      ...(at && { at }),
      ...(item && { item }),
      ...(lot !== undefined && { lot }),
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
  return onChoice(state, job, pressed)
}

/** A row is opened, or the work that begins with what is shown: the look-up makes room for it. */
function onChoice(state: State, job: LookUpJob, choice: string): Decision<LookUpJob> {
  const work = choice === 'move' || choice === 'count' ? workOn(state, job, choice) : undefined
  if (work) return { wishes: [], answer: { kind: 'leave', route: { start: work, replay: false } } }
  const [kind, id] = [choice.slice(0, choice.indexOf(':')), choice.slice(choice.indexOf(':') + 1)]
  const quant = kind === 'quant' ? state.get('quant', id) : undefined
  if (quant) return quiet({ ...bare(job), ...thingOf(job, quant) })
  const plate = kind === 'plate' ? state.get('plate', id) : undefined
  return quiet(plate ? { ...bare(job), plate: plate.id } : job)
}

function bare(job: LookUpJob): LookUpJob {
  return { job: 'look-up', warehouse: job.warehouse, ...(job.at && { at: job.at }) }
}

/** From an item one comes to the place, from a place to the item. */
function thingOf(job: LookUpJob, quant: QuantRow): Partial<LookUpJob> {
  if (!job.item) return { item: quant.item, ...(quant.lot && { lot: quant.lot }) }
  const [location, plate] = [locationOf(quant.place), plateOf(quant.place)]
  return location ? { location } : plate ? { plate } : {}
}

function workOn(state: State, job: LookUpJob, work: 'move' | 'count'): Start | undefined {
  const { item, lot, location, plate } = job
  if (location) return { job: work, location }
  if (plate) return { job: work, plate }
  if (!item) return undefined
  if (work === 'move') return { job: 'move', item, ...(lot !== undefined && { lot }) }
  const places = new Set(placesOf(state, job, item).map((quant) => quant.place))
  const only = places.size === 1 ? locationOf([...places][0] as Place) : undefined
  return { job: 'count', ...(only && { location: only }) }
}

function onScan(state: State, job: LookUpJob, scanned: Scanned, context: JobContext): Decision<LookUpJob> {
  const plain = bare(job)
  const location = readAs(scanned, 'location')
  if (location && scanned.kind === 'location') return quiet({ ...plain, location: location.locationId })
  const goods = goodsIn(state, scanned)
  if (goods) return quiet({ ...plain, item: goods.item, ...(goods.lot && { lot: goods.lot }) })
  const plate = readAs(scanned, 'plate')
  if (plate) return quiet({ ...plain, plate: plate.plateId })
  const order = readAs(scanned, 'order')
  if (order) return quiet({ ...plain, order: order.orderId })
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
