// Owns the language of the screen: `useText` gives texts and formats in it, `TextProvider` switches it at run time.
// Texts themselves are in en.ts and ru.ts; what a text means to the business is known by the screen that shows it.
import { createContext, createElement, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { en } from './en.ts'
import {
  type Clock,
  formatChange,
  formatDay,
  formatDuration,
  formatExpiry,
  formatLongDay,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatPercent,
  formatStamp,
  formatTime,
  formatTimeExact,
} from './format.ts'
import type { Language } from './language.ts'
import { type ParamsOf, type TranslationOf, textOf } from './messages.ts'
import { ru } from './ru.ts'

export { binParts, type CodeParts, shortCode, splitGtin } from './codes.ts'
export type { Clock } from './format.ts'
export { type Language, languageFor, languageNames, languages } from './language.ts'
export { defineMessages, type TranslationOf } from './messages.ts'
export { plural } from './plural.ts'

type English = typeof en

/** Every text of the product, by its dotted key. */
export type TextKey = keyof English

const translations: Readonly<Record<Language, TranslationOf<English>>> = { en, ru }

/** `t('ui.back')`, `t('ui.notSent', { n: 14 })`: a key's text, with the parameters that the key asks for. */
export type Translate = <K extends TextKey>(key: K, ...params: ParamsOf<English[K]>) => string

/** All that a screen needs to speak: texts, and numbers, money, dates and times as the language writes them. */
export interface Text {
  lang: Language
  t: Translate
  number(n: number, digits?: number): string
  change(n: number, digits?: number): string
  percent(share: number, digits?: number): string
  money(minor: number, currency: string): string
  moneyShort(minor: number, currency: string): string
  /** "12 Mar"; pass today's date, so that another year is named. */
  day(day: string, today: string): string
  expiry(day: string): string
  longDay(day: string): string
  time(at: number): string
  timeExact(at: number): string
  stamp(at: number): string
  duration(ms: number): string
}

/** Texts of a language outside React: printing, speech, tests. */
export function textIn(lang: Language, clock: Clock = {}): Text {
  return {
    lang,
    t: (key, ...params) => textOf<English, typeof key>(translations[lang], key, params),
    number: (n, digits) => formatNumber(lang, n, digits),
    change: (n, digits) => formatChange(lang, n, digits),
    percent: (share, digits) => formatPercent(lang, share, digits),
    money: (minor, currency) => formatMoney(lang, minor, currency),
    moneyShort: (minor, currency) => formatMoneyShort(lang, minor, currency),
    day: (day, today) => formatDay(lang, day, today),
    expiry: (day) => formatExpiry(lang, day),
    longDay: (day) => formatLongDay(lang, day),
    time: (at) => formatTime(lang, at, clock),
    timeExact: (at) => formatTimeExact(lang, at, clock),
    stamp: (at) => formatStamp(at, clock),
    duration: (ms) => formatDuration(lang, ms),
  }
}

const TextContext = createContext<Text>(textIn('en'))

export interface TextProviderProps {
  lang: Language
  /** IANA zone that times are told in: the warehouse's. The device's own when absent. */
  zone?: string
  twelveHours?: boolean
  children: ReactNode
}

/** Sets the language of everything below it and of the document, which screen readers and hyphenation follow. */
export function TextProvider({ lang, zone, twelveHours, children }: TextProviderProps): ReactNode {
  const text = useMemo(
    () =>
      textIn(lang, {
        ...(zone === undefined ? {} : { zone }),
        ...(twelveHours === undefined ? {} : { twelveHours }),
      }),
    [lang, zone, twelveHours],
  )
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  return createElement(TextContext.Provider, { value: text }, children)
}

export function useText(): Text {
  return useContext(TextContext)
}
