// Owns how cells of a report are said: on the screen and on paper as the language writes them, in CSV as other programs
// read them.
import type { Cell, CellKind, ReportColumn, ReportRow, ReportTable } from '../../../shared/reports/report.ts'
import { decimalOf } from '../../../shared/values/money.ts'
import { type DeskText, familyText } from '../text.ts'

/** What a person reads; nothing for a cell that says nothing. */
export function cellText(text: DeskText, kind: CellKind, cell: Cell | undefined, currency: string): string {
  if (cell === undefined || cell === null || cell === '') return ''
  switch (kind) {
    case 'money':
      return text.money(Number(cell), currency)
    case 'quantity':
    case 'number':
      return text.number(Number(cell))
    case 'share':
      return `${text.number(Number(cell) / 100, 1)} %`
    case 'treatment':
      return familyText(text.d, 'closing.treatment', String(cell))
    case 'account':
      return `${cell} ${familyText(text.d, 'account', String(cell))}`
    default:
      return String(cell)
  }
}

/** The words of a heading or sum, which stand in the first column. */
export function rowWords(text: DeskText, row: ReportRow): string | undefined {
  return row.label === undefined ? undefined : familyText(text.d, 'report.row', row.label)
}

export function isNumber(kind: CellKind): boolean {
  return kind === 'money' || kind === 'quantity' || kind === 'share' || kind === 'number' || kind === 'price'
}

/** The column that carries a row's words: the account or name, else the first text. */
export function wordsColumn(columns: readonly ReportColumn[]): string | undefined {
  const chosen =
    columns.find((column) => column.kind === 'account' || column.key === 'name') ??
    columns.find((column) => column.kind === 'text')
  return chosen?.key
}

/** Exactly what is shown, with numbers as plain decimals; RFC 4180, and a mark that tells spreadsheets it is UTF-8. */
export function csvOf(text: DeskText, table: ReportTable, currency: string): string {
  const words = wordsColumn(table.columns)
  const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\r\n`
  const row = (each: ReportRow) =>
    line(
      table.columns.map(({ key, kind }) => {
        const said = key === words ? rowWords(text, each) : undefined
        return said ?? plain(text, kind, each.cells[key], currency)
      }),
    )
  const head = line(table.columns.map(({ key }) => familyText(text.d, 'report.column', key)))
  const total = table.totals && row({ cells: { ...(words && { [words]: text.d('reports.total') }), ...table.totals } })
  return `\uFEFF${head}${table.rows.map(row).join('')}${total ?? ''}`
}

function plain(text: DeskText, kind: CellKind, cell: Cell | undefined, currency: string): string {
  if (cell === undefined || cell === null) return ''
  if (kind === 'money') return decimalOf(Number(cell), currency)
  if (kind === 'share') return decimalOf(Number(cell), 'EUR')
  if (kind === 'treatment') return cellText(text, kind, cell, currency)
  if (kind === 'account' && /^\d{4}$/.test(String(cell))) return cellText(text, kind, cell, currency)
  return String(cell)
}

/** A text that a spreadsheet would take for a formula is kept a text. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^-?\d/.test(cell) ? `'${cell}` : cell
  return /["\r\n,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
