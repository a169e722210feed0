// What the app is built with instead of the rules that post to the books: a device has no documents, and posts nothing.
import type { LedgerFact } from './ledger-facts.ts'

const nothing: readonly LedgerFact[] = []

export function invoiceShipment(): readonly LedgerFact[] {
  return nothing
}

export function receiveForBills(): readonly LedgerFact[] {
  return nothing
}

export function creditReturn(): readonly LedgerFact[] {
  return nothing
}

/** The server knows; a device lets the person try. */
export function creditUsed(): boolean {
  return false
}

export function takeCreditBack(): void {
  // There is no credit to take back.
}

/** Counts are weighed against the books where there are any. */
export function recountedBy(): readonly LedgerFact[] {
  return nothing
}
