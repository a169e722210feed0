// Owns how the rows of a booking that is taken back become what they were: documents are open again, what lay on account is
// gone, cards and deposits hold what they held, a wrongly matched bank line waits to be booked anew. Nothing is rewritten: each
// document keeps both, what settled it and what took that back. Does not post.
import type { DocumentRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import type { State } from '../../rows/tables.ts'
import type { OperationId } from '../../values/ids.ts'
import { type Refusal, refuse } from '../../values/result.ts'
import { type BusinessDate, instant } from '../../values/time.ts'
import { freeBankLine } from './bank-line.ts'
import type { Booking } from './bookings.ts'
import { changeHolding } from './holding.ts'
import { postedOn } from './posting.ts'
import { openAgain, withdrawn } from './reopening.ts'

/** How it is taken back: it never was, or the bank returned it on the day of the operation that says so. */
export interface TakingBack {
  readonly of: OperationId
  readonly why: 'mistake' | 'bounced'
}

/** What hangs on a booking by now and has to be taken back before it; undefined where nothing does. */
export function standsOn(
  state: State,
  { payment, holding, made, ofGoods }: Booking,
  of: OperationId,
): Refusal | undefined {
  const own = made === undefined ? undefined : state.get('document', made)
  if (made !== undefined && !own) return refuse('booking-unknown')
  if (own && openBut(own, of) !== own.amount) return refuse('settled-already', { number: own.number })
  if (own && ofGoods && !billStands(state, own)) return refuse('enter-credit', { number: own.number })
  const left = payment === undefined ? undefined : state.get('document', payment)
  if (left && left.kind === 'payment' && left.openAmount !== left.amount) {
    return refuse('on-account-used', { number: left.number })
  }
  if (holding && holding.change > 0 && (state.get('holding', holding.id)?.balance ?? 0) < holding.change) {
    return refuse('holding-used', { number: holding.id })
  }
  return undefined
}

/** Gives the rows back. @returns the first day on which its entries may be reversed; their own where it is undefined */
export function giveBack(draft: Draft, booking: Booking, taking: TakingBack): BusinessDate | undefined {
  const { company } = booking
  const first = postedOn(draft, company, taking.why === 'bounced' ? draft.cause.at : instant(0))
  for (const id of booking.documents) {
    const document = draft.get('document', id)
    if (document) openAgain(draft, document, taking.of, first)
  }
  const left = booking.payment === undefined ? undefined : draft.get('document', booking.payment)
  // What it left on account is owed to nobody any more; its number stays.
  if (left?.kind === 'payment') draft.put('document', withdrawn(draft, left, first))
  const own = booking.made === undefined ? undefined : draft.get('document', booking.made)
  if (own) {
    unbill(draft, own)
    // What it settled itself, as a credit does, is given back first.
    openAgain(draft, own, taking.of, first)
    draft.put('document', withdrawn(draft, draft.get('document', own.id) ?? own, first))
  }
  if (booking.holding) {
    const { id, kind, change } = booking.holding
    changeHolding(draft, { company, id, kind }, 0 - change)
  }
  markTaken(draft, booking, taking, first)
  if (taking.why === 'mistake' && booking.bankLine !== undefined) freeBankLine(draft, booking.bankLine, taking.of)
  for (const exception of draft.find('exceptionsOfOperation', taking.of)) {
    if (ofBookings.has(exception.kind)) draft.resolve(exception, 'undone')
  }
  return taking.why === 'bounced' ? first : undefined
}

/** What a booking itself may have contradicted, and contradicts no more. */
const ofBookings: ReadonlySet<string> = new Set([
  'paid-beyond-open',
  'payout-unmatched',
  'document-again',
  'price-differs',
  'billed-not-received',
  'invoice-total-differs',
])

/** What would be open of a document without what an operation settled of it. */
function openBut({ openAmount, settled = [] }: DocumentRow, of: string): number {
  return settled.reduce((sum, { by, value, amount = value }) => (by === of ? sum + amount : sum), openAmount)
}

/**
 * Whether a bill for goods is as it was booked. Where goods that it billed in advance have come since, they and later bills
 * stand on it; of an older one too little is kept.
 */
function billStands(state: State, { bills }: DocumentRow): boolean {
  return bills?.waits.every(({ event, quantity }) => state.get('waitingBill', event)?.quantity === quantity) ?? false
}

/** The receipts that it billed wait for a bill again. */
function unbill(draft: Draft, { bills }: DocumentRow): void {
  for (const { receipt, quantity } of bills?.receipts ?? []) {
    const received = draft.get('received', receipt)
    if (received) draft.put('received', { ...received, billed: received.billed - quantity })
  }
  for (const { event } of bills?.waits ?? []) draft.remove('waitingBill', event)
}

function markTaken(draft: Draft, { payment, payout }: Booking, { why }: TakingBack, first: BusinessDate): void {
  const { id: operation, at } = draft.cause
  const kept = payment === undefined ? undefined : draft.get('payment', payment)
  const dayOf = (own: BusinessDate) => (own > first ? own : first)
  if (kept) draft.put('payment', { ...kept, takenBack: { operation, at, on: dayOf(kept.postedOn), why } })
  const paid = payout === undefined ? undefined : draft.get('payout', payout)
  if (!paid) return
  const { bankLine: _bankLine, ...rest } = paid
  draft.put('payout', { ...rest, takenBack: { operation, at, on: dayOf(paid.postedOn), why } })
}
