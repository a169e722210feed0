// Owns the check of a bin that should be empty after a pick: the person is told so, and only where it is not true counts
// what is left. Does not know how units were taken.
import { locationOf } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import { quantity } from '../../values/quantity.ts'
import { unitOf, whatOf } from '../item-blocks.ts'
import type { Decision } from '../job.ts'
import { answer, quiet, without } from '../question.ts'
import type { Note, StepView } from '../view.ts'
import { say } from '../words.ts'
import type { Emptied, PickJob, Take } from './state.ts'

/** The bin that holds nothing more by the books once `units` of a take are out of it; undefined where something is left. */
export function emptiedBy(state: State, { from, goods }: Take, units: number): Emptied | undefined {
  if (!locationOf(from)) return undefined
  let left = -units
  for (const quant of state.find('quantsAt', from)) left += Math.max(0, quant.quantity)
  return left === 0 ? { place: from, goods } : undefined
}

export function binCode(state: State, { place }: Emptied): string {
  const id = locationOf(place)
  return (id && state.get('location', id)?.code) ?? ''
}

/** "A-03-12 should be empty now", with the one press that says it is not. */
export function emptiedNote(state: State, emptied: Emptied): Note {
  return {
    tone: 'info',
    icon: 'empty',
    words: say('note.should-be-empty', { code: binCode(state, emptied) }),
    press: { choice: 'not-empty', icon: 'count', words: say('way.not-empty') },
  }
}

/** What is left there, typed once: the books take it, and that it was not empty is known. */
export function onLeft(state: State, job: PickJob, value: number): Decision<PickJob> {
  const { emptied } = job
  const next: PickJob = without(job, 'emptied', 'keypad')
  if (!emptied) return quiet(next)
  const unit = unitOf(state, emptied.goods.item)
  const code = binCode(state, emptied)
  const last = value === 0 ? say('did.is-empty', { code }) : say('did.left-there', { n: value, unit, code })
  const wish = {
    type: 'quant-counted' as const,
    body: { place: emptied.place, ...emptied.goods, counted: quantity(value) },
  }
  return answer({ ...next, last }, { kind: 'right', words: last }, [wish])
}

/** The keypad on which it is counted. */
export function leftStep(state: State, emptied: Emptied): Omit<StepView, 'job' | 'title' | 'notes'> {
  const { item, lot } = emptied.goods
  const unit = unitOf(state, item)
  return {
    where: { state: 'done', label: say('where.go-to'), code: binCode(state, emptied), done: say('where.left') },
    what: whatOf(state, item, { state: 'done', ...(lot && { lot }) }),
    howMany: { state: 'open', quantity: 0, unit: say('unit', { n: 0, unit }), packs: [], keypad: true },
    main: { kind: 'enter', words: say('enter.number') },
    waysTitle: say('ways.any'),
    ways: [],
  }
}
