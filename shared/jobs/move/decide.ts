// Owns what each input does while something is moved: a bin is opened, goods or a plate are taken in hand, a number is said.
// Does not know what the scan of a target means (on-target.ts) nor what is written down (record.ts).
import { locationOf, onPlate, type Place } from '../../rows/places.ts'
import type { Goods } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import { goodsOf } from '../../stock/movements.ts'
import type { CompanyId, PlateId } from '../../values/ids.ts'
import { elsewhere, settleCommon } from '../elsewhere.ts'
import { type GoodsScan, goodsIn, readAs, scanRecord } from '../goods-scan.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision, Input, JobContext } from '../job.ts'
import { seenAt } from '../place-blocks.ts'
import { ask, calm, quiet, right, without } from '../question.ts'
import type { Choice } from '../view.ts'
import { say } from '../words.ts'
import { onTarget, release, setAside } from './on-target.ts'
import { bin, codeOf, contentOf, emptyHands, fits, loadOf, type MoveJob, placesWith, platesIn } from './state.ts'

export function decide(state: State, job: MoveJob, input: Input, context: JobContext): Decision<MoveJob> {
  switch (input.kind) {
    case 'scan':
      return onScan(state, job, input.scanned, context)
    case 'choose':
      return onChoice(state, job, input.choice, context)
    case 'number':
      return onNumber(state, calm(job), input.value, context)
    case 'text':
      return quiet(calm(job))
    case 'main':
      return job.to ? onAll(state, calm(job), context) : quiet(job)
  }
}

function onScan(state: State, asked: MoveJob, scanned: Scanned, context: JobContext): Decision<MoveJob> {
  const job = calm(asked)
  const load = loadOf(state, job)
  const here = job.from ? contentOf(state, job.from).map((quant) => quant.item) : []
  const goods = goodsIn(state, scanned, here)
  const location = readAs(scanned, 'location')
  const plate = readAs(scanned, 'plate')
  if (location && (!goods || load || !job.from)) {
    return load
      ? onTarget(state, asked, bin(location.locationId), context)
      : onFrom(state, asked, bin(location.locationId))
  }
  if (goods) return onGoods(state, job, goods)
  if (plate) {
    const place = onPlate(plate.plateId)
    return load && job.plate !== plate.plateId
      ? onTarget(state, asked, place, context)
      : takePlate(state, job, plate.plateId)
  }
  return elsewhere(state, job, scanned, context, { expects: load ? 'bin' : job.from ? 'item' : 'anything' })
}

/** The bin from which it is taken; where goods waited for it, they are in hand now. */
function onFrom(state: State, asked: MoveJob, place: Place): Decision<MoveJob> {
  const { asking } = asked
  const opened: MoveJob = { ...seen(emptyHands(asked), place), from: place }
  if (asking) return onGoods(state, opened, asking)
  const [only, second] = contentOf(state, place)
  // One kind of goods and nothing else: it needs no scan to know what is meant, but its number is still shown.
  if (only && !second && platesIn(state, place).length === 0) return take(state, opened, goodsOf(only))
  return right(opened, say('did.from', { code: codeOf(state, place) }))
}

function seen(job: MoveJob, place: Place): MoveJob {
  const location = locationOf(place)
  return location ? seenAt(job, location) : job
}

function onGoods(state: State, job: MoveJob, scan: GoodsScan): Decision<MoveJob> {
  if (job.goods && fits(job.goods, scan)) return countUp(state, job, scan)
  if (!job.from) return findPlace(state, job, scan)
  const found = contentOf(state, job.from).filter((quant) => fits(quant, scan))
  const [first] = found
  if (!first) return askNotThere(state, job, scan)
  if (found.length > 1) return askWhich(state, job, found, scan)
  return take(state, job, goodsOf(first), scan)
}

/** Goods in hand were scanned again: now the scans are the number. */
function countUp(state: State, job: MoveJob, scan: GoodsScan): Decision<MoveJob> {
  const units = job.scanned + scan.units
  const unit = unitOf(state, scan.item)
  const counted: MoveJob = { ...without(job, 'keypad'), scanned: units, scan: scanRecord(scan) }
  // The scan that took the goods in hand by choice or bin alone proved only what they are.
  if (job.scanned === 0) return right(counted, say('did.item-right'))
  return right({ ...counted, units }, say('count.units', { n: units, unit }))
}

/** Goods without a bin: where they lie in one place only, that is meant. */
function findPlace(state: State, job: MoveJob, scan: GoodsScan): Decision<MoveJob> {
  const found = placesWith(state, job, scan)
  const places = [...new Set(found.map((quant) => quant.place))]
  const [only] = places
  if (only && places.length === 1) return onGoods(state, { ...seen(job, only), from: only }, scan)
  if (!only) return ask({ ...job, asking: scan }, { ...whichBin(state, scan), choices: [] })
  const choices = found.slice(0, 5).map(
    (quant): Choice => ({
      choice: `from:${quant.place}`,
      icon: 'place',
      words: say('which.bin.one', { code: codeOf(state, quant.place) }),
      consequence: say('count.units', { n: quant.quantity, unit: unitOf(state, quant.item) }),
    }),
  )
  return ask({ ...job, asking: scan }, { ...whichBin(state, scan), choices })
}

function whichBin(state: State, scan: GoodsScan) {
  return {
    kind: 'look' as const,
    title: say('which.bin'),
    text: say('which.bin.text', { name: nameOf(state, scan.item) }),
    back: say('back.to-job', { job: 'move' }),
  }
}

/** By the books none of it lies here; the hand knows better, and the bin is to be counted. */
function askNotThere(state: State, job: MoveJob, scan: GoodsScan): Decision<MoveJob> {
  const code = job.from ? codeOf(state, job.from) : ''
  return ask(
    { ...emptyHands(job), asking: scan },
    {
      kind: 'look',
      title: say('not-there.title'),
      text: say('not-there.text', { code, name: nameOf(state, scan.item) }),
      choices: [
        { choice: 'have-it', icon: 'move', words: say('not-there.have'), consequence: say('not-there.then') },
        { choice: 'other-bin', icon: 'place', words: say('not-there.other'), consequence: say('not-there.other.then') },
      ],
      back: say('back.to-job', { job: 'move' }),
    },
  )
}

function askWhich(
  state: State,
  job: MoveJob,
  found: readonly (Goods & { id: string; quantity: number })[],
  scan: GoodsScan,
) {
  const choices = found.slice(0, 6).map(
    (quant): Choice => ({
      choice: `quant:${quant.id}`,
      icon: 'lot',
      words:
        quant.status === 'available'
          ? say('lot.is', { lot: quant.lot || quant.serial })
          : say('found.status', { status: quant.status }),
      consequence: say('count.units', { n: quant.quantity, unit: unitOf(state, quant.item) }),
    }),
  )
  return ask<MoveJob>(
    { ...emptyHands(job), asking: scan },
    {
      kind: 'look',
      title: say('which.lot'),
      text: say('which.lot.text'),
      choices,
      back: say('back.to-job', { job: 'move' }),
    },
  )
}

function take(state: State, job: MoveJob, goods: Goods, scan?: GoodsScan): Decision<MoveJob> {
  const held: MoveJob = {
    ...emptyHands(job),
    goods,
    scanned: scan?.units ?? 0,
    ...(scan && { scan: scanRecord(scan) }),
    ...(scan?.measured && { units: scan.units }),
  }
  const there = loadOf(state, held)?.there ?? 0
  // One scan of all there is, or of the only unit with its number: nothing is left to be asked.
  const sure = scan !== undefined && (scan.units === there || there === 0 || goods.serial !== '')
  const words = say('did.in-hand', { n: there, unit: unitOf(state, goods.item), name: nameOf(state, goods.item) })
  return right(sure ? { ...held, units: scan.units } : held, words)
}

function takePlate(state: State, job: MoveJob, id: PlateId): Decision<MoveJob> {
  const plate = state.get('plate', id)
  if (!plate) return quiet(job)
  const held: MoveJob = { ...emptyHands(seen(job, plate.at)), from: plate.at, plate: id }
  return right(held, say('did.plate', { code: plate.code }))
}

function onNumber(state: State, job: MoveJob, value: number, context: JobContext): Decision<MoveJob> {
  const load = loadOf(state, job)
  const rest: MoveJob = without(job, 'keypad')
  if (!job.goods || !load || !(job.keypad || job.to)) return quiet(job)
  if (value <= 0) return quiet(without(rest, 'to', 'units'))
  if (value > load.there) return askBooks(state, rest, load.there, value)
  return said(state, { ...rest, units: value }, context)
}

/** The number is known: where the target is, too, it is moved. */
function said(state: State, job: MoveJob, context: JobContext): Decision<MoveJob> {
  return job.to ? onTarget(state, job, job.to, context, { meant: true }) : quiet(job)
}

function onAll(state: State, job: MoveJob, context: JobContext): Decision<MoveJob> {
  const load = loadOf(state, job)
  return load ? said(state, { ...without(job, 'keypad'), units: load.there }, context) : quiet(job)
}

/** More than the books have here: possible, and then the bin is to be counted. */
function askBooks(state: State, job: MoveJob, there: number, value: number): Decision<MoveJob> {
  const unit = job.goods ? unitOf(state, job.goods.item) : 'piece'
  const code = job.from ? codeOf(state, job.from) : ''
  const have: Choice = {
    choice: `have:${value}`,
    icon: 'move',
    words: say('books.have', { n: value, unit }),
    consequence: say('not-there.then'),
  }
  const all: Choice = { choice: `number:${there}`, icon: 'all', words: say('move.only', { n: there, unit }) }
  return ask(job, {
    kind: 'look',
    title: say('move.more', { n: value, unit }),
    text: say('books.text', { n: there, unit, code }),
    choices: there > 0 ? [all, have] : [have],
    back: say('back.to-job', { job: 'move' }),
  })
}

function onChoice(state: State, asked: MoveJob, choice: string, context: JobContext): Decision<MoveJob> {
  const common = settleCommon(asked, choice, asked.at ? { at: bin(asked.at) } : {})
  if (common) return common.job ? { ...common, job: without(common.job, 'asking') } : common
  const job: MoveJob = calm(asked)
  if (choice === 'back') return quiet(without(job, 'keypad', 'to'))
  const [kind, rest] = split(choice)
  switch (kind) {
    case 'from':
      return asked.asking ? onFrom(state, asked, rest as Place) : quiet(job)
    case 'quant':
      return onQuant(state, job, rest)
    case 'task':
      return onTask(state, job, rest)
    case 'plate':
      return takePlate(state, job, rest as PlateId)
    case 'have':
    case 'number':
      return said(state, { ...job, units: Number(rest) }, context)
    case 'here':
      return onTarget(state, job, rest as Place, context, { meant: true })
    case 'aside':
      return setAside(state, job, rest as Place, context)
    case 'release':
      return release(state, job, rest as Place, context)
    default:
      return onWay(state, job, choice, context)
  }
}

function split(choice: string): readonly [string, string] {
  const at = choice.indexOf(':')
  return at < 0 ? [choice, ''] : [choice.slice(0, at), choice.slice(at + 1)]
}

/** Work that somebody asked for: goods, number and, where it is said, the place are known. */
function onTask(state: State, job: MoveJob, id: string): Decision<MoveJob> {
  const task = state.get('task', id)
  const quant =
    task?.from &&
    contentOf(state, task.from).find(
      (each) =>
        each.item === task.item &&
        each.lot === (task.lot ?? '') &&
        each.serial === (task.serial ?? '') &&
        each.status === (task.status ?? 'available'),
    )
  if (!task || !quant) return quiet(job)
  const left = Math.min(quant.quantity, task.quantity - task.done)
  const taken = take(state, { ...seen(job, quant.place), from: quant.place }, goodsOf(quant))
  const held = taken.job ?? job
  return { ...taken, job: { ...held, task: task.id, ...(left > 0 && { units: left }) } }
}

function onQuant(state: State, job: MoveJob, id: string): Decision<MoveJob> {
  const quant = state.get('quant', id)
  if (!quant || quant.quantity <= 0) return quiet(without(job, 'asking'))
  return take(state, { ...seen(job, quant.place), from: quant.place }, goodsOf(quant), job.asking)
}

function onWay(state: State, job: MoveJob, choice: string, context: JobContext): Decision<MoveJob> {
  switch (choice) {
    case 'quantity':
      return quiet(job.goods ? { ...job, keypad: true } : job)
    case 'all':
      return onAll(state, job, context)
    case 'whole-bin':
      return job.from ? quiet({ ...emptyHands(job), whole: true }) : quiet(job)
    case 'damaged':
    case 'quarantine':
      return quiet(job.goods ? { ...job, toStatus: choice } : job)
    case 'put-back':
      return quiet(emptyHands(job))
    case 'other-bin':
      return quiet(without(emptyHands(job), 'from'))
    case 'have-it':
      return job.asking ? take(state, job, strange(state, job.asking), job.asking) : quiet(job)
    default:
      return quiet(job)
  }
}

/** Goods that the books do not have here. */
function strange(state: State, scan: GoodsScan): Goods {
  return {
    item: scan.item,
    lot: scan.lot ?? '',
    serial: scan.serial ?? '',
    status: 'available',
    owner: state.get('item', scan.item)?.owner ?? ('' as CompanyId),
  }
}
