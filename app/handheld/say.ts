// Owns speaking on the handheld: the formats of the language, the handheld's own texts and what jobs say. The texts of the
// desk stay out of this bundle.
import { createContext, useContext, useMemo } from 'react'
import type { Words } from '../../shared/jobs/words.ts'
import { handheldEn } from '../text/handheld.en.ts'
import { handheldRu } from '../text/handheld.ru.ts'
import { type Language, type Text, textIn, useText } from '../text/index.ts'
import { jobText } from '../text/jobs.ts'
import { type ParamsOf, type TranslationOf, textOf } from '../text/messages.ts'

type English = typeof handheldEn

/** Keys of texts that need nothing beside the language. */
export type PlainKey = { [K in keyof English]: English[K] extends string ? K : never }[keyof English]

const translations: Readonly<Record<Language, TranslationOf<English>>> = { en: handheldEn, ru: handheldRu }

export interface Say extends Text {
  say: <K extends keyof English>(key: K, ...params: ParamsOf<English[K]>) => string
  /** What a job says. */
  job(words: Words): string
}

/** The same outside React: papers, file names. */
export function sayIn(text: Text): Say {
  return {
    ...text,
    say: (key, ...params) => textOf<English, typeof key>(translations[text.lang], key, params),
    job: (words) => jobText(text.lang, words),
  }
}

export const SayContext = createContext<Say>(sayIn(textIn('en')))

/** For the top of the tree, inside the text provider. */
export function useMadeSay(): Say {
  const text = useText()
  return useMemo(() => sayIn(text), [text])
}

export function useSay(): Say {
  return useContext(SayContext)
}
