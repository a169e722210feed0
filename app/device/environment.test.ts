import { describe, expect, test } from 'vitest'
import { clockOf } from './clock.ts'
import { fakeClock } from './fake-clock.ts'
import { fakeRandom } from './fake-random.ts'
import { systemRandom } from './random.ts'
import { openWakeLock } from './wake-lock.ts'

describe('clock', () => {
  test('tells when somebody set the wall clock', () => {
    const clock = fakeClock(1_000_000)
    clock.advance(5000)
    expect([clock.now(), clock.monotonic(), clock.jump()]).toEqual([1_005_000, 5000, 0])
    clock.set(400_000)
    clock.advance(1000)
    expect([clock.now(), clock.monotonic(), clock.jump()]).toEqual([401_000, 6000, -605_000])
  })

  test('sub-millisecond drift is no jump', () => {
    let steady = 0.4
    const clock = clockOf(
      () => 1000,
      () => steady,
    )
    steady = 0.7
    expect(clock.jump()).toBe(-0)
  })
})

test('random bytes are 16, fresh from the system, repeatable from the fake', () => {
  const random = systemRandom()
  expect(random.bytes()).toHaveLength(16)
  expect(random.bytes()).not.toEqual(random.bytes())
  expect(fakeRandom(7).bytes()).toEqual(fakeRandom(7).bytes())
  const fake = fakeRandom(7)
  expect(fake.bytes()).not.toEqual(fake.bytes())
})

describe('wake lock', () => {
  /** A device whose lock the system drops when the page hides. */
  function device(refuse = false) {
    let show: (() => void) | undefined
    const locks: { released: boolean; drop: () => void }[] = []
    const page = {
      visibilityState: 'visible' as DocumentVisibilityState,
      addEventListener: (_type: string, listener: () => void) => {
        show = listener
      },
    }
    const navigator = {
      wakeLock: {
        async request() {
          if (refuse) throw new Error('low battery')
          let onRelease = () => {}
          const lock = { released: false, drop: () => onRelease() }
          locks.push(lock)
          return {
            addEventListener: (_t: string, listener: () => void) => {
              onRelease = listener
            },
            async release() {
              lock.released = true
              onRelease()
            },
          } as unknown as WakeLockSentinel
        },
      },
    }
    const turn = async (visible: boolean) => {
      page.visibilityState = visible ? 'visible' : 'hidden'
      if (!visible) for (const lock of locks) lock.drop()
      show?.()
      await settle()
    }
    return { locks, turn, lock: openWakeLock(navigator, page as unknown as Document) }
  }
  const settle = () => new Promise((resolve) => setTimeout(resolve))

  test('is asked for again when the page comes back, only while wanted', async () => {
    const { locks, turn, lock } = device()
    lock.hold()
    await settle()
    expect(locks).toHaveLength(1)
    await turn(false)
    await turn(true)
    expect(locks).toHaveLength(2)
    lock.release()
    await turn(false)
    await turn(true)
    expect(locks).toHaveLength(2)
  })

  test('released while the system still thinks about it is not kept', async () => {
    const { locks, lock } = device()
    lock.hold()
    lock.release()
    await settle()
    expect(locks.map((l) => l.released)).toEqual([true])
  })

  test('a system that says no breaks nothing', async () => {
    const { lock } = device(true)
    lock.hold()
    await settle()
    expect(() => lock.release()).not.toThrow()
  })
})
