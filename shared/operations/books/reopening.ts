// Owns how documents are open again when what settled them is taken back, and how one is taken back whole. Nothing is erased:
// ageing, statement and tax return of any day are what they were, until the day on which it was taken back.
import type { DocumentRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import type { BusinessDate } from '../../values/time.ts'

/** What an operation settled of a document is open again, on its own day or on the first one that may be booked. */
export function openAgain(draft: Draft, document: DocumentRow, of: string, first: BusinessDate): void {
  const taken = (document.settled ?? []).filter((each) => each.by === of)
  if (taken.length === 0) return
  const back = taken.map(({ on, value, amount = value }) => ({
    on: on > first ? on : first,
    value: 0 - value,
    amount: 0 - amount,
    by: draft.cause.id,
    back: true as const,
  }))
  draft.put('document', {
    ...document,
    openAmount: taken.reduce((sum, { value, amount = value }) => sum + amount, document.openAmount),
    openValue: taken.reduce((sum, { value }) => sum + value, document.openValue),
    settled: [...(document.settled ?? []), ...back],
  })
}

/** The document with nothing of it open: it is taken back whole, and its number stays. */
export function withdrawn(draft: Draft, document: DocumentRow, first: BusinessDate): DocumentRow {
  const { openAmount: amount, openValue: value, postedOn: own, settled = [] } = document
  const on = own !== undefined && own > first ? own : first
  return {
    ...document,
    openAmount: 0,
    openValue: 0,
    cancelled: true,
    cancelledOn: on,
    cancelledBy: draft.cause.id,
    settled: [...settled, { on, value, amount, by: draft.cause.id, back: true }],
  }
}
