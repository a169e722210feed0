// Owns what is checked inside a value beyond its length and characters, one letter each in `ai-table.ts`.
// Two checks of the dictionary are left out: coupon forms and package type codes, which no warehouse step reads.
import { hasCheckDigit } from '../gtin.ts'
import { dateOf } from './dates.ts'
import { isCountry, isCountryNumber, isCurrencyNumber } from './iso-numbers.ts'

export type ValueError =
  | 'check-digit'
  | 'bad-date'
  | 'bad-time'
  | 'bad-country'
  | 'bad-currency'
  | 'bad-zero'
  | 'bad-piece-of-total'
  | 'bad-value'

export const cset82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const cset32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83]

/** The first fault that `checks` find in one part of a value, or undefined. */
export function checkPart(checks: string, text: string): ValueError | undefined {
  for (const check of checks) {
    const error = checkOne(check, text)
    if (error) return error
  }
  return undefined
}

function checkOne(check: string, text: string): ValueError | undefined {
  switch (check) {
    case 'k':
      return hasCheckDigit(text) ? undefined : 'check-digit'
    case 'K':
      return hasCheckPair(text) ? undefined : 'check-digit'
    case 'd':
      // Two-digit years: whichever century is meant, leap years fall alike, since 2000 was one.
      return isDate(`20${text}`, true) ? undefined : 'bad-date'
    case 'D':
      return isDate(`20${text}`, false) ? undefined : 'bad-date'
    case 'Y':
      return isDate(text, false) ? undefined : 'bad-date'
    case 't':
      return text.slice(0, 2) < '24' && text.slice(2) < '60' ? undefined : 'bad-time'
    case 'h':
      return text < '24' ? undefined : 'bad-time'
    case 'm':
    case 's':
      return text < '60' ? undefined : 'bad-time'
    case 'c':
      return isCountryNumber(text) ? undefined : 'bad-country'
    case 'C':
      return text === '999' || isCountryNumber(text) ? undefined : 'bad-country'
    case 'a':
      return isCountry(text) ? undefined : 'bad-country'
    case 'u':
      return isCurrencyNumber(text) ? undefined : 'bad-currency'
    case 'z':
      return text === '0' ? undefined : 'bad-zero'
    case 'p': {
      const piece = text.slice(0, 2)
      return piece > '00' && piece <= text.slice(2) ? undefined : 'bad-piece-of-total'
    }
    default:
      return isPlausible(check, text) ? undefined : 'bad-value'
  }
}

function isPlausible(check: string, text: string): boolean {
  switch (check) {
    case 'o':
      return Number(text) !== 0
    case 'q':
      return text.length === 1 || !text.startsWith('0')
    case 'b':
      return text === '0' || text === '1'
    case 'w':
      return text === '0' || text === '1' || text === '9'
    case 'x':
      return '0129'.includes(text)
    case '-':
      return text === '-'
    case 'i':
      return /[-_0-9A-Za-z]/.test(text)
    case 'n':
      return /^[1-9]\/[1-9]$/.test(text) && text.slice(0, 1) <= text.slice(2)
    case 'M':
      return (text >= '01' && text <= '10') || text >= '80'
    case 'l':
      return text <= '1800000000'
    case 'L':
      return text <= '3600000000'
    case '%':
      return !/%(?![0-9A-Fa-f]{2})/.test(text)
    case 'A':
      return /[^0-9]/.test(text)
    case 'I':
      return isIban(text)
    default:
      return true
  }
}

function isDate(yyyymmdd: string, dayMayBeZero: boolean): boolean {
  if (!dayMayBeZero && yyyymmdd.endsWith('00')) return false
  return dateOf(Number(yyyymmdd.slice(0, 4)), Number(yyyymmdd.slice(4, 6)), Number(yyyymmdd.slice(6))) !== undefined
}

/** Modulo 1021 over prime weights, written as two of 32 characters (GS1 General Specifications 7.9.5). */
function hasCheckPair(text: string): boolean {
  const body = text.slice(0, -2)
  if (body === '' || body.length > primes.length) return false
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    sum += cset82.indexOf(body.charAt(i)) * (primes[body.length - 1 - i] ?? 0)
  }
  sum %= 1021
  return text.endsWith(cset32.charAt(sum >> 5) + cset32.charAt(sum & 31))
}

/** Modulo 97 of the rearranged digits is 1 (ISO 13616). */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}[0-9]{2}[0-9A-Z]+$/.test(text)) return false
  let rest = 0
  for (const c of text.slice(4) + text.slice(0, 4)) {
    const value = c >= 'A' ? c.charCodeAt(0) - 55 : c.charCodeAt(0) - 48
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
