// Owns reading a CSV file into rows of named columns, within bounds, and saying exactly where it is not one: all rows or
// a refusal, never a part. The grammar is csv-parse's. Does not know what a column means.
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { assert, Fault, ok, type Refusal, type Result, refuse } from '../../shared/values/result.ts'
import { type CsvEncoding, type LineProblem, LineReader, maxRecordBytes } from './csv-lines.ts'

export interface CsvRow {
  /** Line of the file on which the row begins; the header is on line 1. */
  readonly line: number
  /** One text for each wanted column, in the order in which they were asked for. */
  readonly cells: readonly string[]
}

export interface CsvOptions {
  /** The name by which problems call the file. */
  readonly file: string
  /** The columns that the file must have, in any order, and no others. */
  readonly columns: readonly string[]
  readonly encoding?: CsvEncoding
  readonly delimiter?: ',' | ';' | '\t'
  readonly maxRows?: number
}

export type CsvProblem =
  | LineProblem
  | 'empty'
  | 'no-rows'
  | 'columns-missing'
  | 'columns-unknown'
  | 'columns-repeated'
  | 'column-count'
  | 'quote'
  | 'too-many-rows'

/** A refusal with `file`, and `line` and `column` (a position, or a column's name) wherever there is one. */
export type CsvRefusal = Refusal<CsvProblem>

const manyRows = 2_000_000

/** Reads a file. @throws Fault when the disk or the path does not allow it */
export async function readCsvFile(path: string, options: CsvOptions): Promise<Result<readonly CsvRow[], CsvProblem>> {
  try {
    return await readCsv(createReadStream(path), options)
  } catch (cause) {
    throw new Fault('file', `${path} could not be read: ${cause instanceof Error ? cause.message : cause}`, cause)
  }
}

/** Reads chunks of bytes. What the chunks throw is thrown on. */
export async function readCsv(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: CsvOptions,
): Promise<Result<readonly CsvRow[], CsvProblem>> {
  const lines = new LineReader(options.encoding ?? 'utf-8')
  const table = new Table(options)
  let problem: Refusal<CsvProblem> | undefined
  let cut: Refusal<CsvProblem> | undefined

  async function* text(): AsyncGenerator<string> {
    for await (const chunk of chunks) {
      const read = lines.push(chunk)
      cut = read.problem
      if (read.text !== '') yield read.text
      if (cut || problem) return
    }
    const last = lines.end()
    cut = last.problem
    if (last.text !== '') yield last.text
  }

  const parser = parse({
    delimiter: options.delimiter ?? ',',
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    max_record_size: maxRecordBytes,
    // Taken here and not from the stream: at a grammar error a stream drops the records that wait in it, and with them
    // the count of lines. Nothing is ever pushed on.
    on_record: (record: readonly string[]) => {
      problem ??= table.take(record)
      return null
    },
  })
  try {
    await pipeline(text, parser, async (records: AsyncIterable<unknown>) => {
      for await (const _ of records) assert(false, 'a record was pushed on')
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // The text ends where a line could not be taken; a quote left open there is no fault of the file's.
    if (!(cut && error.code === 'CSV_QUOTE_NOT_CLOSED')) problem ??= grammarProblem(error, table)
  }
  problem ??= cut ?? table.lack()
  return problem ? refuse(problem.code, { file: options.file, ...problem.facts }) : ok(table.rows)
}

/** The rows so far, the header's order of columns, and the line on which the next record begins. */
class Table {
  readonly rows: CsvRow[] = []
  readonly #wanted: readonly string[]
  readonly #maxRows: number
  #header: readonly string[] | undefined
  /** For each wanted column its place in the file's records. */
  #places: readonly number[] = []
  #nextLine = 1

  constructor(options: CsvOptions) {
    this.#wanted = options.columns
    this.#maxRows = options.maxRows ?? manyRows
  }

  get nextLine(): number {
    return this.#nextLine
  }

  take(record: readonly string[]): Refusal<CsvProblem> | undefined {
    const line = this.#nextLine
    this.#nextLine += 1 + lineBreaksWithin(record)
    if (isBlank(record)) return undefined
    if (!this.#header) return this.#takeHeader(record, line)
    if (record.length !== this.#header.length) {
      const column = this.#nameOf(Math.min(record.length, this.#header.length))
      return refuse('column-count', { line, column, expected: this.#header.length, found: record.length })
    }
    if (this.rows.length === this.#maxRows) return refuse('too-many-rows', { line, most: this.#maxRows })
    this.rows.push({ line, cells: this.#places.map((place) => record[place] ?? '') })
    return undefined
  }

  /** The name of a column by its place from 0; its number where the header has none. */
  columnAt(place: number): string | number {
    return this.#header ? this.#nameOf(place) : place + 1
  }

  lack(): Refusal<CsvProblem> | undefined {
    if (!this.#header) return refuse('empty')
    return this.rows.length === 0 ? refuse('no-rows', { line: 1 }) : undefined
  }

  #takeHeader(record: readonly string[], line: number): Refusal<CsvProblem> | undefined {
    const header = record.map((name) => name.trim())
    const quoted = (names: readonly string[]) => names.map((name) => `"${shortened(name)}"`).join(', ')
    const missing = this.#wanted.filter((name) => !header.includes(name))
    if (missing.length > 0) {
      return refuse('columns-missing', {
        line,
        column: missing[0] ?? '',
        missing: quoted(missing),
        found: quoted(header.slice(0, 12)),
      })
    }
    const unknown = header.filter((name) => !this.#wanted.includes(name))
    if (unknown.length > 0)
      return refuse('columns-unknown', {
        line,
        column: shortened(unknown[0] ?? ''),
        found: quoted(unknown.slice(0, 12)),
      })
    const repeated = header.find((name, i) => header.indexOf(name) !== i)
    if (repeated !== undefined) return refuse('columns-repeated', { line, column: repeated })
    this.#header = header
    this.#places = this.#wanted.map((name) => header.indexOf(name))
    return undefined
  }

  #nameOf(place: number): string | number {
    return this.#header?.[place] ?? place + 1
  }
}

function grammarProblem(error: CsvError, table: Table): Refusal<CsvProblem> {
  const line = table.nextLine
  // Columns are off, so csv-parse counts the fields that it has finished: the one at fault is the next.
  const column = table.columnAt(typeof error.column === 'number' ? error.column : 0)
  if (error.code === 'CSV_MAX_RECORD_SIZE') return refuse('line-too-long', { line, column, most: maxRecordBytes })
  return refuse('quote', { line, column, closed: error.code === 'CSV_QUOTE_NOT_CLOSED' ? 0 : 1 })
}

// Only a quoted field can hold a line feed, and csv-parse leaves it as it was.
function lineBreaksWithin(record: readonly string[]): number {
  let breaks = 0
  for (const field of record) {
    for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) breaks += 1
  }
  return breaks
}

function isBlank(record: readonly string[]): boolean {
  return record.length === 1 && record[0]?.trim() === ''
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`
}
