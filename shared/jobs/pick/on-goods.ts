// Owns what the scan of an item means while an order is picked, by how the item is to be proved: one scan for all, each
// unit scanned, or the number typed. A wrong item never changes what was counted.
import type { State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import type { Scanned } from '../../scan/scanned.ts'
import { quantity } from '../../values/quantity.ts'
import { nameScan } from '../elsewhere.ts'
import type { GoodsScan } from '../goods-scan.ts'
import { labelCode, nameOf, unitOf } from '../item-blocks.ts'
import type { Decision } from '../job.ts'
import { wayTo } from '../place-blocks.ts'
import { answer, quiet, right, wrong } from '../question.ts'
import { say } from '../words.ts'
import { binIsAsked } from './bin-rule.ts'
import { onLeft } from './emptied.ts'
import { binOf, groupOf, isCart, type PickJob, remaining, taskLocation, toteFor, unitsOf } from './state.ts'
import { type Picking, short, takeScanned } from './take.ts'

export function onGoods(state: State, job: PickJob, scan: GoodsScan, scanned: Scanned): Decision<PickJob> {
  const open = remaining(state, job)
  const task = open[0]
  if (!task) return wrong(job, { title: say('wrong.all-picked'), scanned: nameScan(state, scanned) })
  if (!isCart(job) && !toteFor(job, task.order)) {
    return wrong(job, { title: say('wrong.scan-tote'), scanned: nameScan(state, scanned) })
  }
  if (scan.item !== task.item) return onOtherItem(state, job, open, scan, scanned)
  const picking = pickingOf(state, job, open)
  if (!picking) return quiet(job)
  const { location } = picking
  if (job.bin !== location.id && binIsAsked(state, task, location)) {
    const way = wayTo(state, job, location)
    return wrong(job, {
      title: say('wrong.scan-bin-first'),
      scanned: nameScan(state, scanned),
      expected: { label: say('where.go-to'), code: location.code, ...(way && { way }) },
    })
  }
  return prove(state, job, picking, scan, scanned)
}

export function pickingOf(state: State, job: PickJob, open: readonly TaskRow[]): Picking | undefined {
  const [task] = open
  const order = task?.order && state.get('order', task.order)
  const location = task && binOf(state, job, task)
  if (!task || !order || !location || !task.item) return undefined
  return { owner: order.company, tasks: groupOf(state, job, open), task, item: task.item, location }
}

/** Another item of this order in this very bin moves the line there; any other is wrong and named beside the wanted one. */
function onOtherItem(
  state: State,
  job: PickJob,
  open: readonly TaskRow[],
  scan: GoodsScan,
  scanned: Scanned,
): Decision<PickJob> {
  const task = open[0]
  const wanted = task?.item && state.get('item', task.item)
  const here = task && binOf(state, job, task)
  const neighbour = open.find((other) => other.item === scan.item && taskLocation(state, other)?.id === here?.id)
  if (neighbour && job.bin === here?.id) {
    const moved = onGoods(state, { ...job, task: neighbour.id }, scan, scanned)
    const { kind } = moved.answer
    if (kind !== 'right' && kind !== 'done') return moved
    const words = say('moved.line', { code: here?.code ?? '', name: nameOf(state, scan.item) })
    return { ...moved, answer: { kind: 'moved', words } }
  }
  const elsewhereOn = open.find((other) => other.item === scan.item)
  const other = elsewhereOn && taskLocation(state, elsewhereOn)
  const counted = task && task.done > 0 && wanted
  return wrong(job, {
    title: say('wrong.item'),
    scanned: nameScan(state, scanned),
    ...(wanted && { expected: { label: say('wrong.wanted'), code: labelCode(wanted), name: wanted.name } }),
    ...(other && { hint: say('hint.wanted-later', { code: other.code }) }),
    ...(counted && { safe: say('safe.still', { done: task.done, of: task.quantity, unit: wanted.unit }) }),
  })
}

function prove(state: State, job: PickJob, picking: Picking, scan: GoodsScan, scanned: Scanned): Decision<PickJob> {
  const item = state.get('item', picking.item)
  const left = unitsOf(picking.tasks)
  if (item?.tracking === 'serial') {
    if (scan.serial) return takeScanned(state, job, picking, scan, 1)
    return right({ ...job, proved: scan, wants: 'serial' }, say('ask.serial'))
  }
  const each = item?.confirm === 'each'
  if (scan.measured || each) {
    if (scan.units > left) return tooMany(state, job, picking, scan, scanned)
    return takeScanned(state, job, picking, scan, scan.units)
  }
  if (item?.confirm === 'type') {
    return right({ ...job, proved: scan, keypad: 'quantity' }, say('did.item-right'))
  }
  const units = job.fewer ?? left
  if (scan.factor > units) return tooMany(state, job, picking, scan, scanned)
  return takeScanned(state, job, picking, scan, units, job.fewer === undefined ? undefined : true)
}

/** The case where loose units are wanted: right goods, too many of them. */
function tooMany(
  state: State,
  job: PickJob,
  { task, tasks, item }: Picking,
  scan: GoodsScan,
  scanned: Scanned,
): Decision<PickJob> {
  const unit = unitOf(state, item)
  const left = job.fewer ?? unitsOf(tasks)
  return wrong(job, {
    title: say('wrong.too-many', { n: scan.units, unit }),
    scanned: nameScan(state, scanned),
    expected: { label: say('wrong.take-only', { n: left, unit }), name: nameOf(state, item) },
    ...(task.done > 0 && { safe: say('safe.still', { done: task.done, of: task.quantity, unit }) }),
  })
}

export function onNumber(state: State, job: PickJob, value: number): Decision<PickJob> {
  if (job.keypad === 'left') return onLeft(state, job, value)
  const picking = pickingOf(state, job, remaining(state, job))
  if (!picking || !job.keypad) return quiet(job)
  const left = unitsOf(picking.tasks)
  if (job.keypad === 'quantity') {
    if (value === 0 || !job.proved) return quiet(job)
    if (value > left)
      return tooMany(state, job, picking, { ...job.proved, units: quantity(value) }, scannedAgain(job.proved))
    return takeScanned(state, job, picking, job.proved, value)
  }
  if (value === 0) return short(state, withoutKeypad(job), 'empty')
  if (value >= left) return quiet(withoutKeypad(job))
  const unit = unitOf(state, picking.item)
  return right({ ...withoutKeypad(job), fewer: value }, say('did.fewer', { n: value, unit }))
}

function withoutKeypad(job: PickJob): PickJob {
  const { keypad: _closed, ...rest } = job
  return rest
}

function scannedAgain(scan: GoodsScan): Scanned {
  return { kind: 'item', raw: scan.code, itemId: scan.item, code: scan.code, factor: scan.factor, doubts: [], also: [] }
}

/** A serial number, typed or scanned by itself after the item. */
export function onSerial(state: State, job: PickJob, value: string): Decision<PickJob> {
  const picking = pickingOf(state, job, remaining(state, job))
  const serial = value.trim().slice(0, 40)
  if (!picking || !job.proved || job.wants !== 'serial' || serial === '') return answer(job, { kind: 'quiet' })
  return takeScanned(state, job, picking, { ...job.proved, serial }, 1)
}
