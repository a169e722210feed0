// Owns the grammar of CSV (RFC 4180) over lines: delimiters, quotes, values that go on over several lines. One thing is
// wider: a quote inside an unquoted value is text, since shops write inches (FRAME 7" SINGLE). csv-parse is not used: it
// allows that only together with text after a closed quote, where nobody can know what was meant, and counts a CR LF
// inside quotes as two lines. Does not know columns.
import { ok, type Result, refuse } from '../../shared/values/result.ts'
import { maxRecordBytes, withoutEnd } from './csv-lines.ts'

export type RecordProblem = 'quote' | 'line-too-long'

export interface CsvRecord {
  /** The line on which it begins. */
  readonly line: number
  readonly fields: readonly string[]
}

/** Takes line after line, with their ends; a problem's `field` is its place from 0 in the record begun on `line`. */
export class RecordReader {
  readonly #delimiter: string
  #line = 0
  #begun = 1
  #fields: string[] = []
  /** What a quoted value holds so far; undefined outside quotes. */
  #open: string | undefined
  #size = 0

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** The record that ends with this line; undefined where it goes on in the next. */
  take(line: string): Result<CsvRecord | undefined, RecordProblem> {
    this.#line += 1
    if (this.#open === undefined) this.#begun = this.#line
    this.#size += line.length
    if (this.#size > maxRecordBytes) return refuse('line-too-long', { ...this.#place(), most: maxRecordBytes })
    const body = withoutEnd(line)
    let at = 0
    for (;;) {
      if (this.#open === undefined && body[at] === '"') {
        this.#open = ''
        at += 1
      }
      let end: number
      if (this.#open === undefined) {
        const delimiter = body.indexOf(this.#delimiter, at)
        end = delimiter < 0 ? body.length : delimiter
        this.#fields.push(body.slice(at, end))
      } else {
        const closed = this.#quoted(line, at)
        if (closed === undefined) return ok(undefined)
        end = closed
        if (end < body.length && body[end] !== this.#delimiter) return refuse('quote', { ...this.#place(), closed: 1 })
        this.#fields.push(this.#open)
        this.#open = undefined
      }
      if (end >= body.length) return ok(this.#finished())
      at = end + 1
    }
  }

  /** Whether the text ends where it may. */
  end(): Result<undefined, RecordProblem> {
    return this.#open === undefined ? ok(undefined) : refuse('quote', { ...this.#place(), closed: 0 })
  }

  /** Adds to the open value; where the value is closed in this line, the place after its quote. */
  #quoted(line: string, from: number): number | undefined {
    let at = from
    for (;;) {
      const quote = line.indexOf('"', at)
      if (quote < 0) {
        this.#open += line.slice(at)
        return undefined
      }
      this.#open += line.slice(at, quote)
      if (line[quote + 1] !== '"') return quote + 1
      this.#open += '"'
      at = quote + 2
    }
  }

  #finished(): CsvRecord {
    const record = { line: this.#begun, fields: this.#fields }
    this.#fields = []
    this.#size = 0
    return record
  }

  #place() {
    return { line: this.#begun, field: this.#fields.length }
  }
}
