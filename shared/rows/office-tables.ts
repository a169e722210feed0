// Owns the kinds of rows that the office alone holds (sales, documents, money) and their indexes. The app is built without them
// (office-tables-of-app.ts): a device holds no such row.
import type { DocumentRow } from './books.ts'
import { index, indexKey as pair } from './index-definition.ts'
import { officeScope } from './office-scope.ts'
import { partyKey } from './party-key.ts'

const byOffice = () => officeScope

export const officeScopes = {
  sale: byOffice,
  saleLine: byOffice,
  purchaseTerms: byOffice,
  customer: byOffice,
  itemCost: byOffice,
  books: byOffice,
  document: byOffice,
  series: byOffice,
  received: byOffice,
  waitingBill: byOffice,
  rate: byOffice,
  tax: byOffice,
  holding: byOffice,
  tradeTerms: byOffice,
  bankLine: byOffice,
  payment: byOffice,
  payout: byOffice,
  unbilled: byOffice,
  kit: byOffice,
  companyDetails: byOffice,
  partyDetails: byOffice,
  itemTax: byOffice,
} as const

export const officeIndexes = {
  saleLinesOfOrder: index('saleLine', (r) => r.order),
  termsOfPurchase: index('purchaseTerms', (r) => r.purchase),
  documentsOf: index('document', (r) => partyKey(r.company, r.side, r.party)),
  documentsOfOrder: index('document', (r) => r.order),
  openDocumentsOf: index('document', (r) => (r.openAmount === 0 ? undefined : partyKey(r.company, r.side, r.party))),
  openDocumentsIn: index('document', (r) => (r.openAmount === 0 ? undefined : pair(r.company, r.currency))),
  /** Of another currency than the books', by the last month in which any of it was settled: what was open on a past day. */
  settledIn: index('document', (r) => settledMonth(r)),
  /** Taken back whole, by the month in which it was. */
  withdrawnIn: index('document', (r) => r.cancelledOn && pair(r.company, r.cancelledOn.slice(0, 7))),
  documentByNumber: index('document', (r) => `${r.company}|${r.side}|${r.number}`),
  receivedOnLine: index('received', (r) => r.line),
  billsWaitingFor: index('waitingBill', (r) => r.line),
  ratesOf: index('rate', (r) => pair(r.company, r.currency)),
  taxesOf: index('tax', (r) => pair(r.company, r.country)),
  unbookedBankLines: index('bankLine', (r) => (r.booked === undefined ? r.company : undefined)),
  payoutsNotBanked: index('payout', (r) => (r.bankLine === undefined && !r.takenBack ? r.company : undefined)),
  unbilledOf: index('unbilled', (r) =>
    r.document === undefined ? partyKey(r.company, 'receivable', r.customer) : undefined,
  ),
  unbilledOfOrder: index('unbilled', (r) => r.order),
  billedOn: index('unbilled', (r) => r.document),
  ordersOfCustomer: index('sale', (r) => pair(r.company, r.customer)),
} as const

function settledMonth({ company, currency, amount, value, openAmount, settled = [] }: DocumentRow): string | undefined {
  if (openAmount !== 0 || amount === value || settled.length === 0) return undefined
  const last = settled
    .map(({ on }) => on.slice(0, 7))
    .toSorted()
    .at(-1)
  return `${company}|${currency}|${last}`
}
