// Owns the words for what a sheet would do and what came of it, for a terminal. The desk has its own, in the person's language.
import type { SheetProblem, SheetReport } from '../../../shared/protocol/desk/imports.ts'
import type { CellProblem } from './cells.ts'

const causes: Readonly<Record<CellProblem, string>> = {
  missing: 'nothing is there',
  'too-long': 'it is too long',
  'not-a-number': 'no whole number or price that may stand here',
  'not-a-date': 'no date such as 2026-11-25',
  'not-one-of': 'not one of the words that may stand here',
  'unknown-item': 'there is no item with this SKU. Import the items first',
  'unknown-bin': 'there is no place with this code. Import the bins first',
  'code-taken': 'another item has this code',
  twice: 'the same stands on the line in brackets',
  'needs-lot': 'the item is tracked by lot: name it',
  'no-lot': 'the item is not tracked by lot',
  'needs-serial': 'the item is tracked by serial number: one row for each unit',
  'known-already': 'goods or a place that nobody knew yet have this name. Say at the desk what they are',
  unreadable: 'it can not be recorded so',
}

export function reportInWords({ rows, fresh, changed, same, wrong, problems }: SheetReport): readonly string[] {
  const counts = `${rows} rows: ${fresh} new, ${changed} changed, ${same} as known, ${wrong} that can not be taken.`
  const more = wrong > problems.length ? [`… and ${wrong - problems.length} more`] : []
  return [counts, ...problems.map(problemInWords), ...more]
}

function problemInWords({ line, column, code, found }: SheetProblem): string {
  const said = found === '' ? '' : ` "${found}"`
  return `line ${line}, ${column}:${said} ${causes[code as CellProblem]}`
}
