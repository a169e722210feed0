// Owns what each input does while a bin is counted: a scan begins the next goods and closes those before, a number is kept,
// a bin ends the bin before. Does not know what is written down (record.ts), nor how bins are opened and closed (bins.ts).
import { atLocation, locationOf, onPlate } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import type { LocationId } from '../../values/ids.ts'
import { elsewhere, nameScan, settleCommon, unknownCode } from '../elsewhere.ts'
import { goodsIn, readAs } from '../goods-scan.ts'
import type { Decision, Input, JobContext } from '../job.ts'
import { quiet, right, without, wrong } from '../question.ts'
import { say } from '../words.ts'
import { closeBin, leaveBin, onPlace } from './bins.ts'
import { begin, countingOf, keep, onGoods, settle } from './on-goods.ts'
import { binsWaiting, type Counting, type CountJob, settled, wantedHere } from './state.ts'

export function decide(state: State, before: CountJob, input: Input, context: JobContext): Decision<CountJob> {
  const job = before.person === context.person ? before : { ...before, person: context.person }
  switch (input.kind) {
    case 'scan':
      return onScan(state, job, input.scanned, context)
    case 'choose':
      return onChoice(state, job, input.choice, context)
    case 'number':
      return onNumber(state, settled(job), input.value, context)
    case 'text':
      return onText(state, settled(job), input.value, context)
    case 'main':
      return isComplete(state, job) ? finish(job) : quiet(job)
  }
}

/** Every bin that tasks ask for is counted: the press that ends it is offered. */
export function isComplete(state: State, job: CountJob): boolean {
  return job.guided && !job.place && binsWaiting(state, job).length === 0
}

function finish(job: CountJob): Decision<CountJob> {
  return { wishes: [], answer: { kind: 'done', title: say('did.bins-counted', { n: job.bins }) } }
}

function onScan(state: State, asked: CountJob, scanned: Scanned, context: JobContext): Decision<CountJob> {
  const job = settled(asked)
  const told = job.wants && job.goods && factIn(job.wants, scanned)
  if (told && job.goods) return begin(state, without(job, 'wants'), { ...job.goods, ...told }, context)
  const here = job.place ? state.find('quantsAt', job.place).map((quant) => quant.item) : []
  const goods = goodsIn(state, scanned, here)
  const location = readAs(scanned, 'location')
  const plate = readAs(scanned, 'plate')
  const place = location ? atLocation(location.locationId) : plate && onPlate(plate.plateId)
  if (place && (!job.place || !goods)) return onPlace(state, asked, place, context)
  if (goods && job.place) return onGoods(state, asked, countingOf(goods), context)
  if (goods) return wrong(job, { title: say('wrong.scan-bin-first'), scanned: nameScan(state, scanned) })
  if (scanned.kind === 'unknown' && !scanned.misread) return unknownCode(job, scanned)
  return elsewhere(state, job, scanned, context, { expects: job.wants ? 'lot' : job.place ? 'item' : 'bin' })
}

/** A lot or serial from a scan, while one is asked for. */
function factIn(wants: 'lot' | 'serial', scanned: Scanned): Partial<Counting> | undefined {
  const facts = scanned.kind === 'item' || scanned.kind === 'unknown' ? scanned : undefined
  if (facts?.[wants]) return { [wants]: facts[wants] }
  if (scanned.kind === 'unknown' && !scanned.misread) return { [wants]: scanned.code.slice(0, 40) }
  const match = readAs(scanned, 'tracked')?.matches.find((each) => each[wants] !== undefined)
  return match && { [wants]: match[wants] }
}

function onNumber(state: State, job: CountJob, value: number, context: JobContext): Decision<CountJob> {
  if (job.wants) return onText(state, job, String(value), context)
  if (!job.goods || !job.keypad) return quiet(job)
  return keep(state, job, job.goods, value, context)
}

function onText(state: State, job: CountJob, value: string, context: JobContext): Decision<CountJob> {
  const text = value.trim().slice(0, 40)
  if (!job.goods || !job.wants || text === '') return quiet(job)
  return begin(state, without(job, 'wants'), { ...job.goods, [job.wants]: text }, context)
}

function onChoice(state: State, job: CountJob, choice: string, context: JobContext): Decision<CountJob> {
  const common = settleCommon(job, choice, job.place ? { at: job.place } : {})
  if (common) return common.job ? { ...common, job: backTo(settled(common.job), job, choice) } : common
  if (choice === 'back') return quiet(without(job, 'goods', 'wants', 'keypad'))
  return (job.question && onAnswer(state, job, choice, context)) ?? onWay(state, settled(job), choice, context)
}

/** Back from "look once more" or "only one?" leads to the number; from any other question to the bin. */
function backTo(settledJob: CountJob, asked: CountJob, choice: string): CountJob {
  return choice === 'back' && settledJob.goods && !asked.wants ? { ...settledJob, keypad: true } : settledJob
}

/** The answers of the questions that this job asks itself. */
function onAnswer(state: State, asked: CountJob, choice: string, context: JobContext): Decision<CountJob> | undefined {
  const job = settled(asked)
  const { asking, then } = asked
  if (choice === 'one') return then && settle(state, job, then, context, { sure: true })
  if (choice === 'nothing-else') return then && leaveBin(state, job, then, context)
  if (!asking) return undefined
  if (choice === 'looked') {
    const held = { ...job, goods: asking }
    return then ? settle(state, held, then, context) : keep(state, held, asking, asking.units, context)
  }
  if (choice.startsWith('lot:')) return begin(state, job, { ...asking, lot: choice.slice(4) }, context)
  if (choice === 'type-lot') return quiet({ ...job, goods: asking, wants: 'lot' })
  if (choice === 'anew') return begin(state, job, { ...asking, again: true }, context)
  if (choice !== 'add') return undefined
  const before = job.counted.find((each) => each.item === asking.item && each.lot === (asking.lot ?? ''))
  return begin(state, job, { ...asking, units: asking.units + (before?.units ?? 0), again: true, sure: true }, context)
}

function onWay(state: State, job: CountJob, choice: string, context: JobContext): Decision<CountJob> {
  const { goods } = job
  if (choice.startsWith('bin:')) return onPlace(state, job, atLocation(choice.slice(4) as LocationId), context)
  switch (choice) {
    case 'quantity':
      return quiet(goods && !job.wants ? { ...job, keypad: true } : job)
    case 'keep':
      return goods && !job.wants ? keep(state, job, goods, goods.units, context) : quiet(job)
    case 'not-this':
      return quiet(without(job, 'goods', 'wants', 'keypad'))
    case 'other-lot':
      return quiet(goods ? { ...without(job, 'keypad'), goods: without(goods, 'lot'), wants: 'lot' } : job)
    case 'none-here':
      return noneHere(state, job, context)
    case 'close-bin':
      if (goods) return settle(state, job, { close: true }, context)
      return job.counted.length > 0
        ? leaveBin(state, job, { close: true }, context)
        : closeBin(state, job, { close: true }, context)
    case 'empty':
      return job.place && !goods ? leaveBin(state, job, { close: true }, context) : quiet(job)
    case 'again':
      return quiet({ ...without(job, 'goods', 'wants', 'keypad'), counted: [] })
    case 'cannot-reach':
      return putOff(state, job)
    case 'finish':
      return isComplete(state, job) ? finish(job) : quiet(job)
    default:
      return quiet(job)
  }
}

/** None of the goods in hand, or of those that the task asks for, lies here. */
function noneHere(state: State, job: CountJob, context: JobContext): Decision<CountJob> {
  const wanted = wantedHere(state, job)
  const asked = wanted?.item && { item: wanted.item, ...(wanted.lot && { lot: wanted.lot }), units: 0, scans: 0 }
  const goods = job.goods ?? asked
  return goods ? keep(state, job, goods, 0, context) : quiet(job)
}

/** The bin can't be reached now: the next one is shown, and this one stays a task. */
function putOff(state: State, job: CountJob): Decision<CountJob> {
  const id = job.place ? locationOf(job.place) : binsWaiting(state, job)[0]?.id
  const rest: CountJob = { ...without(job, 'place', 'goods', 'wants', 'keypad'), counted: [] }
  if (!id) return quiet(rest)
  return right({ ...rest, later: [...job.later, id] }, say('did.bin-later'))
}
