// Owns the key under which what concerns one customer or supplier of a company is kept.
import type { DocumentRow } from './books.ts'

/** Key of an index by company, side and party. */
export function partyKey(company: string, side: DocumentRow['side'], party: string): string {
  return `${company}|${side}|${party}`
}
