// Owns how numbers, money, dates, durations and codes are written in each language. Pure: "now" and the zone come in.
// Does not know React nor any word beside units of time. Formatters are kept, since making one takes milliseconds.
import { decimalOf, exponentOf } from '../../shared/values/money.ts'
import type { Language } from './language.ts'

// Numbers and signs of English are alike in all its regions; dates are put together by hand as "12 Mar".
const localeOf: Readonly<Record<Language, string>> = { en: 'en-US', ru: 'ru-RU' }

const noBreak = '\u00a0'
const minus = '\u2212'

const numberFormats = new Map<string, Intl.NumberFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()

function numbers(lang: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options)
  const known = numberFormats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(localeOf[lang], options)
  numberFormats.set(key, made)
  return made
}

function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = dateFormats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  dateFormats.set(key, made)
  return made
}

// Browsers write a hyphen as minus and a narrow space that some fonts lack; we write a true minus and one kind of space.
function settle(text: string): string {
  return text.replace(/-/g, minus).replace(/[\u202f\u2009 ]/g, noBreak)
}

/** "1,284.5" / «1 284,5». `digits` fixes the number of decimals; without it up to 3 are shown. */
export function formatNumber(lang: Language, n: number, digits?: number): string {
  const options: Intl.NumberFormatOptions =
    digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return settle(numbers(lang, options).format(n))
}

/** A change: "+12", "−4", "0". */
export function formatChange(lang: Language, n: number, digits?: number): string {
  return (n > 0 ? '+' : '') + formatNumber(lang, n, digits)
}

/** A share from 0 to 1 as "41.2 %" / «41,2 %». */
export function formatPercent(lang: Language, share: number, digits = 0): string {
  return `${formatNumber(lang, share * 100, digits)}${noBreak}%`
}

// Signs that several currencies share say which one they mean (CA$, CN¥); the others are written short (₽, ₴, zł).
const sharedSigns = new Set(['$', '¥', '£', 'kr', 'kr.', 'Rs', 'L', 'R'])

function currencyDisplay(lang: Language, currency: string): 'symbol' | 'narrowSymbol' {
  const parts = numbers(lang, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0)
  return sharedSigns.has(parts.find((part) => part.type === 'currency')?.value ?? '$') ? 'symbol' : 'narrowSymbol'
}

/**
 * An amount in words of the language: "−€28.45" / «−28,45 €».
 * @param minor whole minor units; @param currency ISO 4217 code, which says how many digits those are
 */
export function formatMoney(lang: Language, minor: number, currency: string): string {
  const exponent = exponentOf(currency)
  const format = numbers(lang, {
    style: 'currency',
    currency,
    currencyDisplay: currencyDisplay(lang, currency),
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  })
  // The decimal goes in as text where the platform takes it, so that no amount passes through a fraction of a double.
  return settle(format.format(decimalOf(minor, currency) as `${number}`))
}

/** An amount in whole thousands for tight places: "€38.2k" / «38,2 тыс. €». */
export function formatMoneyShort(lang: Language, minor: number, currency: string): string {
  const format = numbers(lang, {
    style: 'currency',
    currency,
    currencyDisplay: currencyDisplay(lang, currency),
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  })
  return settle(format.format(minor / 10 ** exponentOf(currency))).replace('K', 'k')
}

function dayText(lang: Language, day: string, year: boolean): string {
  const at = new Date(`${day}T12:00:00Z`)
  const parts = dates(localeOf[lang], { day: 'numeric', month: 'short', timeZone: 'UTC' }).formatToParts(at)
  const month = parts.find((part) => part.type === 'month')?.value ?? ''
  return [String(at.getUTCDate()), month, ...(year ? [String(at.getUTCFullYear())] : [])].join(noBreak)
}

/** A calendar day "2026-03-12" as "12 Mar" / «12 мар.»; with its year when that is not the year of `today`. */
export function formatDay(lang: Language, day: string, today: string): string {
  return dayText(lang, day, day.slice(0, 4) !== today.slice(0, 4))
}

/** An expiry date: always with the year. */
export function formatExpiry(lang: Language, day: string): string {
  return dayText(lang, day, true)
}

/** "Wednesday 25 November" / «среда, 25 ноября». */
export function formatLongDay(lang: Language, day: string): string {
  const at = new Date(`${day}T12:00:00Z`)
  const locale = lang === 'en' ? 'en-GB' : localeOf[lang]
  return dates(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(at)
    .replaceAll(' ', noBreak)
}

/** How times of day are written: 24 hours, or 12 where the person's region does so (never in Russian). */
export interface Clock {
  /** IANA zone that times are told in; the device's own when absent. */
  zone?: string
  twelveHours?: boolean
}

function timeOptions(lang: Language, clock: Clock, seconds: boolean): Intl.DateTimeFormatOptions {
  const twelve = lang !== 'ru' && clock.twelveHours === true
  return {
    hour: twelve ? 'numeric' : '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    hourCycle: twelve ? 'h12' : 'h23',
    ...(clock.zone === undefined ? {} : { timeZone: clock.zone }),
  }
}

/** An instant (ms) as a time of day: "14:05". */
export function formatTime(lang: Language, at: number, clock: Clock = {}): string {
  return settle(dates(localeOf[lang], timeOptions(lang, clock, false)).format(at))
}

/** With seconds, for scan trails: "10:42:18". */
export function formatTimeExact(lang: Language, at: number, clock: Clock = {}): string {
  return settle(dates(localeOf[lang], timeOptions(lang, clock, true)).format(at))
}

/** An instant as desk tables show it, so that text sorts as time does: "2026-11-25 14:05", alike in every language. */
export function formatStamp(at: number, clock: Clock = {}): string {
  const zone = clock.zone === undefined ? {} : { timeZone: clock.zone }
  const day = dates('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', ...zone }).format(at)
  const time = dates('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }).format(at)
  return `${day}${noBreak}${time}`
}

const timeUnits: Readonly<Record<Language, Record<'s' | 'min' | 'h' | 'd', string>>> = {
  en: { s: 's', min: 'min', h: 'h', d: 'd' },
  ru: { s: 'с', min: 'мин', h: 'ч', d: 'дн.' },
}

/** A length of time: "40 s", "3 min", "2 h 10 min", "4 d". Rounded down, as an age is. */
export function formatDuration(lang: Language, ms: number): string {
  const units = timeUnits[lang]
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [minutes, hours, days] = [Math.floor(seconds / 60), Math.floor(seconds / 3600), Math.floor(seconds / 86_400)]
  const say = (n: number, unit: string) => `${n}${noBreak}${unit}`
  if (minutes < 1) return say(seconds, units.s)
  if (hours < 1) return say(minutes, units.min)
  if (hours < 48) {
    const rest = minutes % 60
    return rest === 0 ? say(hours, units.h) : `${say(hours, units.h)} ${say(rest, units.min)}`
  }
  return say(days, units.d)
}
