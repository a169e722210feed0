// Owns what each input does while goods are put away: something is taken in hand, a bin is scanned, and it lies there.
import { atLocation } from '../../rows/places.ts'
import type { QuantRow } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import type { LocationId, PlateId } from '../../values/ids.ts'
import { elsewhere, nameScan, settleCommon } from '../elsewhere.ts'
import { type GoodsScan, goodsIn, readAs, scanRecord } from '../goods-scan.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision, Input, JobContext } from '../job.ts'
import { ask, calm, quiet, right, without, wrong } from '../question.ts'
import type { Choice } from '../view.ts'
import { say, type Words } from '../words.ts'
import { onBin, record } from './on-bin.ts'
import { emptyHanded, propose } from './propose.ts'
import { type Load, loadOf, type PutAwayJob, platesAtDocks, waiting } from './state.ts'

export function decide(state: State, job: PutAwayJob, input: Input, context: JobContext): Decision<PutAwayJob> {
  switch (input.kind) {
    case 'scan':
      return onScan(state, job, input.scanned, context)
    case 'choose':
      return onChoice(state, job, input.choice)
    case 'number':
      return onNumber(state, calm(job), input.value)
    case 'text':
      return quiet(calm(job))
    case 'main':
      return hasNothingLeft(state, job) ? finish() : quiet(job)
  }
}

export function hasNothingLeft(state: State, job: PutAwayJob): boolean {
  return waiting(state, job).length === 0 && platesAtDocks(state, job.warehouse).length === 0
}

function finish(): Decision<PutAwayJob> {
  return { wishes: [], answer: { kind: 'done', title: say('did.dock-clear') } }
}

function onScan(state: State, asked: PutAwayJob, scanned: Scanned, context: JobContext): Decision<PutAwayJob> {
  const job = calm(asked)
  const load = loadOf(state, job)
  const location = readAs(scanned, 'location')
  const goods = goodsIn(
    state,
    scanned,
    waiting(state, job).map((quant) => quant.item),
  )
  if (location && (load || !goods)) return onBin(state, asked, job, load, location.locationId, scanned)
  if (goods) return onGoods(state, job, load, goods, scanned)
  const plate = readAs(scanned, 'plate')
  if (plate && platesAtDocks(state, job.warehouse).some((each) => each.id === plate.plateId)) {
    return inHand(state, job, { plate: plate.plateId }, say('did.plate', { code: plate.code }))
  }
  return elsewhere(state, job, scanned, context, { expects: load ? 'bin' : 'item' })
}

function onGoods(
  state: State,
  job: PutAwayJob,
  load: Load | undefined,
  scan: GoodsScan,
  scanned: Scanned,
): Decision<PutAwayJob> {
  const found = waiting(state, job).filter(
    (quant) => quant.item === scan.item && (scan.lot === undefined || quant.lot === scan.lot),
  )
  const [first] = found
  if (!first) {
    return wrong(job, {
      title: say('wrong.not-waiting'),
      scanned: nameScan(state, scanned),
      hint: say('hint.receive-first'),
    })
  }
  if (found.some((quant) => quant.id === job.quant)) return right(job, say('did.item-right'))
  if (found.length > 1) return askWhich(state, job, found)
  return take(state, load ? emptyHanded(job) : job, first, scan)
}

/** Several lots, or the same goods at two docks: the eye decides which it is. */
function askWhich(state: State, job: PutAwayJob, found: readonly QuantRow[]): Decision<PutAwayJob> {
  const choices: Choice[] = found.slice(0, 6).map((quant) => ({
    choice: `quant:${quant.id}`,
    icon: 'lot',
    words: quant.lot
      ? say('lot.is', { lot: quant.lot })
      : say('count.units', { n: quant.quantity, unit: unitOf(state, quant.item) }),
    consequence: say('count.units', { n: quant.quantity, unit: unitOf(state, quant.item) }),
  }))
  return ask(job, {
    kind: 'look',
    title: say('which.lot'),
    text: say('which.lot.text'),
    choices,
    back: say('back.to-job', { job: 'put-away' }),
  })
}

function take(state: State, job: PutAwayJob, quant: QuantRow, scan?: GoodsScan): Decision<PutAwayJob> {
  const name = nameOf(state, quant.item)
  const words = say('did.in-hand', { n: quant.quantity, unit: unitOf(state, quant.item), name })
  return inHand(state, job, { quant: quant.id, ...(scan && { scan: scanRecord(scan) }) }, words)
}

function inHand(
  state: State,
  job: PutAwayJob,
  what: Pick<PutAwayJob, 'quant' | 'plate' | 'scan'>,
  words: Words,
): Decision<PutAwayJob> {
  const next = propose(state, { ...emptyHanded(job), ...what })
  return right(next, words)
}

function onNumber(state: State, job: PutAwayJob, value: number): Decision<PutAwayJob> {
  const rest: PutAwayJob = without(job, 'keypad')
  const whole = job.quant ? (state.get('quant', job.quant)?.quantity ?? 0) : 0
  if (!job.keypad || value <= 0) return quiet(rest)
  if (value > whole) {
    const item = job.quant && state.get('quant', job.quant)?.item
    const unit = item ? unitOf(state, item) : 'piece'
    return wrong(job, {
      title: say('wrong.only-here', { n: whole, unit }),
      scanned: { code: String(value) },
    })
  }
  return quiet(value === whole ? without(rest, 'part') : { ...rest, part: value })
}

function onChoice(state: State, job: PutAwayJob, choice: string): Decision<PutAwayJob> {
  const dropped: PutAwayJob = without(calm(job), 'keypad')
  if (choice === 'back' && !job.question) return quiet(dropped)
  const common = settleCommon(job, choice, job.at ? { at: atLocation(job.at) } : {})
  if (common) return common
  const load = loadOf(state, dropped)
  if (choice.startsWith('quant:')) {
    const quant = state.get('quant', choice.slice(6))
    return quant ? take(state, dropped, quant) : quiet(dropped)
  }
  if (choice.startsWith('plate:')) {
    const plate = state.get('plate', choice.slice(6))
    return plate
      ? inHand(state, dropped, { plate: plate.id as PlateId }, say('did.plate', { code: plate.code }))
      : quiet(dropped)
  }
  if (choice.startsWith('here:') && load) {
    const location = state.get('location', choice.slice(5))
    return location ? record(state, dropped, load, location) : quiet(dropped)
  }
  if (choice.startsWith('go:')) {
    const location = choice.slice(3) as LocationId
    return quiet({ ...dropped, proposed: { location, because: 'free' } })
  }
  return onWay(state, dropped, choice)
}

function onWay(state: State, job: PutAwayJob, choice: string): Decision<PutAwayJob> {
  switch (choice) {
    case 'part':
      return quiet({ ...job, keypad: true })
    case 'bin-full':
    case 'cannot-reach': {
      const proposed = job.proposed?.location
      return quiet(propose(state, { ...job, refused: proposed ? [...job.refused, proposed] : job.refused }))
    }
    case 'damaged':
    case 'quarantine':
      return quiet(job.quant ? propose(state, { ...job, toStatus: choice, refused: [] }) : job)
    case 'leave-it':
      return quiet(emptyHanded(job))
    case 'finish':
      return hasNothingLeft(state, job) ? finish() : quiet(job)
    default:
      return quiet(job)
  }
}
