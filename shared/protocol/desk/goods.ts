// Owns how goods that go other ways than to a customer are shown at the desk: back to suppliers, to other warehouses, into kits.
// Types only.
import type { ItemName, Named, Page, PlaceName } from './names.ts'
import type { Lying } from './stock.ts'

/** Goods sent back to a supplier, by the operation that says so. */
export interface SentBackRow {
  readonly id: string
  readonly at: number
  readonly learnedAt: number
  readonly person: Named
  readonly device: Named
  readonly item: ItemName
  readonly lot: string
  readonly quantity: number
  readonly from: PlaceName
  readonly reason?: string
  /** What they came with, where somebody could tell. */
  readonly purchase?: { readonly id: string; readonly number: string; readonly supplier: string }
  readonly undone: boolean
  /** For who may see money: what they took from the debt to the supplier, in minor units of the books' currency. */
  readonly expected?: { readonly amount: number; readonly currency: string; readonly company: string }
  /** The supplier's credit, where it came; minor units of its currency, above zero. */
  readonly credit?: {
    readonly id: string
    readonly number: string
    readonly amount: number
    readonly currency: string
  }
}

export type SentBackPage = Page<SentBackRow, { readonly units: number }>

/** What came of a purchase and may go back: where it lies, and under which receipts it came. */
export interface SendablePurchase {
  readonly asOf: number
  readonly purchase: { readonly id: string; readonly number: string; readonly supplier: string }
  readonly lines: readonly {
    readonly id: string
    readonly item: ItemName
    /** Oldest first; only those of which units are still with us. */
    readonly receipts: readonly { readonly id: string; readonly left: number }[]
    readonly places: readonly Lying[]
  }[]
}
