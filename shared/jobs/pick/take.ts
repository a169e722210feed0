// Owns the taking of units: which lot it was, whether the books know of so many, and the facts that follow. Does not know
// how the item was proved.
import type { Wish } from '../../operations/index.ts'
import { freeQuants } from '../../orders/plan-picks.ts'
import type { LocationRow } from '../../rows/catalogue.ts'
import { atLocation, locationOf } from '../../rows/places.ts'
import { quantKey } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { OrderRow, TaskRow } from '../../rows/work.ts'
import type { ItemId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { type GoodsScan, scanRecord } from '../goods-scan.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision } from '../job.ts'
import { seenAt } from '../place-blocks.ts'
import { answer, ask, calm, quiet, right, without } from '../question.ts'
import type { Choice } from '../view.ts'
import { say } from '../words.ts'
import { lotWillDo, takeableAt } from './bin-rule.ts'
import { type PickJob, remaining, type Take, unitsLeft } from './state.ts'

export interface Picking {
  readonly order: OrderRow
  readonly task: TaskRow
  readonly item: ItemId
  readonly location: LocationRow
}

/** Takes units of a scanned item, once it is clear of which lot they are. */
export function takeScanned(
  state: State,
  job: PickJob,
  picking: Picking,
  scan: GoodsScan | undefined,
  units: number,
  short?: true,
): Decision<PickJob> {
  const { order, task, item, location } = picking
  const here = takeableAt(state, location, item, order.company)
  const lots = [...new Set(here.map((quant) => quant.lot))]
  const planned = task.lot ?? ''
  const lot = scan?.lot ?? (lots.length === 1 && !lots.includes(planned) ? lots[0] : planned) ?? planned
  const pending: Take = {
    task: task.id,
    units,
    goods: { item, lot, serial: scan?.serial ?? '', status: 'available', owner: order.company },
    from: atLocation(location.id),
    ...(scan && { scan: scanRecord(scan) }),
    ...(short && { short }),
  }
  const tracked = (state.get('item', item)?.tracking ?? 'none') !== 'none'
  if (tracked && scan?.lot === undefined && scan?.serial === undefined && lots.length > 1) {
    return askWhichLot(job, pending, lots)
  }
  if (tracked && scan?.lot !== undefined && !(lots.includes(lot) && lotWillDo(state, task, lot)) && lot !== planned) {
    return askOtherLot(job, pending, planned)
  }
  return take(state, job, pending)
}

function askWhichLot(job: PickJob, pending: Take, lots: readonly string[]): Decision<PickJob> {
  return ask<PickJob>(
    { ...job, pending },
    {
      kind: 'look',
      title: say('which.lot'),
      text: say('which.lot.text'),
      choices: lots.slice(0, 6).map((lot) => ({ choice: `lot:${lot}`, icon: 'lot', words: say('lot.is', { lot }) })),
      back: say('back.to-line'),
    },
  )
}

function askOtherLot(job: PickJob, pending: Take, planned: string): Decision<PickJob> {
  const { lot } = pending.goods
  return ask<PickJob>(
    { ...job, pending },
    {
      kind: 'look',
      title: say('other-lot.title'),
      text: say('other-lot.text', { lot, wanted: planned }),
      choices: [
        {
          choice: 'other-lot',
          icon: 'lot',
          words: say('other-lot.take', { lot }),
          consequence: say('then.manager-decides'),
        },
      ],
      back: say('back.to-line'),
    },
  )
}

/** Records units as taken. Where the books know of fewer it asks before; the person's answer then stands. */
export function take(state: State, job: PickJob, pending: Take, sure = false): Decision<PickJob> {
  const task = state.get('task', pending.task)
  if (!task || !job.tote || !task.order || !task.line) return answer(calm(job), { kind: 'quiet' })
  const books = state.get('quant', quantKey(pending.from, pending.goods))?.quantity ?? 0
  if (!sure && pending.units > books) return askFewerOnBooks(state, job, task, pending, Math.max(0, books))
  const wishes: Wish[] = [
    {
      type: 'units-picked',
      body: {
        order: task.order,
        line: task.line,
        task: task.id,
        ...pending.goods,
        quantity: quantity(pending.units),
        from: pending.from,
        tote: job.tote,
        ...(pending.scan && { scan: pending.scan }),
      },
    },
  ]
  const left = unitsLeft(task) - pending.units
  if (pending.short && left > 0) wishes.push(...shorted(task, 'fewer'))
  return told(state, job, task, pending, left, wishes)
}

function shorted(task: TaskRow, reason: 'empty' | 'fewer' | 'damaged' | 'unreachable'): readonly Wish[] {
  const { id, order, line } = task
  return order && line ? [{ type: 'pick-shorted', body: { task: id, order, line, reason } }] : []
}

/** The current line ends with what was taken so far. */
export function short(
  state: State,
  job: PickJob,
  reason: 'empty' | 'fewer' | 'damaged' | 'unreachable',
): Decision<PickJob> {
  const task = remaining(state, job)[0]
  if (!task) return quiet(job)
  const unit = (task.item && state.get('item', task.item)?.unit) ?? 'piece'
  const last = say('did.short', { n: unitsLeft(task), unit })
  const next: PickJob = { ...without(job, 'task', 'instead'), last }
  return answer(next, { kind: 'right', words: last }, shorted(task, reason))
}

function told(
  state: State,
  job: PickJob,
  task: TaskRow,
  pending: Take,
  left: number,
  wishes: readonly Wish[],
): Decision<PickJob> {
  const name = nameOf(state, pending.goods.item)
  const unit = unitOf(state, pending.goods.item)
  const location = locationOf(pending.from)
  const settled: PickJob = without(calm(job), 'pending', 'proved', 'keypad', 'fewer', 'wants')
  const here = location ? seenAt(settled, location) : settled
  const last = say('did.took', { n: pending.units, unit, name })
  if (left > 0 && !pending.short) {
    const words = say('count.of', { done: task.done + pending.units, of: task.quantity, unit })
    return right({ ...here, last }, words, wishes)
  }
  const over: PickJob = { ...without(here, 'task', 'instead'), last, ...(location && { bin: location }) }
  return answer(
    over,
    { kind: 'done', title: say('did.took-n', { n: task.done + pending.units, unit }), what: name },
    wishes,
  )
}

function askFewerOnBooks(state: State, job: PickJob, task: TaskRow, pending: Take, books: number): Decision<PickJob> {
  const unit = unitOf(state, pending.goods.item)
  const bin = locationOf(pending.from)
  const code = (bin && state.get('location', bin)?.code) ?? ''
  const choices: Choice[] = [
    {
      choice: 'have',
      icon: 'all',
      words: say('books.have', { n: pending.units, unit }),
      consequence: say('books.have.then'),
    },
    {
      choice: 'books',
      icon: books > 0 ? 'fewer' : 'empty',
      words: books > 0 ? say('books.take', { n: books, unit }) : say('way.empty'),
      consequence: otherBinWords(state, task),
    },
  ]
  return ask<PickJob>(
    { ...job, pending },
    {
      kind: 'look',
      title: say('books.title', { n: books, unit }),
      text: say('books.text', { n: books, unit, code }),
      choices,
      back: say('back.to-line'),
    },
  )
}

/** "20 more are in D-01-14", or that the manager will hear of it. */
export function otherBinWords(state: State, task: TaskRow) {
  const order = task.order && state.get('order', task.order)
  if (!order || !task.item || !task.from) return say('then.manager-decides')
  const need = { warehouse: order.warehouse, item: task.item, owner: order.company, except: task.from }
  const other = freeQuants(state, need)[0]
  const id = other && locationOf(other.place)
  const code = id && state.get('location', id)?.code
  if (!other || !code) return say('then.manager-decides')
  return say('then.other-bin', { n: other.quantity - other.allocated, code })
}
