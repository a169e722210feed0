// Owns what kind of thing a row of the Online Retail file is: goods, a charge, or set aside, by the rules for reading it.
// Does not know the row's neighbours.
import { amountOf, type Money } from '../../shared/values/money.ts'
import type { PlannedCharge, SetAsideReason } from './import-plan.ts'
import type { RetailRow } from './online-retail-rows.ts'

export const retailCurrency = 'GBP'

export type RowClass =
  | { readonly is: 'goods'; readonly sku: string; readonly gross: Money }
  | { readonly is: 'charge'; readonly account: PlannedCharge['account']; readonly amount: Money }
  | { readonly is: 'aside'; readonly reason: SetAsideReason }

const chargeAccounts: ReadonlyMap<string, PlannedCharge['account']> = new Map([
  ['POST', '4010'],
  ['DOT', '4010'],
  ['D', '4020'],
  ['M', '4000'],
  ['C2', '4000'],
])
const feesAndCorrections: ReadonlySet<string> = new Set(['BANK CHARGES', 'AMAZONFEE', 'CRUK', 'B'])

// What clerks write in place of a name when they put the books right: no more than such a word, or no word at all.
// A name that contains one ("BROWN CHECK CAT DOORSTOP") is a name.
const note =
  /^(?:[\W\d]*|\W*(?:adjust(?:ment)?|amazon|broken|checked|check|crushed|damaged|damages|damage|destroyed|dotcom|ebay|faulty|found|lost|missing|mixed up|mouldy|rusty|samples|sample|smashed|test|thrown away|wet|wrong code)\W*)$/i

export function isCreditNote(row: RetailRow): boolean {
  return row.invoice.startsWith('C')
}

export function skuOf(row: RetailRow): string {
  return row.code.toUpperCase()
}

/** R(quantity × price), of the sign that the file gives it. */
export function amountOfRow(row: RetailRow): Money {
  return amountOf(row.quantity, row.price, retailCurrency)
}

export function classOf(row: RetailRow): RowClass {
  const aside = (reason: SetAsideReason): RowClass => ({ is: 'aside', reason })
  const sku = skuOf(row)
  if (feesAndCorrections.has(sku) || row.price.startsWith('-')) return aside('fee-or-correction')
  if (row.quantity === 0) return aside('no-quantity')
  if (row.quantity < 0 && !isCreditNote(row)) return aside('negative-quantity')
  if (row.quantity > 0 && isCreditNote(row)) return aside('positive-credit')
  const amount = amountOfRow(row)
  const account = chargeAccounts.get(sku)
  if (account) return amount === 0 ? aside('zero-charge') : { is: 'charge', account, amount }
  if (Number(row.price) === 0) {
    if (row.description === '') return aside('zero-price-undescribed')
    if (note.test(row.description)) return aside('zero-price-note')
    if (row.customer === '') return aside('zero-price-no-customer')
  }
  return { is: 'goods', sku, gross: amount }
}
