// Owns making a restart image of rows: bytes in chunks, tables by id, index and code. Pure; runs in a worker. Does not know
// where rows come from.
import { type Change, handheldKinds, indexesOf, indexKeyOf, type Kind, type Row } from '../../shared/rows/tables.ts'
import { type CodeName, codeKeysOf, codeKinds } from './code-index.ts'
import { hashOf } from './hash.ts'
import type { ImageHeader, ImageIndex, TableName } from './image.ts'

export interface BuiltImage extends ImageIndex {
  readonly chunks: readonly Uint8Array[]
}

/** Bytes at which a chunk ends: small enough that one is read at once, large enough that there are few. */
const chunkBytes = 400_000

// The kinds of which there are many come last, so that what the first screens ask is in the first chunks.
const many: readonly Kind[] = ['location', 'item', 'lot', 'quant']
const order: readonly Kind[] = [...handheldKinds.filter((kind) => !many.includes(kind)), ...many]

export type RowsByKind = ReadonlyMap<Kind, ReadonlyMap<string, Row>>

export function byKind(changes: Iterable<Change>): RowsByKind {
  const rows = new Map<Kind, Map<string, Row>>()
  for (const { kind, id, row } of changes) {
    if (!row) continue
    const known = rows.get(kind)
    if (known) known.set(id, row)
    else rows.set(kind, new Map([[id, row]]))
  }
  return rows
}

export function buildImage(rows: RowsByKind): BuiltImage {
  const kinds: ImageHeader['kinds'][number][] = []
  const bytes = new Bytes()
  const shapes = new Shapes()
  const tables: { name: TableName; entries: Float64Array }[] = []
  let first = 0
  let few: number | undefined
  for (const kind of order) {
    const own = [...(rows.get(kind)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
    if (own.length === 0) continue
    if (many.includes(kind)) few ??= bytes.chunksSoFar
    for (const row of own) bytes.add(shapes.textOf(row))
    tables.push({ name: `id:${kind}`, entries: entriesOf(own, (row) => [row.id]) })
    for (const name of indexesOf(kind)) tables.push({ name, entries: entriesOf(own, (row) => [indexKeyOf(name, row)]) })
    for (const name of Object.keys(codeKinds) as CodeName[]) {
      if (codeKinds[name] !== kind) continue
      tables.push({ name: `code:${name}`, entries: entriesOf(own, (row) => new Set(codeKeysOf(name, row))) })
    }
    kinds.push({ kind, first, rows: own.length })
    first += own.length
  }
  const entries = tables.reduce((sum, table) => sum + table.entries.length, 0)
  const index = new ArrayBuffer(entries * 8 + (first + 1) * 4)
  const all = new Float64Array(index, 0, entries)
  let at = 0
  const placed = tables.map((table) => {
    all.set(table.entries, at)
    at += table.entries.length
    return { name: table.name, at: at - table.entries.length, entries: table.entries.length }
  })
  new Uint32Array(index, entries * 8).set(bytes.starts())
  const header = {
    kinds,
    tables: placed,
    rows: first,
    shapes: shapes.list,
    chunks: bytes.firstRows(),
    few: few ?? bytes.chunksSoFar,
  }
  return { header, index, chunks: bytes.chunks() }
}

function entriesOf(rows: readonly Row[], keysOf: (row: Row) => Iterable<string | undefined>): Float64Array {
  const words: number[] = []
  for (const [number, row] of rows.entries()) {
    for (const key of keysOf(row)) {
      if (key === undefined) continue
      const { high, low } = hashOf(key)
      words.push(((low << 20) | number) >>> 0, high)
    }
  }
  // As positive doubles they sort as their bits do.
  return new Float64Array(Uint32Array.from(words).buffer).sort()
}

/** Rows as texts: what all rows of a shape share, its names, is written once. */
class Shapes {
  readonly list: string[][] = []
  readonly #known = new Map<string, number>()

  textOf(row: Row): string {
    const values: unknown[] = [0]
    const names: string[] = []
    for (const [name, value] of Object.entries(row)) {
      if (value === undefined) continue
      names.push(name)
      values.push(value)
    }
    const key = names.join()
    let shape = this.#known.get(key)
    if (shape === undefined) {
      shape = this.list.push(names) - 1
      this.#known.set(key, shape)
    }
    values[0] = shape
    return JSON.stringify(values)
  }
}

/** Texts behind each other as bytes, cut into chunks between two of them. */
class Bytes {
  readonly #encoder = new TextEncoder()
  #buffer = new Uint8Array(1 << 16)
  #size = 0
  readonly #starts: number[] = [0]
  readonly #chunks: { readonly row: number; readonly at: number }[] = [{ row: 0, at: 0 }]

  add(text: string): void {
    if (this.#size + text.length * 3 > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(this.#buffer.length * 2, this.#size + text.length * 3))
      larger.set(this.#buffer.subarray(0, this.#size))
      this.#buffer = larger
    }
    if (this.#size - (this.#chunks.at(-1)?.at ?? 0) >= chunkBytes) {
      this.#chunks.push({ row: this.#starts.length - 1, at: this.#size })
    }
    this.#size += this.#encoder.encodeInto(text, this.#buffer.subarray(this.#size)).written
    this.#starts.push(this.#size)
  }

  get chunksSoFar(): number {
    return this.#chunks.length
  }

  starts(): readonly number[] {
    return this.#starts
  }

  firstRows(): readonly number[] {
    return this.#chunks.map(({ row }) => row)
  }

  chunks(): readonly Uint8Array[] {
    return this.#chunks.map(({ at }, index) => this.#buffer.slice(at, this.#chunks[index + 1]?.at ?? this.#size))
  }
}
