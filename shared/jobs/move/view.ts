// Owns how each step of moving looks: the number is always shown before it is kept, and can be changed. Decides nothing.
import { locationOf } from '../../rows/places.ts'
import type { Goods, QuantRow } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { ItemId } from '../../values/ids.ts'
import { nameOf, packWords, unitOf, whatOf } from '../item-blocks.ts'
import { goodsOn } from '../order-totes.ts'
import { whereOf } from '../place-blocks.ts'
import type {
  Choice,
  FoundRow,
  HowManyBlock,
  ListLine,
  MainAction,
  Note,
  StepView,
  WhatBlock,
  WhereBlock,
} from '../view.ts'
import { say } from '../words.ts'
import { loadName, loadUnit, proposedPlace } from './on-target.ts'
import { codeOf, contentOf, type Load, loadOf, type MoveJob, movesWaiting, platesIn } from './state.ts'

const mostShown = 50

export function view(state: State, job: MoveJob): StepView {
  const load = loadOf(state, job)
  const step = load ? handStep(state, job, load) : job.from ? binStep(state, job) : startStep(state, job)
  return {
    job: 'move',
    title: say('job.move'),
    notes: [],
    ...step,
    ...(job.last && { done: job.last }),
    ...(job.question && { question: job.question.ask }),
  }
}

/** Nothing is in hand: what somebody asked to be moved, or whatever is scanned. */
function startStep(state: State, job: MoveJob) {
  const lines = movesWaiting(state, job.warehouse)
    .slice(0, mostShown)
    .map((task): ListLine => {
      const item = task.item as ItemId
      return {
        id: task.id,
        item,
        name: nameOf(state, item),
        code: task.from ? codeOf(state, task.from) : '',
        done: task.done,
        of: task.quantity,
        state: 'later',
        choice: `task:${task.id}`,
      }
    })
  const note: Note = { tone: 'info', icon: 'move', words: say('note.move-start') }
  return {
    ...(lines.length > 0 && { list: { label: say('list.to-move'), done: 0, of: lines.length, lines } }),
    notes: [note],
    main: { kind: 'scan', words: say('scan.from'), expects: 'anything' } satisfies MainAction,
    waysTitle: say('ways.any'),
    ways: [],
  }
}

function fromBlock(state: State, job: MoveJob): WhereBlock | undefined {
  const { from } = job
  if (!from) return undefined
  const id = locationOf(from)
  const location = id && state.get('location', id)
  const done = say('where.from')
  if (location) return { ...whereOf(state, location, {}, { state: 'done', label: say('where.bin') }), done }
  return { state: 'done', label: say('where.bin'), code: codeOf(state, from), done }
}

/** A bin is open: what lies in it, to be scanned or chosen. */
function binStep(state: State, job: MoveJob) {
  const from = job.from
  const where = fromBlock(state, job)
  const goods = from ? contentOf(state, from) : []
  const plates = from ? platesIn(state, from) : []
  const found: FoundRow[] = [
    ...goods.slice(0, mostShown).map((quant) => goodsRow(state, quant)),
    ...plates.map((plate): FoundRow => {
      const units = goodsOn(state, plate.id).reduce((sum, quant) => sum + quant.quantity, 0)
      return {
        id: plate.id,
        code: plate.code,
        quantity: units,
        unit: say('unit', { n: units, unit: 'piece' }),
        choice: `plate:${plate.id}`,
      }
    }),
  ]
  const empty: Note = { tone: 'info', icon: 'empty', words: say('hint.holds-nothing', { code: where?.code ?? '' }) }
  return {
    ...(where && { where }),
    ...(found.length > 0 ? { found } : { notes: [empty] }),
    main: { kind: 'scan', words: say('scan.item'), expects: 'item' } satisfies MainAction,
    waysTitle: say('ways.move-bin', { code: where?.code ?? '' }),
    ways: binWays(goods.length + plates.length),
  }
}

function goodsRow(state: State, quant: QuantRow): FoundRow {
  const facts = quant.status === 'available' ? undefined : say('found.status', { status: quant.status })
  const lot = quant.lot || quant.serial
  return {
    id: quant.id,
    code: state.get('item', quant.item)?.sku ?? quant.item,
    item: quant.item,
    name: nameOf(state, quant.item),
    ...(facts ? { words: facts } : lot && { words: say('lot.is', { lot }) }),
    quantity: quant.quantity,
    unit: say('unit', { n: quant.quantity, unit: unitOf(state, quant.item) }),
    choice: `quant:${quant.id}`,
  }
}

function binWays(things: number): Choice[] {
  const other: Choice = {
    choice: 'other-bin',
    icon: 'place',
    words: say('way.other-bin'),
    consequence: say('way.other-bin.then'),
  }
  if (things === 0) return [other]
  const consequence = say('way.whole-bin.then', { n: things })
  return [{ choice: 'whole-bin', icon: 'all', words: say('way.whole-bin'), consequence }, other]
}

/** Something is in the hands: how many, and where it goes. */
function handStep(state: State, job: MoveJob, load: Load) {
  const where = whereBlock(state, job)
  return {
    ...(where && { where }),
    what: whatBlock(state, job, load),
    howMany: howManyOf(state, job, load),
    notes: notesOf(state, job, load),
    main: mainOf(state, job, load),
    waysTitle: say('ways.move', { name: loadName(state, job, load) }),
    ways: handWays(job, load),
  }
}

function whereBlock(state: State, job: MoveJob): WhereBlock | undefined {
  if (job.to) {
    const id = locationOf(job.to)
    const location = id && state.get('location', id)
    const [label, done] = [say('where.take-to'), say('where.to')]
    if (location) return { ...whereOf(state, location, {}, { state: 'done', label }), done }
    return { state: 'done', label, code: codeOf(state, job.to), done }
  }
  const aside = proposedPlace(state, job)
  if (aside) return whereOf(state, aside, job, { state: job.keypad ? 'later' : 'open', label: say('where.take-to') })
  return fromBlock(state, job)
}

function whatBlock(state: State, job: MoveJob, load: Load): WhatBlock {
  const [first] = load.items
  if (job.goods || (first && load.items.length === 1 && !load.plate)) return goodsBlock(state, job.goods ?? first)
  const name = loadName(state, job, load)
  const note = say('move.things', { n: load.items.length })
  return { state: 'later', name, code: name, note }
}

function goodsBlock(state: State, goods: Goods | undefined): WhatBlock {
  if (!goods) return { state: 'later', name: '', code: '' }
  const lot = goods.lot || goods.serial
  return whatOf(state, goods.item, { state: 'later', ...(lot && { lot }) })
}

function howManyOf(state: State, job: MoveJob, load: Load): HowManyBlock {
  const unit = loadUnit(state, job)
  const state_ = proposedPlace(state, job) && !job.keypad ? ('later' as const) : ('open' as const)
  const item = job.goods && state.get('item', job.goods.item)
  const part = job.goods && load.units !== load.there
  const packs = part
    ? [say('move.of-there', { n: load.there, unit })]
    : job.units === undefined && job.goods && load.there > 1
      ? [say('move.all-there')]
      : job.goods
        ? packWords(item, load.units).slice(0, 1)
        : []
  return {
    state: state_,
    quantity: load.units,
    unit: say('unit', { n: load.units, unit }),
    packs,
    ...(job.keypad && { keypad: true }),
  }
}

/** Units that are promised to orders: whoever comes to pick them finds fewer. */
function notesOf(state: State, job: MoveJob, load: Load): readonly Note[] {
  const notes: Note[] = []
  if (job.keypad) return notes
  const promised = promisedOf(state, job, load)
  if (promised > 0) {
    const words = say('note.promised', { n: promised, unit: loadUnit(state, job) })
    notes.push({ tone: 'warn', icon: 'exception', words })
  }
  if (job.toStatus) notes.push({ tone: 'warn', icon: 'note', words: say('note.becomes', { status: job.toStatus }) })
  else if (!job.to) notes.push({ tone: 'info', icon: 'place', words: say('note.move-any') })
  return notes
}

function promisedOf(state: State, job: MoveJob, load: Load): number {
  if (!job.from || load.plate) return 0
  let promised = 0
  for (const quant of contentOf(state, job.from)) {
    const taken = job.whole ? quant.quantity : isIn(load, quant) ? load.units : 0
    if (taken > 0) promised += Math.max(0, taken - Math.max(0, quant.quantity - quant.allocated))
  }
  return promised
}

function isIn(load: Load, quant: QuantRow): boolean {
  return load.items.some(
    (goods) =>
      goods.item === quant.item &&
      goods.lot === quant.lot &&
      goods.serial === quant.serial &&
      goods.status === quant.status,
  )
}

function mainOf(state: State, job: MoveJob, load: Load): MainAction {
  const unit = loadUnit(state, job)
  if (job.to) return { kind: 'press', words: say('press.move-all', { n: load.there, unit }), choice: 'all' }
  const aside = proposedPlace(state, job)
  const words = aside ? say('scan.drop', { code: aside.code }) : say('scan.target')
  return { kind: 'scan', words, expects: 'bin' }
}

function handWays(job: MoveJob, load: Load): Choice[] {
  const back: Choice = {
    choice: 'put-back',
    icon: 'back',
    words: say('way.leave-it'),
    consequence: say('way.put-back.then'),
  }
  if (!job.goods) return [back]
  const ways: Choice[] = []
  if (load.there > 1 || load.units > 1) {
    const consequence = say('way.move-part.then')
    ways.push({ choice: 'quantity', icon: 'fewer', words: say('way.move-part'), consequence })
  }
  if (job.goods.status !== 'damaged' && job.toStatus !== 'damaged') {
    const consequence = say('way.set-aside.then')
    ways.push({ choice: 'damaged', icon: 'damaged', words: say('way.set-damaged'), consequence })
  }
  if (job.goods.status !== 'quarantine' && job.toStatus !== 'quarantine') {
    const consequence = say('way.set-quarantine.then')
    ways.push({ choice: 'quarantine', icon: 'park', words: say('way.set-quarantine'), consequence })
  }
  return [...ways, back]
}
