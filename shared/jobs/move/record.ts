// Owns what a move writes down: goods from a place to a place, a plate, or all of a bin at once. Does not know whether the
// target fits.
import type { BodyOf, Wish } from '../../operations/index.ts'
import type { Place } from '../../rows/places.ts'
import type { Goods } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import { goodsOf } from '../../stock/movements.ts'
import { quantity } from '../../values/quantity.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision } from '../job.ts'
import { answer, without } from '../question.ts'
import { say, type Words } from '../words.ts'
import { codeOf, contentOf, emptyHands, type Load, type MoveJob, platesIn, taskOf } from './state.ts'

/** It lies there now. */
export function record(state: State, job: MoveJob, load: Load, to: Place): Decision<MoveJob> {
  const code = codeOf(state, to)
  const last = wordsOf(state, job, load, code)
  const done: MoveJob = { ...without(emptyHands(job), 'from'), moves: job.moves + 1, last }
  return answer(done, { kind: 'done', title: last }, wishesOf(state, job, load, to))
}

function wishesOf(state: State, job: MoveJob, load: Load, to: Place): readonly Wish[] {
  const { from } = job
  if (load.plate) return [plateTo(load.plate, to)]
  if (!from) return []
  if (job.whole) {
    return [
      ...contentOf(state, from).map((quant) => goodsTo(goodsOf(quant), quant.quantity, from, to)),
      ...platesIn(state, from).map((plate) => plateTo(plate, to)),
    ]
  }
  const [goods] = load.items
  if (!goods || load.units <= 0) return []
  return [goodsTo(goods, load.units, from, to, { ...statusOf(job), ...scanOf(job), ...taskFor(state, job, goods) })]
}

/** What the goods become on the way, and why. */
function statusOf({ toStatus }: MoveJob): Partial<BodyOf<'goods-moved'>> {
  if (!toStatus) return {}
  if (toStatus === 'available') return { purpose: 'release', toStatus, reason: 'checked' }
  return { purpose: 'set-aside', toStatus, reason: toStatus === 'damaged' ? 'damaged' : 'quality' }
}

/** The work that it was done for. */
function taskFor(state: State, job: MoveJob, goods: Goods): Partial<BodyOf<'goods-moved'>> {
  const task = job.from && taskOf(state, job.from, goods)
  return task ? { task: task.id } : {}
}

function scanOf(job: MoveJob): { scan?: NonNullable<MoveJob['scan']> } {
  return job.scan && job.scan.code !== '' ? { scan: job.scan } : {}
}

function goodsTo(goods: Goods, units: number, from: Place, to: Place, more: Partial<BodyOf<'goods-moved'>> = {}): Wish {
  return { type: 'goods-moved', body: { purpose: 'move', ...goods, quantity: quantity(units), from, to, ...more } }
}

function plateTo(plate: NonNullable<Load['plate']>, to: Place): Wish {
  return { type: 'plate-moved', body: { plate: plate.id, code: plate.code, kind: plate.kind, to } }
}

function wordsOf(state: State, job: MoveJob, load: Load, code: string): Words {
  if (load.plate) return say('did.put-plate', { plate: load.plate.code, code })
  if (job.whole) return say('did.moved-all', { from: job.from ? codeOf(state, job.from) : '', code })
  const item = job.goods?.item
  const facts = {
    n: load.units,
    unit: item ? unitOf(state, item) : 'piece',
    name: item ? nameOf(state, item) : '',
    code,
  }
  if (job.toStatus) return say('did.set-status', { ...facts, status: job.toStatus })
  return say('did.moved', facts)
}
