// Owns at what a sale of goods is taxed: by where they come from and go to, what they are, the day, and whether the customer is a
// business of another country. Rates are the bookkeeper's; knows no document.
import type { TaxedAt, TaxTreatment } from '../../values/taxed-at.ts'
import type { BusinessDate } from '../../values/time.ts'
import { type DatedTax, taxFor } from './choose.ts'
import { taxedAtOf } from './rate.ts'
import { europeanUnion } from './starting-sets.ts'

export interface KeptTax extends DatedTax {
  readonly treatment: TaxTreatment
}

/** Of the company that sells. */
export interface TaxRules {
  /** ISO 3166-1, for a federal country with the state: "LV", "US-NY". */
  readonly home: string
  /** Where else it is registered for tax. In the EU one registration for distance sales names every country that it covers. */
  readonly registered: readonly string[]
  readonly taxes: readonly KeptTax[]
}

export interface Sold {
  /** Where the goods go, as `home`. What is no code of a country is taken for home: tax is charged rather than forgotten. */
  readonly to: string
  readonly category: string
  readonly on: BusinessDate
  /** The customer's number for value added tax, where one is known. */
  readonly vatNumber?: string | undefined
}

/**
 * The tax on goods sold. At home the rate of their category. Within the EU a business of another country accounts for it
 * itself (Directive 2006/112/EC, articles 138 and 196), a consumer pays the rate of theirs where the seller is registered and
 * the seller's rate elsewhere (articles 33 and 59c). What leaves for other countries is an export, at 0 %. Between states of one
 * country tax is due where the seller is registered. Undefined where no rate is on record: the sale then carries none.
 */
export function decideTax({ home, registered, taxes }: TaxRules, sold: Sold): TaxedAt | undefined {
  const to = isCountry(sold.to) ? sold.to : home
  const rate = (country: string) => rateIn(taxes, country, sold, isBusinessOf(sold.vatNumber, to))
  const domestic = rate(home)
  if (to === home) return domestic
  if (countryOf(to) === countryOf(home)) {
    return registered.includes(to) ? rate(to) : { percent: '0', code: `${to}-NR`, treatment: 'zero' }
  }
  if (!domestic) return undefined
  const union = europeanUnion.has(home) && europeanUnion.has(to)
  if (union && domestic.treatment !== 'exempt' && isBusinessOf(sold.vatNumber, to)) {
    const kept = taxes.find(({ country, treatment }) => country === home && treatment === 'reverse-charge')
    return { percent: '0', code: kept?.code ?? `${home}-RC`, treatment: 'reverse-charge' }
  }
  if (registered.includes(to)) return rate(to) ?? domestic
  return union ? domestic : { percent: '0', code: `${home}-EXP`, treatment: 'export' }
}

/** A number that a business of a country can have: its prefix and two to thirteen signs. Greece writes EL. */
export function isBusinessOf(vatNumber: string | undefined, country: string): boolean {
  const number = (vatNumber ?? '').replace(/[\s.-]/g, '').toUpperCase()
  const prefix = country === 'GR' ? 'EL' : countryOf(country)
  return number.startsWith(prefix) && /^[A-Z]{2}[0-9A-Z+*]{2,13}$/.test(number)
}

export function isCountry(code: string): boolean {
  return /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code)
}

/** The country of a code: "US" of "US-NY". */
export function countryOf(code: string): string {
  return code.slice(0, 2)
}

/** Goods whose tax the buyer owes at home as well are taxed as any others where the buyer is no business. */
function rateIn(taxes: readonly KeptTax[], country: string, sold: Sold, business: boolean): TaxedAt | undefined {
  const asked = { country, category: sold.category, on: sold.on }
  const found = taxFor(taxes, asked)
  const own = found?.treatment === 'reverse-charge' && !business ? taxFor(taxes, { ...asked, category: '' }) : found
  return own && taxedAtOf({ taxPercent: own.percent, code: own.code, treatment: own.treatment })
}
