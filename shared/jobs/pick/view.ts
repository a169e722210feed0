// Owns how each step of picking looks. Decides nothing.
import { indexKey, type State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import { packWords, unitOf, whatOf } from '../item-blocks.ts'
import { totesOf } from '../order-totes.ts'
import { whereOf } from '../place-blocks.ts'
import type { Choice, HowManyBlock, ListLine, MainAction, Note, StepView } from '../view.ts'
import { say, type Words } from '../words.ts'
import { byUrgency } from './best.ts'
import { binIsAsked } from './bin-rule.ts'
import { hasNothingLeft } from './decide.ts'
import { emptiedNote, leftStep } from './emptied.ts'
import { otherBinWords } from './facts.ts'
import { benchOf, nextWords, type Step } from './next.ts'
import { putStep, totesShown } from './put-view.ts'
import { binOf, groupOf, isCart, type PickJob, remaining, squareOf, taskLocation, toteFor, unitsOf } from './state.ts'

/** More than these nobody reads while choosing. */
const mostOffered = 20

export function view(state: State, job: PickJob): StepView {
  const tasks = job.cart.flatMap((each) => state.find('tasksOfOrder', each.order))
  const all = tasks.filter((task) => task.kind === 'pick' && task.state !== 'cancelled')
  const open = remaining(state, job)
  const { notes = [], ...step } = stepOf(state, job, open)
  return {
    job: 'pick',
    title: titleOf(state, job),
    ...(!job.gathering && { progress: { done: all.length - open.length, of: all.length } }),
    ...step,
    notes: [...orderNotes(state, job), ...notes],
    ...(job.last && { done: job.last }),
    ...(job.question && { question: job.question.ask }),
  }
}

function titleOf(state: State, job: PickJob): Words {
  const [only] = job.cart
  if (!isCart(job) && only) return say('job.pick', { order: state.get('order', only.order)?.number ?? '' })
  return say('job.pick.several', { n: job.cart.length })
}

function stepOf(state: State, job: PickJob, open: readonly TaskRow[]): Step {
  const [task] = open
  if (job.gathering) return gatherStep(state, job)
  if (job.keypad === 'left' && job.emptied) return leftStep(state, job.emptied)
  if (job.puts) return putStep(state, job, job.puts, open)
  if (!task) return dropStep(state, job)
  return isCart(job) || toteFor(job, task.order) ? lineStep(state, job, open, task) : toteStep(state, job, task)
}

/** What sync brought about the orders in hand, and the bin that should be empty now. */
function orderNotes(state: State, job: PickJob): readonly Note[] {
  const notes: Note[] = []
  for (const { order: id } of job.cart) {
    const order = state.get('order', id)
    if (order?.state === 'cancelled') {
      const words = isCart(job)
        ? say('note.cart-order-cancelled', { order: order.number, n: squareOf(job, id) })
        : say('note.order-cancelled')
      notes.push({ tone: 'warn', icon: 'exception', words })
    }
  }
  if (job.emptied && job.keypad === undefined) notes.push(emptiedNote(state, job.emptied))
  return notes
}

function toteStep(state: State, job: PickJob, task: TaskRow): Step {
  const location = taskLocation(state, task)
  const where = location && whereOf(state, location, job, { state: 'later', label: say('where.first') })
  return {
    ask: { what: 'tote', label: say('ask.tote'), keys: 'letters' },
    ...(where && { where }),
    notes: [
      {
        tone: 'info',
        icon: 'all',
        words: say('note.several'),
        press: { choice: 'several', icon: 'all', words: say('way.several') },
      },
    ],
    main: { kind: 'scan', words: say('scan.tote'), expects: 'tote' },
    waysTitle: say('ways.any'),
    ways: giveBackWay(state, job),
  }
}

/** Orders come onto the cart: those on it, each with its tote, above those that wait. */
function gatherStep(state: State, job: PickJob): Step {
  const on = job.cart.map(({ order, tote }, index): ListLine => {
    const row = state.get('order', order)
    const units = row ? row.units - row.picked : 0
    return {
      id: order,
      name: row?.number ?? order,
      ...(tote && { code: tote.code }),
      square: index + 1,
      done: 0,
      of: units,
      state: tote ? 'done' : 'open',
      choice: `off:${order}`,
    }
  })
  const waiting = (['picking', 'released'] as const)
    .flatMap((phase) => state.find('ordersInState', indexKey(job.warehouse, phase)))
    .filter((order) => order.openPicks > 0 && !order.claim && squareOf(job, order.id) === 0)
    .sort(byUrgency)
    .slice(0, mostOffered)
  const offered = waiting.map((order): ListLine => {
    const left = order.units - order.picked
    return { id: order.id, name: order.number, done: 0, of: left, state: 'later', choice: `take:${order.id}` }
  })
  const unbound = job.cart.find((each) => !each.tote)
  const scan: MainAction = unbound
    ? { kind: 'scan', words: say('scan.tote-n', { n: squareOf(job, unbound.order) }), expects: 'tote' }
    : { kind: 'scan', words: say('scan.tote'), expects: 'tote' }
  const ready = job.cart.length > 0 && !unbound
  const planned = job.cart.some((each) => state.get('order', each.order)?.cart !== undefined)
  const note = ready ? say('note.gather-more') : planned ? say('note.gather-planned') : say('note.gather')
  return {
    list: {
      label: say('list.orders'),
      done: on.length,
      of: on.length + offered.length,
      tally: { label: say('list.on-cart'), value: on.length },
      lines: [...on, ...offered],
    },
    notes: [{ tone: 'info', icon: 'scan', words: note }],
    main: ready ? { kind: 'press', words: say('press.start', { n: job.cart.length }), choice: 'start' } : scan,
    waysTitle: say('ways.any'),
    ways: [...startBoundWay(job), ...giveBackWay(state, job)],
  }
}

/** Fewer totes at hand than the cart was planned with. */
function startBoundWay(job: PickJob): Choice[] {
  const bound = job.cart.filter((each) => each.tote).length
  const unbound = job.cart.length - bound
  if (bound === 0 || unbound === 0) return []
  return [
    {
      choice: 'start-bound',
      icon: 'pick',
      words: say('press.start', { n: bound }),
      consequence: say('way.start-bound.then', { n: unbound }),
    },
  ]
}

function lineStep(state: State, job: PickJob, open: readonly TaskRow[], task: TaskRow): Step {
  const location = binOf(state, job, task)
  const asked = location !== undefined && binIsAsked(state, task, location)
  const proved = location !== undefined && job.bin === location.id
  const whereState = proved ? 'done' : asked ? 'open' : 'later'
  const typing = job.keypad !== undefined
  const whatState = typing ? 'done' : whereState === 'open' ? 'later' : 'open'
  const item = task.item
  const group = groupOf(state, job, open)
  const where = location && whereOf(state, location, job, { state: whereState, label: say('where.go-to') })
  return {
    ...(where && { where }),
    ...(item && { what: whatOf(state, item, { state: whatState, ...(task.lot && { lot: task.lot }) }) }),
    ...(job.wants && { ask: { what: 'serial', label: say('ask.serial'), keys: 'letters' } as const }),
    ...(item && { howMany: howManyOf(state, job, group, task, item) }),
    ...(!job.emptied && { next: nextWords(state, job, open, group) }),
    main: mainOf(job, whereState === 'open'),
    waysTitle: say('ways.pick', { code: location?.code ?? '' }),
    ways: waysOf(state, job, group, task),
  }
}

function howManyOf(
  state: State,
  job: PickJob,
  group: readonly TaskRow[],
  task: TaskRow,
  id: NonNullable<TaskRow['item']>,
): HowManyBlock {
  const item = state.get('item', id)
  const unit = unitOf(state, id)
  const left = job.fewer ?? unitsOf(group)
  const counts = item?.confirm === 'each' || task.done > 0
  const shared = {
    state: job.keypad ? ('open' as const) : ('later' as const),
    packs: [...packWords(item, left), ...intoWords(job, group)],
    ...(job.keypad && { keypad: true }),
  }
  if (!counts || job.fewer !== undefined || group.length > 1) {
    return { ...shared, quantity: left, unit: say('unit', { n: left, unit }) }
  }
  return { ...shared, quantity: task.done, of: task.quantity, unit: say('unit', { n: task.quantity, unit }) }
}

/** "into tote T-118", of a cart "into 2 totes" or "into square 4". */
function intoWords(job: PickJob, group: readonly TaskRow[]): readonly Words[] {
  const [task] = group
  if (!isCart(job)) {
    const tote = toteFor(job, task?.order)
    return tote ? [say('into.tote', { tote: tote.code })] : []
  }
  return group.length > 1
    ? [say('into.totes', { n: group.length })]
    : [say('into.square', { n: squareOf(job, task?.order) })]
}

function mainOf(job: PickJob, binOpen: boolean): MainAction {
  if (job.keypad) return { kind: 'enter', words: say('enter.number') }
  if (binOpen) return { kind: 'scan', words: say('scan.bin'), expects: 'bin' }
  if (job.wants) return { kind: 'scan', words: say('scan.serial'), expects: 'lot' }
  return { kind: 'scan', words: say('scan.item'), expects: 'item' }
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
  const totes = job.cart.flatMap((each) => totesOf(state, each.order))
  return {
    ...(where && { where }),
    ...(isCart(job)
      ? { totes: totesShown(state, job) }
      : {
          what: {
            state: 'later',
            name: totes.map((plate) => plate.code).join(', '),
            code: totes[0]?.code ?? '',
          } as const,
        }),
    main: { kind: 'scan', words: say('scan.drop', { code: bench?.code ?? '' }), expects: 'drop' },
    waysTitle: say('ways.any'),
    ways: [],
  }
}

function waysOf(state: State, job: PickJob, group: readonly TaskRow[], task: TaskRow): Choice[] {
  const each = task.item && state.get('item', task.item)?.confirm === 'each'
  const left = unitsOf(group)
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
  )
  if (!isCart(job)) {
    ways.push({
      choice: 'tote-full',
      icon: 'pick',
      words: say('way.tote-full'),
      consequence: say('way.tote-full.then'),
    })
  }
  return [...ways, ...giveBackWay(state, job)].slice(0, 6)
}

function giveBackWay(state: State, job: PickJob): Choice[] {
  const unbegun = job.cart.filter((each) => (state.get('order', each.order)?.picked ?? 0) === 0)
  if (unbegun.length === 0) return []
  const words = job.cart.length === 1 ? say('way.give-back') : say('way.give-back-n', { n: unbegun.length })
  return [{ choice: 'give-back', icon: 'back', words, consequence: say('way.give-back.then') }]
}
