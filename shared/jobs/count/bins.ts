// Owns how a bin is opened and closed while counting. Closing says that nothing else lies there: what the books have beside
// what was counted is then counted as none, which is asked once, without telling what the books have.
import { locationOf, type Place } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { Decision, JobContext } from '../job.ts'
import { seenAt } from '../place-blocks.ts'
import { answer, ask, right, without } from '../question.ts'
import { say } from '../words.ts'
import { answered, settle } from './on-goods.ts'
import { recordRest } from './record.ts'
import { type CountJob, placeCode, restOf, settled, type Then } from './state.ts'

/** A bin or plate was scanned. */
export function onPlace(state: State, asked: CountJob, place: Place, context: JobContext): Decision<CountJob> {
  const job = settled(asked)
  const same = asked.then && 'place' in asked.then && asked.then.place === place
  // The same scan again is the answer to what was asked about leaving the bin in hand.
  if (same && asked.then)
    return job.goods ? answered(state, job, asked, asked.then, context) : leaveBin(state, job, asked.then, context)
  if (job.place === place) return right(job, say('did.same-bin'))
  if (job.goods) return settle(state, job, { place }, context)
  return job.place ? closeBin(state, job, { place }, context) : openPlace(state, job, place)
}

function openPlace(state: State, job: CountJob, place: Place): Decision<CountJob> {
  const { job: opened, code } = opening(state, job, place)
  return right(opened, say('did.bin-open', { code }))
}

function opening(state: State, job: CountJob, place: Place): { job: CountJob; code: string } {
  const rest: CountJob = { ...without(settled(job), 'goods', 'wants', 'keypad'), place, counted: [] }
  const location = locationOf(place)
  return { job: location ? seenAt(rest, location) : rest, code: placeCode(state, place) }
}

/** Ends the bin in hand; asks first where the books have more there than was counted. */
export function closeBin(state: State, job: CountJob, then: Then, context: JobContext): Decision<CountJob> {
  const rest = restOf(state, job).filter((quant) => quant.quantity > 0)
  if (rest.length === 0 || !job.place) return leaveBin(state, job, then, context)
  const code = placeCode(state, job.place)
  const nothing = job.counted.length === 0
  return ask(
    { ...job, then },
    {
      kind: 'look',
      title: nothing ? say('rest.title-empty', { code }) : say('rest.title'),
      text: nothing ? say('rest.text-empty') : say('rest.text', { code }),
      choices: [
        {
          choice: 'nothing-else',
          icon: nothing ? 'empty' : 'tick',
          words: nothing ? say('rest.empty') : say('rest.nothing'),
          consequence: say('rest.then'),
        },
      ],
      back: say('rest.back', { code }),
    },
  )
}

/** The bin in hand is done: the next one is opened, or shown. */
export function leaveBin(state: State, job: CountJob, then: Then, context: JobContext): Decision<CountJob> {
  const { place } = job
  if (!place) return answer(job, { kind: 'quiet' })
  const written = recordRest(state, job, context)
  const empty = job.counted.every((each) => each.units === 0)
  const code = placeCode(state, place)
  const n = job.counted.length
  const counted = empty ? say('did.bin-empty', { code }) : say('did.bin-counted', { code, n })
  const title = written.far ? say('did.bin-again-by-other', { code }) : counted
  const left: CountJob = {
    ...without(settled(written.job), 'place', 'goods', 'wants', 'keypad'),
    counted: [],
    bins: job.bins + 1,
    last: title,
  }
  if ('place' in then) {
    const next = opening(state, left, then.place)
    return right(next.job, title, written.wishes)
  }
  return answer(left, { kind: 'done', title }, written.wishes)
}
