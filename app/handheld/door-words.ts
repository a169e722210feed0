// Owns speaking on the handheld before work: the formats of the language and the texts of the door. What jobs say is
// no part of the first screen (words.ts).
import { createContext, useContext, useMemo } from 'react'
import { handheldDoorEn } from '../text/handheld-door.en.ts'
import { handheldDoorRu } from '../text/handheld-door.ru.ts'
import { type Language, type Text, textIn, useText } from '../text/index.ts'
import { type ParamsOf, type TranslationOf, textOf } from '../text/messages.ts'

type English = typeof handheldDoorEn

const translations: Readonly<Record<Language, TranslationOf<English>>> = { en: handheldDoorEn, ru: handheldDoorRu }

/** Keys of texts that need nothing beside the language. */
export type PlainDoorKey = { [K in keyof English]: English[K] extends string ? K : never }[keyof English]

export interface DoorWords extends Text {
  say: <K extends keyof English>(key: K, ...params: ParamsOf<English[K]>) => string
}

function doorWordsIn(text: Text): DoorWords {
  return { ...text, say: (key, ...params) => textOf<English, typeof key>(translations[text.lang], key, params) }
}

export const DoorWordsContext = createContext<DoorWords>(doorWordsIn(textIn('en')))

/** For the top of the tree, inside the text provider. */
export function useMadeDoorWords(): DoorWords {
  const text = useText()
  return useMemo(() => doorWordsIn(text), [text])
}

export function useDoorWords(): DoorWords {
  return useContext(DoorWordsContext)
}
