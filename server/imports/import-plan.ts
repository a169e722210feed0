// Owns the shape of what a file of orders is going to do, before anything is done: plain data with ids made from the
// file's own content. Amounts are minor units of `currency`, prices decimal strings. Does not know any file's columns.
import type { ItemId, OrderId, PurchaseId } from '../../shared/values/ids.ts'
import type { Money } from '../../shared/values/money.ts'
import type { Quantity } from '../../shared/values/quantity.ts'
import type { Instant } from '../../shared/values/time.ts'

export interface PlannedItem {
  readonly id: ItemId
  readonly sku: string
  readonly name: string
  /** The codes as the file spells them, and a GTIN-13 of the company's own range. */
  readonly codes: readonly string[]
  /** Median of the prices above zero; undefined where the item was only ever free. */
  readonly price?: string
}

export interface PlannedCustomer {
  readonly id: string
  readonly name: string
  /** As the file says, and as ISO 3166-1 alpha-2 where it is a country. */
  readonly country: string
  readonly countryCode?: string
}

export interface PlannedLine {
  readonly id: string
  readonly row: number
  readonly item: ItemId
  readonly quantity: Quantity
  readonly unitPrice: string
  /** R(quantity × unit price). */
  readonly gross: Money
}

/** Postage, discount, carriage: money on the order's bill that no hand ever moves. */
export interface PlannedCharge {
  readonly row: number
  readonly account: '4000' | '4010' | '4020'
  readonly text: string
  readonly amount: Money
}

export interface PlannedOrder {
  readonly id: OrderId
  readonly number: string
  readonly placedAt: Instant
  readonly customer: string
  readonly country: string
  readonly lines: readonly PlannedLine[]
  readonly charges: readonly PlannedCharge[]
}

/** Money that the customer gets back. Quantities and amounts are above zero; goods move when a return is scanned. */
export interface PlannedCreditNote {
  readonly id: string
  readonly number: string
  readonly issuedAt: Instant
  readonly customer: string
  readonly lines: readonly PlannedLine[]
  readonly charges: readonly PlannedCharge[]
}

export interface PlannedPurchase {
  readonly id: PurchaseId
  readonly number: string
  readonly orderedAt: Instant
  readonly lines: readonly {
    readonly id: string
    readonly item: ItemId
    readonly quantity: Quantity
    readonly unitPrice: string
  }[]
}

export type SetAsideReason =
  | 'fee-or-correction'
  | 'negative-quantity'
  | 'positive-credit'
  | 'no-quantity'
  | 'zero-price-undescribed'
  | 'zero-price-note'
  | 'zero-price-no-customer'
  | 'zero-charge'
  | 'no-goods'

/** A row that is read and not used, with why. */
export interface SetAsideRow {
  readonly row: number
  readonly number: string
  readonly sku: string
  readonly description: string
  readonly quantity: number
  readonly amount: Money
  readonly reason: SetAsideReason
}

export interface Subtotal {
  readonly documents: number
  readonly lines: number
  readonly units: number
  readonly goods: Money
  readonly charges: Money
  readonly money: Money
}

export interface ImportPlan {
  readonly file: string
  readonly currency: string
  readonly rows: number
  readonly items: readonly PlannedItem[]
  readonly customers: readonly PlannedCustomer[]
  readonly orders: readonly PlannedOrder[]
  readonly creditNotes: readonly PlannedCreditNote[]
  /** Empty unless stock to cover the orders was asked for. */
  readonly purchases: readonly PlannedPurchase[]
  readonly setAside: readonly SetAsideRow[]
  readonly totals: {
    readonly orders: Subtotal & { readonly freeLines: number }
    readonly creditNotes: Subtotal
    readonly setAside: number
  }
}
