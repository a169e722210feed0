// Owns how each step of picking looks. Decides nothing.
import type { State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import { packWords, unitOf, whatOf } from '../item-blocks.ts'
import { totesOf } from '../order-totes.ts'
import { whereOf } from '../place-blocks.ts'
import type { Choice, HowManyBlock, MainAction, Note, StepView } from '../view.ts'
import { say, type Words } from '../words.ts'
import { binIsAsked } from './bin-rule.ts'
import { hasNothingLeft } from './decide.ts'
import { binOf, type PickJob, remaining, taskLocation, unitsLeft } from './state.ts'
import { otherBinWords } from './take.ts'

export function view(state: State, job: PickJob): StepView {
  const order = state.get('order', job.order)
  const all = state.find('tasksOfOrder', job.order).filter((task) => task.kind === 'pick' && task.state !== 'cancelled')
  const open = remaining(state, job)
  const task = open[0]
  const cancelled: Note[] =
    order?.state === 'cancelled' ? [{ tone: 'warn', icon: 'exception', words: say('note.order-cancelled') }] : []
  const step = task ? (job.tote ? lineStep(state, job, open, task) : toteStep(state, job, task)) : dropStep(state, job)
  return {
    job: 'pick',
    title: say('job.pick', { order: order?.number ?? '' }),
    progress: { done: all.length - open.length, of: all.length },
    ...step,
    notes: [...cancelled, ...(step.notes ?? [])],
    ...(job.last && { done: job.last }),
    ...(job.question && { question: job.question.ask }),
  }
}

type Step = Omit<StepView, 'job' | 'title' | 'notes'> & { readonly notes?: readonly Note[] }

function toteStep(state: State, job: PickJob, task: TaskRow): Step {
  const location = taskLocation(state, task)
  const where = location && whereOf(state, location, job, { state: 'later', label: say('where.first') })
  return {
    ask: { what: 'tote', label: say('ask.tote'), keys: 'letters' },
    ...(where && { where }),
    main: { kind: 'scan', words: say('scan.tote'), expects: 'tote' },
    waysTitle: say('ways.any'),
    ways: giveBackWay(state, job),
  }
}

function lineStep(state: State, job: PickJob, open: readonly TaskRow[], task: TaskRow): Step {
  const location = binOf(state, job, task)
  const asked = location !== undefined && binIsAsked(state, task, location)
  const proved = location !== undefined && job.bin === location.id
  const whereState = proved ? 'done' : asked ? 'open' : 'later'
  const typing = job.keypad !== undefined
  const whatState = typing ? 'done' : whereState === 'open' ? 'later' : 'open'
  const item = task.item
  const where = location && whereOf(state, location, job, { state: whereState, label: say('where.go-to') })
  return {
    ...(where && { where }),
    ...(item && { what: whatOf(state, item, { state: whatState, ...(task.lot && { lot: task.lot }) }) }),
    ...(job.wants && { ask: { what: 'serial', label: say('ask.serial'), keys: 'letters' } as const }),
    ...(item && { howMany: howManyOf(state, job, task, item) }),
    next: nextWords(state, job, open),
    main: mainOf(job, whereState === 'open'),
    waysTitle: say('ways.pick', { code: location?.code ?? '' }),
    ways: waysOf(state, job, task),
  }
}

function howManyOf(state: State, job: PickJob, task: TaskRow, id: NonNullable<TaskRow['item']>): HowManyBlock {
  const item = state.get('item', id)
  const unit = unitOf(state, id)
  const left = job.fewer ?? unitsLeft(task)
  const tote: Words[] = job.tote ? [say('into.tote', { tote: job.tote.code })] : []
  const counts = item?.confirm === 'each' || task.done > 0
  const shared = {
    state: job.keypad ? ('open' as const) : ('later' as const),
    packs: [...packWords(item, left), ...tote],
    ...(job.keypad && { keypad: true }),
  }
  if (!counts || job.fewer !== undefined) return { ...shared, quantity: left, unit: say('unit', { n: left, unit }) }
  return { ...shared, quantity: task.done, of: task.quantity, unit: say('unit', { n: task.quantity, unit }) }
}

function mainOf(job: PickJob, binOpen: boolean): MainAction {
  if (job.keypad) return { kind: 'enter', words: say('enter.number') }
  if (binOpen) return { kind: 'scan', words: say('scan.bin'), expects: 'bin' }
  if (job.wants) return { kind: 'scan', words: say('scan.serial'), expects: 'lot' }
  return { kind: 'scan', words: say('scan.item'), expects: 'item' }
}

function nextWords(state: State, job: PickJob, open: readonly TaskRow[]): Words {
  const following = open[1]
  const place = following && taskLocation(state, following)
  if (place) return say('next.bin', { code: place.code, left: open.length - 1 })
  return say('next.drop', { code: benchOf(state, job)?.code ?? '' })
}

function benchOf(state: State, job: PickJob) {
  const bench = state.get('warehouse', job.warehouse)?.packBench
  return bench && state.get('location', bench)
}

function dropStep(state: State, job: PickJob): Step {
  const bench = benchOf(state, job)
  if (hasNothingLeft(state, job)) {
    return {
      notes: [{ tone: 'info', icon: 'note', words: say('note.nothing-picked') }],
      main: { kind: 'press', words: say('press.finish'), choice: 'finish' },
      waysTitle: say('ways.any'),
      ways: [],
    }
  }
  const where = bench && whereOf(state, bench, job, { state: 'open', label: say('where.set-down') })
  const totes = totesOf(state, job.order)
  return {
    ...(where && { where }),
    what: { state: 'later', name: totes.map((plate) => plate.code).join(', '), code: job.tote?.code ?? '' },
    main: { kind: 'scan', words: say('scan.drop', { code: bench?.code ?? '' }), expects: 'drop' },
    waysTitle: say('ways.any'),
    ways: [],
  }
}

function waysOf(state: State, job: PickJob, task: TaskRow): Choice[] {
  const each = task.item && state.get('item', task.item)?.confirm === 'each'
  const left = unitsLeft(task)
  const other = otherBinWords(state, task)
  const unit = task.item ? unitOf(state, task.item) : 'piece'
  const late = job.later.includes(task.id)
  const ways: Choice[] = []
  if (task.done > 0) {
    ways.push({
      choice: 'counted',
      icon: 'fewer',
      words: say('way.counted', { n: task.done, unit }),
      consequence: other,
    })
  } else {
    ways.push({ choice: 'empty', icon: 'empty', words: say('way.empty'), consequence: other })
  }
  if (!each && left > 1) {
    ways.push({ choice: 'fewer', icon: 'fewer', words: say('way.fewer', { n: left, unit }), consequence: other })
  }
  ways.push(
    { choice: 'damaged', icon: 'damaged', words: say('way.all-damaged'), consequence: say('way.all-damaged.then') },
    {
      choice: 'cannot-reach',
      icon: 'cannot-reach',
      words: say('way.cannot-reach'),
      consequence: late ? say('then.manager-decides') : say('way.cannot-reach.then'),
    },
    { choice: 'tote-full', icon: 'pick', words: say('way.tote-full'), consequence: say('way.tote-full.then') },
  )
  return [...ways, ...giveBackWay(state, job)].slice(0, 6)
}

function giveBackWay(state: State, job: PickJob): Choice[] {
  if ((state.get('order', job.order)?.picked ?? 0) > 0) return []
  return [{ choice: 'give-back', icon: 'back', words: say('way.give-back'), consequence: say('way.give-back.then') }]
}
