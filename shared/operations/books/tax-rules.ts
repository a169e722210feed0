// Owns by which rates a company taxes a sale: what it has on record of itself, of its customer and of the item. Runs on the
// server only, where office rows exist. Does not decide; shared/ledger/tax does.
import { countryOf, decideTax, isCountry } from '../../ledger/tax/decide.ts'
import { detailsAt } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import { indexKey, partyKey } from '../../rows/tables.ts'
import type { CompanyId, ItemId } from '../../values/ids.ts'
import type { TaxedAt } from '../../values/taxed-at.ts'
import { businessDate, type Instant } from '../../values/time.ts'

export interface Destination {
  readonly country: string
  /** State or province, where tax differs by it. */
  readonly region?: string
}

/**
 * Tells at what each item of a sale is taxed. Undefined where the company has said nothing of its own country: then its sales
 * carry the tax that they bring with them.
 */
export function taxRules(
  draft: Draft,
  { company, customer, at }: { readonly company: CompanyId; readonly customer: string; readonly at: Instant },
  to: Destination,
): { readonly rounding: 'document' | 'line'; taxOf(item: ItemId | undefined): TaxedAt | undefined } | undefined {
  const own = detailsAt(draft.get('companyDetails', company)?.versions ?? [], at)
  if (!own || own.country === '') return undefined
  const destination = destinationOf(own.country, to)
  const countries = new Set([own.country, destination])
  const taxes = [...countries].flatMap((country) => draft.find('taxesOf', indexKey(company, country)))
  const on = businessDate(at, draft.get('company', company)?.zone ?? 'UTC')
  const buyer = detailsAt(draft.get('partyDetails', partyKey(company, 'receivable', customer))?.versions ?? [], at)
  const rules = { home: own.country, registered: own.registered, taxes }
  return {
    rounding: own.taxRounding,
    taxOf(item) {
      const category = item === undefined ? '' : categoryOf(draft, company, item)
      return decideTax(rules, { to: destination, category, on, vatNumber: buyer?.vatNumber })
    },
  }
}

/** What the bookkeeper said of it, else what it is. */
function categoryOf(draft: Draft, company: CompanyId, item: ItemId): string {
  return draft.get('itemTax', `${company}|${item}`)?.category ?? draft.get('item', item)?.category ?? ''
}

/** States count where the seller's own country has them; "US" alone, sold from a state, is that state. */
function destinationOf(home: string, { country, region }: Destination): string {
  if (region !== undefined && isCountry(`${country}-${region}`) && home.includes('-')) return `${country}-${region}`
  return home.includes('-') && country === countryOf(home) ? home : country
}
