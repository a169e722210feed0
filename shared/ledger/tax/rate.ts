// Owns rates of tax as exact fractions, and the tax on a net amount or within a gross one. Does not know countries or dates.
import { type Fraction, fractionOf, reduced, roundRatio, safeNumber } from '../../values/fraction.ts'
import { type Money, money } from '../../values/money.ts'
import type { TaxedAt, TaxTreatment } from '../../values/taxed-at.ts'

/** A rate as a document writes it: whole basis points (2000 is 20 %), or a percentage that is finer ("6.875"). */
export interface WrittenRate {
  readonly taxBasisPoints?: number
  readonly taxPercent?: string
  /** Of the rate on record, and why it is that one: what a tax return tells apart. */
  readonly code?: string
  readonly treatment?: TaxTreatment
}

/** The rate as a part of one: 20 % is 1/5. Nothing written is no tax. */
export function taxRateOf({ taxBasisPoints = 0, taxPercent }: WrittenRate): Fraction {
  if (taxPercent === undefined) return reduced({ numerator: BigInt(taxBasisPoints), denominator: 10_000n })
  const { numerator, denominator } = fractionOf(taxPercent)
  return reduced({ numerator, denominator: denominator * 100n })
}

/** The rate by which a tax return sums, however it is written. */
export function taxedAtOf(written: WrittenRate): TaxedAt {
  const { code, treatment } = written
  const percent = percentOf(taxRateOf(written))
  return { percent, ...(code !== undefined && { code }), ...(treatment !== undefined && { treatment }) }
}

/** R(net × rate). */
export function taxOn(net: number, { numerator, denominator }: Fraction): Money {
  return money(safeNumber(roundRatio(BigInt(net) * numerator, denominator)))
}

/** R(gross × rate ÷ (1 + rate)): the tax that a price with tax holds. */
export function taxWithin(gross: number, { numerator, denominator }: Fraction): Money {
  return money(safeNumber(roundRatio(BigInt(gross) * numerator, denominator + numerator)))
}

/** A rate as a percentage: "20", "6.875". */
export function percentOf({ numerator, denominator }: Fraction): string {
  const scaled = (numerator * 100_000_000n) / denominator
  const digits = String(scaled % 1_000_000n).padStart(6, '0')
  const rest = digits.replace(/0+$/, '')
  return rest === '' ? `${scaled / 1_000_000n}` : `${scaled / 1_000_000n}.${rest}`
}
