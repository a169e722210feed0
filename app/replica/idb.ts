// Owns raw IndexedDB requests as promises, and what their failures mean. For the writes whose time a person waits for:
// Dexie's transactions cost twice as much there.
import { Fault } from '../../shared/values/result.ts'

/** Resolves when a request has succeeded. Its failure aborts the transaction, whose own promise then rejects. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Resolves when a transaction is complete, which with strict durability means on the disk. */
export function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'))
  })
}

/** What a person can do about it differs: free space, or start again. */
export function storageFault(cause: unknown): Fault {
  if (cause instanceof Fault) return cause
  const full = nameOf(cause) === 'QuotaExceededError' || nameOf(innerOf(cause)) === 'QuotaExceededError'
  return full ? new Fault('quota', 'the disk is full', cause) : new Fault('storage', 'the store failed', cause)
}

function nameOf(cause: unknown): string | undefined {
  return typeof cause === 'object' && cause !== null && 'name' in cause ? String(cause.name) : undefined
}

function innerOf(cause: unknown): unknown {
  return typeof cause === 'object' && cause !== null && 'inner' in cause ? cause.inner : undefined
}
