// Owns opening the IndexedDB database of a replica, and the records in it. Its versions are in database-versions.ts. Does not
// know when anything is written.
import type { Ack } from '../../shared/protocol/exchange.ts'
import type { Kind, Row } from '../../shared/rows/tables.ts'
import { assert, Fault } from '../../shared/values/result.ts'
import type { ImageHeader } from './image.ts'

/** An operation as text, so that whatever wrote it, any later build can read it and send it on. */
export interface OutboxRecord {
  readonly incarnation: string
  readonly n: number
  /** Of `text`: 1 is JSON of an Operation. Never changed without a reader for every older one. */
  readonly format: 1
  readonly text: string
}

export type AnswerRecord = Ack & { readonly incarnation: string }

/** A page of set `set` of rows. */
export interface PageRecord {
  readonly set: number
  readonly part: number
  readonly text: string
}

/** One row that changed since pages were last written; without `row` it is gone. */
export interface LooseRecord {
  readonly kind: Kind
  readonly id: string
  readonly set: number
  readonly row?: Row
}

/** A chunk of the restart image up to set `upTo`; number -1 is its tables. */
export interface ImageRecord {
  readonly upTo: number
  readonly chunk: number
  readonly bytes: Uint8Array
}

/** Which image is good, among the notes. It is written last, so that there is no half of one. */
export interface ImageMark {
  readonly format: string
  readonly upTo: number
  readonly header: ImageHeader
}

/** What a browser offers; passed in where tests stand in for it. */
export interface Engine {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

export type StoreName = 'outbox' | 'answers' | 'pages' | 'loose' | 'image' | 'notes'
export const storeNames: readonly StoreName[] = ['outbox', 'answers', 'pages', 'loose', 'image', 'notes']

/** Told what happens to an open database; each is optional. */
export interface Holder {
  /** The browser has closed it (cleared, or thrown away): nothing can be kept any more. */
  readonly onClosed?: () => void
  /**
   * A newer build wants to bring it up to date, and waits until it is let go: under nobody's hands. Without this it is let go
   * at once.
   */
  readonly onWanted?: () => void
  /** An older build still holds it: opening goes on when that has let go. */
  readonly onWaiting?: () => void
}

/** The latest version of database-versions.ts, as IndexedDB counts it: Dexie multiplies by ten. */
const current = 20

/** Opens the database, made or brought up to date where need be. */
export async function openDatabase(name: string, holder: Holder, engine?: Engine): Promise<IDBDatabase> {
  const opened = (await openCurrent(name, holder, engine)) ?? (await madeAndOpened(name, holder, engine))
  const { onWanted, onClosed } = holder
  opened.onversionchange = ({ newVersion }) => {
    if (newVersion !== null && onWanted) return onWanted()
    opened.close()
    onClosed?.()
  }
  opened.onclose = () => onClosed?.()
  return opened
}

async function madeAndOpened(name: string, holder: Holder, engine?: Engine): Promise<IDBDatabase> {
  const { prepareDatabase } = await import('./database-versions.ts')
  await prepareDatabase(name, () => holder.onWaiting?.(), engine)
  const opened = await openCurrent(name, holder, engine)
  assert(opened, `database-versions.ts does not lead to version ${current}`)
  return opened
}

/** Undefined where the database is missing or older; then it is left as it was. One of a newer build is taken as it is. */
async function openCurrent(name: string, { onWaiting }: Holder, engine?: Engine): Promise<IDBDatabase | undefined> {
  const opened = await opening(name, current, onWaiting, engine)
  if (opened !== 'newer') return opened
  const newer = await opening(name, undefined, onWaiting, engine)
  if (typeof newer === 'object' && storeNames.every((store) => newer.objectStoreNames.contains(store))) return newer
  if (typeof newer === 'object') newer.close()
  throw new Fault('storage', 'the database was made by a newer app, which this one can not read')
}

function opening(
  name: string,
  version: number | undefined,
  onWaiting: (() => void) | undefined,
  engine?: Engine,
): Promise<IDBDatabase | 'newer' | undefined> {
  return new Promise((resolve, reject) => {
    const request = (engine?.indexedDB ?? indexedDB).open(name, version)
    let older = false
    request.onblocked = () => onWaiting?.()
    request.onupgradeneeded = () => {
      older = true
      request.transaction?.abort()
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = (event) => {
      event.preventDefault()
      if (older) resolve(undefined)
      else if (request.error?.name === 'VersionError') resolve('newer')
      else reject(request.error)
    }
  })
}
