// Owns what each input does while goods are put away: something is taken in hand, a bin is scanned, and it lies there.
import type { Wish } from '../../operations/index.ts'
import { type Fit, fitOf, suggestBin } from '../../planning/put-away.ts'
import type { LocationRow } from '../../rows/catalogue.ts'
import { atLocation } from '../../rows/places.ts'
import type { QuantRow } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import { goodsOf } from '../../stock/movements.ts'
import type { LocationId, PlateId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { elsewhere, nameScan, settleCommon } from '../elsewhere.ts'
import { type GoodsScan, goodsIn, readAs, scanRecord } from '../goods-scan.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision, Input, JobContext } from '../job.ts'
import { holdsWords, seenAt } from '../place-blocks.ts'
import { answer, ask, calm, quiet, right, without, wrong } from '../question.ts'
import type { Choice } from '../view.ts'
import { say, type Words } from '../words.ts'
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
  if (location && (load || !goods)) return onLocation(state, asked, job, load, location.locationId, scanned)
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
  return take(state, load ? put(job) : job, first, scan)
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

/** The hands are empty again. */
function put(job: PutAwayJob): PutAwayJob {
  return { ...without(job, 'quant', 'plate', 'scan', 'part', 'keypad', 'proposed'), refused: [] }
}

function inHand(
  state: State,
  job: PutAwayJob,
  what: Pick<PutAwayJob, 'quant' | 'plate' | 'scan'>,
  words: Words,
): Decision<PutAwayJob> {
  const next = propose(state, { ...put(job), ...what })
  return right(next, words)
}

export function propose(state: State, job: PutAwayJob): PutAwayJob {
  const load = loadOf(state, job)
  const rest: PutAwayJob = without(job, 'proposed')
  if (!load) return rest
  const proposed = suggestBin(state, {
    warehouse: job.warehouse,
    goods: goodsOf(load.goods),
    from: load.from,
    except: job.refused,
  })
  const seen: PutAwayJob = rest.at ? rest : seenAt(rest, load.from.id)
  return proposed ? { ...seen, proposed } : seen
}

function onLocation(
  state: State,
  asked: PutAwayJob,
  job: PutAwayJob,
  load: Load | undefined,
  id: LocationId,
  scanned: Scanned,
): Decision<PutAwayJob> {
  const location = state.get('location', id)
  if (!load || !location) return wrong(job, { title: say('wrong.scan-item'), scanned: nameScan(state, scanned) })
  const fit = fitOf(state, location, load.goods)
  const meant = asked.question?.ask.choices.some((each) => each.choice === `here:${id}`) === true
  if (fit === 'fits' || meant) return record(state, job, load, location)
  if (fit === 'not-storage') {
    const bin = job.proposed && state.get('location', job.proposed.location)
    return wrong(job, {
      title: say('wrong.not-storage'),
      scanned: { code: location.code },
      ...(bin && { expected: { label: say('where.take-to'), code: bin.code } }),
    })
  }
  return askHere(state, job, load, location, fit)
}

/** The bin is full, blocked or of another class: meant by a second scan of it, or by the choice. */
function askHere(
  state: State,
  job: PutAwayJob,
  load: Load,
  location: LocationRow,
  fit: Exclude<Fit, 'fits' | 'not-storage'>,
): Decision<PutAwayJob> {
  const { code } = location
  const why: { readonly [F in typeof fit]: Words } = {
    blocked: say('fit.blocked', { code }),
    'wrong-class': say('fit.wrong-class', {
      code,
      bin: location.storageClass,
      item: state.get('item', load.goods.item)?.storageClass ?? '',
    }),
    'holds-other': holdsWords(state, location),
    'other-lot': say('fit.other-lot', { code }),
  }
  const refused = { ...job, refused: [...job.refused, location.id] }
  const better = suggestBin(state, {
    warehouse: job.warehouse,
    goods: goodsOf(load.goods),
    from: location,
    except: refused.refused,
  })
  const other = better && state.get('location', better.location)
  return ask(refused, {
    kind: 'look',
    title: say(`fit.title-${fit}`),
    text: why[fit],
    choices: [
      ...(other
        ? [{ choice: `go:${other.id}`, icon: 'place' as const, words: say('fit.other', { code: other.code }) }]
        : []),
      {
        choice: `here:${location.id}`,
        icon: 'put-away',
        words: say('fit.here', { code }),
        consequence: say('fit.here.then'),
      },
    ],
    back: say('back.to-job', { job: 'put-away' }),
  })
}

function record(state: State, job: PutAwayJob, load: Load, location: LocationRow): Decision<PutAwayJob> {
  const proposed = job.proposed?.location
  const to = atLocation(location.id)
  const wish: Wish = load.plate
    ? {
        type: 'plate-moved',
        body: { plate: load.plate.id, code: load.plate.code, kind: load.plate.kind, to },
      }
    : {
        type: 'goods-moved',
        body: {
          purpose: 'put-away',
          ...goodsOf(load.goods),
          quantity: quantity(load.quantity),
          from: atLocation(load.from.id),
          to,
          ...(proposed && proposed !== location.id && { proposed: atLocation(proposed) }),
          ...(job.scan && { scan: job.scan }),
        },
      }
  const name = load.plate?.code ?? nameOf(state, load.goods.item)
  const facts = { n: load.quantity, unit: unitOf(state, load.goods.item), name, code: location.code }
  const elsewhereThanAsked = proposed !== undefined && proposed !== location.id
  const last = load.plate ? say('did.put-plate', { plate: name, code: location.code }) : say('did.put', facts)
  const next: PutAwayJob = { ...seenAt(put(job), location.id), put: job.put + 1, last }
  const title = elsewhereThanAsked ? say('did.put-other', { code: location.code }) : last
  return answer(next, { kind: 'done', title, what: name }, [wish])
}

function onNumber(state: State, job: PutAwayJob, value: number): Decision<PutAwayJob> {
  const rest: PutAwayJob = without(job, 'keypad')
  const whole = job.quant ? (state.get('quant', job.quant)?.quantity ?? 0) : 0
  if (!job.keypad || value <= 0) return quiet(rest)
  if (value > whole) {
    const unit = unitOf(state, loadOf(state, job)?.goods.item ?? ('' as never))
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
    case 'leave-it':
      return quiet(put(job))
    case 'finish':
      return hasNothingLeft(state, job) ? finish() : quiet(job)
    default:
      return quiet(job)
  }
}
