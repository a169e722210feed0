// Owns reading a bank statement from a file: camt.053, or a CSV with the columns date, amount, party, text, reference. All
// lines or a refusal.
import { readFile } from 'node:fs/promises'
import { type CamtProblem, readCamt053 } from '../../../shared/ledger/bank/camt053.ts'
import { type Statement, withIds } from '../../../shared/ledger/bank/statement.ts'
import { moneyFrom } from '../../../shared/values/money.ts'
import { Fault, ok, type Result, refuse } from '../../../shared/values/result.ts'
import type { BusinessDate } from '../../../shared/values/time.ts'
import { type CsvProblem, readCsv } from '../csv.ts'

const columns = ['date', 'amount', 'party', 'text', 'reference'] as const

export type BankFileProblem = CamtProblem | CsvProblem

/** Where a CSV does not tell whose account it is, and in what. */
export interface CsvAccount {
  readonly account: string
  readonly currency: string
}

/** @throws Fault when the file can't be read */
export async function readBankFile(
  path: string,
  csv: CsvAccount,
): Promise<Result<readonly Statement[], BankFileProblem>> {
  return readBankBytes(path, await bytesOf(path), csv)
}

/** A statement by what its name ends in. */
export async function readBankBytes(
  path: string,
  bytes: Uint8Array,
  csv: CsvAccount,
): Promise<Result<readonly Statement[], BankFileProblem>> {
  if (!path.toLowerCase().endsWith('.csv')) return readCamt053(new TextDecoder().decode(bytes))
  const read = await readCsv([bytes], { file: path, columns, maxRows: 200_000 })
  if (!read.ok) return read
  const lines: Parameters<typeof withIds>[1][number][] = []
  for (const { line, cells } of read.value) {
    const [date = '', decimal = '', party = '', text = '', reference = ''] = cells.map((cell) => cell.trim())
    const amount = moneyFrom(decimal, csv.currency)
    if (amount === undefined || amount === 0)
      return refuse('amount', { file: path, line, column: 'amount', found: decimal })
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return refuse('date', { file: path, line, column: 'date', found: date })
    lines.push({ bookedOn: date as BusinessDate, amount, party, text, reference })
  }
  return ok([{ ...csv, lines: withIds(csv.account, lines) }])
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new Fault('file', `${path} could not be read.`, cause)
  }
}
