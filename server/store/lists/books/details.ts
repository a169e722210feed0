// Owns what stands of companies, customers and suppliers on papers, as of a time.
import {
  type CompanyDetails,
  type CompanyDetailsRow,
  type DocumentRow,
  detailsAt,
  type PartyDetails,
  type PartyDetailsRow,
  type Since,
} from '../../../../shared/rows/books.ts'
import { partyKey } from '../../../../shared/rows/tables.ts'
import type { Instant } from '../../../../shared/values/time.ts'
import type { StoreView } from '../../store.ts'

export interface PaperDetails {
  readonly own?: CompanyDetails
  readonly party?: PartyDetails
}

/** What stood of a company and of one it trades with. */
export async function paperDetails(
  store: StoreView,
  { company, side, party }: Pick<DocumentRow, 'company' | 'side' | 'party'>,
  at: number,
): Promise<PaperDetails> {
  const ours = (await store.rows.byIds('companyDetails', [company]))[0]?.row as CompanyDetailsRow | undefined
  const key = partyKey(company, side, party)
  const theirs = (await store.rows.byIds('partyDetails', [key]))[0]?.row as PartyDetailsRow | undefined
  const own = shown(detailsAt(ours?.versions ?? [], at as Instant))
  const other = shown(detailsAt(theirs?.versions ?? [], at as Instant))
  return { ...(own && { own }), ...(other && { party: other }) }
}

/** Who said it and when stands on no paper. */
function shown<Details extends Since>(details: Details | undefined): Omit<Details, keyof Since> | undefined {
  if (!details) return undefined
  const { from: _from, by: _by, ...rest } = details
  return rest
}
