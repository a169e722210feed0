// Owns the figures in GS1 values: trade measures (31nn to 36nn) and amounts (39nn), exact, as decimal strings.
// Never a floating-point number.
import type { Quantity } from '../../values/quantity.ts'

const unitTable =
  'kg 310 330;m 311-313 331-333;m2 314 334;l 315 335;m3 316 336;lb 320 340;in 321 324 327 341 344 347;' +
  'ft 322 325 328 342 345 348;yd 323 326 329 343 346 349;kg/m2 337;in2 350 353;ft2 351 354;yd2 352 355;ozt 356;' +
  'floz-us 357;qt-us 360 362;gal-us 361 363;in3 364 367;ft3 365 368;yd3 366 369'

function unitOf(ai: string): string | undefined {
  const three = ai.slice(0, 3)
  for (const line of unitTable.split(';')) {
    const [unit, ...ranges] = line.split(' ')
    for (const range of ranges) {
      const [from = '', to = from] = range.split('-')
      if (three >= from && three <= to) return unit
    }
  }
  return undefined
}

/** `digits` with the last `decimals` of them behind a point: ("001750", 3) is "1.750". */
export function decimalOf(digits: string, decimals: number): string {
  const padded = digits.padStart(decimals + 1, '0')
  const whole = padded.slice(0, padded.length - decimals).replace(/^0+(?=[0-9])/, '')
  return decimals === 0 ? whole : `${whole}.${padded.slice(-decimals)}`
}

/** A trade or logistic measure (31nn, 32nn to 36nn) with its unit ("kg", "m2", "gal-us"); undefined for other identifiers. */
export function measureOf(ai: string, value: string): { readonly value: string; readonly unit: string } | undefined {
  const unit = ai.length === 4 ? unitOf(ai) : undefined
  return unit === undefined ? undefined : { value: decimalOf(value, Number(ai.slice(3))), unit }
}

/** An amount or price (390n to 393n) with the ISO 4217 number of its currency where it names one; else undefined. */
export function amountOf(
  ai: string,
  value: string,
): { readonly amount: string; readonly currency?: string } | undefined {
  const decimals = Number(ai.slice(3))
  if (/^39[02][0-9]$/.test(ai)) return { amount: decimalOf(value, decimals) }
  if (/^39[13][0-9]$/.test(ai)) return { amount: decimalOf(value.slice(3), decimals), currency: value.slice(0, 3) }
  return undefined
}

/** Net weight (310n kilograms, 320n pounds of 453.59237 g) in whole grams, halves up; undefined for other identifiers. */
export function gramsOf(ai: string, value: string): Quantity | undefined {
  const perUnit = ai.startsWith('310') ? 100_000_000 : ai.startsWith('320') ? 45_359_237 : undefined
  if (perUnit === undefined) return undefined
  // Hundred-thousandths of a gram, then divided exactly: both stay far below 2^53.
  const divisor = 10 ** (5 + Number(ai.slice(3)))
  const doubled = Number(value) * perUnit * 2 + divisor
  return ((doubled - (doubled % (2 * divisor))) / (2 * divisor)) as Quantity
}
