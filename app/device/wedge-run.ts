// Owns telling a scanner's burst from a person's typing, by pace alone, and reading the text of a burst.
// Knows no events and no clock: characters come with their times.
import { undoCapsLock } from '../../shared/scan/layouts.ts'

/** How this device's scanner types; learned at set-up, with defaults that fit nearly all. Times in milliseconds. */
export interface WedgeProfile {
  /** What ends a scan. With "auto" a pause ends it too. */
  readonly suffix: 'auto' | 'enter' | 'tab' | 'none'
  readonly minLength: number
  /** Gaps between the characters of a burst: at most this in the middle of all … */
  readonly medianGap: number
  /** … and never longer than this. */
  readonly maxGap: number
  /** Without suffix: how long a pause ends a scan. */
  readonly silence: number
  /** Which text to trust: what the host's layout made of the keys, the keys themselves as on a US keyboard, or see. */
  readonly characters: 'auto' | 'key' | 'code'
  /** Key that stands for a group separator, for instance "F8". */
  readonly separatorKey?: string
}

export const defaultProfile: WedgeProfile = {
  suffix: 'auto',
  minLength: 4,
  medianGap: 50,
  maxGap: 120,
  silence: 80,
  characters: 'auto',
}

/** Where a key fell: nowhere (page or hidden sink), on a control that keys can press, or in a field that a person edits. */
export type Place = 'none' | 'control' | 'field'

export interface Typed {
  /** What the host made of it; "Dead" for a dead key. */
  readonly key: string
  /** What a US keyboard would have given, where the physical key is known. */
  readonly us?: string
  readonly t: number
  readonly place: Place
  readonly capsLock: boolean
  /** Came together with others in one event: pasted, or committed by an input method. */
  readonly bulk: boolean
}

function gaps(run: readonly Typed[]): number[] {
  return run.slice(1).map((typed, i) => typed.t - (run[i]?.t ?? typed.t))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

/** Long and quick enough that no person typed it. */
export function isBurst(run: readonly Typed[], profile: WedgeProfile): boolean {
  return run.length >= profile.minLength && median(gaps(run)) <= profile.medianGap
}

/**
 * For text in a field that no suffix closed: a person may just be very quick, so the pace must be a machine's, and
 * nothing may have come in bulk, as words of an input method do.
 */
export function isSurelyMachine(run: readonly Typed[], profile: WedgeProfile): boolean {
  return run.length >= 6 && median(gaps(run)) <= 35 && isBurst(run, profile) && !run.some((typed) => typed.bulk)
}

/** Begins with two slow gaps: a person, so earlier keys need not wait any longer. */
export function isHuman(run: readonly Typed[], profile: WedgeProfile): boolean {
  const [first = 0, second = 0] = gaps(run.slice(0, 3))
  return first > profile.medianGap && second > profile.medianGap
}

/** What the scanner sent. */
export function textOf(run: readonly Typed[], profile: WedgeProfile): string {
  const heard = run.map((typed) => typed.key).join('')
  const keys = run.every((typed) => typed.us !== undefined) ? run.map((typed) => typed.us).join('') : undefined
  if (profile.characters === 'code') return keys ?? heard
  // A dead key or a letter that no US-layout scanner means: the host has another layout, the keys tell the truth.
  const foreign = run.some((typed) => typed.key.length > 1 || typed.key > '\u007f')
  if (foreign && profile.characters === 'auto' && keys !== undefined) return keys
  return run.every((typed) => typed.capsLock) ? undoCapsLock(heard) : heard
}
