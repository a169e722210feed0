// Owns the words between the page and the wedge machine: what happened, and what is to be done about it.
// All times are milliseconds of one clock that never goes back (`event.timeStamp`).
import type { HandheldKey } from './scan-event.ts'
import type { Place, WedgeProfile } from './wedge-run.ts'

export interface KeyDown {
  readonly type: 'key-down'
  readonly key: string
  readonly code: string
  readonly shift: boolean
  readonly ctrl: boolean
  readonly alt: boolean
  readonly meta: boolean
  readonly capsLock: boolean
  readonly repeat: boolean
  readonly t: number
  readonly place: Place
}

export type WedgeInput =
  | KeyDown
  | { readonly type: 'key-up'; readonly key: string; readonly t: number; readonly place: Place }
  /** Text without a key that tells it (Android's 229): typed, growing in a composition, or a composition's end. */
  | {
      readonly type: 'text'
      readonly how: 'insert' | 'compose' | 'composed'
      readonly data: string
      readonly t: number
      readonly place: Place
    }
  | { readonly type: 'paste'; readonly text: string; readonly t: number; readonly place: Place }
  | { readonly type: 'tick'; readonly t: number }

export type WedgeAction =
  | { readonly type: 'scan'; readonly raw: string; readonly t: number }
  | { readonly type: 'key'; readonly key: HandheldKey }
  /** Remember the field's value and selection as they are before this event. */
  | { readonly type: 'mark-field' }
  /** Put the field back as it was marked: what fell into it was a scan. */
  | { readonly type: 'restore-field' }
  /** Type into the field what was held back: it was a person after all. */
  | { readonly type: 'insert-text'; readonly text: string }
  | { readonly type: 'clear-sink' }

export interface WedgeResponse {
  /** The event must not reach the page. */
  readonly prevent: boolean
  readonly actions: readonly WedgeAction[]
  /** When to send a tick, in the time of the events; undefined when nothing is pending. */
  readonly wakeAt: number | undefined
}

export interface WedgeMachine {
  handle(input: WedgeInput): WedgeResponse
  setProfile(profile: WedgeProfile): void
}
