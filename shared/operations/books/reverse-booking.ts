// Somebody with the right takes a booking of money back: it was a mistake, or the bank returned it. Reversal entries only; what
// it had settled is open again, and both stay on record.
import * as z from 'zod/mini'
import { accounts } from '../../ledger/accounts.ts'
import type { Draft } from '../../rows/draft.ts'
import type { CompanyId, OperationId } from '../../values/ids.ts'
import { refuse } from '../../values/result.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, id, key, text } from '../schema.ts'
import { bookBankLine } from './bank-line.ts'
import { type Booking, bookingOf } from './bookings.ts'
import { freeWithinLimit, holdBeyondLimit } from './credit-limit.ts'
import { giveBack, standsOn } from './giving-back.ts'
import { entryOf, transferLines } from './posting.ts'

const schema = z.object({
  company: id<CompanyId>(),
  /** The operation that is taken back. */
  of: id<OperationId>(),
  /** A mistake is reversed on its own day, or on the first open one; what bounced on the day on which the bank returned it. */
  why: z.enum(['mistake', 'bounced']),
  reason: text(200).check(z.minLength(1)),
  /** What the bank charged for it: minor units of the company's currency. */
  fee: z.exactOptional(amount().check(z.gte(0))),
  /** The line of the statement on which the bank says so. */
  bankLine: z.exactOptional(key()),
})

type Body = z.output<typeof schema>

export const reverseBooking = defineOperation<'reverse-booking', Body>({
  type: 'reverse-booking',
  version: 1,
  nature: 'request',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { id: operation, by, at, warehouse, body: { company, of, why } }) {
    const booking = bookingOf(draft, of)
    if (!booking || booking.company !== company) return refuse('booking-unknown')
    if (draft.get('reversal', of)) return refuse('taken-back-already')
    if (why === 'bounced' && !booking.bounces) return refuse('cannot-bounce')
    const standing = standsOn(draft, booking, of)
    if (standing) return standing
    draft.put('reversal', { id: of, warehouse, operation, by, at })
    return undefined
  },
  post(draft, { id, at, body: { company, of, why, fee = 0, bankLine } }): readonly LedgerFact[] {
    const booking = bookingOf(draft, of)
    if (!booking) return []
    const on = giveBack(draft, booking, { of, why })
    if (bankLine !== undefined) bookBankLine(draft, bankLine, id)
    for (const customer of customersOf(draft, booking)) {
      holdBeyondLimit(draft, company, customer)
      freeWithinLimit(draft, company, customer)
    }
    const charged = transferLines(accounts.paymentFees, accounts.bank, fee)
    return [{ fact: 'undo', of, at, named: [], ...(on && { on }) }, ...entryOf(`${id}#fee`, company, at, charged)]
  },
  subjects: ({ body }) => [{ kind: 'operation', id: body.of }],
})

/** Whose credit it concerns. */
function customersOf(draft: Draft, { documents, payment }: Booking): readonly string[] {
  const ids = payment === undefined ? documents : [...documents, payment]
  const found = ids.flatMap((id) => draft.get('document', id) ?? [])
  return [...new Set(found.flatMap(({ side, party }) => (side === 'receivable' ? [party] : [])))]
}
