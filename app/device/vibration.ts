// Owns vibration, the third way of saying a signal. Where the device has none, nothing depends on it.
import type { Signal } from './sound.ts'

export interface Vibration {
  /** Replaces a pattern that still runs. */
  play(signal: Signal): void
  /** How long each pulse lasts, as a part of its time in the table: 0 is off. */
  setStrength(strength: number): void
}

/** Milliseconds on, off, on … of a signal (UX, part 3). */
export function patternOf(signal: Signal): readonly number[] {
  if (typeof signal === 'object') {
    const ticks = Math.max(1, Math.min(3, signal.put))
    return Array.from({ length: ticks * 2 - 1 }, (_, i) => (i % 2 === 0 ? 40 : 60))
  }
  switch (signal) {
    case 'right':
      return [40]
    case 'done':
      return [40, 60, 80]
    case 'wrong':
      return [200, 80, 200]
    case 'look':
    case 'unknown':
      return [120, 60, 120]
    case 'cannot-keep':
      return [600]
  }
}

export function openVibration(device: Pick<Navigator, 'vibrate'> | undefined = navigator): Vibration {
  let strength = 1
  return {
    play(signal) {
      if (strength === 0 || typeof device?.vibrate !== 'function') return
      device.vibrate(patternOf(signal).map((ms, index) => (index % 2 === 0 ? Math.round(ms * strength) : ms)))
    },
    setStrength(next) {
      strength = Math.max(0, next)
      if (strength === 0 && typeof device?.vibrate === 'function') device.vibrate(0)
    },
  }
}
