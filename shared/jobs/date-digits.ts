// Owns reading a date typed as DDMMYY on a keypad. Knows no calendar of a language.
import type { BusinessDate } from '../values/time.ts'

/**
 * The day that six digits DDMMYY name in this century; day 00 is the last of the month, as GS1 prints it. A leading zero
 * is lost on its way through a number and put back here. Undefined for a day that no calendar has.
 */
export function dateOfDigits(value: number): BusinessDate | undefined {
  if (!Number.isInteger(value) || value < 0 || value > 319_999) return undefined
  const digits = String(value).padStart(6, '0')
  const [day, month, year] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), 2000 + Number(digits.slice(4))]
  if (month < 1 || month > 12) return undefined
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const real = day === 0 ? last : day
  if (real > last) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(real).padStart(2, '0')}` as BusinessDate
}
