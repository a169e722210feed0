// Owns what the screens of a signed-in person work with, handed down the tree, and the hooks that watch it.
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Ack } from '../../shared/protocol/exchange.ts'
import { assert } from '../../shared/values/result.ts'
import type { ScanBus } from '../device/scan-bus.ts'
import type { Signal } from '../device/sound.ts'
import type { Speech } from '../device/speech.ts'
import type { RoomWatch } from '../replica/room-watch.ts'
import type { WorkingSet } from '../replica/working-set.ts'
import type { LabelAsked, LabelPrinted } from '../sync/print-label.ts'
import type { Connection, ConnectionState } from './connection.ts'
import type { LoudnessStore } from './loudness.ts'
import type { ScannerStore } from './scanner-store.ts'
import type { Shelf } from './shelf.ts'
import type { Shift } from './shift/shift.ts'
import type { ShiftState } from './shift/shown.ts'
import type { Updates } from './update.ts'
import type { WishesStore } from './wishes.ts'

export interface Floor {
  readonly set: WorkingSet
  readonly shift: Shift
  readonly connection: Connection
  /** Whether the device is nearly full. */
  readonly room: Pick<RoomWatch, 'subscribe' | 'isShort'>
  readonly wishes: WishesStore
  readonly loudness: LoudnessStore
  readonly scanner: ScannerStore
  /** Has the label of something printed on a printer of this warehouse; needs the network. */
  print(asked: LabelAsked): Promise<LabelPrinted>
  /** Scans on their way to the screen on top. */
  readonly bus: ScanBus
  /** Sound and vibration, to be heard while they are set. */
  play(signal: Signal): void
  /** Spoken prompts; absent where the device has no voice. */
  readonly speech: Speech | undefined
  /** Small things that may be forgotten. */
  readonly shelf: Shelf | undefined
  /** What the server answered that was not plainly "applied". */
  answers(): Promise<readonly Ack[]>
  readonly updates: Updates
  /** Signs the person out; the task stays in hand. */
  leave(): void
}

export const FloorContext = createContext<Floor | undefined>(undefined)

export function useFloor(): Floor {
  const floor = useContext(FloorContext)
  assert(floor, 'a screen outside the floor')
  return floor
}

/** How the shift stands, at every change. */
export function useShift(): ShiftState {
  const { shift } = useFloor()
  return useSyncExternalStore(shift.subscribe, shift.state)
}

/** Draws again when any row, number or mark of the working set changes. */
export function useRows(): WorkingSet {
  const { set } = useFloor()
  useSyncExternalStore(set.subscribe, set.version)
  return set
}

export function useConnection(): ConnectionState {
  const { connection } = useFloor()
  return useSyncExternalStore(connection.subscribe, connection.state)
}
