// Owns how a burst of keys is told to people: what arrived, how fast, what ended it. Knows no screen.
import type { KeyHeard } from '../../device/key-log.ts'

export interface Burst {
  readonly keys: readonly KeyHeard[]
  /** Milliseconds between two characters: in the middle of all, and the longest. */
  readonly median: number
  readonly longest: number
  /** "Enter", "Tab", or nothing but silence. */
  readonly end: string
  /** How texts came: as keys, through an input method, pasted. */
  readonly way: KeyHeard['kind']
}

/** Keys further apart than this are of two scans. */
export const apart = 400
const ends = ['Enter', 'Tab']
const silent = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'NumLock', 'AltGraph'])

/** The latest burst, its keys in order; undefined before there was any. */
export function latestBurst(heard: readonly KeyHeard[]): Burst | undefined {
  let from = heard.length - 1
  while (from > 0 && (heard[from]?.t ?? 0) - (heard[from - 1]?.t ?? 0) < apart) from--
  const keys = heard.slice(Math.max(0, from)).filter(({ text }) => !silent.has(text))
  const last = keys.at(-1)
  if (!last) return undefined
  const gaps = keys.slice(1).map(({ t }, index) => t - (keys[index]?.t ?? t))
  const sorted = [...gaps].sort((a, b) => a - b)
  return {
    keys,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    longest: sorted.at(-1) ?? 0,
    end: ends.includes(last.text) ? last.text : '',
    way: keys.some(({ kind }) => kind === 'paste')
      ? 'paste'
      : keys.some(({ kind }) => kind === 'text')
        ? 'text'
        : 'key',
  }
}

/** Control characters as one sees them: ␝ for the separator of GS1 data, ␍ for a return. */
export function visible(text: string): string {
  return Array.from(text, (char) => {
    const code = char.charCodeAt(0)
    return code < 32 ? String.fromCharCode(0x2400 + code) : char
  }).join('')
}
