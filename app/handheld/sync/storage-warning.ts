// Owns when the device's storage is a danger to the work on it, said while there is still time: little room is left, or what
// waits may be cleared. Does not know how it is said.
import type { DeviceFacts } from './device-facts.ts'

/** A new copy of a large warehouse, laid beside the old one, takes about so much. */
const roomWanted = 60e6
/** Browsers clear what they were not asked to keep when the device runs low, which may come within a day of pictures. */
const roomAtEase = 1e9

interface Waiting {
  readonly count: number
  /** Of the oldest, milliseconds. */
  readonly age: number
}

const longWait = 30 * 60_000

export type StorageWarning = { readonly kind: 'low'; readonly freeBytes: number } | { readonly kind: 'may-be-cleared' }

/** Undefined where there is nothing to fear, or the browser does not say. */
export function storageWarning({ freeBytes, persisted }: DeviceFacts, waiting: Waiting): StorageWarning | undefined {
  if (freeBytes !== undefined && freeBytes < roomWanted) return { kind: 'low', freeBytes }
  if (persisted !== false || waiting.count === 0) return undefined
  const isLow = freeBytes !== undefined && freeBytes < roomAtEase
  return isLow || waiting.age > longWait ? { kind: 'may-be-cleared' } : undefined
}
