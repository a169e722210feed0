// Owns what desk and server say to each other about labels, documents and printers.
import type { DocumentKind, LabelKind } from '../../print/content.ts'
import type { PaperName, RollName } from '../../print/sizes.ts'
import type { PaperLanguage } from '../../print/words.ts'
import type { OwnLetters } from '../../print/zpl.ts'

export interface Printer {
  readonly id: string
  readonly warehouse: string
  readonly name: string
  /** A name or address in the house's network. */
  readonly host: string
  readonly port: number
  readonly dpi: 203 | 300
  readonly letters: OwnLetters
  /** The labels that are in it. */
  readonly paper: RollName
}

/** What is printed: by numbers, codes or ids, one term each; pallets and totes that are new, by count. */
export interface PrintAsked {
  readonly warehouse: string
  readonly kind: LabelKind | DocumentKind
  readonly language: PaperLanguage
  readonly terms: readonly string[]
  /** New plates: SSCCs of a company prefix, or numbers from a first one on ("T-118"). */
  readonly fresh?: { readonly prefix: string; readonly extension: number; readonly count: number }
  readonly paper: PaperName
  readonly copies: number
  /** The first free label of a sheet, from 0. */
  readonly first: number
}

export interface Preview {
  /** Pages as SVG, the first of them. */
  readonly pages: readonly string[]
  readonly pageCount: number
  readonly labels: number
  /** Terms that name nothing here. */
  readonly unknown: readonly string[]
  /** Titles of labels whose code needs a larger paper. */
  readonly unfit: readonly string[]
}

/** `waiting` is tried again by itself; `failed` waits for a person. */
export type PrintJobState = 'waiting' | 'failed' | 'sent'

export interface PrintJob {
  readonly id: string
  readonly printer: string
  readonly state: PrintJobState
  readonly title: string
  readonly paper: RollName
  readonly labels: number
  readonly tries: number
  readonly nextAt: number
  /** Why the last try failed, as the network told it. */
  readonly problem?: string
  readonly madeBy: string
  readonly madeAt: number
  readonly endedAt?: number
}

export interface PrintAnswer {
  readonly printers: readonly Printer[]
  /** Newest first: all that wait or failed, and those sent of late. */
  readonly jobs: readonly PrintJob[]
}

/** What a device is told of the printer that took its label. */
export interface PrintTaken {
  readonly printer: string
  readonly labels: number
}
