// A vibration that only remembers.
import type { Signal } from './sound.ts'
import type { Vibration } from './vibration.ts'

export interface FakeVibration extends Vibration {
  readonly played: readonly Signal[]
}

export function fakeVibration(): FakeVibration {
  const played: Signal[] = []
  let enabled = true
  return {
    played,
    play(signal) {
      if (enabled) played.push(signal)
    },
    setEnabled(next) {
      enabled = next
    },
  }
}
