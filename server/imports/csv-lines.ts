// Owns the step from bytes to checked lines of text: encoding, forbidden characters, length. Memory stays bounded by one
// line whatever the file holds. Does not know delimiters, quotes or columns.
import { assert, ok, type Refusal, type Result, refuse } from '../../shared/values/result.ts'

/** Encodings in which a line feed is the byte 0A, so that lines can be cut before decoding. UTF-16 is told, not read. */
export const csvEncodings = ['utf-8', 'windows-1250', 'windows-1251', 'windows-1252', 'windows-1257'] as const
export type CsvEncoding = (typeof csvEncodings)[number]

/** A line, and a quoted record over several lines, may be this long in bytes. */
export const maxRecordBytes = 64 * 1024

/** A zip, a picture and the like, known by how they begin; `what` is said to the person. */
const otherFormats: readonly { readonly start: readonly number[]; readonly what: string }[] = [
  { start: [0x50, 0x4b, 0x03, 0x04], what: 'a zip archive or an .xlsx workbook' },
  { start: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old .xls workbook' },
  { start: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
  { start: [0x1f, 0x8b], what: 'a gzip archive' },
  { start: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture' },
  { start: [0xff, 0xd8, 0xff], what: 'a JPEG picture' },
  { start: [0x7b], what: 'JSON' },
  { start: [0x5b], what: 'JSON' },
  { start: [0x3c], what: 'XML or a web page' },
]

const utf8Mark = [0xef, 0xbb, 0xbf]
const lineFeed = 0x0a
const carriageReturn = '\r'
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f]/

export type LineProblem = 'not-csv' | 'encoding' | 'nul-byte' | 'control-character' | 'line-too-long'

export interface Lines {
  readonly lines: readonly string[]
  readonly problem?: Refusal<LineProblem>
}

/** Cuts chunks of a file into lines. Lines keep their ends, which may be part of a quoted value. */
export class LineReader {
  readonly #decoder: TextDecoder
  readonly #encoding: CsvEncoding
  #rest: Uint8Array = new Uint8Array(0)
  #line = 0

  constructor(encoding: CsvEncoding) {
    this.#encoding = encoding
    this.#decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  }

  /** The lines that end in this chunk, up to the first that can't be taken. After a problem: no more. */
  push(chunk: Uint8Array): Lines {
    const bytes = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk)
    const lines: string[] = []
    let start = 0
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      const line = this.#read(bytes.subarray(start, end + 1))
      if (!line.ok) return { lines, problem: line }
      lines.push(line.value)
      start = end + 1
    }
    // A copy: the chunk's memory belongs to the stream and may be used again.
    this.#rest = bytes.slice(start)
    if (this.#rest.length <= maxRecordBytes) return { lines }
    const line = this.#read(this.#rest)
    assert(!line.ok, 'a line beyond the bound was taken')
    return { lines, problem: line }
  }

  /** The last line, where it has no line feed. */
  end(): Lines {
    if (this.#rest.length === 0) return { lines: [] }
    const line = this.#read(this.#rest)
    return line.ok ? { lines: [line.value] } : { lines: [], problem: line }
  }

  #read(line: Uint8Array): Result<string, LineProblem> {
    this.#line += 1
    let bytes = line
    if (this.#line === 1) {
      if (looksLikeUtf16(bytes)) return refuse('encoding', { found: 'UTF-16', encoding: this.#encoding })
      if (startsWith(bytes, utf8Mark)) bytes = bytes.subarray(utf8Mark.length)
      const other = otherFormats.find(({ start }) => startsWith(bytes, start))
      if (other) return refuse('not-csv', { what: other.what })
    }
    const nul = bytes.indexOf(0)
    if (nul >= 0) return this.#at('nul-byte', this.#decoded(bytes.subarray(0, nul)).text.length)
    if (bytes.length > maxRecordBytes) {
      return refuse('line-too-long', { line: this.#line, column: maxRecordBytes + 1, most: maxRecordBytes })
    }
    const { text, badByte } = this.#decoded(bytes)
    if (badByte !== undefined) {
      return this.#at('encoding', text.length, { found: `byte ${hex(badByte)}`, encoding: this.#encoding })
    }
    const bad = withoutEnd(text).search(forbidden)
    if (bad >= 0) return this.#at('control-character', bad, { found: `U+${hex(text.charCodeAt(bad), 4)}` })
    return ok(text)
  }

  /** The text, or, where a byte does not fit the encoding, the text before it and that byte. */
  #decoded(bytes: Uint8Array): { readonly text: string; readonly badByte?: number } {
    try {
      return { text: this.#decoder.decode(bytes) }
    } catch {
      return decodedUntilBad(bytes, this.#encoding)
    }
  }

  #at<Code extends LineProblem>(code: Code, charactersBefore: number, facts: Refusal['facts'] = {}): Refusal<Code> {
    return refuse(code, { line: this.#line, column: charactersBefore + 1, ...facts })
  }
}

function decodedUntilBad(bytes: Uint8Array, encoding: CsvEncoding): { text: string; badByte?: number } {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  let text = ''
  // Where a character is begun but never finished, its first byte is the one to name.
  let begun = 0
  for (let i = 0; i < bytes.length; i += 1) {
    try {
      const piece = decoder.decode(bytes.subarray(i, i + 1), { stream: true })
      if (piece !== '') begun = i + 1
      text += piece
    } catch {
      break
    }
  }
  const badByte = bytes[begun]
  return badByte === undefined ? { text } : { text, badByte }
}

/** The line without the CR LF or LF at its end: a CR anywhere else is no line end. */
export function withoutEnd(line: string): string {
  if (!line.endsWith('\n')) return line
  return line.endsWith(`${carriageReturn}\n`) ? line.slice(0, -2) : line.slice(0, -1)
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true
  // Without a mark: the first characters of a header are ASCII, so every second byte is zero.
  const [a, b, c, d] = bytes
  if (a === undefined || b === undefined || c === undefined || d === undefined) return false
  return (a !== 0 && b === 0 && c !== 0 && d === 0) || (a === 0 && b !== 0 && c === 0 && d !== 0)
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return bytes.length >= start.length && start.every((byte, i) => bytes[i] === byte)
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

function hex(value: number, digits = 2): string {
  return value.toString(16).toUpperCase().padStart(digits, '0')
}
