// Owns how each step of counting looks. Shows what was counted, never what the books expect. Decides nothing.
import { atLocation, locationOf } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import { nameOf, unitOf, whatOf } from '../item-blocks.ts'
import { whereOf } from '../place-blocks.ts'
import type { Choice, FoundRow, MainAction, Note, StepView, WhereBlock } from '../view.ts'
import { say } from '../words.ts'
import { isComplete } from './decide.ts'
import { binsWaiting, type Counting, type CountJob, locationAt, placeCode, wantedHere } from './state.ts'

export function view(state: State, job: CountJob): StepView {
  const waiting = binsWaiting(state, job).length
  const step = !job.place ? binStep(state, job) : job.goods ? goodsStep(state, job, job.goods) : itemStep(state, job)
  return {
    job: 'count',
    title: say('job.count'),
    ...(job.guided && { progress: { done: job.bins, of: job.bins + waiting + (job.place ? 1 : 0) } }),
    notes: [],
    ...step,
    ...(job.last && { done: job.last }),
    ...(job.question && { question: job.question.ask }),
  }
}

/** Which bin comes: the nearest that a task asks for, or whichever is scanned. */
function binStep(state: State, job: CountJob) {
  const bins = binsWaiting(state, job)
  const [first] = bins
  const scan: MainAction = { kind: 'scan', words: say('scan.bin'), expects: 'bin' }
  const done: MainAction = { kind: 'press', words: say('press.finish'), choice: 'finish' }
  const shared = { waysTitle: say('ways.any'), main: isComplete(state, job) ? done : scan }
  if (!job.guided || !first) {
    const words = job.guided ? say('note.all-counted') : say('note.count-any')
    return { ...shared, notes: [{ tone: 'info' as const, icon: 'count' as const, words }], ways: [] }
  }
  const next = bins[1]
  const wanted = wantedHere(state, { ...job, place: atLocation(first.id) })
  const lot = wanted?.lot && { lot: wanted.lot }
  return {
    ...shared,
    ...(wanted?.item && { what: whatOf(state, wanted.item, { state: 'later', ...lot }) }),
    notes: notesOf(wanted),
    where: whereOf(state, first, job, { state: 'open', label: say('where.go-to') }),
    ...(next && { next: say('next.count', { code: next.code, left: bins.length - 1 }) }),
    waysTitle: say('ways.count', { code: first.code }),
    ways: [reachWay],
  }
}

/** Why this bin is asked for, where that changes how it is counted. */
function notesOf(wanted: TaskRow | undefined): readonly Note[] {
  if (!wanted) return [{ tone: 'info', icon: 'count', words: say('note.count-whole') }]
  if (wanted.notBy) return [{ tone: 'info', icon: 'count', words: say('note.count-second') }]
  return [{ tone: 'info', icon: 'count', words: say('note.count-short') }]
}

const reachWay: Choice = {
  choice: 'cannot-reach',
  icon: 'cannot-reach',
  words: say('way.cannot-reach'),
  consequence: say('way.count-later.then'),
}

function whereDone(state: State, job: CountJob): WhereBlock | undefined {
  const { place } = job
  if (!place) return undefined
  const location = locationOf(place) && locationAt(state, place)
  const done = say('where.count-all')
  if (location) return { ...whereOf(state, location, {}, { state: 'done', label: say('where.bin') }), done }
  return { state: 'done', label: say('where.bin'), code: placeCode(state, place), done }
}

/** The bin is open and nothing is in hand: what was counted so far, and the press that says "that is all". */
function itemStep(state: State, job: CountJob) {
  const where = whereDone(state, job)
  const code = where?.code ?? ''
  const wanted = wantedHere(state, job)
  const n = job.counted.length
  const found = job.counted.map(
    (each): FoundRow => ({
      id: `${each.item}|${each.lot}|${each.serial}`,
      code: state.get('item', each.item)?.sku ?? each.item,
      item: each.item,
      name: nameOf(state, each.item),
      ...((each.lot || each.serial) && { words: say('lot.is', { lot: each.lot || each.serial }) }),
      quantity: each.units,
      unit: say('unit', { n: each.units, unit: unitOf(state, each.item) }),
    }),
  )
  return {
    ...(where && { where }),
    ...(wanted?.item && {
      what: whatOf(state, wanted.item, { state: 'later', ...(wanted.lot && { lot: wanted.lot }) }),
    }),
    howMany: {
      state: 'open' as const,
      quantity: n,
      unit: say('unit.items-counted', { n }),
      packs: [],
      all: allOf(n, wanted !== undefined),
    },
    ...(found.length > 0 && { found }),
    main: {
      kind: 'scan',
      words: say(n === 0 ? 'scan.item' : 'scan.item-or-bin'),
      expects: 'item',
    } satisfies MainAction,
    waysTitle: say('ways.count', { code }),
    ways: itemWays(n, wanted !== undefined),
  }
}

function allOf(counted: number, wanted: boolean): Choice {
  if (wanted) return { choice: 'none-here', icon: 'empty', words: say('way.none-here') }
  if (counted === 0) return { choice: 'empty', icon: 'empty', words: say('way.bin-empty') }
  return { choice: 'close-bin', icon: 'all', words: say('way.nothing-else') }
}

function itemWays(counted: number, wanted: boolean): Choice[] {
  const ways: Choice[] = []
  if (wanted) {
    const consequence = say('way.none-here.then')
    ways.push({ choice: 'none-here', icon: 'empty', words: say('way.none-here'), consequence })
  }
  if (counted === 0) {
    ways.push({ choice: 'empty', icon: 'empty', words: say('way.bin-empty'), consequence: say('way.bin-empty.then') })
  } else {
    const consequence = say('way.nothing-else.then')
    ways.push({ choice: 'close-bin', icon: 'all', words: say('way.nothing-else'), consequence })
    ways.push({
      choice: 'again',
      icon: 'retry',
      words: say('way.count-again'),
      consequence: say('way.count-again.then'),
    })
  }
  return [...ways, reachWay]
}

/** Goods are in hand: their number is typed, or grows with each scan of them. */
function goodsStep(state: State, job: CountJob, goods: Counting) {
  const where = whereDone(state, job)
  const item = state.get('item', goods.item)
  const unit = unitOf(state, goods.item)
  const facts = { ...(goods.lot && { lot: goods.lot }) }
  return {
    ...(where && { where }),
    what: whatOf(state, goods.item, { state: 'later', ...facts }),
    ...(job.wants && {
      ask: {
        what: job.wants,
        label: say(job.wants === 'lot' ? 'ask.lot' : 'ask.serial'),
        keys: 'letters' as const,
      },
    }),
    howMany: job.keypad
      ? {
          state: 'open' as const,
          quantity: goods.units,
          unit: say('unit', { n: 2, unit }),
          packs: [],
          keypad: true,
          corner: { choice: 'none-here', icon: 'empty' as const, words: say('way.none') },
        }
      : {
          state: job.wants ? ('later' as const) : ('open' as const),
          quantity: goods.units,
          unit: say('unit', { n: goods.units, unit }),
          packs: [],
          ...(!job.wants && {
            all: {
              choice: 'keep',
              icon: 'tick' as const,
              words: say('way.keep', { n: goods.units, unit }),
            },
          }),
        },
    main: mainOf(job),
    waysTitle: say('ways.count-item', { name: item?.name ?? goods.item }),
    ways: goodsWays(job, goods, item?.tracking === 'lot' || item?.tracking === 'lot-expiry'),
  }
}

function mainOf(job: CountJob): MainAction {
  if (job.wants === 'lot') return { kind: 'scan', words: say('scan.lot'), expects: 'lot' }
  if (job.wants === 'serial') return { kind: 'scan', words: say('scan.serial'), expects: 'lot' }
  return { kind: 'scan', words: say('scan.item-or-bin'), expects: 'item' }
}

function goodsWays(job: CountJob, goods: Counting, lots: boolean): Choice[] {
  const ways: Choice[] = []
  if (!job.keypad && !job.wants) {
    const consequence = say('way.quantity.then')
    ways.push({ choice: 'quantity', icon: 'keyboard', words: say('way.quantity'), consequence })
  }
  ways.push({ choice: 'none-here', icon: 'empty', words: say('way.none-here'), consequence: say('way.none-here.then') })
  if (lots && goods.lot && !job.wants) {
    ways.push({ choice: 'other-lot', icon: 'lot', words: say('way.other-lot'), consequence: say('way.count-lot.then') })
  }
  ways.push({ choice: 'not-this', icon: 'back', words: say('way.not-this'), consequence: say('way.not-this.then') })
  return ways
}
