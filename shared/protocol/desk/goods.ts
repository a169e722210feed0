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

/** Goods that left for another warehouse of the house, line by line. */
export interface TransferListRow {
  readonly id: string
  /** The operation by which they left; arrivals and losses name it. */
  readonly transfer: string
  readonly number: string
  readonly at: number
  /** Unknown while only their arrival is. */
  readonly from?: Named
  readonly to: Named
  readonly item: ItemName
  readonly lot: string
  readonly serial: string
  readonly owner: string
  readonly shipped: number
  readonly received: number
  readonly lost: number
  /** Units that left and have not come; below zero where more came than is known to have left. */
  readonly left: number
  /** What those are worth, for who may see money; minor units of `currency`. */
  readonly value?: number
  readonly currency?: string
}

export interface TransferPage extends Page<TransferListRow, { readonly left: number }> {
  /** All warehouses of the house: where goods may go. */
  readonly warehouses: readonly Named[]
}

/** An item that is put together of others, and how many could be put together here now. */
export interface KitListRow {
  readonly item: ItemName
  readonly components: readonly { readonly item: ItemName; readonly quantity: number; readonly weight: number }[]
  readonly onHand: number
  readonly can: number
}

export type KitPage = Page<KitListRow>

/** A kit with where it and its components lie in a warehouse. */
export interface KitDetail {
  readonly asOf: number
  readonly item: ItemName & { readonly tracking: string; readonly owner: string }
  readonly places: readonly Lying[]
  readonly components: readonly {
    readonly item: ItemName & { readonly tracking: string; readonly owner: string }
    readonly quantity: number
    readonly weight: number
    /** Free units in bins: those that expire first come first, then where most lie. */
    readonly places: readonly Lying[]
  }[]
}

/** What left for customers who are billed by period, until a day. */
export interface Unbilled {
  readonly asOf: number
  readonly until: string
  readonly customers: readonly {
    readonly id: string
    readonly name: string
    readonly currency: string
    /** Without tax, less what came back; minor units of `currency`. */
    readonly net: number
    readonly shipments: readonly {
      /** The shipping operation. */
      readonly id: string
      readonly at: number
      readonly number: string
      readonly order: { readonly id: string; readonly number: string }
      readonly units: number
      readonly net: number
    }[]
  }[]
}
