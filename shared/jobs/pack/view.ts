// Owns how each step of packing looks. Decides nothing.
import { indexKey, type State } from '../../rows/tables.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import { totesOf } from '../order-totes.ts'
import type { CartonBlock, Choice, ListLine, MainAction, Note, StepView } from '../view.ts'
import { say } from '../words.ts'
import { cartonFor } from './carton.ts'
import { type PackJob, type PackLine, packLines, uncheckedOf } from './state.ts'

const mostListed = 50

export function view(state: State, job: PackJob): StepView {
  const order = job.order && state.get('order', job.order)
  const step = order ? orderStep(state, job, order.id) : toteStep(state, job)
  return {
    job: 'pack',
    title: order ? say('job.pack', { order: order.number }) : say('job.pack.any'),
    ...step,
    ...(job.last && { done: job.last }),
    ...(job.question && { question: job.question.ask }),
  }
}

type Step = Omit<StepView, 'job' | 'title'>

/** No tote yet: what waits at the bench, the one that must ship soonest first. */
function toteStep(state: State, job: PackJob): Step {
  const orders = state
    .find('openTasks', indexKey(job.warehouse, 'pack'))
    .flatMap((task) => {
      const order = task.order && state.get('order', task.order)
      return order ? [order] : []
    })
    .sort((a, b) => b.priority - a.priority || a.shipBy - b.shipBy || (a.id < b.id ? -1 : 1))
    .slice(0, mostListed)
  const lines = orders.map(
    (order): ListLine => ({
      id: order.id,
      name: order.number,
      code: totesOf(state, order.id)
        .map((tote) => tote.code)
        .join(', '),
      done: 0,
      of: order.picked - order.packed,
      state: 'later',
      choice: `order:${order.id}`,
    }),
  )
  return {
    list: {
      label: say('list.to-pack'),
      done: 0,
      of: lines.length,
      tally: { label: say('list.waiting'), value: lines.length },
      lines,
    },
    notes: [],
    main: { kind: 'scan', words: say('scan.tote'), expects: 'tote' },
    waysTitle: say('ways.any'),
    ways: [],
  }
}

function orderStep(state: State, job: PackJob, order: NonNullable<PackJob['order']>): Step {
  const lines = packLines(state, job)
  const unchecked = uncheckedOf(lines)
  const of = lines.reduce((sum, each) => sum + each.of, 0)
  const first = lines.find((each) => each.checked < each.of)
  // What goes into the next box: all that waits, or what was put into this one so far.
  const proposed = job.part ? undefined : cartonFor(state, job.warehouse, lines)
  const tote = totesOf(state, order)
    .map((plate) => plate.code)
    .join(', ')
  return {
    progress: { done: of - unchecked, of },
    list: {
      label: say('list.tote', { tote }),
      done: of - unchecked,
      of,
      // What is still to be checked stands on top, where the eye is.
      lines: [...lines]
        .sort((a, b) => Number(a.checked >= a.of) - Number(b.checked >= b.of))
        .map((each) => lineOf(state, each, first)),
    },
    notes: notesOf(state, job, lines),
    ...(unchecked > 0 && { next: nextOf(proposed) }),
    ...(unchecked === 0 && proposed && { carton: proposed }),
    main: mainOf(state, lines, first),
    waysTitle: say('ways.pack'),
    ways: lines.length === 0 ? [] : waysOf(state, job, lines, first),
  }
}

function nextOf(proposed: CartonBlock | undefined) {
  return proposed?.label.key === 'carton.title' ? say('next.carton-of', { code: proposed.code }) : say('next.carton')
}

function lineOf(state: State, each: PackLine, first: PackLine | undefined): ListLine {
  return {
    id: each.line.id,
    item: each.line.item,
    name: nameOf(state, each.line.item),
    done: each.checked,
    of: each.of,
    state: each.checked >= each.of ? 'done' : each === first ? 'open' : 'later',
  }
}

function mainOf(state: State, lines: readonly PackLine[], first: PackLine | undefined): MainAction {
  if (lines.length === 0) return { kind: 'press', words: say('press.finish'), choice: 'finish' }
  if (!first) return { kind: 'scan', words: say('scan.carton'), expects: 'carton' }
  const facts = { n: first.of - first.checked, unit: unitOf(state, first.line.item) }
  return { kind: 'scan', words: say('scan.units', facts), expects: 'item' }
}

function notesOf(state: State, job: PackJob, lines: readonly PackLine[]): readonly Note[] {
  const notes: Note[] = []
  const verified = job.checkAll
    ? 0
    : lines
        .filter((each) => state.get('item', each.line.item)?.confirm === 'each')
        .reduce((sum, each) => sum + each.of, 0)
  if (verified > 0) notes.push({ tone: 'info', icon: 'tick', words: say('note.checked-at-pick', { n: verified }) })
  for (const { line } of lines) {
    const hazard = state.get('item', line.item)?.hazard
    if (hazard)
      notes.push({
        tone: 'warn',
        icon: 'hazard',
        words: say('note.hazard', { name: nameOf(state, line.item), hazard }),
      })
  }
  if (job.part) notes.push({ tone: 'info', icon: 'note', words: say('note.part-box') })
  return notes
}

function waysOf(state: State, job: PackJob, lines: readonly PackLine[], first: PackLine | undefined): Choice[] {
  const ways: Choice[] = []
  if (first) {
    const n = first.of - first.checked
    ways.push({
      choice: `missing:${first.line.id}`,
      icon: 'fewer',
      words: say('way.missing', { n, unit: unitOf(state, first.line.item), name: nameOf(state, first.line.item) }),
      consequence: say('way.missing.then'),
    })
  }
  if (!first || job.part) {
    ways.push({ choice: 'own-box', icon: 'pack', words: say('way.own-box'), consequence: say('way.own-box.then') })
  }
  if (!job.part && lines.reduce((sum, each) => sum + each.of, 0) > 1) {
    ways.push({ choice: 'box-full', icon: 'opened', words: say('way.box-full'), consequence: say('way.box-full.then') })
  }
  if (!job.checkAll && lines.some((each) => state.get('item', each.line.item)?.confirm === 'each')) {
    ways.push({
      choice: 'check-all',
      icon: 'retry',
      words: say('way.check-all'),
      consequence: say('way.check-all.then'),
    })
  }
  return ways
}
