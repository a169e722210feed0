// Owns reading a CSV file into rows of named columns, within bounds, and saying exactly where it is not one: all rows or
// a refusal, never a part. Does not know what a column means.
import { createReadStream } from 'node:fs'
import { Fault, ok, type Refusal, type Result, refuse } from '../../shared/values/result.ts'
import { type CsvEncoding, type LineProblem, LineReader, type Lines } from './csv-lines.ts'
import { type CsvRecord, type RecordProblem, RecordReader } from './csv-records.ts'

export interface CsvRow {
  /** Line of the file on which the row begins; the header is on line 1. */
  readonly line: number
  /** One text for each wanted column, in the order in which they were asked for. */
  readonly cells: readonly string[]
  /** The same for the optional ones; undefined where the file has no such column. */
  readonly extra?: readonly (string | undefined)[]
}

export interface CsvOptions {
  /** The name by which problems call the file. */
  readonly file: string
  /** The columns that the file must have, in any order, and no others but those of `optional`. */
  readonly columns: readonly string[]
  /** Columns that may be there; their cells come as `extra`. */
  readonly optional?: readonly string[]
  readonly encoding?: CsvEncoding
  readonly delimiter?: ',' | ';' | '\t'
  readonly maxRows?: number
}

export type CsvProblem =
  | LineProblem
  | RecordProblem
  | 'empty'
  | 'no-rows'
  | 'columns-missing'
  | 'columns-unknown'
  | 'columns-repeated'
  | 'column-count'
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
  const records = new RecordReader(options.delimiter ?? ',')
  const table = new Table(options)

  const takeAll = (read: Lines): Refusal<CsvProblem> | undefined => {
    for (const line of read.lines) {
      const record = records.take(line)
      const problem = record.ok ? record.value && table.take(record.value) : table.named(record)
      if (problem) return problem
    }
    return read.problem
  }
  const problemOf = async (): Promise<Refusal<CsvProblem> | undefined> => {
    for await (const chunk of chunks) {
      const problem = takeAll(lines.push(chunk))
      if (problem) return problem
    }
    const problem = takeAll(lines.end())
    if (problem) return problem
    const end = records.end()
    return end.ok ? table.lack() : table.named(end)
  }
  const problem = await problemOf()
  return problem ? refuse(problem.code, { file: options.file, ...problem.facts }) : ok(table.rows)
}

/** The rows so far, and where the header put each column. */
class Table {
  readonly rows: CsvRow[] = []
  readonly #wanted: readonly string[]
  readonly #optional: readonly string[]
  readonly #maxRows: number
  #header: readonly string[] | undefined
  /** For each wanted column its place in the file's records. */
  #places: readonly number[] = []
  #extraPlaces: readonly number[] = []

  constructor(options: CsvOptions) {
    this.#wanted = options.columns
    this.#optional = options.optional ?? []
    this.#maxRows = options.maxRows ?? manyRows
  }

  take({ line, fields }: CsvRecord): Refusal<CsvProblem> | undefined {
    if (isBlank(fields)) return undefined
    if (!this.#header) return this.#takeHeader(fields, line)
    if (fields.length !== this.#header.length) {
      const column = this.#nameOf(Math.min(fields.length, this.#header.length))
      return refuse('column-count', { line, column, expected: this.#header.length, found: fields.length })
    }
    if (this.rows.length === this.#maxRows) return refuse('too-many-rows', { line, most: this.#maxRows })
    const cells = this.#places.map((place) => fields[place] ?? '')
    const extra = this.#extraPlaces.map((place) => (place < 0 ? undefined : (fields[place] ?? '')))
    this.rows.push({ line, cells, ...(extra.length > 0 && { extra }) })
    return undefined
  }

  /** The same problem with its column in place of the field's number. */
  named({ code, facts: { field, ...facts } }: Refusal<RecordProblem>): Refusal<RecordProblem> {
    return refuse(code, { ...facts, column: this.#nameOf(Number(field)) })
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
    const unknown = header.filter((name) => !this.#wanted.includes(name) && !this.#optional.includes(name))
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
    this.#extraPlaces = this.#optional.map((name) => header.indexOf(name))
    return undefined
  }

  #nameOf(place: number): string | number {
    return this.#header?.[place] ?? place + 1
  }
}

function isBlank(record: readonly string[]): boolean {
  return record.length === 1 && record[0]?.trim() === ''
}

export function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`
}
