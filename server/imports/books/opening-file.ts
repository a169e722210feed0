// Owns reading the spreadsheet (CSV) with which a company begins: balances of accounts, what is open with customers and suppliers,
// stock by place. All of it or a refusal that names line and column. Does not know what is already recorded.
import { chartOfAccounts } from '../../../shared/ledger/accounts.ts'
import { isCurrency, moneyFrom } from '../../../shared/values/money.ts'
import { ok, type Refusal, type Result, refuse } from '../../../shared/values/result.ts'
import { type CsvProblem, type CsvRow, readCsv } from '../csv.ts'
import { bytesOf } from './bank-file.ts'

const columns = [
  'kind',
  'account',
  'party',
  'number',
  'issued',
  'due',
  'currency',
  'amount',
  'value',
  'sku',
  'place',
  'quantity',
] as const
type Column = (typeof columns)[number]

export interface OpeningAccount {
  readonly kind: 'account'
  readonly account: string
  readonly value: number
}
export interface OpeningDocument {
  readonly kind: 'receivable' | 'payable'
  readonly party: string
  readonly number: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly currency: string
  readonly amount: number
  readonly value: number
}
export interface OpeningStock {
  readonly kind: 'stock'
  readonly sku: string
  readonly place: string
  readonly quantity: number
  readonly value: number
}
export type OpeningRow = { readonly line: number } & (OpeningAccount | OpeningDocument | OpeningStock)

export type OpeningProblem = CsvProblem | 'kind' | 'account' | 'currency' | 'amount' | 'date' | 'missing' | 'quantity'

/** @param currency of the company's books; @throws Fault when the disk or the path does not allow it */
export async function readOpeningFile(
  path: string,
  currency: string,
): Promise<Result<readonly OpeningRow[], OpeningProblem>> {
  return readOpeningBytes(path, await bytesOf(path), currency)
}

/** The same of a file that was sent. */
export async function readOpeningBytes(
  path: string,
  bytes: Uint8Array,
  currency: string,
): Promise<Result<readonly OpeningRow[], OpeningProblem>> {
  const delimiter = delimiterOf(bytes)
  const read = await readCsv([bytes], { file: path, columns, delimiter, maxRows: 200_000 })
  return openingRows(read, path, { currency, comma: delimiter !== ',' })
}

/** A sheet that a program of another country saved parts its values by semicolons, and writes commas in amounts. */
function delimiterOf(bytes: Uint8Array): ',' | ';' | '\t' {
  const end = bytes.indexOf(0x0a)
  const header = new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end))
  return header.includes(';') ? ';' : header.includes('\t') ? '\t' : ','
}

interface Written {
  /** Of the company's books. */
  readonly currency: string
  /** Whether a comma parts cents. */
  readonly comma: boolean
}

function openingRows(
  read: Result<readonly CsvRow[], CsvProblem>,
  path: string,
  written: Written,
): Result<readonly OpeningRow[], OpeningProblem> {
  if (!read.ok) return read
  const rows: OpeningRow[] = []
  for (const row of read.value) {
    const opened = openingRow(row, written)
    if (!opened.ok) return refuse(opened.code, { file: path, line: row.line, ...opened.facts })
    rows.push(opened.value)
  }
  return ok(rows)
}

function openingRow(row: CsvRow, { currency: base, comma }: Written): Result<OpeningRow, OpeningProblem> {
  const cell = (column: Column) => row.cells[columns.indexOf(column)]?.trim() ?? ''
  const { line } = row
  const moneyIn = (column: Column, currency: string) =>
    moneyFrom(comma ? cell(column).replace(/\s/g, '').replace(',', '.') : cell(column), currency)
  const value = moneyIn('value', base)
  if (value === undefined) return wrong('amount', 'value', cell('value'))
  switch (cell('kind')) {
    case 'account': {
      const account = cell('account')
      if (!(chartOfAccounts as readonly string[]).includes(account)) return wrong('account', 'account', account)
      return ok({ line, kind: 'account', account, value })
    }
    case 'receivable':
    case 'payable': {
      const currency = cell('currency') || base
      if (!isCurrency(currency)) return wrong('currency', 'currency', currency)
      const amount = cell('amount') === '' && currency === base ? value : moneyIn('amount', currency)
      if (amount === undefined) return wrong('amount', 'amount', cell('amount'))
      const kind = cell('kind') as 'receivable' | 'payable'
      const [party, number, issuedOn] = [cell('party'), cell('number'), cell('issued')]
      const dueOn = cell('due') || issuedOn
      if (party === '') return wrong('missing', 'party', '')
      if (number === '') return wrong('missing', 'number', '')
      if (!isDay(issuedOn)) return wrong('date', 'issued', issuedOn)
      if (!isDay(dueOn)) return wrong('date', 'due', dueOn)
      return ok({ line, kind, party, number, issuedOn, dueOn, currency, amount, value })
    }
    case 'stock': {
      const quantity = Number(cell('quantity'))
      if (!/^\d{1,9}$/.test(cell('quantity')) || quantity === 0) return wrong('quantity', 'quantity', cell('quantity'))
      if (cell('sku') === '') return wrong('missing', 'sku', '')
      if (cell('place') === '') return wrong('missing', 'place', '')
      return ok({ line, kind: 'stock', sku: cell('sku'), place: cell('place'), quantity, value })
    }
    default:
      return wrong('kind', 'kind', cell('kind'))
  }
}

function wrong(code: OpeningProblem, column: Column, found: string): Refusal<OpeningProblem> {
  return refuse(code, { column, found })
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toISOString().startsWith(text)
}
