// Owns what stands on papers to customers beside their table: who writes to whom, both with address and numbers, what the law
// wants said of tax, and where to pay. Does not draw.
import { europeanUnion } from '../../../shared/ledger/tax/starting-sets.ts'
import { paperCountry } from '../../../shared/print/words.ts'
import type { CompanyDetails, DocumentTax, PartyDetails } from '../../../shared/rows/books.ts'
import type { DeskText } from '../text.ts'

export interface PaperParties {
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** Days and numbers under the title, each with its word. */
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** Sentences below the table. */
  readonly notes: readonly string[]
  /** Where to pay, at the end. */
  readonly foot: readonly string[]
}

/** Name, address and numbers, a line each. */
export function partyLines({ d, lang }: DeskText, details: PartyDetails | undefined, name: string): readonly string[] {
  if (!details) return [name]
  const { legalName = '', lines, country, vatNumber = '', registration = '', contact = '' } = details
  return [
    legalName || name,
    ...lines,
    paperCountry(lang, country),
    vatNumber === '' ? '' : `${d('details.vat')} ${vatNumber}`,
    registration === '' ? '' : `${d('details.registration.short')} ${registration}`,
    contact,
  ].filter((line) => line !== '')
}

/** Where a customer pays to. */
export function bankLines({ d }: DeskText, own: CompanyDetails | undefined): readonly string[] {
  if (!own?.bank) return []
  const { name, account, code } = own.bank
  const parts = [name, account, code].filter((part) => part !== '')
  return parts.length === 0 ? [] : [`${d('details.pay-to')}: ${parts.join(' · ')}`]
}

/** What an invoice has to say where it charges no tax, and why. */
export function taxNotes({ d }: DeskText, taxes: readonly DocumentTax[], own: CompanyDetails | undefined): string[] {
  const treatments = new Set(taxes.map(({ treatment }) => treatment))
  const union = europeanUnion.has(own?.country ?? '')
  return [
    ...(treatments.has('reverse-charge') ? [d(union ? 'paper.reverse-charge.eu' : 'paper.reverse-charge')] : []),
    ...(treatments.has('export') ? [d(union ? 'paper.export.eu' : 'paper.export')] : []),
    ...(treatments.has('exempt') ? [d('paper.exempt')] : []),
  ]
}
