// Owns the taking of units: which lot it was, whether the books know of so many, and for which orders they are.
// Does not know how the item was proved, nor how units get into totes of a cart (puts.ts).
import type { Wish } from '../../operations/index.ts'
import type { LocationRow } from '../../rows/catalogue.ts'
import { atLocation, locationOf } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import type { CompanyId, ItemId } from '../../values/ids.ts'
import { type GoodsScan, scanRecord } from '../goods-scan.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision } from '../job.ts'
import { answer, ask, calm, quiet, right, without } from '../question.ts'
import type { Choice } from '../view.ts'
import { say } from '../words.ts'
import { lotWillDo, takeableAt } from './bin-rule.ts'
import {
  at,
  booksOf,
  otherBin,
  otherBinWords,
  pickedWishes,
  type ShortReason,
  shorted,
  shortWishes,
  tookAll,
} from './facts.ts'
import { startPuts } from './puts.ts'
import { groupOf, isCart, type Part, type PickJob, remaining, type Take, unitsIn, unitsLeft } from './state.ts'

export interface Picking {
  readonly owner: CompanyId
  /** The tasks that one scan serves, the current one first; of one order, unless a cart is picked. */
  readonly tasks: readonly TaskRow[]
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
  const { owner, task, tasks, item, location } = picking
  const here = takeableAt(state, location, item, owner)
  const lots = [...new Set(here.map((quant) => quant.lot))]
  const planned = task.lot ?? ''
  const lot = scan?.lot ?? (lots.length === 1 && !lots.includes(planned) ? lots[0] : planned) ?? planned
  const parts = share(tasks, units)
  const pending: Take = {
    parts,
    goods: { item, lot, serial: scan?.serial ?? '', status: 'available', owner },
    from: atLocation(location.id),
    ...(scan && { scan: scanRecord(scan) }),
    ...(short && { short: unfilled(tasks, parts) }),
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

/** Units dealt out to tasks in their order: the most urgent of the cart are filled first. */
function share(tasks: readonly TaskRow[], units: number): readonly Part[] {
  let open = units
  return tasks.map((task) => {
    const some = Math.min(open, unitsLeft(task))
    open -= some
    return { task: task.id, units: some }
  })
}

function unfilled(tasks: readonly TaskRow[], parts: readonly Part[]) {
  return tasks.filter((task, index) => (parts[index]?.units ?? 0) < unitsLeft(task)).map((task) => task.id)
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

/** Takes units. Where the books know of fewer it asks before; the person's answer then stands. */
export function take(state: State, job: PickJob, pending: Take, sure = false): Decision<PickJob> {
  const books = booksOf(state, pending)
  const already = job.puts ? unitsIn(job.puts.take) : 0
  if (!sure && unitsIn(pending) + already > books) return askFewerOnBooks(state, job, pending, Math.max(0, books))
  if (isCart(job)) return startPuts(state, job, pending)
  const [part] = pending.parts
  const task = part && state.get('task', part.task)
  if (!part || !task) return answer(calm(job), { kind: 'quiet' })
  const wishes = pickedWishes(state, job, pending, [part])
  if (wishes.length === 0) return answer(calm(job), { kind: 'quiet' })
  const settled: PickJob = without(calm(job), 'pending', 'proved', 'keypad', 'fewer', 'wants')
  if (unitsLeft(task) - part.units > 0 && !pending.short) return counted(state, settled, pending, task, part, wishes)
  return tookAll(state, settled, pending, task.done + part.units, [...wishes, ...shortWishes(state, pending)])
}

/** The current line ends with what was taken so far, for all orders that it serves. */
export function short(state: State, job: PickJob, reason: ShortReason): Decision<PickJob> {
  const tasks = groupOf(state, job, remaining(state, job))
  const [task] = tasks
  if (!task) return quiet(job)
  const unit = (task.item && state.get('item', task.item)?.unit) ?? 'piece'
  const n = tasks.reduce((sum, each) => sum + unitsLeft(each), 0)
  const code = otherBin(state, task)?.code
  const last = code === undefined ? say('did.short', { n, unit }) : say('did.short-next', { n, unit, code })
  const next: PickJob = { ...without(job, 'task', 'instead', 'emptied'), last }
  const wishes = tasks.flatMap((each) => shorted(each, reason))
  return answer(next, { kind: 'right', words: last }, wishes)
}

/** Some units of a line are in the tote; more of it follow. */
function counted(
  state: State,
  job: PickJob,
  taken: Take,
  task: TaskRow,
  part: Part,
  wishes: readonly Wish[],
): Decision<PickJob> {
  const unit = unitOf(state, taken.goods.item)
  const last = say('did.took', { n: part.units, unit, name: nameOf(state, taken.goods.item) })
  const words = say('count.of', { done: task.done + part.units, of: task.quantity, unit })
  return right({ ...at(without(job, 'emptied'), taken), last }, words, wishes)
}

function askFewerOnBooks(state: State, job: PickJob, pending: Take, books: number): Decision<PickJob> {
  const unit = unitOf(state, pending.goods.item)
  const bin = locationOf(pending.from)
  const code = (bin && state.get('location', bin)?.code) ?? ''
  const [first] = pending.parts
  const task = first && state.get('task', first.task)
  const choices: Choice[] = [
    {
      choice: 'have',
      icon: 'all',
      words: say('books.have', { n: unitsIn(pending), unit }),
      consequence: say('books.have.then'),
    },
    {
      choice: 'books',
      icon: books > 0 ? 'fewer' : 'empty',
      words: books > 0 ? say('books.take', { n: books, unit }) : say('way.empty'),
      consequence: task ? otherBinWords(state, task) : say('then.manager-decides'),
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

/** Only so many as the books know of are taken; the orders that get less end short. */
export function takeByBooks(state: State, job: PickJob, pending: Take): Decision<PickJob> {
  const books = booksOf(state, pending)
  if (books <= 0) return short(state, without(calm(job), 'pending'), 'empty')
  const tasks = pending.parts.flatMap((part) => state.get('task', part.task) ?? [])
  const parts = share(tasks, books)
  return take(state, job, { ...pending, parts, short: unfilled(tasks, parts) }, true)
}
