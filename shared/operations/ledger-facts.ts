// Owns what operations tell the books: costing facts (units in and out of a pool, with what they cost where that is
// known) and direct entries (a sale, a charge). Does not know how a pool is costed; shared/ledger does.
import type { CompanyId, ItemId } from '../values/ids.ts'
import type { Instant } from '../values/time.ts'

/** Units of one item of one company that came, went or were found, for the costing engine. */
export interface CostFact {
  readonly fact: 'cost'
  /** Key of the costing event: the operation's id with a suffix where it makes several. */
  readonly event: string
  readonly company: CompanyId
  readonly item: ItemId
  readonly at: Instant
  readonly type: 'opening' | 'receipt' | 'ship' | 'return_to_stock' | 'return_damaged' | 'adjust' | 'write_off'
  /** Units; for `adjust` the difference, which may be negative. */
  readonly quantity: number
  /** Value of what came in, in minor units of the company's currency; only for opening and receipt. */
  readonly value?: number
  /** The event that it refers to: the shipment of a return. */
  readonly source?: string
}

/** A later fact changed the difference that an earlier count made. */
export interface RevisedAdjustment {
  readonly fact: 'revise'
  readonly event: string
  readonly company: CompanyId
  readonly item: ItemId
  readonly quantity: number
}

/** A balanced entry that needs no costing; amounts in minor units of the company's currency, debit positive. */
export interface EntryFact {
  readonly fact: 'entry'
  readonly event: string
  readonly company: CompanyId
  readonly at: Instant
  readonly lines: readonly { readonly account: string; readonly amount: number }[]
}

export type LedgerFact = CostFact | RevisedAdjustment | EntryFact
