// A vibration that only remembers.
import type { Signal } from './sound.ts'
import type { Vibration } from './vibration.ts'

export interface FakeVibration extends Vibration {
  readonly played: readonly Signal[]
}

export function fakeVibration(): FakeVibration {
  const played: Signal[] = []
  let strength = 1
  return {
    played,
    play(signal) {
      if (strength > 0) played.push(signal)
    },
    setStrength(next) {
      strength = next
    },
  }
}
