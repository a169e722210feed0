// Owns what a report is: what it asks for, which facts it is made from, and the table that comes out. Route, screen, CSV and
// print are made for any report; a report knows none of them.
import type { ReportFacts } from './facts.ts'

export type CellKind = 'text' | 'account' | 'money' | 'quantity' | 'price' | 'share' | 'date' | 'number' | 'treatment'

/** A column; its head is the text `report.column.<key>`. */
export interface ReportColumn {
  readonly key: string
  readonly kind: CellKind
}

/** Money in minor units of the books' currency, shares in hundredths of a percent, prices as decimal strings. */
export type Cell = string | number | null

/** Where a row opens to: every figure leads down to what it is made of. */
export type Opening =
  | ({ readonly to: 'account'; readonly account: string; readonly item?: string } & Span)
  | ({ readonly to: 'entries'; readonly item: string } & Span)
  | ({
      readonly to: 'report'
      readonly name: string
      readonly channel?: string
      readonly warehouse?: string
      readonly tax?: string
    } & Span)
  | { readonly to: 'operation'; readonly id: string }
  | { readonly to: 'order' | 'purchase' | 'item' | 'document' | 'payout'; readonly id: string }

/** The days of a question that what is opened answers too, so that it sums to the same figure. */
export type Span = Partial<Pick<ReportQuestion, 'from' | 'until' | 'known'>>

/** The days of a question, of which a report asks only some. */
export function spanOf(question: ReportQuestion, asks: readonly ('from' | 'until' | 'known')[]): Span {
  return Object.fromEntries(asks.flatMap((key) => (question[key] === undefined ? [] : [[key, question[key]]])))
}

export interface ReportRow {
  readonly cells: Readonly<Record<string, Cell>>
  /** A heading opens a group, a sum closes it; its label is the text `report.row.<label>`. */
  readonly look?: 'heading' | 'sum'
  readonly label?: string
  readonly opens?: Opening
}

/** Something that must be true of the report, and whether it is: the text `report.proof.<key>`. */
export interface Proof {
  readonly key: string
  readonly holds: boolean
  readonly difference: number
}

export interface ReportTable {
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  readonly totals?: Readonly<Record<string, Cell>>
  readonly proofs?: readonly Proof[]
}

export type Dimension = 'item' | 'channel' | 'warehouse'

/** What a report can be asked for. Days are of the company's zone and included; `known` is the last day of learning. */
export interface ReportQuestion {
  readonly from: string
  readonly until: string
  readonly known?: string
  readonly by?: Dimension
  readonly account?: string
  /** Only orders of a channel, or of a warehouse. */
  readonly channel?: string
  readonly warehouse?: string
  /** One line of the tax return: side, rate, code and treatment. */
  readonly tax?: string
}

export type Parameter = 'from' | 'until' | 'known' | 'by' | 'account' | 'channel' | 'warehouse' | 'tax'

/** A report by its name. `make` is pure: the same facts and question give the same table. */
export interface Report<Kind extends keyof ReportFacts = keyof ReportFacts> {
  readonly name: string
  readonly group: 'statements' | 'stock' | 'trade' | 'trail'
  readonly asks: readonly Parameter[]
  readonly reads: Kind
  /** A report as of a day reads from the first day of its year on, where it tells the year's result apart. */
  readonly since?: 'year'
  make(facts: ReportFacts[Kind], question: ReportQuestion): ReportTable
}

export function defineReport<Kind extends keyof ReportFacts>(report: Report<Kind>): Report<Kind> {
  return report
}

/** What is answered to whoever asks for a report: the table, whose books, for which question, and how fresh. */
export interface ReportAnswer {
  readonly name: string
  readonly asOf: number
  readonly company: string
  readonly currency: string
  readonly question: ReportQuestion
  readonly table: ReportTable
}
