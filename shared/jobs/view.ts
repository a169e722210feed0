// Owns what a step of any job looks like as data: the blocks of the screen, the way on, the ways out, and the answers to
// an input. A screen draws a StepView, plays an Answer and sends inputs; it decides nothing. Knows no words of a language
// (see words.ts), no colour, no sound.
import type { ItemId, PersonId } from '../values/ids.ts'
import type { BusinessDate } from '../values/time.ts'
import type { Route } from './route.ts'
import type { Words } from './words.ts'

export type JobName =
  | 'receive'
  | 'put-away'
  | 'pick'
  | 'pack'
  | 'ship'
  | 'count'
  | 'move'
  | 'return'
  | 'put-back'
  | 'look-up'

/** Meanings that have a drawing; each is a name of app/ui/icon.tsx. */
export type StepIcon =
  | Exclude<JobName, 'put-back'>
  | 'like-new'
  | 'hazard'
  | 'fewer'
  | 'empty'
  | 'opened'
  | 'damaged'
  | 'cannot-reach'
  | 'other-item'
  | 'all'
  | 'keyboard'
  | 'park'
  | 'discard'
  | 'print'
  | 'close'
  | 'continue'
  | 'back'
  | 'next'
  | 'scan'
  | 'retry'
  | 'item'
  | 'place'
  | 'lot'
  | 'expiry'
  | 'exception'
  | 'tick'
  | 'note'

/** The one open question is a filled block; what is answered shrinks to a ticked line; what comes later is plain. */
export type BlockState = 'open' | 'done' | 'later'

/** A rack as seen from the aisle, counted from 1: columns from the left, levels from the floor. */
export interface Rack {
  readonly columns: number
  readonly levels: number
  readonly column: number
  readonly level: number
}

/** Which way to turn; each is drawn before the words of the way. */
export type Turn =
  | 'here'
  | 'ahead'
  | 'back'
  | 'turn-left'
  | 'turn-right'
  | 'places-left'
  | 'places-right'
  | 'levels-up'
  | 'levels-down'

/** How to get from where the person was last seen: the arrow, and its line in words ("12 m · left side · level 1"). */
export interface Way {
  readonly turn: Turn
  readonly words: Words
}

export interface WhereBlock {
  readonly state: BlockState
  /** "Go to", "Take to", "Set down at". */
  readonly label: Words
  readonly code: string
  readonly rack?: Rack
  readonly way?: Way
  /** Shown in place of the label once the block is done: "bin is right". */
  readonly done?: Words
}

export interface WhatBlock {
  readonly state: BlockState
  /** Absent where the thing is a tote, pallet or parcel. */
  readonly item?: ItemId
  readonly name: string
  /** The code that is compared with the label: a GTIN where the item has one, else its SKU; its last 4 are strong. */
  readonly code: string
  readonly lot?: string
  readonly expiry?: BusinessDate
  readonly note?: Words
}

export interface HowManyBlock {
  readonly state: BlockState
  /** What is to be taken; where units are counted one by one, what is counted so far. */
  readonly quantity: number
  /** The whole, where `quantity` is what is counted so far. */
  readonly of?: number
  /** The word after the number: "bottles", "cases". */
  readonly unit: Words
  /** Lines below it: "1 case of 12 + 2 loose", "12 of 48 bottles", "into tote T-118". */
  readonly packs: readonly Words[]
  /** Boxes to fill, one for each case; absent when there are more than 12. */
  readonly boxes?: { readonly done: number; readonly of: number }
  /** A big second action inside the block: "All 4 are here". */
  readonly all?: Choice
  /** The keypad is open: the number typed is sent as `{kind: 'number'}`; where the step waits for a scan, by that scan. */
  readonly keypad?: boolean
  /** A word at the corner of the keypad: "Empty". */
  readonly corner?: Choice
}

/** Something beside a number that is to be typed or scanned: `text` is sent for a lot or code, digits DDMMYY for a date. */
export interface AskBlock {
  readonly what: 'lot' | 'expiry' | 'serial' | 'tote' | 'paper' | 'name'
  readonly label: Words
  /** Digits are enough (a date), or letters may be needed. */
  readonly keys: 'digits' | 'letters'
}

export interface ListLine {
  readonly id: string
  readonly item?: ItemId
  readonly name: string
  readonly code?: string
  /** The square of the cart, in place of a picture. */
  readonly square?: number
  readonly done: number
  readonly of: number
  readonly state: BlockState
  /** Touching the line sends this choice; absent where lines are only read. */
  readonly choice?: string
}

export interface Note {
  readonly tone: 'info' | 'warn' | 'error'
  readonly icon: StepIcon
  readonly words: Words
  /** The one press that contradicts it: "Not empty". */
  readonly press?: Choice
}

/** A square of the cart as it stands before the person, from 1. `put` takes units now, `done` has them. */
export interface Square {
  readonly n: number
  readonly state: 'idle' | 'put' | 'done' | 'called-off'
  /** The tote that stands in it. */
  readonly code?: string
  readonly units?: number
}

/** A piece in a box: its lower corner and edges in millimetres, and what it is. */
export interface CartonPiece {
  readonly item: ItemId
  readonly name: string
  readonly at: readonly [number, number, number]
  readonly size: readonly [number, number, number]
}

/** The box that goods fit into and how they lie in it; pieces in the order in which they go in. */
export interface CartonBlock {
  readonly label: Words
  readonly code: string
  readonly inner: readonly [number, number, number]
  readonly pieces: readonly CartonPiece[]
  /** "2.4 kg", and what its size is billed as where that is more. */
  readonly weight: Words
}

export interface ToteMap {
  /** "Put into the totes". */
  readonly label: Words
  /** "2 of 5 in". */
  readonly count?: Words
  readonly squares: readonly Square[]
}

/** One way out or answer: choosing is doing. */
export interface Choice {
  readonly choice: string
  readonly icon: StepIcon
  readonly words: Words
  /** What happens then, in words of the shelf. */
  readonly consequence?: Words
}

export type Expected = 'item' | 'bin' | 'tote' | 'drop' | 'carton' | 'parcel' | 'lot' | 'paper' | 'anything'

export type MainAction =
  /** Says what to scan; pressed, it opens the camera or the keypad for a damaged label. */
  | { readonly kind: 'scan'; readonly words: Words; readonly expects: Expected }
  /** A press is the step itself. Sends `{kind: 'main'}`, which means the same as its choice. */
  | { readonly kind: 'press'; readonly words: Words; readonly choice: string }
  /** Takes what was typed. Sends `{kind: 'number', value}` or `{kind: 'text', value}`. */
  | { readonly kind: 'enter'; readonly words: Words }

/** A number of the look-up: "On hand 312". */
export interface Figure {
  readonly label: Words
  readonly value: number
}

/** A place and what lies there, or a thing that lies in the place that was looked up. */
export interface FoundRow {
  readonly id: string
  readonly code: string
  /** Goods are shown by their name and picture; a place by its code. */
  readonly item?: ItemId
  readonly words?: Words
  readonly name?: string
  readonly quantity: number
  readonly unit: Words
  /** Touching the row sends this choice; absent where rows are only read. */
  readonly choice?: string
}

export interface StepView {
  readonly job: JobName
  /** "Pick · SO-20418". */
  readonly title: Words
  /** "4 of 12" and the bar below the header. */
  readonly progress?: { readonly done: number; readonly of: number }
  readonly where?: WhereBlock
  readonly what?: WhatBlock
  readonly howMany?: HowManyBlock
  readonly ask?: AskBlock
  readonly list?: {
    readonly label: Words
    readonly done: number
    readonly of: number
    /** In place of "Done 3 of 8", where lines wait to be chosen: "On the cart 2". */
    readonly tally?: { readonly label: Words; readonly value: number }
    readonly lines: readonly ListLine[]
  }
  readonly totes?: ToteMap
  readonly carton?: CartonBlock
  /** A question answered by the eye, in tiles: "What do you see?" One stays chosen until the scan that ends the step. */
  readonly grid?: { readonly question: Words; readonly choices: readonly Choice[]; readonly chosen?: string }
  readonly figures?: readonly Figure[]
  readonly found?: readonly FoundRow[]
  /** The numbers depend on others: the screen adds how old they are and how many own scans they include. */
  readonly aged?: boolean
  readonly notes: readonly Note[]
  /** "Then A-03-18 · 2 lines left in this aisle". */
  readonly next?: Words
  readonly main: MainAction
  /** Heading of the sheet of ways out: "What is wrong at A-03-12?". */
  readonly waysTitle: Words
  /** At most 6, most frequent first. */
  readonly ways: readonly Choice[]
  /** In place of the ways out, where several ways lie open beside the main action (look-up: Move, Count). */
  readonly sides?: readonly Choice[]
  /** The strip below the header: what the last recorded step was. The app adds "Undo" while that is possible. */
  readonly done?: Words
  /** A question that was open when the app was closed: to be asked again at once. */
  readonly question?: Look | Unknown
}

/** A full yellow screen that waits for one of its choices; a scan that settles it counts too. */
export interface Look {
  readonly kind: 'look'
  readonly title: Words
  readonly text: Words
  /** Things to compare, each with its label: "On file 31 Mar 2027", "Scanned 30 Apr 2027". */
  readonly compare?: readonly { readonly label: Words; readonly value: Words }[]
  readonly choices: readonly Choice[]
  /** Leaves things as they were; sent as the choice `back`. */
  readonly back: Words
}

export interface Unknown {
  readonly kind: 'unknown'
  readonly title: Words
  readonly text: Words
  /** The code exactly as read. */
  readonly code: string
  readonly choices: readonly Choice[]
  readonly back: Words
}

export interface Wrong {
  readonly kind: 'wrong'
  /** "Wrong bin". */
  readonly title: Words
  /** "You scanned", then the code, and the name of what it is where that is known. */
  readonly scanned: { readonly label: Words; readonly code: string; readonly name?: string }
  /** What is wanted instead, with the way there when it is a place. */
  readonly expected?: {
    readonly label: Words
    readonly code?: string
    readonly name?: string
    readonly way?: Way
  }
  /** "A-03-14 holds Enamel mug 350 ml." */
  readonly hint?: Words
  /** "Nothing was recorded." or, when it counts units, "Still 3 of 10." */
  readonly safe: Words
}

/** What an input led to. It comes at once; sound and tick for `right`, `done` and `moved` wait until the step is kept. */
export type Answer =
  /** Nothing to say: the new view is the answer. */
  | { readonly kind: 'quiet' }
  /** Understood, the step goes on: green edge and tick. */
  | { readonly kind: 'right'; readonly words: Words }
  /** A line or task is done: green flash with what was done; where to go next is the new view's `where`. */
  | { readonly kind: 'done'; readonly title: Words; readonly what?: string }
  /** Jumped to another line or bin, to be said aloud. */
  | { readonly kind: 'moved'; readonly words: Words }
  | Wrong
  | Look
  | Unknown
  /** Units go into square `n` of the cart's map. */
  | { readonly kind: 'tote'; readonly n: number; readonly count: number; readonly words: Words }
  /** A badge: the app changes the person and keeps the job. */
  | { readonly kind: 'badge'; readonly person: PersonId }
  /** The person chose to leave for something else: the app parks this job and opens that. */
  | { readonly kind: 'leave'; readonly route: Route }
