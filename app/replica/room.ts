// Owns finding out whether the browser would still keep so much more. What it says of free space is no help: to tell devices
// apart less, browsers name a round number. So something of that size is laid down and taken away again.
import { answered, completed } from './idb.ts'

const name = 'stockhand-room'

/** Undefined where it can't be told. */
export async function hasRoom(bytes: number): Promise<boolean | undefined> {
  let database: IDBDatabase | undefined
  try {
    const opening = indexedDB.open(name, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('room')
    database = await answered(opening)
    const filling = database.transaction('room', 'readwrite')
    filling.objectStore('room').put(new Uint8Array(bytes), 'filled')
    await completed(filling)
    return true
  } catch (cause) {
    return cause instanceof DOMException && cause.name === 'QuotaExceededError' ? false : undefined
  } finally {
    database?.close()
    indexedDB.deleteDatabase(name)
  }
}
