// Owns how a line of a bank statement is marked as booked: by the operation that booked it, once.
import type { Draft } from '../../rows/draft.ts'

export function bookBankLine(draft: Draft, id: string, operation: string): void {
  const line = draft.get('bankLine', id)
  if (!line) return
  if (line.booked !== undefined) {
    draft.raise('document-again', `bankLine:${id}`, { number: line.reference || line.text })
    return
  }
  draft.put('bankLine', { ...line, booked: operation })
}
