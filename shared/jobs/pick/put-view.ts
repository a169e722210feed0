// Owns how the tote map looks: which squares take units now, which have theirs, and what the tote scan waits for. Decides
// nothing.
import { locationOf } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import { unitOf, whatOf } from '../item-blocks.ts'
import type { Choice, MainAction, Square, ToteMap } from '../view.ts'
import { say } from '../words.ts'
import { nextWords, type Step } from './next.ts'
import { squareFor } from './puts.ts'
import { type PickJob, type Puts, toPut, toteFor, unitsIn, unitsLeft } from './state.ts'

/** The whole cart, with nothing to be put. */
export function totesShown(state: State, job: PickJob): ToteMap {
  const squares = job.cart.map(({ order, tote }, index): Square => {
    const row = state.get('order', order)
    const gone = row?.state === 'cancelled'
    return {
      n: index + 1,
      state: gone ? 'called-off' : 'idle',
      ...(tote && { code: tote.code }),
    }
  })
  return { label: say('totes.set-down'), squares }
}

export function putStep(state: State, job: PickJob, puts: Puts, open: readonly TaskRow[]): Step {
  const { take } = puts
  const { item, lot } = take.goods
  const unit = unitOf(state, item)
  const bin = locationOf(take.from)
  const code = (bin && state.get('location', bin)?.code) ?? ''
  const waiting = toPut(puts)
  const total = unitsIn(take)
  const left = waiting.reduce((sum, part) => sum + part.units, 0)
  const free = state.get('warehouse', job.warehouse)?.putProof === 'press'
  return {
    where: {
      state: 'done',
      label: say('where.go-to'),
      code,
      done: say('where.taken', { n: total, unit }),
    },
    what: whatOf(state, item, { state: 'later', ...(lot && { lot }) }),
    totes: { ...mapOf(state, job, puts), count: say('totes.in', { done: total - left, of: total }) },
    next: nextWords(
      state,
      job,
      open,
      take.parts.map((part) => ({ id: part.task })),
    ),
    main: mainOf(state, job, puts, free),
    waysTitle: say('ways.put'),
    ways: waysOf(state, job, puts),
  }
}

function mapOf(state: State, job: PickJob, puts: Puts): ToteMap {
  const squares = job.cart.map(({ order, tote }, index): Square => {
    const part = puts.take.parts.find((each) => state.get('task', each.task)?.order === order && each.units > 0)
    const shown = { n: index + 1, ...(tote && { code: tote.code }) }
    if (!part) return { ...shown, state: 'idle' }
    return puts.put.includes(part.task)
      ? { ...shown, state: 'done', units: part.units }
      : { ...shown, state: 'put', units: part.units }
  })
  return { label: say('totes.put'), squares }
}

function mainOf(state: State, job: PickJob, puts: Puts, free: boolean): MainAction {
  const waiting = toPut(puts)
  const bound = waiting.every((part) => toteFor(job, state.get('task', part.task)?.order))
  if (free && bound) return { kind: 'press', words: say('press.put'), choice: 'put' }
  // More than three at once are better seen on the map than read.
  if (waiting.length > 3) return { kind: 'scan', words: say('scan.lit-tote'), expects: 'tote' }
  const squares = waiting.map((part) => squareFor(state, job, part)).join(' ')
  return { kind: 'scan', words: say('scan.totes', { squares }), expects: 'tote' }
}

function waysOf(state: State, job: PickJob, puts: Puts): readonly Choice[] {
  const [part] = toPut(puts)
  const task = part && state.get('task', part.task)
  if (!part || !task) return []
  const n = squareFor(state, job, part)
  const unit = unitOf(state, puts.take.goods.item)
  const ways: Choice[] = [
    { choice: 'tote-full', icon: 'pick', words: say('way.square-full', { n }), consequence: say('way.tote-full.then') },
  ]
  if (toteFor(job, task.order)) {
    ways.push({
      choice: 'put-unread',
      icon: 'keyboard',
      words: say('way.put-unread', { n }),
      consequence: say('way.put-unread.then', { n: part.units, unit }),
    })
  }
  if (puts.take.parts.length === 1 && part.units < unitsLeft(task)) {
    ways.push({
      choice: 'only-these',
      icon: 'fewer',
      words: say('way.counted', { n: part.units, unit }),
      consequence: say('then.manager-decides'),
    })
  }
  if (puts.put.length === 0) {
    ways.push({ choice: 'not-put', icon: 'back', words: say('way.not-put'), consequence: say('way.not-put.then') })
  }
  return ways
}
