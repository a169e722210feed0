// Owns the median of decimal prices, exactly. Knows no currency.
import { fractionOf } from '../../shared/values/fraction.ts'

/** The middle price; between two middle ones the point half-way, as a decimal without a tail of zeros. Undefined for none. */
export function medianPrice(prices: readonly string[]): string | undefined {
  let denominator = 1n
  const fractions = prices.map(fractionOf)
  for (const fraction of fractions) if (fraction.denominator > denominator) denominator = fraction.denominator
  // All denominators are powers of ten, so the largest is a multiple of each.
  const sorted = fractions
    .map((fraction) => fraction.numerator * (denominator / fraction.denominator))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const low = sorted[Math.floor((sorted.length - 1) / 2)]
  const high = sorted[Math.floor(sorted.length / 2)]
  if (low === undefined || high === undefined) return undefined
  // Half of the sum is five tenths of it: one more digit holds it exactly.
  return decimal((low + high) * 5n, denominator.toString().length)
}

function decimal(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '')
  return units < 0n ? `-${text}` : text
}
