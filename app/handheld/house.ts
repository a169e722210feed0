// Owns what a handheld is made of before anybody works with it: readers, keys, feedback, wishes, new versions, and the
// replica that is to be opened. Put together in main.tsx, handed down from there.
import type { Ack } from '../../shared/protocol/exchange.ts'
import type { ScanContext } from '../../shared/scan/index.ts'
import type { Camera } from '../device/camera.ts'
import type { ScanBus } from '../device/scan-bus.ts'
import type { Signal } from '../device/sound.ts'
import type { WakeLock } from '../device/wake-lock.ts'
import type { WorkingSet } from '../replica/working-set.ts'
import type { LabelAsked, LabelPrinted } from '../sync/print-label.ts'
import type { Access } from './access.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import type { LoudnessStore } from './loudness.ts'
import type { ScannerStore } from './scanner-store.ts'
import type { Shelf } from './shelf.ts'
import type { Updates } from './update.ts'
import type { WishesStore } from './wishes.ts'

/** A replica that is open, with what keeps it up to date. */
export interface Replica {
  readonly set: WorkingSet
  readonly access: Access
  readonly connection: Connection
  /** What the server answered that was not plainly "applied", oldest first. @throws Fault */
  answers(): Promise<readonly Ack[]>
  print(asked: LabelAsked): Promise<LabelPrinted>
}

/** What may happen to a device's store while it is opened, and after. */
export interface StoreEvents {
  /** The device was revoked and has forgotten everything. */
  wiped(): void
  /** The browser has closed the store: what was open is over, and can be opened anew. */
  closed(): void
  /** Another window holds the store as an older version wants it: opening goes on when that has let go. */
  waiting(): void
}

export type EnrolRefusal = 'code-used-or-wrong' | 'no-network' | 'failed'

export interface House {
  readonly bus: ScanBus
  readonly keys: Keys
  readonly wishes: WishesStore
  readonly loudness: LoudnessStore
  readonly updates: Updates
  /** Small things that may be forgotten; absent where the browser keeps none. */
  readonly shelf: Shelf | undefined
  /** Keeps the screen on while somebody works. */
  readonly wakeLock: WakeLock
  /** Sound and vibration, as the person wishes. */
  play(signal: Signal): void
  now(): number
  random(): Uint8Array
  /** Loaded when it is first wanted. */
  camera(): Promise<Camera>
  /** What the device knows about its scanner, beside the day. */
  readonly scanner: Omit<ScanContext, 'today'>
  readonly learned: ScannerStore
  /** A scan engine was used on this device: then the camera is not the first thing to offer. */
  hasEngine(): boolean
  /** Undefined where the device is not enrolled. @throws Fault where the store can't be read */
  open(on: StoreEvents): Promise<Replica | undefined>
  /** @throws Fault where the store can't be written */
  enrol(code: string, name: string): Promise<EnrolRefusal | undefined>
}
