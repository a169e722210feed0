// Owns amounts of money: whole minor units of a currency (ISO 4217), and how a quantity at a decimal unit price becomes
// one. Does not know accounts, taxes or where a rate comes from. Products and sums are exact; each amount is rounded once.
import { fractionOf, isDecimal, roundRatio, roundShare, safeNumber } from './fraction.ts'
import type { Branded } from './ids.ts'
import { assert } from './result.ts'

export { roundRatio } from './fraction.ts'

/** A whole number of minor units (cents, yen, fils) of a currency that the context names. May be negative. */
export type Money = Branded<number, 'Money'>

/** @throws Bug when `minorUnits` is not a whole number that a double holds exactly. */
export function money(minorUnits: number): Money {
  assert(Number.isSafeInteger(minorUnits), `not an amount of money: ${minorUnits}`)
  return (minorUnits + 0) as Money
}

/** The exact total; throws Bug when it leaves the safe range. */
export function sumOf(amounts: Iterable<number>): Money {
  let total = 0
  for (const amount of amounts) total = money(total + amount)
  return total as Money
}

// Facts of ISO 4217 (list one): active currencies by their number of minor-unit digits.
const byExponent: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP
      CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES
      KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK
      NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB
      TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const exponents: ReadonlyMap<string, number> = new Map(
  Object.entries(byExponent).flatMap(([exponent, codes]) =>
    codes.split(/\s+/).map((code) => [code, Number(exponent)] as const),
  ),
)

/** Whether `code` is an active ISO 4217 currency that books can be kept in. */
export function isCurrency(code: string): boolean {
  return exponents.has(code)
}

/** How many digits a currency's minor unit has: USD 2, JPY 0, KWD 3. @throws Bug for an unknown code. */
export function exponentOf(currency: string): number {
  const exponent = exponents.get(currency)
  assert(exponent !== undefined, `unknown currency: ${currency}`)
  return exponent
}

/**
 * R(quantity × unit price × rate) in minor units of `currency`.
 * @param quantity whole base units; @param unitPrice decimal string in major units for one base unit
 * @param rate decimal string: major units of `currency` for one major unit of the price's own currency
 * @throws Bug for an unknown currency, a malformed decimal or an amount outside the safe range
 */
export function amountOf(quantity: number, unitPrice: string, currency: string, rate = '1'): Money {
  const price = fractionOf(unitPrice)
  const minor = 10 ** exponentOf(currency)
  if (rate === '1' && price.numerator <= smallNumerator && price.denominator <= smallNumerator) {
    const product = quantity * Number(price.numerator)
    if (Number.isSafeInteger(product)) return roundShare(product, minor, Number(price.denominator)) as Money
  }
  const factor = fractionOf(rate)
  return safeNumber(
    roundRatio(
      BigInt(quantity) * price.numerator * factor.numerator * BigInt(minor),
      price.denominator * factor.denominator,
    ),
  ) as Money
}

// Below it plain numbers do: this is the path of nearly every receipt.
const smallNumerator = 1_000_000_000_000n

/**
 * R(amount × rate): an amount of one currency in minor units of another.
 * @param rate decimal string: major units of `to` for one major unit of `from`
 */
export function converted(amount: number, from: string, to: string, rate: string): Money {
  const factor = fractionOf(rate)
  return safeNumber(
    roundRatio(
      BigInt(amount) * factor.numerator * 10n ** BigInt(exponentOf(to)),
      factor.denominator * 10n ** BigInt(exponentOf(from)),
    ),
  ) as Money
}

/** R(amount × basis points / 10,000): tax, discount and fee rates. 2000 is 20 %. */
export function basisPointsOf(amount: number, basisPoints: number): Money {
  return safeNumber(roundRatio(BigInt(amount) * BigInt(basisPoints), 10_000n)) as Money
}

/** "12.30" from 1230 in USD: plain decimal without grouping, for exports and fields; screens format by locale. */
export function decimalOf(amount: number, currency: string): string {
  const exponent = exponentOf(currency)
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  const sign = amount < 0 ? '-' : ''
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** The amount that a typed or imported decimal means, or undefined when it is none or finer than the minor unit. */
export function moneyFrom(decimal: string, currency: string): Money | undefined {
  if (!isDecimal(decimal)) return undefined
  const { numerator, denominator } = fractionOf(decimal)
  const scaled = numerator * 10n ** BigInt(exponentOf(currency))
  if (scaled % denominator !== 0n) return undefined
  const minorUnits = Number(scaled / denominator)
  return Number.isSafeInteger(minorUnits) ? (minorUnits as Money) : undefined
}
