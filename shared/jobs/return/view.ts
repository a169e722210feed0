// Owns how each step of a return looks. Decides nothing.
import type { State } from '../../rows/tables.ts'
import { nameOf, unitOf, whatOf } from '../item-blocks.ts'
import type { Choice, ListLine, Note, StepView } from '../view.ts'
import { say } from '../words.ts'
import {
  type Condition,
  conditions,
  isOpen,
  leftAs,
  lineFor,
  linesOf,
  placeFor,
  type ReturnJob,
  stillOut,
} from './state.ts'

type Step = Omit<StepView, 'job' | 'title'>

export function view(state: State, job: ReturnJob): StepView {
  const order = job.order && state.get('order', job.order)
  const step = !isOpen(job) ? findStep() : job.hand ? handStep(state, job, job.hand) : itemStep(state, job)
  return {
    job: 'return',
    title: order ? say('job.return', { order: order.number }) : say('job.return.any'),
    ...step,
    ...(job.last && { done: job.last }),
    ...(job.question && { question: job.question.ask }),
  }
}

function findStep(): Step {
  return {
    ask: { what: 'paper', label: say('ask.returned-parcel'), keys: 'letters' },
    notes: [{ tone: 'info', icon: 'note', words: say('note.any-code') }],
    main: { kind: 'scan', words: say('scan.anything'), expects: 'parcel' },
    waysTitle: say('ways.return'),
    ways: [{ choice: 'no-code', icon: 'note', words: say('way.no-code'), consequence: say('way.no-code.then') }],
  }
}

/** What left in the parcel, to be scanned as it comes out. */
function itemStep(state: State, job: ReturnJob): Step {
  const lines = linesOf(state, job)
  const of = lines.reduce((sum, line) => sum + line.shipped, 0)
  const done = lines.reduce((sum, line) => sum + Math.min(line.shipped, line.returned ?? 0), 0)
  const shown = lines.map((line): ListLine => {
    const out = stillOut(line)
    return {
      id: line.id,
      item: line.item,
      name: nameOf(state, line.item),
      done: line.shipped - out,
      of: line.shipped,
      state: out === 0 ? 'done' : 'later',
    }
  })
  const booked = Object.entries(job.booked)
  const some = booked.length > 0
  const blind: readonly ListLine[] = booked.map(([item, units]) => ({
    id: item,
    item: item as never,
    name: nameOf(state, item as never),
    done: units,
    of: units,
    state: 'done',
  }))
  const list = job.order ? shown : blind
  return {
    ...(job.order && { progress: { done, of } }),
    ...(list.length > 0 && {
      list: {
        label: job.order ? say('list.shipped') : say('list.returned'),
        done: job.order ? done : blind.length,
        of: job.order ? of : blind.length,
        lines: list,
      },
    }),
    notes: job.order ? [] : [blindNote(job)],
    main: { kind: 'scan', words: say('scan.returned-item'), expects: 'item' },
    waysTitle: say('ways.return'),
    ways: [
      {
        choice: 'finish',
        icon: some ? 'tick' : 'back',
        words: some ? say('way.return-over') : say('way.return-nothing'),
        consequence: some ? say('way.return-over.then') : say('way.return-nothing.then'),
      },
    ],
  }
}

function blindNote(job: ReturnJob): Note {
  return {
    tone: 'info',
    icon: 'note',
    words: job.code === undefined ? say('note.blind') : say('note.blind-code', { code: job.code }),
  }
}

function handStep(state: State, job: ReturnJob, hand: NonNullable<ReturnJob['hand']>): Step {
  const { condition, units } = job
  const item = state.get('item', hand.item)
  const line = lineFor(state, job, hand.item)
  const left = line && leftAs(state, job, line.id, hand)
  const lot = hand.lot ?? left?.lot
  const place = condition && placeFor(state, job, condition)
  const notes: Note[] = []
  if (item?.hazard) {
    const facts = { name: item.name, hazard: item.hazard }
    notes.push({ tone: 'warn', icon: 'hazard', words: say('note.hazard', facts) })
  }
  if (units > 1) {
    const facts = { n: units, unit: unitOf(state, hand.item) }
    notes.push({ tone: 'info', icon: 'all', words: say('return.units', facts) })
  }
  const what = whatOf(state, hand.item, {
    state: 'later',
    ...(lot && { lot }),
    ...(hand.serial && { note: say('return.serial', { serial: hand.serial }) }),
  })
  const shared = {
    what,
    waysTitle: say('ways.return'),
    ways: [{ choice: 'not-it', icon: 'back', words: say('way.not-it'), consequence: say('way.not-it.then') }] as const,
  }
  if (job.wants) {
    return {
      ...shared,
      ask: { what: 'serial', label: say('ask.serial'), keys: 'letters' },
      notes,
      main: { kind: 'scan', words: say('scan.serial'), expects: 'lot' },
    }
  }
  return {
    ...shared,
    grid: { question: say('return.see'), choices: tiles(), ...(condition && { chosen: condition }) },
    notes,
    next: line ? say('return.credit') : say('return.no-credit'),
    main: place
      ? { kind: 'scan', words: say('scan.drop', { code: place.code }), expects: 'bin' }
      : { kind: 'enter', words: say('scan.condition-first') },
  }
}

function tiles(): readonly Choice[] {
  return (Object.keys(conditions) as Condition[]).map((condition) => ({
    choice: condition,
    icon: conditions[condition].icon,
    words: say(`return.${condition}`),
    consequence: say(`return.to-${conditions[condition].disposition}`),
  }))
}
