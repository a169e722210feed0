// Owns importing a sheet: the file read, every row planned against what is known, and the good ones recorded in parts, so that a
// hundred thousand rows hold nobody up. Does not know any kind of sheet.
import { randomBytes } from 'node:crypto'
import { operations } from '../../../shared/operations/index.ts'
import type { SheetKind, SheetReport } from '../../../shared/protocol/desk/imports.ts'
import { makeId } from '../../../shared/values/ids.ts'
import { ok, type Result } from '../../../shared/values/result.ts'
import type { HouseOperation } from '../../apply/arrival.ts'
import type { Services } from '../../services.ts'
import { type CsvProblem, readCsv } from '../csv.ts'
import { Cells } from './cells.ts'
import { sheets } from './index.ts'
import { type PlannedRow, type SheetHome, wrongRow } from './sheet.ts'

/** Rows of one file at most. */
export const mostRows = 200_000
const mostProblems = 200
/** Operations that are recorded in one commit. */
const atOnce = 500

export interface PlannedSheet {
  readonly report: SheetReport
  readonly rows: readonly PlannedRow[]
}

/** What the rows of a file would do. Nothing is recorded. */
export async function planSheet(
  home: SheetHome,
  kind: SheetKind,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<PlannedSheet, CsvProblem>> {
  const { columns, optional, plan } = sheets[kind]
  const delimiter = delimiterOf(file.bytes)
  const read = await readCsv([file.bytes], { file: file.name, columns, optional, delimiter, maxRows: mostRows })
  if (!read.ok) return read
  const cells = read.value.map(({ line, cells: fixed, extra = [] }) => {
    const texts = new Map(columns.map((column, i) => [column, fixed[i] ?? '']))
    for (const [i, column] of optional.entries()) {
      const text = extra[i]
      if (text !== undefined) texts.set(column, text)
    }
    return new Cells(line, texts)
  })
  const rows = (await plan(home, cells)).map(readable)
  return ok({ rows, report: reportOf(rows) })
}

export interface RecordedSheet {
  readonly recorded: number
  readonly exceptions: number
}

/** Records what rows wish for. @param tell how many of how many operations are recorded */
export async function recordSheet(
  { applier, now }: Pick<Services, 'applier' | 'now'>,
  { warehouse }: SheetHome,
  rows: readonly PlannedRow[],
  by: string,
  tell: (done: number, of: number) => unknown = () => undefined,
): Promise<RecordedSheet> {
  const random = () => randomBytes(16)
  const wishes = rows.flatMap((row) => ('wishes' in row ? row.wishes : []))
  let [done, exceptions] = [0, 0]
  for (let from = 0; from < wishes.length; from += atOnce) {
    const at = now()
    const some = wishes.slice(from, from + atOnce).map(
      ({ wish, id }): HouseOperation => ({
        id: id ?? makeId<string>({ now: () => at, random }),
        at,
        by,
        warehouse,
        ...wish,
      }),
    )
    const { acks } = await applier.submit('import', some)
    exceptions += acks.filter(({ outcome }) => outcome === 'exception').length
    done += some.length
    await tell(done, wishes.length)
  }
  return { recorded: done, exceptions }
}

/** Nothing is recorded that its own operation could not read. */
function readable(row: PlannedRow): PlannedRow {
  if (!('wishes' in row)) return row
  for (const { wish } of row.wishes) {
    const read = operations[wish.type].schema.safeParse(wish.body)
    if (!read.success) {
      const [issue] = read.error.issues
      return wrongRow(row.line, String(issue?.path.join('.') ?? ''), 'unreadable', issue?.message ?? '')
    }
  }
  return row
}

function reportOf(rows: readonly PlannedRow[]): SheetReport {
  const count = (outcome: PlannedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  return {
    rows: rows.length,
    fresh: count('fresh'),
    changed: count('changed'),
    same: count('same'),
    wrong: count('wrong'),
    problems: rows
      .flatMap((row) => (row.outcome === 'wrong' ? [{ line: row.line, ...row.problem }] : []))
      .slice(0, mostProblems),
  }
}

/** What parts the names of the header: a spreadsheet writes semicolons where commas part decimals. */
function delimiterOf(bytes: Uint8Array): ',' | ';' | '\t' {
  const end = bytes.indexOf(0x0a)
  const header = new TextDecoder().decode(bytes.subarray(0, end < 0 ? bytes.length : end))
  const parts = ([',', ';', '\t'] as const).map((delimiter) => ({ delimiter, n: header.split(delimiter).length }))
  return parts.reduce((best, each) => (each.n > best.n ? each : best)).delimiter
}
