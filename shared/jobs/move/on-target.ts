// Owns what the scan of a place means while something is in the hands: it fits, it asks, or the number is missing; and what
// goods become when they are set aside or released. Does not know how they came into the hands.
import { mayAt } from '../../operations/rights.ts'
import { type Fit, fitOf, suggestBin } from '../../planning/put-away.ts'
import type { LocationRow } from '../../rows/catalogue.ts'
import { locationOf, type Place, plateOf } from '../../rows/places.ts'
import type { Goods, StockStatus } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import { goodsOf } from '../../stock/movements.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision, JobContext } from '../job.ts'
import { holdsWords, seenAt } from '../place-blocks.ts'
import { ask, calm, right, without, wrong } from '../question.ts'
import type { Choice, Look } from '../view.ts'
import { say, type Words } from '../words.ts'
import { record } from './record.ts'
import { bin, codeOf, floorOf, type Load, loadOf, type MoveJob } from './state.ts'

/** A place was scanned for what is in the hands. @param meant the person has said that this place is meant */
export function onTarget(
  state: State,
  asked: MoveJob,
  to: Place,
  context: JobContext,
  { meant = false }: { readonly meant?: boolean } = {},
): Decision<MoveJob> {
  const job = calm(asked)
  const load = loadOf(state, job)
  if (!load) return right(without(job, 'to'), say('did.item-right'))
  // The same scan again is the answer to what was asked about that place; to "how many?" it is: all.
  const again = meant || asked.question?.ask.choices.some((each) => each.choice.endsWith(`:${to}`)) === true
  if (again && asked.question && !meant) {
    const choice = asked.question.ask.choices.find((each) => each.choice.endsWith(`:${to}`))?.choice ?? ''
    if (choice.startsWith('aside:')) return setAside(state, job, to, context)
    if (choice.startsWith('release:')) return release(state, job, to, context)
  }
  if (load.plate && plateOf(to) === load.plate.id) return right(job, say('did.plate', { code: load.plate.code }))
  if (to === job.from && !job.toStatus) return sameplace(state, job, to)
  if (!again) {
    const question = questionOf(state, job, load, to, context)
    if (question) return question
  }
  const all: MoveJob = job.to === to && job.units === undefined ? { ...job, units: load.there } : job
  return open(state, all, to) ? askNumber(state, all, to) : finish(state, all, to)
}

/** The number is open: only one scan told what it is, and there is more of it here. */
function open(state: State, job: MoveJob, to: Place): boolean {
  const there = loadOf(state, job)?.there ?? 0
  return job.goods !== undefined && job.units === undefined && there > 1 && job.to !== to
}

function askNumber(state: State, job: MoveJob, to: Place): Decision<MoveJob> {
  return right({ ...job, to, keypad: true }, say('did.target', { code: codeOf(state, to) }))
}

function finish(state: State, job: MoveJob, to: Place): Decision<MoveJob> {
  const load = loadOf(state, job)
  const location = locationOf(to)
  const there = location ? seenAt(job, location) : job
  return load ? record(state, there, load, to) : right(job, say('did.item-right'))
}

function sameplace(state: State, job: MoveJob, to: Place): Decision<MoveJob> {
  return wrong(job, {
    title: say('wrong.same-place'),
    scanned: { code: codeOf(state, to) },
    hint: say('hint.same-place'),
  })
}

function questionOf(
  state: State,
  job: MoveJob,
  load: Load,
  to: Place,
  context: JobContext,
): Decision<MoveJob> | undefined {
  const plate = plateOf(to)
  if (plate) return plateTaken(state, job, plate, to)
  const id = locationOf(to)
  const location = id && state.get('location', id)
  if (!location) return undefined
  const status = job.toStatus ?? statusOf(load)
  const storage = location.type === 'pick-face' || location.type === 'reserve'
  if (storage && status !== 'available' && to !== job.from) return askRelease(state, job, location, status, context)
  const aside = location.type === 'damage' ? 'damaged' : location.type === 'quarantine' ? 'quarantine' : undefined
  if (aside && status === 'available' && job.goods) return askAside(job, location, aside)
  if (!storage) return undefined
  for (const goods of load.items) {
    const fit = fitOf(state, location, { ...goods, status })
    // Of several goods in one bin nobody says that they may not: only what is blocked or of another class is asked.
    const several = load.items.length > 1 && (fit === 'holds-other' || fit === 'other-lot')
    if (fit !== 'fits' && fit !== 'not-storage' && !several) return askFit(state, job, goods, location, fit)
  }
  return undefined
}

function statusOf(load: Load): StockStatus {
  return load.items.length > 0 && load.items.every((goods) => goods.status !== 'available')
    ? (load.items[0]?.status ?? 'available')
    : 'available'
}

/** A tote of an order is not a place for other goods. */
function plateTaken(state: State, job: MoveJob, plate: string, to: Place): Decision<MoveJob> | undefined {
  const row = state.get('plate', plate)
  const order = row?.order && state.get('order', row.order)
  if (!row || !order || order.state === 'shipped' || order.state === 'cancelled') return undefined
  return wrong(job, {
    title: say('wrong.tote-in-use'),
    scanned: { code: codeOf(state, to) },
    hint: say('hint.plate-of', { order: order.number }),
  })
}

function askFit(
  state: State,
  job: MoveJob,
  goods: Goods,
  location: LocationRow,
  fit: Exclude<Fit, 'fits' | 'not-storage'>,
): Decision<MoveJob> {
  const { code } = location
  const why: { readonly [F in typeof fit]: Words } = {
    blocked: say('fit.blocked', { code }),
    'wrong-class': say('fit.wrong-class', {
      code,
      bin: location.storageClass,
      item: state.get('item', goods.item)?.storageClass ?? '',
    }),
    'holds-other': holdsWords(state, location),
    'other-lot': say('fit.other-lot', { code }),
  }
  const from = job.from ? floorOf(state, job.from) : undefined
  const better = suggestBin(state, {
    warehouse: job.warehouse,
    goods: goodsOf(goods),
    from: from ?? location,
    except: [location.id, ...(from ? [from.id] : [])],
  })
  const other = better && state.get('location', better.location)
  const here: Choice = {
    choice: `here:${bin(location.id)}`,
    icon: 'move',
    words: say('fit.here', { code }),
    consequence: say('fit.here.then'),
  }
  const hint = other ? say('fit.free', { code: other.code }) : undefined
  return look(job, say(`fit.title-${fit}`), why[fit], [here], hint)
}

function askAside(job: MoveJob, location: LocationRow, status: 'damaged' | 'quarantine'): Decision<MoveJob> {
  const choice: Choice = {
    choice: `aside:${bin(location.id)}`,
    icon: status === 'damaged' ? 'damaged' : 'park',
    words: say('aside.do', { status }),
    consequence: say('aside.then'),
  }
  return look(job, say('aside.title', { status }), say('aside.text', { code: location.code }), [choice])
}

/** Goods that were kept apart go back among those for sale: a lead may say that they are good. */
function askRelease(
  state: State,
  job: MoveJob,
  location: LocationRow,
  status: StockStatus,
  context: JobContext,
): Decision<MoveJob> {
  const person = state.get('person', context.person)
  if (!person || !mayAt(person, 'resolve', context.now)) {
    return wrong(job, {
      title: say('wrong.kept-apart'),
      scanned: { code: location.code },
      hint: say('hint.kept-apart', { status }),
    })
  }
  const good: Choice = {
    choice: `release:${bin(location.id)}`,
    icon: 'tick',
    words: say('release.do'),
    consequence: say('release.then'),
  }
  const still: Choice = {
    choice: `here:${bin(location.id)}`,
    icon: 'move',
    words: say('release.still', { status }),
    consequence: say('release.still.then'),
  }
  return look(job, say('release.title'), say('release.text', { code: location.code, status }), [good, still])
}

function look(job: MoveJob, title: Words, text: Words, choices: readonly Choice[], hint?: Words): Decision<MoveJob> {
  const question: Look = { kind: 'look', title, text, choices, back: say('back.to-job', { job: 'move' }) }
  return ask(job, hint ? { ...question, compare: [{ label: say('fit.free.label'), value: hint }] } : question)
}

/** Set down where damaged goods or those to be checked stand: that is what they are from now on. */
export function setAside(state: State, job: MoveJob, to: Place, context: JobContext): Decision<MoveJob> {
  const id = locationOf(to)
  const type = id && state.get('location', id)?.type
  const toStatus = type === 'damage' ? 'damaged' : 'quarantine'
  return onTarget(state, { ...job, toStatus }, to, context, { meant: true })
}

export function release(state: State, job: MoveJob, to: Place, context: JobContext): Decision<MoveJob> {
  return onTarget(state, { ...job, toStatus: 'available' }, to, context, { meant: true })
}

/** The place to propose: where goods of a new status stand, where the work says, or the best bin for what must leave its bin. */
export function proposedPlace(state: State, job: MoveJob): LocationRow | undefined {
  const from = job.from && floorOf(state, job.from)
  if (!job.goods || !from) return undefined
  const aside = job.toStatus !== undefined && job.toStatus !== 'available'
  const task = job.task && state.get('task', job.task)
  if (!aside && !task) return undefined
  const asked = task?.to && locationOf(task.to)
  if (asked && !aside) return state.get('location', asked)
  const goods = job.toStatus ? { ...job.goods, status: job.toStatus } : job.goods
  const found = suggestBin(state, { warehouse: job.warehouse, goods, from, except: [from.id] })
  return found && state.get('location', found.location)
}

/** "Bolt M8 · 20 pieces" for a heading. */
export function loadName(state: State, job: MoveJob, load: Load): string {
  if (load.plate) return load.plate.code
  if (job.whole) return job.from ? codeOf(state, job.from) : ''
  const item = job.goods?.item
  return item ? nameOf(state, item) : ''
}

export function loadUnit(state: State, job: MoveJob): string {
  return job.goods ? unitOf(state, job.goods.item) : 'piece'
}
