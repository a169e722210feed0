// Owns what operations tell the books: cost events for the costing engine and direct entries (a sale, a charge). Does not
// know how a pool is costed; shared/ledger does.
import type { Telling } from '../ledger/recosting/arriving.ts'
import type { CompanyId, ItemId, OperationId } from '../values/ids.ts'
import type { BusinessDate, Instant } from '../values/time.ts'

/** Units of one item of one company came, went or were found. */
export interface CostFact {
  readonly fact: 'cost'
  readonly company: CompanyId
  readonly input: Telling
}

/**
 * What an operation did to counts of an item that were made after it happened: their differences are others now. A count
 * that a close has frozen keeps its difference; what the operation brought is then weighed against it (ledger-arrivals.ts).
 * An undo tells it of every item that it moved, counts or none.
 */
export interface RecountedFact {
  readonly fact: 'recounted'
  readonly company: CompanyId
  readonly item: ItemId
  /** Net units that the operation brought to the company's places and goods in transit, adjustments included. */
  readonly moved: number
  readonly counts: readonly { readonly event: string; readonly difference: number; readonly change: number }[]
}

/** A period was closed or opened again: what comes after it is posted from this instant on. */
export interface LockFact {
  readonly fact: 'lock'
  readonly company: CompanyId
  readonly lock: Instant
}

/** An accepted event that no close has frozen is told anew: an invoice that waited for its goods names them. */
export interface RetoldFact {
  readonly fact: 'retold'
  readonly company: CompanyId
  readonly input: Telling
}

/**
 * A balanced entry that needs no costing; amounts in minor units of the company's currency, debit positive. A line that is
 * about one item names it, so that a report can tell what each item earned.
 */
export interface EntryFact {
  readonly fact: 'entry'
  readonly event: string
  readonly company: CompanyId
  readonly at: Instant
  /** The day to post on where that is another than the day of `at`; one that is closed becomes the first open day. */
  readonly on?: BusinessDate
  readonly lines: readonly { readonly account: string; readonly amount: number; readonly item?: ItemId }[]
}

/** An operation was undone: the cost events that it told replay as absent, its direct entries are reversed. */
export interface UndoFact {
  readonly fact: 'undo'
  readonly of: OperationId
  readonly at: Instant
  /** The first day on which its direct entries are reversed; without it each on its own day, or the first open one. */
  readonly on?: BusinessDate
  /** Provisional items that have their name by now: what was told under the old one has gone over to the new one. */
  readonly named: readonly { readonly item: ItemId; readonly is: ItemId }[]
}

export type LedgerFact = CostFact | RecountedFact | RetoldFact | EntryFact | UndoFact | LockFact
