// Owns the shapes of data that handheld components share. Texts come in translated; ids go out with callbacks.
import type { IconName } from '../icon.tsx'

/** The one question now is `open`, an answered one is `done`, what's still to come is `later`. */
export type BlockState = 'open' | 'done' | 'later'

/** Which way to turn, drawn before the words of the way. */
export type WayArrow =
  | 'ahead'
  | 'turn-left'
  | 'turn-right'
  | 'places-left'
  | 'places-right'
  | 'levels-up'
  | 'levels-down'
  | 'back'
  | 'here'

export interface Way {
  arrow: WayArrow
  /** "12 m · left side · level 1" */
  text: string
}

/** A rack seen from the aisle; level and place count from 1, level 1 on the floor. */
export interface Rack {
  levels: number
  places: number
  level: number
  place: number
}

/** A picture of an item, or what a calm tile is made from while there is none. */
export interface Picture {
  name: string
  src?: string
  /** Items of one category share a tint. */
  category?: string
}

/** A button that carries out, or asks for, the step. */
export interface MainAction {
  label: string
  icon?: IconName
  onPress: () => void
  /** Filled when the press itself is the step ("Close delivery"); outlined when it stands for a scan. */
  isStep?: boolean
  disabled?: boolean
}

export interface SideAction {
  label: string
  icon: IconName
  onPress: () => void
}

/** One way on, with what follows from it. */
export interface Choice {
  id: string
  icon: IconName
  label: string
  consequence?: string
}

export interface CodeText {
  /** Small, before the digits that matter: "4 260521 17", or a word: "Pallet". */
  lead?: string
  /** The last digits, which the person compares. */
  tail: string
  /** The lead is a word of the language and not part of the code. */
  leadIsWord?: boolean
}

/** Lot, expiry, serial and the like. */
export interface Fact {
  icon: IconName
  label: string
  value: string
  /** Lot and serial are codes; a date is none. */
  isCode?: boolean
  tone?: 'plain' | 'warn' | 'err'
}
