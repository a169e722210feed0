// Owns how a payment is kept, whichever way the money went: what it settled, what is left of it on account.
import type { PaymentRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import type { Settling } from './document-lines.ts'
import { postedOn } from './posting.ts'

type Kept = Omit<PaymentRow, 'at' | 'postedOn' | 'settles' | 'operation' | 'order' | 'bankLine' | 'fee'>
type Named = { readonly [Key in 'order' | 'bankLine' | 'fee']?: PaymentRow[Key] | undefined }

/** Keeps a payment under its own id. @param settling what of which document it settled */
export function keepPayment(draft: Draft, payment: Kept, settling: readonly Settling[], named: Named = {}): void {
  const { at, id: operation } = draft.cause
  const { order, bankLine, fee } = named
  draft.put('payment', {
    ...payment,
    at,
    postedOn: postedOn(draft, payment.company, at),
    settles: settling.map(({ document, amount }) => ({ document: document.id, number: document.number, amount })),
    operation,
    ...(order && { order }),
    ...(bankLine && { bankLine }),
    ...(fee && { fee }),
  })
}
