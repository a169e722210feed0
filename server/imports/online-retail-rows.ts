// Owns the columns of the Online Retail file: each cell checked and turned into a value, or the file refused with line
// and column. Source of the columns: UCI Machine Learning Repository, "Online Retail". Does not know what rows mean.
import { isDecimal } from '../../shared/values/fraction.ts'
import { ok, type Refusal, type Result, refuse } from '../../shared/values/result.ts'
import type { Instant } from '../../shared/values/time.ts'
import type { CsvRow } from './csv.ts'
import { instantOfWallClock } from './wall-clock.ts'

export const onlineRetailColumns = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const
type Column = (typeof onlineRetailColumns)[number]

export interface RetailRow {
  readonly line: number
  readonly invoice: string
  /** As written; two spellings that differ in letter case alone are one item. */
  readonly code: string
  readonly description: string
  readonly quantity: number
  readonly at: Instant
  readonly price: string
  readonly customer: string
  readonly country: string
}

const zone = 'Europe/London'

/** All rows, or the first cell that can't be read and how many more there are. */
export function retailRows(file: string, rows: readonly CsvRow[]): Result<readonly RetailRow[], 'cell'> {
  const read: RetailRow[] = []
  let problem: Refusal<'cell'> | undefined
  let problems = 0
  for (const row of rows) {
    const result = retailRow(row)
    if (result.ok) read.push(result.value)
    else {
      problem ??= result
      problems += 1
    }
  }
  return problem ? refuse('cell', { file, ...problem.facts, more: problems - 1 }) : ok(read)
}

function retailRow({ line, cells }: CsvRow): Result<RetailRow, 'cell'> {
  const [invoice = '', code = '', description = '', quantity = '', date = '', price = '', customer = '', country = ''] =
    cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ').trim())
  const not = (column: Column, value: string, wanted: string) =>
    refuse('cell', { line, column, value: shown(value), wanted })

  if (!/^[A-Z]?\d{1,12}$/i.test(invoice))
    return not('InvoiceNo', invoice, 'digits, with a C before them on a credit note')
  if (!isName(code, 40)) return not('StockCode', code, 'a code of at most 40 characters')
  if (description.length > 200) return not('Description', description, 'at most 200 characters')
  if (!/^-?\d{1,9}$/.test(quantity)) return not('Quantity', quantity, 'a whole number')
  const at = instantOf(date)
  if (at === undefined) return not('InvoiceDate', date, 'a date such as 12-31-2010 08:26, month first')
  if (!isDecimal(price) || price.length > 16) return not('UnitPrice', price, 'a number such as 2.55')
  if (!/^\d{0,12}$/.test(customer)) return not('CustomerID', customer, 'digits or nothing')
  if (!isName(country, 60)) return not('Country', country, 'the name of a country')
  return ok({
    line,
    invoice: invoice.toUpperCase(),
    code,
    description,
    quantity: Number(quantity),
    at,
    price,
    customer,
    country,
  })
}

function instantOf(date: string): Instant | undefined {
  const match = /^(\d\d)-(\d\d)-(\d{4}) (\d\d):(\d\d)$/.exec(date)
  if (!match) return undefined
  const [, month, day, year, hour, minute] = match.map(Number)
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined) {
    return undefined
  }
  return instantOfWallClock({ year, month, day, hour, minute }, zone)
}

function isName(text: string, longest: number): boolean {
  return text !== '' && text.length <= longest
}

function shown(value: string): string {
  return value.length <= 40 ? value : `${value.slice(0, 39)}…`
}
