// Owns when the device's storage is a danger to the work on it, said while there is still time: it is nearly full, or what
// waits may be cleared. Does not know how it is said.
import type { DeviceFacts } from './device-facts.ts'

interface Standing extends Pick<DeviceFacts, 'persisted'> {
  /** Less than some days of work has room. */
  readonly isShort: boolean
  /** What is not sent. */
  readonly count: number
  /** Of the oldest of it, milliseconds. */
  readonly age: number
}

/** A while without a network is nothing; after this the work may be on the device for long. */
const longWait = 30 * 60_000

export type StorageWarning = 'low' | 'may-be-cleared'

/** Undefined where there is nothing to fear, or the browser does not say. */
export function storageWarning({ isShort, persisted, count, age }: Standing): StorageWarning | undefined {
  if (isShort) return 'low'
  return persisted === false && count > 0 && age > longWait ? 'may-be-cleared' : undefined
}
