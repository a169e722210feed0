// Owns looking at what a handheld has on its disk, from within its page, past all of its code.
import type { Page } from '@playwright/test'
import { replicaName } from '../../app/worker/pages.ts'

/** What a record of a step changes: the outbox, the counter of its stream, the task in hand. As text, to be compared. */
export function storedIn(page: Page): Promise<string> {
  return page.evaluate(async (name) => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await answered(indexedDB.open(name))
    const transaction = database.transaction(['outbox', 'notes'])
    const outbox = answered(transaction.objectStore('outbox').getAll())
    const notes = transaction.objectStore('notes')
    const kept = await Promise.all([outbox, answered(notes.get('#counter')), answered(notes.get('hand'))])
    database.close()
    return JSON.stringify(kept)
  }, replicaName)
}

/** Whether the browser now refuses to keep so many bytes more. */
export function refusesToKeep(page: Page, bytes: number): Promise<boolean> {
  return page.evaluate(
    (size) =>
      new Promise<boolean>((resolve, reject) => {
        const request = indexedDB.open('probe', 1)
        request.onupgradeneeded = () => request.result.createObjectStore('bytes')
        request.onerror = () => (request.error?.name === 'QuotaExceededError' ? resolve(true) : reject(request.error))
        request.onsuccess = () => {
          const database = request.result
          const transaction = database.transaction('bytes', 'readwrite')
          transaction.objectStore('bytes').put(new Uint8Array(size), 1)
          const told = (refused: boolean) => {
            database.close()
            indexedDB.deleteDatabase('probe')
            resolve(refused)
          }
          transaction.oncomplete = () => told(false)
          transaction.onabort = () => told(transaction.error?.name === 'QuotaExceededError')
        }
      }),
    bytes,
  )
}
