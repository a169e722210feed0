// Owns what a bookkeeper sets at the desk: how far the books are closed, rates of tax and exchange, terms of trade, and what
// customers have with us.
import type { BooksSettings } from '../../../../shared/protocol/desk/books.ts'
import type {
  BooksRow,
  CompanyDetailsRow,
  HoldingRow,
  RateRow,
  TaxRow,
  TradeTermsRow,
} from '../../../../shared/rows/books.ts'
import type { CompanyRow } from '../../../../shared/rows/catalogue.ts'
import type { Kind, Rows } from '../../../../shared/rows/tables.ts'
import type { CustomerRow } from '../../../../shared/rows/work.ts'
import type { StoreView } from '../../store.ts'
import { dayOf } from '../house/day.ts'
import { Names } from '../names/names.ts'

/** Rows of one kind shown at most; newest rates stand first. */
const most = 5_000

export async function booksSettings(store: StoreView, company: CompanyRow, asOf: number): Promise<BooksSettings> {
  const own = async <K extends Kind>(kind: K) =>
    (await store.rows.all(kind, most))
      .map(({ row }) => row as Rows[K] & { readonly company?: string })
      .filter((row) => row.company === company.id)
  const books = (await store.rows.byIds('books', [company.id]))[0]?.row as BooksRow | undefined
  const holdings = (await own('holding')) as HoldingRow[]
  const terms = (await own('tradeTerms')) as TradeTermsRow[]
  const wanted = [
    ...holdings.flatMap(({ customer }) => customer ?? []),
    ...terms.flatMap(({ side, party }) => (side === 'receivable' ? [party] : [])),
  ]
  const customers = new Map(
    (await store.rows.byIds('customer', [...new Set(wanted)])).map(({ id, row }) => [id, (row as CustomerRow).name]),
  )
  const companies = (await store.rows.all('company', most)).map(({ row }) => row as CompanyRow)
  const details = (await store.rows.byIds('companyDetails', [company.id]))[0]?.row as CompanyDetailsRow | undefined
  const by = [...new Set([...(books?.history ?? []), ...(details?.versions ?? [])].map((each) => each.by))]
  const names = await new Names(store).learn({ people: by })
  return {
    asOf,
    company: { id: company.id, name: company.name },
    currency: company.currency,
    today: dayOf(asOf, company.zone).date,
    ...(books && { books }),
    ...(details && { details }),
    people: by.map((id) => names.person(id)),
    taxes: ((await own('tax')) as TaxRow[]).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    rates: ((await own('rate')) as RateRow[]).toSorted((a, b) => (a.from < b.from ? 1 : -1)),
    holdings: holdings.map((each) => {
      const customerName = each.customer === undefined ? undefined : (customers.get(each.customer) ?? each.customer)
      return customerName === undefined ? each : { ...each, customerName }
    }),
    terms: terms.map((each) => ({ ...each, partyName: customers.get(each.party) ?? each.party })),
    companies: companies.toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}
