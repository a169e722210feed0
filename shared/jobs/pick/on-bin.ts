// Owns what the scan of a bin means while an order is picked: the right bin, another line's bin, another bin of the same
// item, or a wrong one.
import type { LocationRow } from '../../rows/catalogue.ts'
import type { State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import type { LocationId } from '../../values/ids.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision } from '../job.ts'
import { holdsWords, seenAt, wayFrom } from '../place-blocks.ts'
import { answer, right, without, wrong } from '../question.ts'
import { say } from '../words.ts'
import { lotWillDo, takeableAt } from './bin-rule.ts'
import { binOf, type PickJob, remaining, taskLocation } from './state.ts'

export function onBin(state: State, job: PickJob, id: LocationId): Decision<PickJob> {
  const open = remaining(state, job)
  const task = open[0]
  const location = state.get('location', id)
  if (!task || !location) return right(job, say('where.right'))
  const wanted = binOf(state, job, task)
  if (wanted?.id === id) return right({ ...seenAt(job, id), bin: id }, say('where.right'))
  const there = open.find((other) => taskLocation(state, other)?.id === id)
  if (there) return jump(state, job, there, location)
  const units = freeFor(state, task, location)
  if (units > 0) return takeInstead(state, job, task, location, units)
  return wrongBin(state, job, task, location, wanted)
}

/** That bin is wanted for another line: the line changes, nothing is lost of the one in hand. */
function jump(state: State, job: PickJob, task: TaskRow, location: LocationRow): Decision<PickJob> {
  const rest = without(job, 'proved', 'keypad', 'fewer', 'wants', 'pending', 'instead')
  const next: PickJob = { ...seenAt(rest, location.id), task: task.id, bin: location.id }
  const name = task.item ? nameOf(state, task.item) : ''
  return answer(next, { kind: 'moved', words: say('moved.line', { code: location.code, name }) })
}

/** Units of the task's item that nobody is promised in another bin, the lot rule kept. */
function freeFor(state: State, task: TaskRow, location: LocationRow): number {
  const order = task.order && state.get('order', task.order)
  if (!order || !task.item || location.blocked) return 0
  if (location.type !== 'pick-face' && location.type !== 'reserve') return 0
  return takeableAt(state, location, task.item, order.company)
    .filter((quant) => lotWillDo(state, task, quant.lot))
    .reduce((sum, quant) => sum + Math.max(0, quant.quantity - quant.allocated), 0)
}

function takeInstead(
  state: State,
  job: PickJob,
  task: TaskRow,
  location: LocationRow,
  units: number,
): Decision<PickJob> {
  const next: PickJob = { ...seenAt(job, location.id), task: task.id, bin: location.id, instead: task.id }
  const unit = task.item ? unitOf(state, task.item) : 'piece'
  return answer(next, { kind: 'moved', words: say('moved.bin', { code: location.code, n: units, unit }) })
}

function wrongBin(
  state: State,
  job: PickJob,
  task: TaskRow,
  location: LocationRow,
  wanted: LocationRow | undefined,
): Decision<PickJob> {
  return wrong(job, {
    title: say('wrong.bin'),
    scanned: { code: location.code },
    ...(wanted && {
      expected: { label: say('where.go-to'), code: wanted.code, way: wayFrom(location, wanted) },
    }),
    hint: holdsWords(state, location, task.item),
  })
}
