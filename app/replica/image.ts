// Owns the restart image: all rows of a copy as bytes, and sorted tables by which they are found, as they lie on the disk.
// Read-only; a row is parsed when it is asked for. Rows lie in chunks that may come later than the tables: until then a
// reader is told to wait. Does not know what changed since (replica-rows.ts), nor where it is stored.
import { rowsVersion } from '../../shared/rows/rows-version.ts'
import { handheldKinds, type IndexName, indexes, indexKeyOf, type Kind, type Row } from '../../shared/rows/tables.ts'
import { type CodeName, codeKeysOf, codeKinds } from './code-index.ts'
import { hashOf } from './hash.ts'

/** What is found in a table: rows by their id, by a key of an index of the rules, or by what a scanner reads. */
export type TableName = `id:${Kind}` | IndexName | `code:${CodeName}`

export interface ImageHeader {
  /** Rows of a kind lie behind each other, in order of their ids. */
  readonly kinds: readonly { readonly kind: Kind; readonly first: number; readonly rows: number }[]
  /** Where a table begins in the index, and how many entries it has; an entry is 8 bytes. */
  readonly tables: readonly { readonly name: TableName; readonly at: number; readonly entries: number }[]
  readonly rows: number
  /** Names of fields: a row is stored as the number of its shape and its values. */
  readonly shapes: readonly (readonly string[])[]
  /** The first row of each chunk. */
  readonly chunks: readonly number[]
  /** So many chunks, from the first on, hold all rows of the kinds of which there are few. */
  readonly few: number
}

/**
 * The tables, then the byte at which each row begins. An entry is 42 bits of a key's hash and 20 bits of row number within
 * its kind, in the order of their value as a double, so that the engine sorts them natively.
 */
export interface ImageIndex {
  readonly header: ImageHeader
  readonly index: ArrayBuffer
}

/** Raised when bytes, tables, hashes or the keys of an index are another: image-format.test.ts says when. */
export const layout = 1

/**
 * What an image was made by: one of another format is made anew from the rows. Names alone, for the worker that makes images
 * and the page that reads them are bundled apart, and of one function each has a text of its own.
 */
export function imageFormat(): string {
  const keys = Object.entries(indexes).map(([name, { kind }]) => `${name} ${kind}`)
  const text = [layout, rowsVersion, ...handheldKinds, ...keys].join('\n')
  const { high, low } = hashOf(text)
  return `${high}-${low}`
}

/** Undefined where another image has taken this one's place. */
export type ChunkReader = (chunk: number) => Promise<Uint8Array | undefined>

/** Parsed rows that are remembered, so that a row that is asked for again is the same object. */
const remembered = 20_000
const decoder = new TextDecoder()
const none: readonly number[] = []

export class Image {
  readonly #header: ImageHeader
  readonly #words: Uint32Array
  readonly #starts: Uint32Array
  readonly #kinds: ReadonlyMap<Kind, { readonly first: number; readonly rows: number }>
  readonly #tables: ReadonlyMap<TableName, { readonly at: number; readonly entries: number }>
  readonly #chunks: (Uint8Array | undefined)[]
  readonly #coming = new Map<number, Promise<void>>()
  readonly #read: ChunkReader
  #parsed = new Map<number, Row>()
  #parsedBefore = new Map<number, Row>()
  /** Another image has taken its place on the disk before all of it was read: the holder must read anew. */
  lost = false

  constructor({ header, index }: ImageIndex, read: ChunkReader) {
    this.#header = header
    this.#words = new Uint32Array(index, 0, index.byteLength / 4 - header.rows - 1)
    this.#starts = new Uint32Array(index, index.byteLength - (header.rows + 1) * 4)
    this.#kinds = new Map(header.kinds.map((each) => [each.kind, each]))
    this.#tables = new Map(header.tables.map((each) => [each.name, each]))
    this.#chunks = header.chunks.map(() => undefined)
    this.#read = read
  }

  get rows(): number {
    return this.#header.rows
  }

  get whole(): boolean {
    return this.#chunks.every((chunk) => chunk !== undefined)
  }

  /** Reads a chunk, once. */
  need(chunk: number): Promise<void> {
    if (this.#chunks[chunk]) return Promise.resolve()
    let coming = this.#coming.get(chunk)
    if (!coming) {
      coming = this.#read(chunk).then(
        (bytes) => {
          if (bytes) this.#chunks[chunk] = bytes
          else this.lost = true
        },
        (fault: unknown) => {
          this.#coming.delete(chunk)
          throw fault
        },
      )
      this.#coming.set(chunk, coming)
    }
    return coming
  }

  /** Reads what the first screens ask: all but the kinds of which there are many. */
  async needFew(): Promise<void> {
    for (let chunk = 0; chunk < this.#header.few && !this.lost; chunk++) await this.need(chunk)
  }

  /** Reads all that has not come yet. */
  async needAll(): Promise<void> {
    for (let chunk = 0; chunk < this.#chunks.length && !this.lost; chunk++) await this.need(chunk)
  }

  size(kind: Kind): number {
    return this.#kinds.get(kind)?.rows ?? 0
  }

  /** @throws a promise: the row is there, and can be read when it resolves */
  get(kind: Kind, id: string): Row | undefined {
    for (const at of this.#entries(`id:${kind}`, kind, id)) {
      const row = this.#row(at)
      if (row.id === id) return row
    }
    return undefined
  }

  /** Rows under a key of an index, in any order. @throws a promise, as `get` */
  find(name: IndexName, key: string): readonly Row[] {
    return this.#found(name, indexes[name].kind, key, (row) => indexKeyOf(name, row) === key)
  }

  /** Ids of what a scanned code names. @throws a promise, as `get` */
  coded(name: CodeName, key: string): readonly string[] {
    return this.#found(`code:${name}`, codeKinds[name], key, (row) => codeKeysOf(name, row).includes(key)).map(
      ({ id }) => id,
    )
  }

  *all(kind: Kind): IterableIterator<Row> {
    const { first, rows } = this.#kinds.get(kind) ?? { first: 0, rows: 0 }
    for (let at = first; at < first + rows; at++) yield this.#row(at)
  }

  // What only shares a hash is told apart by looking at the row.
  #found(table: TableName, kind: Kind, key: string, is: (row: Row) => boolean): readonly Row[] {
    const found: Row[] = []
    for (const at of this.#entries(table, kind, key)) {
      const row = this.#row(at)
      if (is(row)) found.push(row)
    }
    return found
  }

  /** Numbers of the rows that may be meant. */
  #entries(name: TableName, kind: Kind, key: string): readonly number[] {
    const table = this.#tables.get(name)
    const section = this.#kinds.get(kind)
    if (!table || !section || table.entries === 0) return none
    const words = this.#words
    const base = table.at * 2
    const { high, low } = hashOf(key)
    let from = 0
    let to = table.entries
    while (from < to) {
      const middle = (from + to) >>> 1
      const itsHigh = words[base + middle * 2 + 1] ?? 0
      const itsLow = (words[base + middle * 2] ?? 0) >>> 20
      if (itsHigh < high || (itsHigh === high && itsLow < low)) from = middle + 1
      else to = middle
    }
    const found: number[] = []
    for (let at = from; at < table.entries; at++) {
      const word = words[base + at * 2] ?? 0
      if (words[base + at * 2 + 1] !== high || word >>> 20 !== low) break
      found.push(section.first + (word & 0xf_ff_ff))
    }
    return found
  }

  #row(at: number): Row {
    const known = this.#parsed.get(at)
    if (known) return known
    const row = this.#parsedBefore.get(at) ?? this.#parse(at)
    if (this.#parsed.size >= remembered) {
      this.#parsedBefore = this.#parsed
      this.#parsed = new Map()
    }
    this.#parsed.set(at, row)
    return row
  }

  #parse(at: number): Row {
    const chunk = this.#chunkOf(at)
    const bytes = this.#chunks[chunk]
    if (!bytes) throw this.need(chunk)
    const start = this.#starts[this.#header.chunks[chunk] ?? 0] ?? 0
    const text = decoder.decode(bytes.subarray((this.#starts[at] ?? 0) - start, (this.#starts[at + 1] ?? 0) - start))
    const [shape, ...values] = JSON.parse(text) as [number, ...unknown[]]
    const names = this.#header.shapes[shape] ?? []
    return Object.fromEntries(names.map((name, index) => [name, values[index]])) as unknown as Row
  }

  #chunkOf(at: number): number {
    const { chunks } = this.#header
    let from = 0
    let to = chunks.length
    while (from < to) {
      const middle = (from + to) >>> 1
      if ((chunks[middle] ?? 0) <= at) from = middle + 1
      else to = middle
    }
    return from - 1
  }
}
