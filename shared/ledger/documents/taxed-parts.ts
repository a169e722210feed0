// Owns what of a document is taxed at which rate, in the books' currency: what the tax return sums. Does not know countries.

import { sumOf } from '../../values/money.ts'
import type { TaxedAt } from '../../values/taxed-at.ts'

export interface TaxedPart extends TaxedAt {
  readonly net: number
  readonly tax: number
  /** The same in the document's currency, where that is another. */
  readonly own?: { readonly net: number; readonly tax: number }
}

/** Parts in the books' currency. Their taxes sum to the tax that is posted, which is converted once. */
export function taxesInBase(parts: readonly TaxedPart[], convert: (amount: number) => number): readonly TaxedPart[] {
  const another = parts.some(({ net, tax }) => convert(net) !== net || convert(tax) !== tax)
  const converted = parts.map((part) => ({
    ...part,
    net: convert(part.net),
    tax: convert(part.tax),
    ...(another && { own: { net: part.net, tax: part.tax } }),
  }))
  const wanted = convert(sumOf(parts.map(({ tax }) => tax)))
  let off = wanted - sumOf(converted.map(({ tax }) => tax))
  for (const part of converted.toSorted((a, b) => Math.abs(b.tax) - Math.abs(a.tax))) {
    part.tax += off
    off = 0
  }
  return converted
}
