// Owns reading a bank statement from a file: camt.053, or the CSV of a bank, whatever parts its values. All lines or a refusal.
import { readFile } from 'node:fs/promises'
import { type CamtProblem, readCamt053 } from '../../../shared/ledger/bank/camt053.ts'
import {
  type CsvRecordRead,
  type CsvStatementProblem,
  readCsvStatement,
} from '../../../shared/ledger/bank/csv-statement.ts'
import { type Statement, withIds } from '../../../shared/ledger/bank/statement.ts'
import { Fault, ok, type Result, refuse } from '../../../shared/values/result.ts'
import { type LineProblem, LineReader } from '../csv-lines.ts'
import { type RecordProblem, RecordReader } from '../csv-records.ts'

export type BankFileProblem = CamtProblem | CsvStatementProblem | LineProblem | RecordProblem | 'too-many-rows'

const mostRows = 200_000

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
  const records = recordsOf(bytes)
  const read = records.ok ? readCsvStatement(records.value, csv.currency) : records
  if (!read.ok) return refuse(read.code, { file: path, ...read.facts })
  return ok([{ ...csv, lines: withIds(csv.account, read.value) }])
}

function recordsOf(bytes: Uint8Array): Result<readonly CsvRecordRead[], LineProblem | RecordProblem | 'too-many-rows'> {
  const reader = new LineReader('utf-8')
  const [some, rest] = [reader.push(bytes), reader.end()]
  const problem = some.problem ?? rest.problem
  if (problem) return problem
  const lines = [...some.lines, ...rest.lines]
  if (lines.length > mostRows) return refuse('too-many-rows', { line: mostRows, most: mostRows })
  const records = new RecordReader(delimiterOf(lines))
  const found: CsvRecordRead[] = []
  for (const line of lines) {
    const record = records.take(line)
    if (!record.ok) return record
    if (record.value) found.push(record.value)
  }
  const end = records.end()
  return end.ok ? ok(found) : end
}

/** Of the signs that part values the one that most of the first lines have most of. */
function delimiterOf(lines: readonly string[]): string {
  const first = lines.slice(0, 50)
  const signs = [',', ';', '\t'] as const
  const count = (sign: string) => first.filter((line) => line.split(sign).length > 2).length
  return signs.reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** @throws Fault when the file can't be read */
export async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new Fault('file', `${path} could not be read.`, cause)
  }
}
