// Owns what each input does while goods go back to the shelf: the thing is proved, then its bin. Does not know why they go.
import type { Wish } from '../../operations/index.ts'
import { type Fit, fitOf, suggestBin } from '../../planning/put-away.ts'
import type { LocationRow } from '../../rows/catalogue.ts'
import { atLocation, plateOf } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import type { LocationId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { elsewhere, nameScan, settleCommon } from '../elsewhere.ts'
import { goodsIn, readAs, scanRecord } from '../goods-scan.ts'
import { labelCode, nameOf, unitOf } from '../item-blocks.ts'
import type { Decision, Input, JobContext } from '../job.ts'
import { seenAt } from '../place-blocks.ts'
import { answer, ask, calm, finished, quiet, right, without, wrong } from '../question.ts'
import { say, type Words } from '../words.ts'
import { binOfCarry, type Carry, carries, type PutBackJob, toteCode } from './state.ts'

export function decide(state: State, job: PutBackJob, input: Input, context: JobContext): Decision<PutBackJob> {
  switch (input.kind) {
    case 'scan':
      return onScan(state, job, calm(job), input.scanned, context)
    case 'choose':
      return onChoice(state, job, input.choice)
    case 'main':
      return carries(state, job).length === 0 ? over(job) : quiet(calm(job))
    case 'number':
    case 'text':
      return quiet(calm(job))
  }
}

function over(job: PutBackJob): Decision<PutBackJob> {
  return { wishes: [], answer: job.done > 0 ? { kind: 'done', title: say('did.put-back-all') } : { kind: 'quiet' } }
}

function onScan(
  state: State,
  asked: PutBackJob,
  job: PutBackJob,
  scanned: Scanned,
  context: JobContext,
): Decision<PutBackJob> {
  const all = carries(state, job)
  const current = currentOf(all, job)
  const location = readAs(scanned, 'location')
  if (location && current && job.hand) {
    const meant = asked.question?.ask.choices.some((each) => each.choice === `here:${location.locationId}`) === true
    return onBin(state, job, current, location.locationId, meant)
  }
  const goods = goodsIn(
    state,
    scanned,
    all.map((each) => each.goods.item),
  )
  if (goods) {
    const carry = all.find((each) => fitsScan(each, goods.item, goods.lot, goods.serial))
    if (!carry) return wrongThing(state, job, current, scanned)
    const facts = { n: carry.units, unit: unitOf(state, goods.item), name: nameOf(state, goods.item) }
    return right({ ...job, hand: goods, refused: [] }, say('did.in-hand', facts))
  }
  const plate = readAs(scanned, 'plate')
  if (plate && all.some((each) => plateOf(each.from) === plate.plateId)) {
    return right(job, say('did.tote-right', { tote: plate.code }))
  }
  return elsewhere(state, job, scanned, context, { expects: job.hand ? 'bin' : 'item' })
}

/** What the thing in the hand belongs to; without one, what comes next. */
export function currentOf(all: readonly Carry[], { hand }: PutBackJob): Carry | undefined {
  return (hand && all.find((each) => fitsScan(each, hand.item, hand.lot, hand.serial))) ?? all[0]
}

function fitsScan({ goods }: Carry, item: string, lot: string | undefined, serial: string | undefined): boolean {
  return (
    goods.item === item && (lot === undefined || goods.lot === lot) && (serial === undefined || goods.serial === serial)
  )
}

function wrongThing(state: State, job: PutBackJob, current: Carry | undefined, scanned: Scanned): Decision<PutBackJob> {
  const item = current && state.get('item', current.goods.item)
  return wrong(job, {
    title: say('wrong.item'),
    scanned: nameScan(state, scanned),
    ...(item && { expected: { label: say('wrong.wanted'), code: labelCode(item), name: item.name } }),
    ...(current && { hint: say('hint.from-tote', { tote: toteCode(state, current) }) }),
  })
}

/** The bin that it came from takes it; another storage bin does where it fits, or by its second scan. */
function onBin(state: State, job: PutBackJob, carry: Carry, id: LocationId, meant: boolean): Decision<PutBackJob> {
  const location = state.get('location', id)
  if (!location) return quiet(job)
  const home = binOfCarry(state, carry)
  const fit = fitOf(state, location, carry.goods)
  const same = home?.id === id && fit !== 'blocked'
  if (same || fit === 'fits' || (meant && fit !== 'not-storage')) return record(state, job, carry, location, home)
  if (fit === 'not-storage') {
    return wrong(job, {
      title: say('wrong.not-storage'),
      scanned: { code: location.code },
      ...(home && { expected: { label: say('where.take-to'), code: home.code } }),
    })
  }
  return askHere(state, job, carry, location, fit)
}

function askHere(
  state: State,
  job: PutBackJob,
  carry: Carry,
  location: LocationRow,
  fit: Exclude<Fit, 'fits' | 'not-storage'>,
): Decision<PutBackJob> {
  const { code } = location
  const text: { readonly [F in typeof fit]: Words } = {
    blocked: say('fit.blocked', { code }),
    'wrong-class': say('fit.wrong-class', {
      code,
      bin: location.storageClass,
      item: state.get('item', carry.goods.item)?.storageClass ?? '',
    }),
    'holds-other': say('fit.holds-other', { code }),
    'other-lot': say('fit.other-lot', { code }),
  }
  return ask(job, {
    kind: 'look',
    title: say(`fit.title-${fit}`),
    text: text[fit],
    choices: [
      {
        choice: `here:${location.id}`,
        icon: 'put-away',
        words: say('fit.here', { code }),
        consequence: say('fit.here.then'),
      },
    ],
    back: say('back.to-job', { job: 'put-back' }),
  })
}

/** It lies on the shelf again, and its order does not have it any more. */
function record(
  state: State,
  job: PutBackJob,
  carry: Carry,
  location: LocationRow,
  home: LocationRow | undefined,
): Decision<PutBackJob> {
  const wish: Wish = {
    type: 'goods-moved',
    body: {
      purpose: 'put-back',
      ...carry.goods,
      quantity: quantity(carry.units),
      from: carry.from,
      to: atLocation(location.id),
      ...(home && home.id !== location.id && { proposed: atLocation(home.id) }),
      ...(job.hand && { scan: scanRecord(job.hand) }),
      ...(carry.line && { line: carry.line }),
      ...(carry.task && { task: carry.task }),
      ...(carry.exception && { exception: carry.exception }),
    },
  }
  const name = nameOf(state, carry.goods.item)
  const last = say('did.put', { n: carry.units, unit: unitOf(state, carry.goods.item), name, code: location.code })
  const rest: PutBackJob = { ...without(job, 'hand'), refused: [], done: job.done + carry.units, last }
  if (carries(state, job).length <= 1) return finished(last, [wish])
  return answer(seenAt(rest, location.id), { kind: 'done', title: last, what: name }, [wish])
}

/** The bin to show: the one it came from, else the next best one that was not refused. */
export function shownBin(state: State, job: PutBackJob, carry: Carry): LocationRow | undefined {
  const home = binOfCarry(state, carry)
  if (home && !job.refused.includes(home.id)) return home
  const at = (job.at && state.get('location', job.at)) ?? home ?? { x: 0, y: 0 }
  const other = suggestBin(state, { warehouse: job.warehouse, goods: carry.goods, from: at, except: job.refused })
  return other && state.get('location', other.location)
}

function onChoice(state: State, job: PutBackJob, choice: string): Decision<PutBackJob> {
  const common = settleCommon(job, choice, {})
  if (common) return common
  const calmed = calm(job)
  const carry = currentOf(carries(state, job), job)
  if (choice.startsWith('here:') && job.question && carry) {
    return onBin(state, calmed, carry, choice.slice(5) as LocationId, true)
  }
  if (choice === 'finish') return over(job)
  if (choice === 'bin-full' && carry) {
    const shown = shownBin(state, calmed, carry)
    return quiet(shown ? { ...calmed, refused: [...calmed.refused, shown.id] } : calmed)
  }
  if (choice === 'leave-it') return quiet(without(calmed, 'hand'))
  return quiet(calmed)
}
