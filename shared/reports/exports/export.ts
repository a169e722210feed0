// Owns what an export of the journal is: a stream of text pieces made from entries in the order of their numbers. Each
// format is a file beside this one; none knows where entries come from.

export interface ExportLine {
  readonly account: string
  /** Minor units of the books' currency, debit positive. */
  readonly amount: number
  /** SKU of the item, where the line is about one. */
  readonly item: string
}

export interface ExportEntry {
  /** Journal number, from 1 without a gap. */
  readonly number: number
  /** Day of the books. */
  readonly date: string
  /** Day on which the house learned of it. */
  readonly learned: string
  /** What was done, as the operation's type. */
  readonly what: string
  /** Number of the order, purchase or other document; empty where there is none. */
  readonly document: string
  readonly operation: string
  readonly lines: readonly ExportLine[]
}

export interface ExportBook {
  readonly company: string
  readonly currency: string
  /** First day with an entry. */
  readonly from: string
}

export interface ExportFormat {
  readonly name: string
  /** The end of the file's name, with the dot. */
  readonly ending: string
  readonly type: string
  head(book: ExportBook): string
  entry(entry: ExportEntry, book: ExportBook): string
}

/** Lines that move something; an entry of nothing but zeros says nothing to another program. */
export function movingLines(entry: ExportEntry): readonly ExportLine[] {
  return entry.lines.filter((line) => line.amount !== 0)
}
