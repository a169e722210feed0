// Owns how orders, purchases and exceptions are shown at the desk. Types only.
import type { PickObstacle } from '../../orders/why-not-picked.ts'
import type { ExceptionRow, OrderRow, OrderState, PurchaseRow } from '../../rows/work.ts'
import type { ItemName, Named, Page, PlaceName } from './names.ts'
import type { EntryRow, OperationBrief } from './operations.ts'

export interface OrderListRow {
  readonly order: OrderRow
  readonly exceptions: number
  readonly claimedBy?: { readonly person: Named; readonly device: Named }
}

export interface OrderPage extends Page<OrderListRow, { readonly units: number }> {
  /** Orders of each state under the same filter but for the state. */
  readonly states: Readonly<Record<OrderState, number>>
}

export interface OrderLineDetail {
  readonly id: string
  readonly item: ItemName
  readonly ordered: number
  readonly cancelled: number
  readonly allocated: number
  readonly picked: number
  readonly packed: number
  readonly shipped: number
  /** Where its open picks take it from, then where it was taken from. */
  readonly from: readonly PlaceName[]
  readonly unitPrice?: string
  readonly net?: number
}

/** Why units of a line are not on the floor, and where goods lie that would cover them. */
export interface BlockedLine {
  readonly line: string
  readonly item: ItemName
  readonly why: PickObstacle
  readonly missing: number
  readonly place?: PlaceName
  readonly there?: number
  /** The next delivery that brings the item. */
  readonly coming?: { readonly purchase: string; readonly number: string; readonly at: number; readonly units: number }
}

export interface ParcelRow {
  readonly id: string
  readonly number: string
  readonly carton: string
  readonly state: 'packed' | 'shipped'
  readonly units: number
  readonly packedAt: number
  readonly shippedAt?: number
  readonly tracking?: string
  readonly plate?: PlaceName
}

/** Goods that came back, by the operation that says so. */
export interface ReturnRow {
  readonly id: string
  readonly at: number
  readonly learnedAt: number
  readonly person: Named
  readonly device: Named
  /** Absent of a blind return. */
  readonly order?: { readonly id: string; readonly number: string }
  readonly item: ItemName
  readonly lot: string
  readonly quantity: number
  readonly disposition: string
  readonly reason?: string
  readonly to: PlaceName
  /** What was scanned on the parcel of a blind return. */
  readonly code?: string
  /** Taken back by whoever recorded it. */
  readonly undone: boolean
  /** For who may see money, where a credit followed; minor units of `currency`, above zero. */
  readonly credit?: { readonly number: string; readonly amount: number; readonly currency: string }
}

export type ReturnPage = Page<ReturnRow, { readonly units: number }>

/** A count of one quant, and what became of it. */
export interface CountListRow {
  readonly id: string
  readonly at: number
  readonly learnedAt: number
  readonly person: Named
  readonly device: Named
  readonly place: PlaceName
  readonly item: ItemName
  readonly lot: string
  readonly counted: number
  /** What the count has added to the books, or taken; absent where it did not decide. */
  readonly adjusted?: number
  /** `settled`: another look at the same goods decided. */
  readonly state: 'agreed' | 'adjusted' | 'disputed' | 'settled' | 'undone'
}

export type CountPage = Page<CountListRow, { readonly adjusted: number; readonly disputed: number }>

export interface OrderMoney {
  readonly currency: string
  readonly booksCurrency: string
  /** Net amounts of lines, then of charges, in minor units of `currency`. */
  readonly net: number
  readonly charges: readonly { readonly account: string; readonly amount: number }[]
  /** What the books say so far, per account, in minor units of `booksCurrency`; a debit is above zero. */
  readonly accounts: readonly { readonly account: string; readonly amount: number }[]
  readonly entries: readonly EntryRow[]
}

export interface OrderDetail {
  readonly asOf: number
  readonly order: OrderRow
  readonly claimedBy?: { readonly person: Named; readonly device: Named }
  readonly tote?: PlaceName
  readonly customer?: Named & { readonly country: string }
  readonly shipTo?: { readonly name: string; readonly lines: readonly string[]; readonly country: string }
  readonly lines: readonly OrderLineDetail[]
  readonly blocked: readonly BlockedLine[]
  readonly parcels: readonly ParcelRow[]
  readonly returns: readonly ReturnRow[]
  /** Newest first; at most as many as one answer may hold. */
  readonly timeline: readonly OperationBrief[]
  readonly exceptions: readonly ExceptionListRow[]
  readonly money?: OrderMoney
}

export interface ExceptionListRow {
  readonly exception: ExceptionRow
  readonly person: Named
  readonly device: Named
  readonly item?: ItemName
  readonly place?: PlaceName
  readonly order?: { readonly id: string; readonly number: string }
  readonly purchase?: { readonly id: string; readonly number: string }
  readonly resolvedBy?: Named
  readonly assignedTo?: Named
  /** What the units in question cost, in minor units; absent where it is not known. */
  readonly value?: number
}

export interface ExceptionPage extends Page<ExceptionListRow, { readonly value: number }> {
  readonly open: number
  /** Open ones that were given to whoever asks. */
  readonly mine: number
  readonly oldestAt?: number
}

/** What one person did on one device around the contradiction. */
export interface Trail {
  readonly person: Named
  readonly device: Named
  readonly steps: readonly OperationBrief[]
}

export interface ExceptionDetail {
  readonly asOf: number
  readonly exception: ExceptionListRow
  readonly operation?: OperationBrief
  readonly trails: readonly Trail[]
  /** The quant in question as the books have it now. */
  readonly books?: {
    readonly quantity: number
    readonly allocated: number
    readonly lot: string
    readonly status: string
    readonly owner: string
    readonly item: string
    readonly place: string
    readonly serial: string
  }
  readonly order?: OrderRow
}

export interface PurchasePage extends Page<PurchaseRow, { readonly units: number; readonly received: number }> {
  readonly states: Readonly<Record<PurchaseRow['state'], number>>
}

export interface PurchaseDetail {
  readonly asOf: number
  readonly purchase: PurchaseRow
  readonly lines: readonly {
    readonly id: string
    readonly item: ItemName
    readonly ordered: number
    readonly received: number
    readonly unitPrice?: string
    readonly amount?: number
  }[]
  readonly currency?: string
  readonly timeline: readonly OperationBrief[]
  readonly exceptions: readonly ExceptionListRow[]
}
