// Owns the goods in hand while a bin is counted: they are begun by a scan, counted up by more of them, and closed by
// whatever comes next. Does not know how bins end (bins.ts).
import type { State } from '../../rows/tables.ts'
import type { GoodsScan } from '../goods-scan.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision, JobContext } from '../job.ts'
import { ask, quiet, right, without, wrong } from '../question.ts'
import type { Choice } from '../view.ts'
import { say } from '../words.ts'
import { closeBin } from './bins.ts'
import { isDoubtful, record } from './record.ts'
import { type Counting, type CountJob, isSame, settled, type Then } from './state.ts'

export function countingOf(scan: GoodsScan): Counting {
  return {
    item: scan.item,
    units: scan.units,
    scans: 1,
    ...(scan.lot && { lot: scan.lot }),
    ...(scan.serial && { serial: scan.serial }),
    ...(scan.measured && { sure: true }),
  }
}

/** Goods were scanned in the bin: more of those in hand, or others, which closes those in hand. */
export function onGoods(state: State, asked: CountJob, scan: Counting, context: JobContext): Decision<CountJob> {
  const job = settled(asked)
  const { goods } = job
  // The same scan again is the answer to "only one?".
  if (asked.then && 'goods' in asked.then && asked.then.goods.item === scan.item && goods?.item !== scan.item) {
    return answered(state, job, asked, asked.then, context)
  }
  if (!goods) return begin(state, job, scan, context)
  const more = goods.item === scan.item && !scan.serial && (scan.lot === undefined || scan.lot === goods.lot)
  if (!more) return settle(state, job, { goods: scan }, context)
  if (job.wants) return missing(state, job, job.wants)
  const units = goods.units + scan.units
  const counted: CountJob = {
    ...without(job, 'keypad'),
    goods: { ...goods, units, scans: goods.scans + 1, sure: true },
  }
  return right(counted, say('count.units', { n: units, unit: unitOf(state, goods.item) }))
}

function missing(state: State, job: CountJob, wants: 'lot' | 'serial'): Decision<CountJob> {
  const name = job.goods ? nameOf(state, job.goods.item) : ''
  return wrong(job, {
    title: say(`wrong.first-${wants}`),
    scanned: { code: name },
    hint: say(`hint.${wants}-on-label`),
  })
}

/** Takes goods in hand, and asks for what their label did not tell. */
export function begin(state: State, job: CountJob, goods: Counting, context: JobContext): Decision<CountJob> {
  const item = state.get('item', goods.item)
  const tracking = item?.tracking ?? 'none'
  const held: CountJob = { ...without(job, 'keypad', 'wants'), goods }
  if (tracking === 'serial' && !goods.serial) return right({ ...held, wants: 'serial' }, say('ask.serial'))
  if (tracking === 'serial') {
    const written = record(state, held, { ...goods, units: 1 }, 1, context)
    return right(written.job, written.job.last ?? say('did.item-right'), written.wishes)
  }
  if (tracking !== 'none' && !goods.lot) return askLot(state, job, goods)
  const before = job.counted.find((each) =>
    isSame(each, { item: goods.item, lot: goods.lot ?? '', serial: goods.serial ?? '' }),
  )
  if (before && !goods.again) return askAgain(state, job, goods, before.units)
  if (goods.sure || item?.confirm === 'each')
    return right({ ...held, goods: { ...goods, sure: true } }, say('did.item-right'))
  return right({ ...held, keypad: true }, say('did.item-right'))
}

const mostLots = 4

/** Lots that are known of the item are offered; another is scanned or typed. */
function askLot(state: State, job: CountJob, goods: Counting): Decision<CountJob> {
  const lots = state.find('lotsOfItem', goods.item).slice(-mostLots)
  if (lots.length === 0) return right({ ...without(job, 'keypad'), goods, wants: 'lot' }, say('ask.lot'))
  const known = lots.map(
    ({ lot, expiry }): Choice => ({
      choice: `lot:${lot}`,
      icon: 'lot',
      words: say('lot.is', { lot }),
      ...(expiry && { consequence: say('reading.expiry', { expiry }) }),
    }),
  )
  return ask(
    { ...without(job, 'goods', 'keypad', 'wants'), asking: goods },
    {
      kind: 'look',
      title: say('which.lot'),
      text: say('which.lot.label', { name: nameOf(state, goods.item) }),
      choices: [...known, { choice: 'type-lot', icon: 'keyboard', words: say('which.lot.other') }],
      back: say('back.to-job', { job: 'count' }),
    },
  )
}

/** A second pile of what was counted already: added to it, or counted anew. */
function askAgain(state: State, job: CountJob, goods: Counting, before: number): Decision<CountJob> {
  const unit = unitOf(state, goods.item)
  return ask(
    { ...without(job, 'goods', 'keypad', 'wants'), asking: goods },
    {
      kind: 'look',
      title: say('again.title'),
      text: say('again.text', { name: nameOf(state, goods.item), n: before, unit }),
      choices: [
        {
          choice: 'add',
          icon: 'item',
          words: say('again.add'),
          consequence: say('again.add.then', { n: before, unit }),
        },
        { choice: 'anew', icon: 'retry', words: say('again.anew'), consequence: say('again.anew.then') },
      ],
      back: say('back.to-job', { job: 'count' }),
    },
  )
}

/**
 * Closes the goods in hand and goes on with what came. One scan without a number may mean one unit, or that the number was
 * forgotten: that is asked once.
 */
export function settle(
  state: State,
  job: CountJob,
  then: Then,
  context: JobContext,
  { sure = false }: { readonly sure?: boolean } = {},
): Decision<CountJob> {
  const { goods } = job
  if (!goods) return goOn(state, job, then, context)
  if (job.wants) return missing(state, job, job.wants)
  if (!sure && !goods.sure) return askOne(state, job, goods, then)
  if (isDoubtful(state, job, goods, goods.units, context)) return askLook(state, job, goods, goods.units, then)
  const written = record(state, job, goods, goods.units, context)
  const next = goOn(state, written.job, then, context)
  return { ...next, wishes: [...written.wishes, ...next.wishes] }
}

function goOn(state: State, job: CountJob, then: Then, context: JobContext): Decision<CountJob> {
  if ('goods' in then) return begin(state, job, then.goods, context)
  return job.place ? closeBin(state, job, then, context) : quiet(job)
}

function askOne(state: State, job: CountJob, goods: Counting, then: Then): Decision<CountJob> {
  const facts = { n: goods.units, unit: unitOf(state, goods.item) }
  return ask(
    { ...job, then },
    {
      kind: 'look',
      title: say('one.title', facts),
      text: say('one.text', { name: nameOf(state, goods.item) }),
      choices: [{ choice: 'one', icon: 'tick', words: say('one.yes', facts), consequence: say('one.yes.then') }],
      back: say('one.back'),
    },
  )
}

/** Keeps a number; one that is far from the books only after a second look by the same person. */
export function keep(
  state: State,
  job: CountJob,
  goods: Counting,
  units: number,
  context: JobContext,
): Decision<CountJob> {
  if (isDoubtful(state, job, goods, units, context)) return askLook(state, job, goods, units)
  const written = record(state, job, goods, units, context)
  return right(written.job, written.job.last ?? say('did.item-right'), written.wishes)
}

function askLook(state: State, job: CountJob, goods: Counting, units: number, then?: Then): Decision<CountJob> {
  const facts = { n: units, unit: unitOf(state, goods.item) }
  const said: Counting = { ...goods, units, sure: true }
  return ask(
    { ...without(job, 'keypad', 'then'), goods: said, asking: { ...said, looked: units }, ...(then && { then }) },
    {
      kind: 'look',
      title: say('look-again.title'),
      text: say('look-again.text', { name: nameOf(state, goods.item), ...facts }),
      choices: [
        {
          choice: 'looked',
          icon: 'tick',
          words: say('look-again.yes', facts),
          consequence: say('look-again.yes.then'),
        },
      ],
      back: say('look-again.back'),
    },
  )
}

/** The same scan again said yes: to "only one?", or to the number that was to be looked at once more. */
export function answered(
  state: State,
  job: CountJob,
  asked: CountJob,
  then: Then,
  context: JobContext,
): Decision<CountJob> {
  const looked = asked.asking?.looked !== undefined ? { ...job, goods: asked.asking } : job
  return settle(state, looked, then, context, { sure: true })
}
