// Owns opening the IndexedDB database of a replica, and the records in it. Its versions are in database-versions.ts. Does not
// know when anything is written.
import type { Ack } from '../../shared/protocol/exchange.ts'
import type { Kind, Row } from '../../shared/rows/tables.ts'
import { assert } from '../../shared/values/result.ts'
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

/** The latest version of database-versions.ts, as IndexedDB counts it: Dexie multiplies by ten. */
const current = 20

/**
 * Opens the database, made or brought up to date where need be.
 * @param onClosed the browser closed it (evicted), or another tab upgrades it: nothing can be kept any more
 */
export async function openDatabase(name: string, onClosed: () => void, engine?: Engine): Promise<IDBDatabase> {
  const opened = (await openCurrent(name, engine)) ?? (await madeAndOpened(name, engine))
  opened.onversionchange = () => {
    opened.close()
    onClosed()
  }
  opened.onclose = onClosed
  return opened
}

async function madeAndOpened(name: string, engine?: Engine): Promise<IDBDatabase> {
  const { prepareDatabase } = await import('./database-versions.ts')
  await prepareDatabase(name, engine)
  const opened = await openCurrent(name, engine)
  assert(opened, `database-versions.ts does not lead to version ${current}`)
  return opened
}

/** Undefined where the database is missing or older; then it is left as it was. */
function openCurrent(name: string, engine?: Engine): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = (engine?.indexedDB ?? indexedDB).open(name, current)
    let older = false
    request.onupgradeneeded = () => {
      older = true
      request.transaction?.abort()
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = (event) => {
      if (!older) return reject(request.error)
      event.preventDefault()
      resolve(undefined)
    }
  })
}
