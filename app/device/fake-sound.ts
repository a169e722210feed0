// A sound that only remembers what was played.
import type { Signal, Sound } from './sound.ts'

export interface FakeSound extends Sound {
  readonly played: readonly Signal[]
  readonly volume: number
}

export function fakeSound(): FakeSound {
  const played: Signal[] = []
  let volume = 1
  return {
    played,
    get volume() {
      return volume
    },
    play: (signal) => played.push(signal),
    setVolume(next) {
      volume = next
    },
  }
}
