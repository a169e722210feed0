// What the desk asks and is answered about sheets that are imported: a report of what each row would do, then of what was done.

export type SheetKind = 'items' | 'bins' | 'stock' | 'purchases'

export const sheetKinds: readonly SheetKind[] = ['items', 'bins', 'stock', 'purchases']

/** A row that can't be taken. */
export interface SheetProblem {
  readonly line: number
  readonly column: string
  readonly code: string
  readonly found: string
}

export interface SheetReport {
  readonly rows: number
  /** Rows that are new, that change what is known, that say what is known, and that can't be taken. */
  readonly fresh: number
  readonly changed: number
  readonly same: number
  readonly wrong: number
  /** The first of those that can't be taken. */
  readonly problems: readonly SheetProblem[]
}

/** `look`: nothing is recorded; `all`: only if no row is wrong; `good`: the rows that can be taken. */
export type SheetTake = 'look' | 'all' | 'good'

export interface SheetColumns {
  readonly asOf: number
  readonly columns: readonly string[]
  readonly optional: readonly string[]
}

/** A line of the answer while rows are recorded; the last one has the report. */
export type SheetAnswer =
  | { readonly done: number; readonly of: number }
  | { readonly asOf: number; readonly report: SheetReport; readonly recorded: number; readonly exceptions: number }
