// Owns the desk's own texts beside those of all screens: `d('orders.title')`. They are kept apart so that a handheld never
// loads them.
import { useCallback } from 'react'
import { deskEn } from '../text/desk.en.ts'
import { deskRu } from '../text/desk.ru.ts'
import { type Language, type Text, useText } from '../text/index.ts'
import { type ParamsOf, type TranslationOf, textOf } from '../text/messages.ts'

type English = typeof deskEn

/** Every text of the desk, by its dotted key. */
export type DeskKey = keyof English

/** A text of the desk without parameters: what menus, heads and states carry as data. */
export type PlainDeskKey = { [K in DeskKey]: English[K] extends string ? K : never }[DeskKey]

const translations: Readonly<Record<Language, TranslationOf<English>>> = { en: deskEn, ru: deskRu }

export type DeskTranslate = <K extends DeskKey>(key: K, ...params: ParamsOf<English[K]>) => string

export interface DeskText extends Text {
  d: DeskTranslate
}

export function deskTextIn(lang: Language): DeskTranslate {
  return (key, ...params) => textOf<English, typeof key>(translations[lang], key, params)
}

/** Texts and formats in the language of the person. */
export function useDeskText(): DeskText {
  const text = useText()
  const d = useCallback<DeskTranslate>((key, ...params) => deskTextIn(text.lang)(key, ...params), [text.lang])
  return { ...text, d }
}

/** A text of a family ("order.state.picked") for a word that came from the server, or the word itself where it is new. */
export function familyText(d: DeskTranslate, family: string, word: string): string {
  const key = `${family}.${word}`
  return Object.hasOwn(deskEn, key) ? d(key as PlainDeskKey) : word
}
