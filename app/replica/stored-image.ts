// Owns how the restart image lies in IndexedDB: its chunks, and last of all a note that says that it is good. Does not know
// what is in it, nor when one is made.
import type { ImageMark, ImageRecord } from './database.ts'
import { answered } from './idb.ts'
import { imageFormat } from './image.ts'
import type { BuiltImage } from './image-builder.ts'
import type { RowsMark, StoredImage } from './storage.ts'

/** The name of the note. */
export const imageKey = '#image'
/** The number under which the tables lie, beside the chunks. */
const tables = -1

/** Undefined where there is none, or one of an older format, or of rows that are not as it says. */
export async function readImage(
  { notes, image }: Record<'notes' | 'image', IDBObjectStore>,
  mark: RowsMark,
): Promise<StoredImage | undefined> {
  const good = await answered<ImageMark | undefined>(notes.get(imageKey))
  if (!good || good.format !== imageFormat() || good.upTo < mark.packed || good.upTo > mark.shown) return undefined
  const record = await answered<ImageRecord | undefined>(image.get([good.upTo, tables]))
  if (!record) return undefined
  const { buffer, byteOffset, byteLength } = record.bytes
  // What IndexedDB gives back is a copy of its own; a view of a larger buffer would not be.
  const index = byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)
  return { header: good.header, index: index as ArrayBuffer, upTo: good.upTo }
}

export async function readChunk(image: IDBObjectStore, upTo: number, chunk: number): Promise<Uint8Array | undefined> {
  return (await answered<ImageRecord | undefined>(image.get([upTo, chunk])))?.bytes
}

/** Lays the bytes down beside those of an older image, which stays good. */
export function putImage(image: IDBObjectStore, built: BuiltImage, upTo: number): void {
  image.put({ upTo, chunk: tables, bytes: new Uint8Array(built.index) } satisfies ImageRecord)
  for (const [chunk, bytes] of built.chunks.entries()) image.put({ upTo, chunk, bytes } satisfies ImageRecord)
}

/** Says that an image is good and lets go of all others; false where its bytes were thrown away meanwhile. */
export async function adoptImage(
  { notes, image }: Record<'notes' | 'image', IDBObjectStore>,
  built: BuiltImage,
  upTo: number,
  range: typeof IDBKeyRange,
): Promise<boolean> {
  if ((await answered(image.count([upTo, tables]))) === 0) return false
  const last = Number.POSITIVE_INFINITY
  image.delete(range.upperBound([upTo, Number.NEGATIVE_INFINITY], true))
  image.delete(range.lowerBound([upTo, last], true))
  notes.put({ format: imageFormat(), upTo, header: built.header } satisfies ImageMark, imageKey)
  return true
}

/** Throws every image away, also one that is just being laid down. */
export function dropImages({ notes, image }: Record<'notes' | 'image', IDBObjectStore>): void {
  image.clear()
  notes.delete(imageKey)
}
