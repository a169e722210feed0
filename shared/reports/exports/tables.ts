// The journal as tables for accounting programs that import CSV. Columns are named as each program's import asks for them;
// docs/accounting-exports.md says how each file is loaded.
import { decimalOf } from '../../values/money.ts'
import { accountName } from './account-names.ts'
import { type ExportEntry, type ExportFormat, type ExportLine, movingLines } from './export.ts'

/** RFC 4180; a text that a spreadsheet would take for a formula is kept a text. */
function row(cells: readonly (string | number)[], separator = ','): string {
  const said = cells.map((cell) => {
    const text = typeof cell === 'string' && /^[=+\-@\t]/.test(cell) && !/^-?\d/.test(cell) ? `'${cell}` : String(cell)
    return /["\r\n,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  })
  return `${said.join(separator)}\r\n`
}

const title = (entry: ExportEntry) => (entry.document === '' ? entry.what : `${entry.what} ${entry.document}`)
const debit = (line: ExportLine, currency: string) => (line.amount > 0 ? decimalOf(line.amount, currency) : '')
const credit = (line: ExportLine, currency: string) => (line.amount < 0 ? decimalOf(-line.amount, currency) : '')

/** Everything, one line of an entry a row. */
export const csv: ExportFormat = {
  name: 'csv',
  ending: '.csv',
  type: 'text/csv; charset=utf-8',
  head: () =>
    row([
      'number',
      'date',
      'learned',
      'what',
      'document',
      'account',
      'account name',
      'item',
      'debit',
      'credit',
      'currency',
      'operation',
    ]),
  entry: (entry, { currency }) =>
    movingLines(entry)
      .map((line) =>
        row([
          entry.number,
          entry.date,
          entry.learned,
          entry.what,
          entry.document,
          line.account,
          accountName(line.account),
          line.item,
          debit(line, currency),
          credit(line, currency),
          currency,
          entry.operation,
        ]),
      )
      .join(''),
}

/** Journal entries of QuickBooks Online: rows of one number are one entry. */
export const quickbooks: ExportFormat = {
  name: 'quickbooks',
  ending: '.csv',
  type: 'text/csv; charset=utf-8',
  head: () => row(['JournalNo', 'JournalDate', 'AccountName', 'Debits', 'Credits', 'Description', 'Currency']),
  entry: (entry, { currency }) =>
    movingLines(entry)
      .map((line) =>
        row([
          entry.number,
          entry.date,
          `${line.account} ${accountName(line.account)}`,
          debit(line, currency),
          credit(line, currency),
          title(entry),
          currency,
        ]),
      )
      .join(''),
}

/** Manual journals of Xero: rows of one narration and date are one journal; debits above zero, credits below. */
export const xero: ExportFormat = {
  name: 'xero',
  ending: '.csv',
  type: 'text/csv; charset=utf-8',
  head: () => row(['*Narration', '*Date', 'Description', '*AccountCode', '*TaxRate', '*Amount']),
  entry: (entry, { currency }) =>
    movingLines(entry)
      .map((line) =>
        row([
          `${entry.number} ${title(entry)}`,
          entry.date,
          line.item,
          line.account,
          'Tax Exempt',
          decimalOf(line.amount, currency),
        ]),
      )
      .join(''),
}

/** Manual operations of 1С: one debit against one credit a row, so each entry is parted into such pairs. */
export const oneC: ExportFormat = {
  name: '1c',
  ending: '.csv',
  type: 'text/csv; charset=utf-8',
  head: () => row(['Номер', 'Дата', 'СчетДт', 'СчетКт', 'Сумма', 'Валюта', 'Содержание'], ';'),
  entry: (entry, { currency }) =>
    pairs(movingLines(entry))
      .map(({ debited, credited, amount }) =>
        row(
          [entry.number, ruDate(entry.date), debited, credited, decimalOf(amount, currency), currency, title(entry)],
          ';',
        ),
      )
      .join(''),
}

const ruDate = (date: string) => date.split('-').toReversed().join('.')

/** Parts a balanced entry into pairs of one debit and one credit, in the order of its lines. */
export function pairs(
  lines: readonly ExportLine[],
): { readonly debited: string; readonly credited: string; readonly amount: number }[] {
  const debits = lines.filter((line) => line.amount > 0).map(({ account, amount }) => ({ account, left: amount }))
  const credits = lines.filter((line) => line.amount < 0).map(({ account, amount }) => ({ account, left: -amount }))
  const made: { debited: string; credited: string; amount: number }[] = []
  let at = 0
  for (const each of debits) {
    while (each.left > 0) {
      const against = credits[at]
      if (!against) break
      const amount = Math.min(each.left, against.left)
      made.push({ debited: each.account, credited: against.account, amount })
      each.left -= amount
      against.left -= amount
      if (against.left === 0) at += 1
    }
  }
  return made
}
