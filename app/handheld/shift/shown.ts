// Owns what the screen of a shift shows at a moment, as data. Does not know how it came to it (shift.ts) nor how it is
// drawn.

import type { Wrong } from '../../../shared/jobs/view.ts'
import type { Words } from '../../../shared/jobs/words.ts'
import type { ShipmentId } from '../../../shared/values/ids.ts'
import type { Hand } from './hand.ts'

/** The screens of somebody at work. `parcel` offers the papers of a parcel just closed; any scan goes on from there. */
export type Screen = 'my-work' | 'step' | 'parcel' | 'sync' | 'settings' | 'scanner' | 'labels' | 'reported'

/** An answer over the screen. `done` flashes and goes by itself, the others stay. */
export type Shown =
  | { readonly kind: 'done'; readonly title: Words; readonly what?: string }
  | Wrong
  /** With no task open: the check digit says that the reader erred. */
  | { readonly kind: 'misread'; readonly code: string }
  /** Work that does not open, or a request that was refused. */
  | { readonly kind: 'refused'; readonly words: Words }

/** Work has stopped: something can't be kept, or the program is wrong. */
export interface Stopped {
  readonly kind: 'full' | 'storage' | 'bug'
  readonly message: string
  /** Scans that came after and were not taken either. */
  readonly missed: number
}

export interface ShiftState {
  readonly screen: Screen
  /** Where one step back leads from a screen that was opened aside. */
  readonly from?: Screen
  readonly hand: Hand
  readonly shown?: Shown
  /** What lies over the step: its ways out, or the entry of a code that can't be read. */
  readonly sheet?: 'ways' | 'code'
  readonly stopped?: Stopped
  /** Digits typed so far. */
  readonly typed: string
  /** Goes up with each input that was answered, and with those that were scans. */
  readonly step: number
  readonly scans: number
  /** Goes up with each right answer that is kept: the green edge. */
  readonly edge: number
  /** Said aloud once: a jump to another line or bin. */
  readonly moved?: Words
  /** The parcel closed last, whose papers may be wanted. */
  readonly parcel?: { readonly shipment: ShipmentId; readonly number: string }
}
