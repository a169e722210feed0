// Owns what operations of money share: the company's currency and rates, entries, open amounts of documents, numbers without
// a gap. Runs on the server only, where office rows exist. Does not know any single operation.
import type { Account } from '../../ledger/accounts.ts'
import type { DocumentLine, OpenAmount } from '../../ledger/documents/document.ts'
import type { DocumentRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import { indexKey } from '../../rows/tables.ts'
import type { CompanyId, ItemId } from '../../values/ids.ts'
import { money } from '../../values/money.ts'
import { type BusinessDate, businessDate, day, type Instant, instant } from '../../values/time.ts'
import type { LedgerFact } from '../ledger-facts.ts'

/** The currency of a company's books; that of the document where the company is unknown. */
export function baseCurrency(draft: Draft, company: CompanyId, otherwise: string): string {
  return draft.get('company', company)?.currency ?? otherwise
}

/**
 * The company's currency for one of `currency`: as the document says, else the last rate on record at that time. Undefined
 * in the company's own currency. Where no rate is known an exception asks for it and one counts as one.
 */
export function rateOf(
  draft: Draft,
  company: CompanyId,
  currency: string,
  at: Instant,
  given: string | undefined,
): string | undefined {
  const base = baseCurrency(draft, company, currency)
  if (currency === base) return undefined
  if (given !== undefined) return given
  const zone = draft.get('company', company)?.zone ?? 'UTC'
  const on = businessDate(at, zone)
  let found: { readonly from: string; readonly rate: string } | undefined
  for (const rate of draft.find('ratesOf', indexKey(company, currency))) {
    if (rate.from <= on && (!found || rate.from > found.from)) found = rate
  }
  if (found) return found.rate
  draft.raise('rate-missing', `company:${company}`, { currency, on }, `${currency} ${on}`)
  return '1'
}

/** A balanced entry; none where nothing is to be posted. */
export function entryOf(
  event: string,
  company: CompanyId,
  at: Instant,
  lines: readonly (DocumentLine & { readonly item?: ItemId })[],
): readonly LedgerFact[] {
  if (lines.length === 0) return []
  return [{ fact: 'entry', event, company, at, lines }]
}

/** Two lines that move an amount from an account to another. */
export function transferLines(debit: Account, credit: Account, amount: number): DocumentLine[] {
  if (amount === 0) return []
  return [
    { account: debit, amount: money(amount) },
    { account: credit, amount: money(0 - amount) },
  ]
}

export function openOf(document: DocumentRow): OpenAmount {
  return { currency: document.currency, amount: money(document.openAmount), value: money(document.openValue) }
}

/** Keeps what is left open of a document. */
export function leaveOpen(draft: Draft, document: DocumentRow, left: OpenAmount): void {
  const value = document.openValue - left.value
  const on = postedOn(draft, document.company, draft.cause.at)
  const amount = document.openAmount - left.amount
  const taken = { on, value, amount, by: draft.cause.id }
  const settled = value === 0 && amount === 0 ? document.settled : [...(document.settled ?? []), taken]
  const kept = { ...document, openAmount: left.amount, openValue: left.value }
  draft.put('document', settled ? { ...kept, settled } : kept)
}

/** When a document is due: after the days agreed with the party, or at once. */
export function dueOf(draft: Draft, document: Pick<DocumentRow, 'company' | 'side' | 'party' | 'issuedAt'>): Instant {
  const terms = draft.get('tradeTerms', `${document.company}|${document.side}|${document.party}`)
  return instant(document.issuedAt + (terms?.days ?? 0) * day)
}

/** The day of the books on which what happened then is posted: the first open one where its own is closed. */
export function postedOn(draft: Draft, company: CompanyId, at: Instant): BusinessDate {
  const zone = draft.get('company', company)?.zone ?? 'UTC'
  return businessDate(instant(Math.max(at, draft.get('books', company)?.lock ?? 0)), zone)
}

/** Series of legal documents, each numbered without a gap for each company. */
export type Series = 'invoice' | 'credit-note' | 'receipt'

const prefixes: Readonly<Record<Series, string>> = { invoice: 'INV-', 'credit-note': 'CN-', receipt: 'RC-' }

/** The next number of a series. Taken in the transaction that issues the document, so that none is lost or given twice. */
export function takeNumber(draft: Draft, company: CompanyId, series: Series): string {
  const id = `${company}|${series}`
  const row = draft.get('series', id) ?? { id, prefix: prefixes[series], next: 1, digits: 6 }
  draft.put('series', { ...row, next: row.next + 1 })
  return `${row.prefix}${String(row.next).padStart(row.digits, '0')}`
}
