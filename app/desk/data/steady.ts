// Owns a list that holds still under the eye: while the pointer is over it, rows change in place, none moves and none
// leaves; what came meanwhile waits to be shown. Knows neither React nor what a row is.

export interface Steady<Row> {
  readonly rows: readonly Row[]
  /** Rows that came and are not shown yet. */
  readonly fresh: number
}

/** @param held the rows as they stood when the pointer came; undefined where nothing is held */
export function steadied<Row>(
  held: readonly Row[] | undefined,
  next: readonly Row[],
  idOf: (row: Row) => string,
): Steady<Row> {
  if (!held) return { rows: next, fresh: 0 }
  const byId = new Map(next.map((row) => [idOf(row), row]))
  const rows = held.map((row) => byId.get(idOf(row)) ?? row)
  const shown = new Set(held.map(idOf))
  return { rows, fresh: next.filter((row) => !shown.has(idOf(row))).length }
}

/** Ids of the rows that are there in both and not the same any more. */
export function changedRows<Row>(
  before: readonly Row[],
  next: readonly Row[],
  idOf: (row: Row) => string,
): ReadonlySet<string> {
  const byId = new Map(before.map((row) => [idOf(row), row]))
  const changed = new Set<string>()
  for (const row of next) {
    const was = byId.get(idOf(row))
    if (was !== undefined && was !== row) changed.add(idOf(row))
  }
  return changed
}
