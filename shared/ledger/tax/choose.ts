// Owns which rate of tax applies: by country, category of the item and day. Knows no document.
import type { BusinessDate } from '../../values/time.ts'

export interface DatedTax {
  readonly code: string
  readonly country: string
  readonly category: string
  readonly from: BusinessDate
  readonly until?: BusinessDate
  readonly percent: string
}

/**
 * The tax of a country for a category on a day: the category's own, else that for all; of several the one that began last.
 * Undefined where none is on record: the document then carries none, and whoever writes it is asked.
 */
export function taxFor<Tax extends DatedTax>(
  taxes: readonly Tax[],
  asked: { readonly country: string; readonly category: string; readonly on: BusinessDate },
): Tax | undefined {
  const { country, category, on } = asked
  let best: Tax | undefined
  for (const tax of taxes) {
    if (tax.country !== country || tax.from > on || (tax.until !== undefined && tax.until < on)) continue
    if (tax.category !== category && tax.category !== '') continue
    if (!best || precedes(tax, best, category)) best = tax
  }
  return best
}

function precedes(a: DatedTax, b: DatedTax, category: string): boolean {
  const fits = (tax: DatedTax) => (tax.category === category ? 1 : 0)
  return fits(a) !== fits(b) ? fits(a) > fits(b) : a.from > b.from
}
