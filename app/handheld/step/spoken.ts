// Owns what is said aloud of a step to whoever wishes it: the one question now. A bin is said in pairs of digits, goods by the
// last two of their code, a number as it is. Does not speak (device/speech.ts).
import { useEffect } from 'react'
import type { StepView } from '../../../shared/jobs/view.ts'
import { useFloor } from '../floor.ts'
import type { Words } from '../words.ts'

/** "A-03-1204" as "A, 0 3, 12, 0 4": a zero in front is heard, or 03 and 3 sound alike. */
export function spokenCode(code: string): string {
  return (code.match(/\d{1,2}|\p{L}+/gu) ?? []).map((part) => (/^0\d$/.test(part) ? `0 ${part[1]}` : part)).join(', ')
}

/** The question of a step in words; undefined where nothing is asked that can be said shortly. */
export function spokenStep(view: StepView, text: Pick<Words, 'job' | 'number'>): string | undefined {
  const { where, what, howMany } = view
  if (where?.state === 'open') return `${text.job(where.label)} ${spokenCode(where.code)}`
  const ends = what && spokenCode(what.code.replace(/\D/g, '').slice(-2))
  if (what?.state === 'open') return ends ? `${what.name}, ${ends}` : what.name
  if (howMany?.state === 'open' && howMany.of === undefined) {
    return `${text.number(howMany.quantity)} ${text.job(howMany.unit)}`
  }
  return undefined
}

/** Says each new question, and each jump, while the person wishes it. */
export function useSpoken(sentence: string | undefined, language: string): void {
  const { speech, wishes } = useFloor()
  const wanted = wishes.state().spoken
  useEffect(() => {
    if (wanted && sentence !== undefined) speech?.say(sentence, language)
  }, [speech, wanted, sentence, language])
  useEffect(() => () => speech?.hush(), [speech])
}
