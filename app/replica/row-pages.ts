// Owns pages: many rows as one text, which loads many times faster than a record a row. Does not know where pages lie.
import type { Change, Kind, Row } from '../../shared/rows/tables.ts'
import { pageRows } from './storage.ts'

// Every row carries its own id, so only a removal has to spell it out.
type Line = readonly [kind: Kind, row: Row] | readonly [kind: Kind, row: null, id: string]

/** Rows as texts of at most 2,048 lines. */
export function pagesOf(changes: readonly Change[]): readonly string[] {
  const pages: string[] = []
  for (let from = 0; from < changes.length; from += pageRows) {
    pages.push(JSON.stringify(changes.slice(from, from + pageRows).map(lineOf)))
  }
  return pages
}

export function changesOf(page: string): readonly Change[] {
  return (JSON.parse(page) as readonly Line[]).map((line): Change => {
    if (line[1] === null) return { kind: line[0], id: line[2], row: undefined }
    return { kind: line[0], id: line[1].id, row: line[1] }
  })
}

function lineOf({ kind, id, row }: Change): Line {
  return row ? [kind, row] : [kind, null, id]
}
