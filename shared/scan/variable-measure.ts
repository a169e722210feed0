// Owns in-store codes of goods sold by weight or price: an EAN-13 or UPC-A cut up by the site's own pattern, since no
// standard says which digits are the item. Doesn't know the currency: prices stay in minor units.
import { quantity } from '../values/quantity.ts'
import { ok, type Result, refuse } from '../values/result.ts'
import { checkDigit, hasCheckDigit } from './gtin.ts'
import type { GoodsFacts } from './scanned.ts'

export interface VariableMeasure {
  /** The item's own digits. */
  readonly item: string
  /** Weight digits, in grams. */
  readonly weightRaw?: string
  /** Price digits, in minor units. */
  readonly priceRaw?: string
  /** The code with measure digits zero and its check digit renewed: how a catalogue holds such an item. */
  readonly blank: string
}

/**
 * Cuts `digits` by a pattern such as "21IIIIIWWWWWC": I item, W weight, P price, C check digit, X not read, digits as
 * they are. A 12-digit pattern fits a UPC-A with or without its leading zero. Refusals: `no-match`, `check-digit`.
 */
export function cutVariableMeasure(
  digits: string,
  pattern: string,
): Result<VariableMeasure, 'no-match' | 'check-digit'> {
  const text = digits.length === pattern.length + 1 && digits.startsWith('0') ? digits.slice(1) : digits
  if (text.length !== pattern.length || !/^[0-9]+$/.test(text)) return refuse('no-match', { text, pattern })
  let [item, weightRaw, priceRaw, blank] = ['', '', '', '']
  for (let i = 0; i < pattern.length; i++) {
    const p = pattern.charAt(i)
    const d = text.charAt(i)
    if (p >= '0' && p <= '9' && p !== d) return refuse('no-match', { text, pattern })
    if (p === 'I') item += d
    else if (p === 'W') weightRaw += d
    else if (p === 'P') priceRaw += d
    blank += p === 'W' || p === 'P' || p === 'X' ? '0' : d
  }
  if (!hasCheckDigit(text)) return refuse('check-digit', { text })
  const renewed = blank.slice(0, -1)
  return ok({
    item,
    ...(weightRaw && { weightRaw }),
    ...(priceRaw && { priceRaw }),
    blank: renewed + checkDigit(renewed),
  })
}

/** The facts about goods in a code that was cut. */
export function variableFacts(cut: VariableMeasure): GoodsFacts {
  return {
    ...(cut.weightRaw !== undefined && { grams: quantity(Number(cut.weightRaw)) }),
    ...(cut.priceRaw !== undefined && { price: { amount: String(Number(cut.priceRaw)), inMinorUnits: true as const } }),
  }
}
