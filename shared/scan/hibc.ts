// Owns HIBC labels of the health industry (HIBC Supplier Labeling Standard 2.6): primary data, and lot, date, serial
// and quantity joined to it. A secondary label alone names no item, so it is not read here.
import { ok, type Result, refuse } from '../values/result.ts'
import type { BusinessDate } from '../values/time.ts'
import { dateOf } from './gs1/dates.ts'
import type { GoodsFacts } from './scanned.ts'

export interface HibcLabel {
  /** Labeler identification code: who made the label. */
  readonly lic: string
  readonly item: string
  /** Packaging level, 0 to 9. */
  readonly unit: string
  readonly check: string
  /** What the catalogue knows the item by: primary data without check character. */
  readonly code: string
  readonly facts: GoodsFacts
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%'

/** The modulo-43 check character over `text`, which begins with "+"; undefined when a character is not of the alphabet. */
export function hibcCheck(text: string): string | undefined {
  let sum = 0
  for (const c of text) {
    const value = alphabet.indexOf(c)
    if (value < 0) return undefined
    sum += value
  }
  return alphabet[sum % 43]
}

/**
 * Reads a primary label, alone ("+A123BJC5D6E71G") or with secondary data after "/".
 * Refusals: `bad-length` (not of this form), `check-character`.
 */
export function readHibc(text: string): Result<HibcLabel, 'bad-length' | 'check-character'> {
  const body = text.slice(0, -1)
  const check = text.slice(-1)
  const match = /^\+([A-Z][A-Z0-9]{3})([A-Z0-9]{1,18})([0-9])(\/.+)?$/.exec(body)
  const [, lic, item, unit, secondary = ''] = match ?? []
  if (lic === undefined || item === undefined || unit === undefined) return refuse('bad-length', { text })
  if (hibcCheck(body) !== check) return refuse('check-character', { text })
  return ok({ lic, item, unit, check, code: `+${lic}${item}${unit}`, facts: secondaryFacts(secondary) })
}

type Draft = { -readonly [K in keyof GoodsFacts]: GoodsFacts[K] }

function secondaryFacts(text: string): GoodsFacts {
  const facts: Draft = {}
  for (const part of text.split('/')) {
    if (part.startsWith('$$+')) dated(part.slice(3), 'serial', facts)
    else if (part.startsWith('$$')) counted(part.slice(2), facts)
    else if (part.startsWith('$+')) facts.serial = part.slice(2)
    else if (part.startsWith('$')) facts.lot = part.slice(1)
    else if (part.startsWith('16D')) setDay(facts, 'produced', part.slice(3, 7), part.slice(7, 9), part.slice(9, 11))
    else if (part.startsWith('14D')) setDay(facts, 'expiry', part.slice(3, 7), part.slice(7, 9), part.slice(9, 11))
    else if (part.startsWith('S')) facts.serial = part.slice(1)
    else if (/^Q[0-9]+$/.test(part)) facts.count = Number(part.slice(1))
    else if (/^[0-9]{5}/.test(part)) {
      setDayOfYear(facts, part.slice(0, 2), part.slice(2, 5))
      if (part.length > 5) facts.lot = part.slice(5)
    }
  }
  return facts
}

// After "$$": an optional quantity (8 and two digits, 9 and five), then a date by its flag digit, then the lot.
function counted(text: string, facts: Draft): void {
  const size = text.startsWith('8') ? 3 : text.startsWith('9') ? 6 : 0
  const digits = text.slice(1, size)
  if (size > 0 && /^[0-9]+$/.test(digits) && digits.length === size - 1) facts.count = Number(digits)
  dated(text.slice(size), 'lot', facts)
}

function dated(text: string, rest: 'lot' | 'serial', facts: Draft): void {
  const flag = text.slice(0, 1)
  const at = (from: number, to: number) => text.slice(from, to)
  let used = 0
  if (flag === '0' || flag === '1') {
    used = 4
    setDay(facts, 'expiry', `20${at(2, 4)}`, at(0, 2), '00')
  } else if (flag === '2') {
    used = 7
    setDay(facts, 'expiry', `20${at(5, 7)}`, at(1, 3), at(3, 5))
  } else if (flag === '3' || flag === '4') {
    used = flag === '3' ? 7 : 9
    setDay(facts, 'expiry', `20${at(1, 3)}`, at(3, 5), at(5, 7))
  } else if (flag === '5' || flag === '6') {
    used = flag === '5' ? 6 : 8
    setDayOfYear(facts, at(1, 3), at(3, 6))
  } else if (flag === '7') {
    used = 1
  }
  if (text.length > used) facts[rest] = text.slice(used)
}

// The standard's two-digit years mean 20yy; month precision means the last day of the month.
function setDay(facts: Draft, field: 'expiry' | 'produced', year: string, month: string, day: string): void {
  if (!/^[0-9]{8}$/.test(year + month + day)) return
  const date = dateOf(Number(year), Number(month), Number(day))
  if (date) facts[field] = date
}

function setDayOfYear(facts: Draft, year: string, dayOfYear: string): void {
  if (!/^[0-9]{5}$/.test(year + dayOfYear) || Number(dayOfYear) < 1 || Number(dayOfYear) > 366) return
  facts.expiry = new Date(Date.UTC(2000 + Number(year), 0, Number(dayOfYear)))
    .toISOString()
    .slice(0, 10) as BusinessDate
}
