// Owns what the scan of a bin means while something is in the hands: it fits, it asks, or it is no place for goods; and
// what is recorded when it lies there.
import type { Wish } from '../../operations/index.ts'
import { type Fit, fitOf, suggestBin } from '../../planning/put-away.ts'
import type { LocationRow } from '../../rows/catalogue.ts'
import { atLocation } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import { goodsOf } from '../../stock/movements.ts'
import type { LocationId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { nameScan } from '../elsewhere.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision } from '../job.ts'
import { holdsWords, seenAt } from '../place-blocks.ts'
import { answer, ask, wrong } from '../question.ts'
import { say, type Words } from '../words.ts'
import { emptyHanded } from './propose.ts'
import type { Load, PutAwayJob } from './state.ts'

export function onBin(
  state: State,
  asked: PutAwayJob,
  job: PutAwayJob,
  load: Load | undefined,
  id: LocationId,
  scanned: Scanned,
): Decision<PutAwayJob> {
  const location = state.get('location', id)
  if (!load || !location) return wrong(job, { title: say('wrong.scan-item'), scanned: nameScan(state, scanned) })
  const fit = fitOf(state, location, job.toStatus ? { ...load.goods, status: job.toStatus } : load.goods)
  const meant = asked.question?.ask.choices.some((each) => each.choice === `here:${id}`) === true
  if (fit === 'fits' || meant) return record(state, job, load, location)
  if (fit === 'not-storage') {
    const bin = job.proposed && state.get('location', job.proposed.location)
    return wrong(job, {
      title: say('wrong.not-storage'),
      scanned: { code: location.code },
      ...(bin && { expected: { label: say('where.take-to'), code: bin.code } }),
    })
  }
  return askHere(state, job, load, location, fit)
}

/** The bin is full, blocked or of another class: meant by a second scan of it, or by the choice. */
function askHere(
  state: State,
  job: PutAwayJob,
  load: Load,
  location: LocationRow,
  fit: Exclude<Fit, 'fits' | 'not-storage'>,
): Decision<PutAwayJob> {
  const { code } = location
  const why: { readonly [F in typeof fit]: Words } = {
    blocked: say('fit.blocked', { code }),
    'wrong-class': say('fit.wrong-class', {
      code,
      bin: location.storageClass,
      item: state.get('item', load.goods.item)?.storageClass ?? '',
    }),
    'holds-other': holdsWords(state, location),
    'other-lot': say('fit.other-lot', { code }),
  }
  const refused = { ...job, refused: [...job.refused, location.id] }
  const better = suggestBin(state, {
    warehouse: job.warehouse,
    goods: goodsOf(load.goods),
    from: location,
    except: refused.refused,
  })
  const other = better && state.get('location', better.location)
  return ask(refused, {
    kind: 'look',
    title: say(`fit.title-${fit}`),
    text: why[fit],
    choices: [
      ...(other
        ? [{ choice: `go:${other.id}`, icon: 'place' as const, words: say('fit.other', { code: other.code }) }]
        : []),
      {
        choice: `here:${location.id}`,
        icon: 'put-away',
        words: say('fit.here', { code }),
        consequence: say('fit.here.then'),
      },
    ],
    back: say('back.to-job', { job: 'put-away' }),
  })
}

/** It lies there now. */
export function record(state: State, job: PutAwayJob, load: Load, location: LocationRow): Decision<PutAwayJob> {
  const proposed = job.proposed?.location
  const to = atLocation(location.id)
  const wish: Wish = load.plate
    ? {
        type: 'plate-moved',
        body: { plate: load.plate.id, code: load.plate.code, kind: load.plate.kind, to },
      }
    : {
        type: 'goods-moved',
        body: {
          purpose: job.toStatus ? 'set-aside' : 'put-away',
          ...goodsOf(load.goods),
          ...(job.toStatus && {
            toStatus: job.toStatus,
            reason: job.toStatus === 'damaged' ? ('damaged' as const) : ('quality' as const),
          }),
          quantity: quantity(load.quantity),
          from: atLocation(load.from.id),
          to,
          ...(proposed && proposed !== location.id && { proposed: atLocation(proposed) }),
          ...(job.scan && { scan: job.scan }),
        },
      }
  const name = load.plate?.code ?? nameOf(state, load.goods.item)
  const facts = { n: load.quantity, unit: unitOf(state, load.goods.item), name, code: location.code }
  const elsewhereThanAsked = proposed !== undefined && proposed !== location.id
  const last = load.plate ? say('did.put-plate', { plate: name, code: location.code }) : say('did.put', facts)
  const next: PutAwayJob = { ...seenAt(emptyHanded(job), location.id), put: job.put + 1, last }
  const title = elsewhereThanAsked ? say('did.put-other', { code: location.code }) : last
  return answer(next, { kind: 'done', title, what: name }, [wish])
}
