// Owns at what something is taxed: the rate, and why it is that one. Does not know where a rate comes from.

/** Why a rate is what it is: zero rated, exempt, an export and a reverse charge are all 0 %, and none of them the same. */
export type TaxTreatment = 'standard' | 'reduced' | 'zero' | 'exempt' | 'reverse-charge' | 'export'

export interface TaxedAt {
  /** Decimal string: "20", "6.875". */
  readonly percent: string
  /** Of the rate as the bookkeeper keeps it. */
  readonly code?: string
  readonly treatment?: TaxTreatment
}

/** Equal for what a tax return sums together. */
export function taxKey({ percent, code, treatment }: TaxedAt): string {
  return [percent, code, treatment].join('|')
}
