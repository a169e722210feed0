// Owns what a label or a document holds, whoever makes it: texts, facts and codes without places. Layouts put it on paper.
import type { CodeText } from './symbols.ts'

export const labelKinds = [
  'bin',
  'plate',
  'pallet',
  'carton',
  'shipping',
  'tote',
  'item',
  'lot',
  'badge',
  'command',
] as const
export type LabelKind = (typeof labelKinds)[number]

export const documentKinds = ['packing-slip', 'pick-list', 'return-slip', 'count-sheet', 'purchase-order'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Those with an SSCC or an address: they need a paper of 4 × 6 inches or the like. */
export const largeKinds: ReadonlySet<LabelKind> = new Set(['plate', 'pallet', 'carton', 'shipping'])

export interface Fact {
  readonly label: string
  readonly value: string
}

export interface LabelContent {
  readonly kind: LabelKind
  /** Small, at the top: whose label it is. */
  readonly head?: string
  /** What one reads from afar. */
  readonly title: string
  /** Lines beneath, each cut where it is too long. */
  readonly lines: readonly string[]
  readonly facts: readonly Fact[]
  /** The code, or several of them from the top to the bottom; the last is what the label is found by. */
  readonly codes: readonly CodeText[]
  /** Squares where it holds much and the label is small; bars are read by every scanner. */
  readonly prefer: 'bars' | 'matrix'
}

export interface DocumentContent {
  readonly kind: DocumentKind
  readonly title: string
  readonly barcode: string
  readonly facts: readonly Fact[]
  readonly address?: { readonly label: string; readonly lines: readonly string[] }
  /** Whose paper it is: name, address, numbers. */
  readonly from?: { readonly label: string; readonly lines: readonly string[] }
  readonly columns: readonly DocumentColumn[]
  readonly rows: readonly (readonly string[])[]
  readonly total?: Fact
  /** Rules to write on, at the end: who counted, who signed. */
  readonly sign?: readonly string[]
  page(page: number, of: number): string
}

export interface DocumentColumn {
  readonly title: string
  /** Share of the width. */
  readonly share: number
  readonly right?: true
  readonly strong?: true
  /** An empty box to write in. */
  readonly box?: true
}
