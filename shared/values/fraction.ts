// Owns exact fractions of whole numbers and the one rounding rule of the product (R: nearest, halves away from zero).
// Knows no currency and no float: a decimal string becomes a fraction, a fraction becomes a whole number once.
import { assert } from './result.ts'

/** `numerator / denominator`, not reduced; the denominator is above zero. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

const decimalShape = /^-?\d{1,30}(?:\.\d{1,20})?$/

/** Whether `text` is a plain decimal ("12", "-0.05", "1.1000"): no exponent, no spaces, no grouping. */
export function isDecimal(text: string): boolean {
  return decimalShape.test(text)
}

/** The exact value of a plain decimal. @throws Bug when it is none; inputs are checked at the edge with `isDecimal`. */
export function fractionOf(decimal: string): Fraction {
  assert(isDecimal(decimal), `not a decimal: ${decimal}`)
  const point = decimal.indexOf('.')
  if (point < 0) return { numerator: BigInt(decimal), denominator: 1n }
  const digits = decimal.slice(0, point) + decimal.slice(point + 1)
  return { numerator: BigInt(digits), denominator: 10n ** BigInt(decimal.length - point - 1) }
}

/** The same value with the smallest possible terms, so that equal fractions have equal terms. */
export function reduced({ numerator, denominator }: Fraction): Fraction {
  let a = numerator < 0n ? -numerator : numerator
  let b = denominator
  while (b !== 0n) [a, b] = [b, a % b]
  return a <= 1n ? { numerator, denominator } : { numerator: numerator / a, denominator: denominator / a }
}

/** R(numerator / denominator): the nearest whole number, halves away from zero. @throws Bug on a zero denominator. */
export function roundRatio(numerator: bigint, denominator: bigint): bigint {
  assert(denominator !== 0n, 'division by zero')
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const rounded = (2n * n + d) / (2n * d)
  return negative ? -rounded : rounded
}

/**
 * R(value × part / whole) for safe integers, exact however large the product grows.
 * @throws Bug when `whole` is zero or the result is not a safe integer
 */
export function roundShare(value: number, part: number, whole: number): number {
  const product = value * part
  if (!Number.isSafeInteger(product) || whole === 0) {
    return safeNumber(roundRatio(BigInt(value) * BigInt(part), BigInt(whole)))
  }
  // The remainder of safe integers is exact, and so is the division that it leaves.
  const rest = product % whole
  const quotient = (product - rest) / whole
  if (2 * Math.abs(rest) < Math.abs(whole)) return quotient + 0
  return product < 0 === whole < 0 ? quotient + 1 : quotient - 1
}

/** @throws Bug when a whole number is too large for a double to hold it exactly. */
export function safeNumber(n: bigint): number {
  const number = Number(n)
  assert(Number.isSafeInteger(number), `number out of bounds: ${n}`)
  return number
}
