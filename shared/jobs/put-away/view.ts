// Owns how each step of putting away looks. Decides nothing.
import type { State } from '../../rows/tables.ts'
import { nameOf, packWords, unitOf, whatOf } from '../item-blocks.ts'
import { goodsOn } from '../order-totes.ts'
import { whereOf } from '../place-blocks.ts'
import type { Choice, ListLine, MainAction, Note, StepView } from '../view.ts'
import { say } from '../words.ts'
import { hasNothingLeft } from './decide.ts'
import { type Load, loadOf, type PutAwayJob, platesAtDocks, waiting } from './state.ts'

const mostListed = 50

export function view(state: State, job: PutAwayJob): StepView {
  const load = loadOf(state, job)
  const left = waiting(state, job).length + platesAtDocks(state, job.warehouse).length
  const step = load ? binStep(state, job, load, left) : itemStep(state, job)
  return {
    job: 'put-away',
    title: say('job.put-away'),
    progress: { done: job.put, of: job.put + left },
    ...step,
    ...(job.last && { done: job.last }),
    ...(job.question && { question: job.question.ask }),
  }
}

function itemStep(state: State, job: PutAwayJob) {
  const plates = platesAtDocks(state, job.warehouse).map(
    (plate): ListLine => ({
      id: plate.id,
      name: plate.code,
      code: plate.code,
      done: 0,
      of: goodsOn(state, plate.id).reduce((sum, quant) => sum + quant.quantity, 0),
      state: 'later',
      choice: `plate:${plate.id}`,
    }),
  )
  const goods = waiting(state, job).map(
    (quant): ListLine => ({
      id: quant.id,
      item: quant.item,
      name: nameOf(state, quant.item),
      ...(quant.lot && { code: quant.lot }),
      done: 0,
      of: quant.quantity,
      state: 'later',
      choice: `quant:${quant.id}`,
    }),
  )
  const lines = [...plates, ...goods]
  const main: MainAction = hasNothingLeft(state, job)
    ? { kind: 'press', words: say('press.finish'), choice: 'finish' }
    : { kind: 'scan', words: say('scan.item'), expects: 'item' }
  return {
    list: { label: say('list.at-dock'), done: job.put, of: job.put + lines.length, lines: lines.slice(0, mostListed) },
    notes: [],
    main,
    waysTitle: say('ways.any'),
    ways: [],
  }
}

function binStep(state: State, job: PutAwayJob, load: Load, left: number) {
  const { goods, plate } = load
  const bin = job.proposed && state.get('location', job.proposed.location)
  const unit = unitOf(state, goods.item)
  const lot = goods.lot && { lot: goods.lot }
  const what = whatOf(state, goods.item, { state: 'done', ...lot })
  const plain = { ...what, state: 'later' as const }
  return {
    ...(bin && {
      where: whereOf(state, bin, job, {
        state: job.keypad ? 'later' : 'open',
        label: say('where.take-to'),
      }),
    }),
    what: plate ? { ...plain, name: plate.code, code: plate.code } : plain,
    howMany: {
      state: job.keypad ? ('open' as const) : ('later' as const),
      quantity: load.quantity,
      unit: say('unit', { n: load.quantity, unit }),
      packs: plate ? [] : packWords(state.get('item', goods.item), load.quantity),
      ...(job.keypad && { keypad: true }),
    },
    notes: notesOf(job, bin !== undefined),
    ...(left > 1 && { next: say('next.at-dock', { left: left - 1 }) }),
    main: (job.keypad
      ? { kind: 'enter', words: say('enter.number') }
      : { kind: 'scan', words: say('scan.bin'), expects: 'bin' }) satisfies MainAction,
    waysTitle: say('ways.put-away', { name: plate?.code ?? nameOf(state, goods.item) }),
    ways: waysOf(load, bin !== undefined),
  }
}

function notesOf(job: PutAwayJob, found: boolean): readonly Note[] {
  if (!found || !job.proposed) return [{ tone: 'warn', icon: 'place', words: say('note.no-free-bin') }]
  return [{ tone: 'info', icon: 'note', words: say(`note.bin-${job.proposed.because}`) }]
}

function waysOf(load: Load, found: boolean): Choice[] {
  const ways: Choice[] = []
  if (found) {
    ways.push({ choice: 'bin-full', icon: 'other-item', words: say('way.bin-full'), consequence: say('way.next-bin') })
  }
  if (!load.plate && load.quantity > 1) {
    ways.push({ choice: 'part', icon: 'fewer', words: say('way.part'), consequence: say('way.part.then') })
  }
  if (found) {
    ways.push({
      choice: 'cannot-reach',
      icon: 'cannot-reach',
      words: say('way.cannot-reach'),
      consequence: say('way.next-bin'),
    })
  }
  if (!load.plate && load.goods.status === 'available') {
    ways.push({
      choice: 'damaged',
      icon: 'damaged',
      words: say('way.set-damaged'),
      consequence: say('way.set-aside.then'),
    })
  }
  ways.push({ choice: 'leave-it', icon: 'back', words: say('way.leave-it'), consequence: say('way.leave-it.then') })
  return ways
}
