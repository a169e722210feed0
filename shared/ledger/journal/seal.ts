// Owns the text that a journal entry is sealed under: everything that must never change, in one fixed order. Does not know
// how a hash is made or where entries are kept.
import type { EntryPart } from './grouping.ts'

/** An entry as it stands in the journal: amounts in minor units of the company's currency, debit positive. */
export interface SealedEntry {
  readonly company: string
  readonly number: number
  readonly id: string
  readonly operation: string
  readonly event: string
  readonly kind: string
  readonly postedOn: string
  readonly learnedAt: number
  readonly lines: readonly { readonly account: string; readonly item: string | null; readonly amount: number }[]
  readonly parts: readonly EntryPart[]
}

/** What the first entry of a company is chained to. */
export const chainStart = ''

/**
 * The text whose SHA-256 seals an entry. It holds the seal of the entry before, so that nothing can be changed, left out
 * or put between without every later seal being wrong.
 * @param before seal of the company's entry with the number before this one, `chainStart` for number 1
 */
export function textToSeal(before: string, entry: SealedEntry): string {
  const { company, number, id, operation, event, kind, postedOn, learnedAt, lines, parts } = entry
  const said = lines.map(({ account, item, amount }) => [account, item, amount])
  const text = [before, company, number, id, operation, event, kind, postedOn, learnedAt, said]
  return JSON.stringify(parts.length === 0 ? text : [...text, parts])
}
