// Owns reading what reports are made from, out of kept totals: a report costs what it shows, not what has ever happened.
import type { ReportFacts } from '../../../../shared/reports/facts.ts'
import type { ReportQuestion } from '../../../../shared/reports/report.ts'
import type { StoreView } from '../../store.ts'
import { accountSums, comparedSums } from './accounts.ts'
import { dimensionSums } from './dimensions.ts'
import { documentSums } from './documents.ts'
import { openDocuments, taxDocuments, taxSums } from './open-documents.ts'
import { payoutSums } from './payout-sums.ts'
import { stockProofs } from './stock-proof.ts'
import { stockValues } from './stock-values.ts'
import { trailOf } from './trail.ts'

/** Whose books are asked, and what its day is now. */
export interface Asked extends ReportQuestion {
  readonly company: string
  readonly zone: string
  readonly today: string
}

export type FactReaders = {
  readonly [Kind in keyof ReportFacts]: (store: StoreView, asked: Asked) => Promise<ReportFacts[Kind]>
}

/** The reader of each kind of facts. */
export const factReaders: FactReaders = {
  accounts: accountSums,
  compared: comparedSums,
  dimensions: dimensionSums,
  documents: documentSums,
  openDocuments,
  taxes: taxSums,
  taxDocuments,
  trail: trailOf,
  payouts: payoutSums,
  stockValue: stockValues,
  stockProof: stockProofs,
}
