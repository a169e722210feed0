// Owns what a long table needs to know: which rows are near the window, how rows are ordered, where a key leads.
// Knows no row and no screen.

export interface RowWindow {
  /** First row drawn. */
  from: number
  /** One past the last row drawn. */
  to: number
}

/** Rows drawn beyond both edges, so that a quick scroll meets drawn rows. */
const beyond = 12

/** The rows to draw of `count` rows of one height, all in the same unit of length. */
export function windowOf(scrolled: number, height: number, rowHeight: number, count: number): RowWindow {
  const first = Math.floor(scrolled / rowHeight)
  const shown = Math.ceil(height / rowHeight)
  const from = Math.min(Math.max(0, first - beyond), Math.max(0, count - shown - beyond))
  return { from, to: Math.min(count, first + shown + beyond) }
}

export interface Sort {
  column: string
  direction: 'up' | 'down'
}

/** A press on a head: upwards, then downwards, then as the rows came. */
export function nextSort(sort: Sort | undefined, column: string): Sort | undefined {
  if (sort?.column !== column) return { column, direction: 'up' }
  return sort.direction === 'up' ? { column, direction: 'down' } : undefined
}

/** What a column is ordered by; null is not known and comes last in both directions. */
export type SortValue = string | number | null

/** Rows in order; rows that are alike keep the order they came in. Texts as the language orders them, "A-2" before "A-10". */
export function sorted<Row>(
  rows: readonly Row[],
  by: (row: Row) => SortValue,
  direction: Sort['direction'],
  lang: string,
): Row[] {
  const collator = new Intl.Collator(lang, { numeric: true, sensitivity: 'base' })
  const sign = direction === 'up' ? 1 : -1
  const keyed = rows.map((row) => ({ row, value: by(row) }))
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0)
    if (typeof a.value === 'number' && typeof b.value === 'number') return sign * (a.value - b.value)
    return sign * collator.compare(String(a.value), String(b.value))
  })
  return keyed.map(({ row }) => row)
}

/** The row that a key leads to, or undefined when the key is none of the table's. `page` is how many rows are seen. */
export function rowAfterKey(key: string, at: number, count: number, page: number): number | undefined {
  const last = count - 1
  const within = (index: number) => Math.min(last, Math.max(0, index))
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return within(at + 1)
    case 'k':
    case 'ArrowUp':
      return within(at < 0 ? last : at - 1)
    case 'PageDown':
      return within(Math.max(at, 0) + page)
    case 'PageUp':
      return within(at - page)
    case 'Home':
      return within(0)
    case 'End':
      return last
    default:
      return undefined
  }
}
