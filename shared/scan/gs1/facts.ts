// Owns what GS1 elements mean to a warehouse: the facts about goods, and the keys of things they name.
// Doesn't know the catalogue. Identifiers without meaning here stay in the elements, parsed and kept.
import type { BusinessDate } from '../../values/time.ts'
import type { GoodsFacts } from '../scanned.ts'
import type { Element } from '../understood.ts'
import { amountOf, gramsOf, measureOf } from './amounts.ts'
import { gs1Date } from './dates.ts'
import { parseElements } from './element-string.ts'

type Draft = { -readonly [K in keyof GoodsFacts]: GoodsFacts[K] }

/** The facts about goods that the elements state. @param today for the century of two-digit years */
export function factsOf(elements: readonly Element[], today: BusinessDate): GoodsFacts {
  const facts: Draft = {}
  const days: { useBy?: BusinessDate; sellBy?: BusinessDate } = {}
  const namesGoods = elements.some(([ai]) => /^0[123]$|^8006$|^8026$/.test(ai))
  for (const [ai, value] of elements) {
    const day = /^1[1-7]$|^7003$/.test(ai) ? gs1Date(value.slice(0, 6), today) : undefined
    if (ai === '10') facts.lot = value
    else if (ai === '21') facts.serial = value
    else if (ai === '00' && namesGoods) facts.plateCode = value
    else if (ai === '30' || ai === '37') facts.count = Number(value)
    else if (ai === '8006' || ai === '8026')
      facts.piece = { number: Number(value.slice(14, 16)), of: Number(value.slice(16)) }
    else if (day !== undefined) {
      if (ai === '17' || (ai === '7003' && days.useBy === undefined)) days.useBy = day
      else if (ai === '15') facts.bestBefore = day
      else if (ai === '16') days.sellBy = day
      else if (ai === '11') facts.produced = day
    } else figures(ai, value, facts)
  }
  const expiry = days.useBy ?? facts.bestBefore ?? days.sellBy
  if (expiry !== undefined) facts.expiry = expiry
  return facts
}

function figures(ai: string, value: string, facts: Draft): void {
  const grams = gramsOf(ai, value)
  if (grams !== undefined) {
    facts.grams = grams
    return
  }
  // 33nn to 34nn measure the packed unit, not the goods.
  const measure = /^3[1256]/.test(ai) && ai < '3700' ? measureOf(ai, value) : undefined
  const price = /^39[23]/.test(ai) ? amountOf(ai, value) : undefined
  if (measure !== undefined) facts.measure = measure
  if (price !== undefined) facts.price = price
}

/** Whether an identifier names a thing by a number with a check digit, so that chance can hardly have made it. */
export function isKeyAi(ai: string): boolean {
  return /^(0[0-3]|253|255|402|41[0-7]|8003|8006|8017|8018|8026)$/.test(ai)
}

/** The value of the first of `ais` that the elements hold. */
export function firstOf(elements: readonly Element[], ...ais: readonly string[]): string | undefined {
  return elements.find(([ai]) => ais.includes(ai))?.[1]
}

// What may begin after a lost separator and can hardly be chance: a plausible day, or a key proved by its check digit.
const strongStart = /^(?:1[123567]|0[0-3]|310[0-5])/

/**
 * Readings in which a variable-length value swallowed what followed, because a reader dropped the separator:
 * `10` "AB17270131" may be lot AB with expiry 2027-01-31. Never the truth by itself: ask. At most three.
 */
export function lostSeparatorReadings(
  elements: readonly Element[],
  today: BusinessDate,
): readonly (readonly Element[])[] {
  const readings: (readonly Element[])[] = []
  for (const [at, [ai, value]] of elements.entries()) {
    if (!/^(10|2[12]|240|30|37)$/.test(ai)) continue
    for (let cut = 1; cut <= value.length - 8 && readings.length < 3; cut++) {
      const rest = value.slice(cut)
      if (!strongStart.test(rest)) continue
      const tail = parseElements(rest)
      if (!tail.ok || !isPlausible(tail.value, today)) continue
      readings.push([...elements.slice(0, at), [ai, value.slice(0, cut)], ...tail.value, ...elements.slice(at + 1)])
    }
  }
  return readings
}

function isPlausible(tail: readonly Element[], today: BusinessDate): boolean {
  const [ai = '', value = ''] = tail[0] ?? []
  const day = /^1[1-7]$/.test(ai) ? gs1Date(value, today) : undefined
  if (day === undefined) return true
  const years = Number(day.slice(0, 4)) - Number(today.slice(0, 4))
  return years >= -5 && years <= 10
}
