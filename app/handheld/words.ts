// Owns speaking on the handheld at work: the formats of the language, the handheld's own texts and what jobs say. The texts
// of the desk stay out of this bundle.
import { createContext, useContext, useMemo } from 'react'
import type { Words as JobWords } from '../../shared/jobs/words.ts'
import { handheldEn } from '../text/handheld.en.ts'
import { handheldRu } from '../text/handheld.ru.ts'
import { type Language, type Text, textIn, useText } from '../text/index.ts'
import { jobText } from '../text/jobs.ts'
import { type ParamsOf, type TranslationOf, textOf } from '../text/messages.ts'

type English = typeof handheldEn

const translations: Readonly<Record<Language, TranslationOf<English>>> = { en: handheldEn, ru: handheldRu }

/** Keys of texts that need nothing beside the language. */
export type PlainKey = { [K in keyof English]: English[K] extends string ? K : never }[keyof English]

export interface Words extends Text {
  say: <K extends keyof English>(key: K, ...params: ParamsOf<English[K]>) => string
  /** What a job says. */
  job(words: JobWords): string
}

/** Outside React: papers, tests. */
export function wordsIn(text: Text): Words {
  return {
    ...text,
    say: (key, ...params) => textOf<English, typeof key>(translations[text.lang], key, params),
    job: (words) => jobText(text.lang, words),
  }
}

export const WordsContext = createContext<Words>(wordsIn(textIn('en')))

/** For the top of work, inside the text provider. */
export function useMadeWords(): Words {
  const text = useText()
  return useMemo(() => wordsIn(text), [text])
}

export function useWords(): Words {
  return useContext(WordsContext)
}
