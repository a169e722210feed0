// Owns what a kind of sheet is: its columns, the right it needs, and how its rows become wishes against what is known. Does not
// know who reads the file, nor who records the wishes.
import type { Wish } from '../../../shared/operations/index.ts'
import type { Right } from '../../../shared/operations/operation.ts'
import type { CompanyRow } from '../../../shared/rows/catalogue.ts'
import type { StoreView } from '../../store/store.ts'
import type { Cells, RowProblem } from './cells.ts'

/** Where the rows go. */
export interface SheetHome {
  readonly store: StoreView
  readonly company: CompanyRow
  readonly warehouse: string
}

/** A wish whose id follows from what it is about, where the same may not happen twice. */
export interface SheetWish {
  readonly wish: Wish
  readonly id?: string
}

/** What is to become of one row. Rows that belong to one operation are counted each. */
export type PlannedRow = { readonly line: number } & (
  | { readonly outcome: 'fresh' | 'changed'; readonly wishes: readonly SheetWish[] }
  | { readonly outcome: 'same' }
  | { readonly outcome: 'wrong'; readonly problem: RowProblem }
)

export interface SheetDefinition {
  readonly right: Right
  readonly columns: readonly string[]
  readonly optional: readonly string[]
  /** One outcome for each row, in their order. */
  plan(home: SheetHome, rows: readonly Cells[]): Promise<readonly PlannedRow[]>
}

export function wrongRow(line: number, column: string, code: RowProblem['code'], found: string): PlannedRow {
  return { line, outcome: 'wrong', problem: { column, code, found } }
}

/** The rows whose key stands in an earlier row already, by line; with the line of that one. */
export function repeated(
  rows: readonly { readonly line: number; readonly key: string }[],
): ReadonlyMap<number, number> {
  const first = new Map<string, number>()
  const again = new Map<number, number>()
  for (const { line, key } of rows) {
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, line)
    else again.set(line, earlier)
  }
  return again
}
