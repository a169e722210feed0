// Owns which rates a line of an invoice written by hand, or of a bill, may have: first the one that is right, then the others that
// the bookkeeper keeps for the countries concerned. Draws nothing.
import { decideTax } from '../../../shared/ledger/tax/decide.ts'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import type { PartyDetails } from '../../../shared/rows/books.ts'
import type { TaxTreatment } from '../../../shared/values/taxed-at.ts'

export interface TaxChoice {
  readonly code: string
  readonly percent: string
  /** As the bookkeeper calls it; of what the rule alone knows, why it is so. */
  readonly name?: string
  readonly treatment?: TaxTreatment
}

/** Empty where the company keeps no rates or has not said its country: then a percentage is typed. */
export function taxChoices(books: BooksSettings | undefined, buyer: PartyDetails | undefined): readonly TaxChoice[] {
  const own = books?.details?.versions.at(-1)
  if (!books || !own || own.country === '') return []
  const { taxes, today } = books
  const rules = { home: own.country, registered: own.registered, taxes }
  const to = buyer && buyer.country !== '' ? buyer.country : own.country
  const right = decideTax(rules, { to, category: '', on: today as never, vatNumber: buyer?.vatNumber })
  if (!right) return []
  const countries = [own.country, ...own.registered]
  const kept = taxes.filter(
    ({ country, from, until }) =>
      countries.includes(country) && from <= today && (until === undefined || until >= today),
  )
  const first = kept.find(({ code }) => code === right.code) ?? { ...right, code: right.code ?? '' }
  return [first, ...kept.filter(({ code }) => code !== right.code)]
}

export type KeptRate = BooksSettings['taxes'][number]

/** The rate of what no other names. */
export const isUsual = ({ category, treatment }: KeptRate) => category === '' && treatment === 'standard'

/** The rates at home of today that a bill may have, the usual one first. */
export function billRates(books: BooksSettings | undefined): readonly KeptRate[] {
  const home = books?.details?.versions.at(-1)?.country
  const today = books?.today ?? ''
  const own = (books?.taxes ?? []).filter(
    ({ country, from, until }) => country === home && from <= today && (until === undefined || until >= today),
  )
  return own.toSorted((a, b) => Number(isUsual(b)) - Number(isUsual(a)))
}
