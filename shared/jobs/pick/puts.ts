// Owns putting what was taken from a bin into the totes of a cart: each tote proves its order, and only then the units are
// on record. Where the warehouse asks for no proof, one press does for all. Does not know how units were taken.
import type { Wish } from '../../operations/index.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import type { OrderId, PlateId } from '../../values/ids.ts'
import { nameScan } from '../elsewhere.ts'
import { type GoodsScan, readAs } from '../goods-scan.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision, JobContext } from '../job.ts'
import { goodsOn } from '../order-totes.ts'
import { answer, calm, quiet, right, without, wrong } from '../question.ts'
import { say } from '../words.ts'
import { pickedWishes, shortWishes, tookAll } from './facts.ts'
import {
  type Part,
  type PickJob,
  type Puts,
  squareOf,
  type Take,
  toPut,
  toteFor,
  unitsIn,
  unitsLeft,
  withTote,
} from './state.ts'

/** The order that a part is for. */
function orderOf(state: State, part: Part): OrderId | undefined {
  return state.get('task', part.task)?.order
}

/** The square that a part goes into. */
export function squareFor(state: State, job: PickJob, part: Part): number {
  return squareOf(job, orderOf(state, part))
}

/** A bin gave its units: the squares light up. */
export function startPuts(state: State, job: PickJob, taken: Take): Decision<PickJob> {
  const merged = job.puts ? added(job.puts.take, taken) : taken
  const puts: Puts = { take: merged, put: [] }
  const next: PickJob = { ...without(calm(job), 'pending', 'proved', 'keypad', 'fewer', 'wants', 'emptied'), puts }
  const [part] = toPut(puts)
  if (!part) return over(state, next, puts, [])
  const task = state.get('task', part.task)
  const unit = unitOf(state, taken.goods.item)
  // Counted one by one: the square waits until its units are complete, or its tote is scanned.
  if (task && isCounted(state, taken) && part.units < unitsLeft(task)) {
    return right(next, say('count.of', { done: task.done + part.units, of: task.quantity, unit }))
  }
  return lit(state, next, part)
}

/** More of the same for the same tote. */
function added(before: Take, more: Take): Take {
  const units = unitsIn(more)
  const parts = before.parts.map((part, index) => (index === 0 ? { ...part, units: part.units + units } : part))
  return { ...before, parts }
}

function isCounted(state: State, { goods }: Take): boolean {
  return goods.serial === '' && state.get('item', goods.item)?.confirm === 'each'
}

/** Whether a scan adds to what is in the hand instead of asking for a tote. */
export function takesMore(state: State, job: PickJob, scan: GoodsScan): boolean {
  const { puts } = job
  const [part] = puts ? toPut(puts) : []
  const task = part && state.get('task', part.task)
  if (!puts || !part || !task || !isCounted(state, puts.take)) return false
  if (scan.item !== puts.take.goods.item || (scan.lot ?? puts.take.goods.lot) !== puts.take.goods.lot) return false
  return part.units + scan.units <= unitsLeft(task)
}

function lit(state: State, job: PickJob, part: Part): Decision<PickJob> {
  const n = squareFor(state, job, part)
  const facts = { n: part.units, unit: unitOf(state, job.puts?.take.goods.item ?? ('' as never)), square: n }
  return answer(job, { kind: 'tote', n, count: part.units, words: say('did.put-into', facts) })
}

/** Any scan while units are in the hand. A tote that is lit takes its units; all else says which totes are. */
export function onPutScan(
  state: State,
  job: PickJob,
  puts: Puts,
  scanned: Scanned,
  context: JobContext,
): Decision<PickJob> {
  const plate = readAs(scanned, 'plate')
  const blank = scanned.kind === 'unknown' && scanned.looksLike === 'plate' && !scanned.misread
  const open = toPut(puts)
  if (plate || blank) {
    const code = plate?.code ?? (scanned.kind === 'unknown' ? scanned.code.slice(0, 40) : '')
    const bound = job.cart.find(({ tote }) => tote && (tote.id === plate?.plateId || tote.code === code))
    const part = open.find((each) => bound && orderOf(state, each) === bound.order)
    if (part) return record(state, job, puts, [part])
    const unbound = open.find((each) => !toteFor(job, orderOf(state, each)))
    const order = unbound && orderOf(state, unbound)
    const id = plate?.plateId ?? (context.ids() as PlateId)
    if (!bound && unbound && order && isFreeTote(state, order, id)) {
      return record(state, withTote(job, order, { id, code }), puts, [unbound])
    }
  }
  return wrongTote(state, job, puts, scanned)
}

function isFreeTote(state: State, order: OrderId, id: PlateId): boolean {
  const row = state.get('plate', id)
  if (!row) return true
  return row.kind === 'tote' && (goodsOn(state, id).length === 0 || row.order === order)
}

function wrongTote(state: State, job: PickJob, puts: Puts, scanned: Scanned): Decision<PickJob> {
  const open = toPut(puts)
  const totes = open.flatMap((part) => toteFor(job, orderOf(state, part)) ?? [])
  const squares = open.map((part) => squareFor(state, job, part))
  const unit = unitOf(state, puts.take.goods.item)
  return wrong(job, {
    title: readAs(scanned, 'plate') ? say('wrong.tote') : say('wrong.put-first'),
    scanned: nameScan(state, scanned),
    expected: {
      label: squares.length < 4 ? say('wrong.put-into', { squares: squares.join(' ') }) : say('scan.lit-tote'),
      ...(totes[0] && totes.length < 4 && { code: totes.map((tote) => tote.code).join(' · ') }),
    },
    safe: say('safe.in-hand', { n: open.reduce((sum, part) => sum + part.units, 0), unit }),
  })
}

/** What may be chosen while units are in the hand. */
export function onPutChoice(state: State, job: PickJob, puts: Puts, choice: string): Decision<PickJob> {
  const open = toPut(puts)
  switch (choice) {
    case 'put':
    case 'put-unread': {
      const bound = open.filter((part) => toteFor(job, orderOf(state, part)))
      const some = choice === 'put' ? bound : bound.slice(0, 1)
      return some.length === 0 ? quiet(job) : record(state, job, puts, some)
    }
    case 'tote-full': {
      const order = open[0] && orderOf(state, open[0])
      const cart = job.cart.map((each) => (each.order === order ? { order: each.order } : each))
      return order ? right({ ...job, cart }, say('did.tote-full')) : quiet(job)
    }
    case 'not-put':
      return puts.put.length === 0 ? right(without(job, 'puts'), say('did.not-taken')) : quiet(job)
    case 'only-these':
      return onlyThese(state, job, puts)
    default:
      return quiet(job)
  }
}

/** What is in the hand is all there is: the orders that got none of it end short. */
function onlyThese(state: State, job: PickJob, puts: Puts): Decision<PickJob> {
  const [part] = toPut(puts)
  const order = part && orderOf(state, part)
  if (!part || !order) return quiet(job)
  const short: Puts = { ...puts, take: { ...puts.take, short: [part.task] } }
  return toteFor(job, order) ? record(state, { ...job, puts: short }, short, [part]) : quiet({ ...job, puts: short })
}

function record(state: State, job: PickJob, puts: Puts, parts: readonly Part[]): Decision<PickJob> {
  const put = [...puts.put, ...parts.map((part) => part.task)]
  const next: Puts = { ...puts, put }
  const wishes = pickedWishes(state, job, puts.take, parts)
  const [following] = toPut(next)
  if (!following) return over(state, job, next, wishes, parts)
  const { item } = puts.take.goods
  const n = parts.reduce((sum, part) => sum + part.units, 0)
  const last = say('did.took', { n, unit: unitOf(state, item), name: nameOf(state, item) })
  const told = lit(state, { ...job, puts: next, last }, following)
  return { ...told, wishes }
}

/** All is in: the line is done, and what the person said to be short is told with it. */
function over(
  state: State,
  job: PickJob,
  puts: Puts,
  wishes: readonly Wish[],
  parts: readonly Part[] = [],
): Decision<PickJob> {
  const { take } = puts
  const unrecorded = parts.reduce((sum, part) => sum + part.units, 0)
  const [first] = take.parts
  const task = first && state.get('task', first.task)
  // A line that is counted goes on where its tote was scanned before it was complete.
  const left = task && first && !take.short ? unitsLeft(task) - first.units : 0
  if (left > 0 && take.parts.length === 1 && task) {
    const unit = unitOf(state, take.goods.item)
    const words = say('count.of', { done: task.done + unitsIn(take), of: task.quantity, unit })
    const last = say('did.took', { n: unitsIn(take), unit, name: nameOf(state, take.goods.item) })
    return right({ ...without(job, 'puts'), last }, words, wishes)
  }
  return tookAll(state, job, take, unitsIn(take), [...wishes, ...shortWishes(state, take)], unrecorded)
}
