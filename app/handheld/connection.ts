// Owns what the screens know of sending: the chip, ages, and the two things that a person may do about it. app/sync is
// behind it.
import type { SyncState } from '../ui/handheld/index.ts'

export interface ConnectionState {
  readonly chip: SyncState
  /** Time of the oldest operation that is not sent, by the server's clock. */
  readonly oldest?: number
  /** The device is older than the server: work is sent, figures are not brought. */
  readonly appOld: boolean
}

export interface Connection {
  subscribe(listener: () => void): () => void
  state(): ConnectionState
  /** Sends now, without waiting for the next turn. */
  tryNow(): void
  /** All that is not sent, signed, as a file. @throws Fault where it can't be read */
  exportFile(): Promise<Blob>
}
