// A wake lock that only says whether it is held.
import type { WakeLock } from './wake-lock.ts'

export interface FakeWakeLock extends WakeLock {
  readonly isHeld: boolean
}

export function fakeWakeLock(): FakeWakeLock {
  let isHeld = false
  return {
    get isHeld() {
      return isHeld
    },
    hold() {
      isHeld = true
    },
    release() {
      isHeld = false
    },
  }
}
