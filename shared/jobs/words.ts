// Owns how jobs say things: a key with the facts that its sentence needs, out of one list. app/text translates every key
// (the compiler lists those missing). Knows no sentence of any language.
import type { Refusal } from '../values/result.ts'
import type { AnswerWords } from './answer-words.ts'
import type { ControlWords } from './control-words.ts'
import type { OutboundWords } from './outbound-words.ts'
import type { StepWords } from './step-words.ts'

/** Facts of each text; `undefined` where the sentence needs none. */
export interface JobWords extends StepWords, AnswerWords, ControlWords, OutboundWords {}

export type WordKey = keyof JobWords

/** A text to be said, by key, with its facts. Plain JSON; made by `say` alone, which holds the facts to the key. */
export interface Words {
  readonly key: WordKey
  readonly facts?: Readonly<Record<string, string | number>>
}

/** `say('job.pick', { order: 'SO-20418' })`: the one way to make words, checked against the list. */
export function say<K extends WordKey>(key: K, ...facts: JobWords[K] extends undefined ? [] : [JobWords[K]]): Words {
  return facts.length === 0 ? { key } : { key, facts: facts[0] as Readonly<Record<string, string | number>> }
}

/** What a language must give: a text for each key, or a function of its facts. */
export type JobTexts = TextsOf<JobWords>

/** What a language must give for a part of the list. */
export type TextsOf<Part> = {
  readonly [K in keyof Part]: Part[K] extends undefined ? string : (facts: Part[K]) => string
}

/** Why a job did not open, or a request of one was refused, as words. */
export function refusalWords({ code, facts }: Refusal): Words {
  const fact = (name: string) => String(facts[name] ?? '')
  switch (code) {
    case 'no-orders':
    case 'nothing-to-ship':
    case 'nothing-to-put-back':
    case 'tote-empty':
    case 'order-unknown':
    case 'purchase-unknown':
      return say(`refused.${code}`)
    case 'claimed-by-other':
      return say('refused.claimed-by-other', { order: fact('order'), person: fact('person') })
    case 'nothing-to-pick':
    case 'nothing-to-pack':
    case 'not-shipped':
      return say(`refused.${code}`, { order: fact('order'), state: fact('state') })
    default:
      return say('refused.other', { code })
  }
}
