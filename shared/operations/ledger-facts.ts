// Owns what operations tell the books: cost events for the costing engine and direct entries (a sale, a charge). Does not
// know how a pool is costed; shared/ledger does.
import type { Telling } from '../ledger/recosting/arriving.ts'
import type { CompanyId, ItemId, OperationId } from '../values/ids.ts'
import type { Instant } from '../values/time.ts'

/** Units of one item of one company came, went or were found. */
export interface CostFact {
  readonly fact: 'cost'
  readonly company: CompanyId
  readonly input: Telling
}

/** A later fact changed the difference that an earlier count made. */
export interface RevisedAdjustment {
  readonly fact: 'revise'
  readonly company: CompanyId
  readonly event: string
  readonly difference: number
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
  readonly lines: readonly { readonly account: string; readonly amount: number; readonly item?: ItemId }[]
}

/** An operation was undone: the cost events that it told replay as absent. One that posts a sale can't be undone. */
export interface UndoFact {
  readonly fact: 'undo'
  readonly of: OperationId
}

export type LedgerFact = CostFact | RevisedAdjustment | EntryFact | UndoFact
