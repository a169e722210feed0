// Owns how stock, by item and by bin, is shown at the desk. Types only.
import type { ItemRow, LocationRow } from '../../rows/catalogue.ts'
import type { ItemName, Page, PlaceName } from './names.ts'
import type { MovementRow } from './operations.ts'

export interface StockFigures {
  readonly onHand: number
  readonly allocated: number
  /** Available and not promised; below zero where more is promised than there is. */
  readonly free: number
}

export interface ItemListRow extends ItemName, StockFigures {
  /** GTIN or other code of a single unit, where it has one. */
  readonly code?: string
  readonly coming: number
  /** In minor units of the owner's currency; absent where the reader may not see money. */
  readonly value?: number
  readonly currency?: string
}

export interface ItemSums {
  readonly onHand: number
  readonly allocated: number
  readonly free: number
  /** Of all items found, per currency. */
  readonly value?: readonly { readonly currency: string; readonly value: number }[]
}

export type ItemPage = Page<ItemListRow, ItemSums>

/** So many units of one kind of goods at one place. */
export interface Lying {
  readonly id: string
  readonly place: PlaceName
  readonly item: ItemName
  readonly lot: string
  readonly expiry?: string
  readonly serial: string
  readonly status: string
  readonly quantity: number
  readonly allocated: number
}

export interface ItemDetail {
  readonly asOf: number
  readonly item: ItemRow
  readonly figures: StockFigures & { readonly coming: number }
  readonly value?: number
  readonly currency?: string
  /** Under which category of tax its owner sells it; only for those who may see money. */
  readonly taxCategory?: string
  readonly places: readonly Lying[]
  readonly arrivals: readonly {
    readonly purchase: string
    readonly number: string
    readonly supplier: string
    readonly expectedAt: number
    readonly units: number
  }[]
  readonly movements: readonly MovementRow[]
}

export interface BinListRow {
  readonly location: LocationRow
  readonly contents: readonly Lying[]
}

export interface BinPage extends Page<BinListRow, { readonly units: number }> {
  readonly types: Readonly<Record<string, number>>
}

export interface BinDetail {
  readonly asOf: number
  readonly location: LocationRow
  readonly contents: readonly Lying[]
  readonly plates: readonly {
    readonly id: string
    readonly code: string
    readonly kind: string
    readonly contents: readonly Lying[]
  }[]
  readonly movements: readonly MovementRow[]
}

export type MovementPage = Page<MovementRow, { readonly units: number }>
