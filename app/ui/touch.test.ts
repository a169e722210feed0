import { describe, expect, test } from 'vitest'
import { touchGuard } from './touch.tsx'

describe('touches', () => {
  test('a first touch counts, a second within 300 ms does not, a later one does', () => {
    const guard = touchGuard()
    expect([0, 299, 300].map((now) => guard.accepts(now, false))).toEqual([true, false, true])
  })
  test('an ignored touch does not put off the next one', () => {
    const guard = touchGuard()
    expect([0, 250, 310].map((now) => guard.accepts(now, false))).toEqual([true, false, true])
  })
  test('a touch just after a scan changed the screen is meant for what stood there before', () => {
    const guard = touchGuard()
    guard.screenChanged(1000)
    expect([1100, 1249, 1250].map((now) => guard.accepts(now, false))).toEqual([false, false, true])
  })
  test('a number pad takes quick digits, but none just after a scan', () => {
    const guard = touchGuard()
    expect([0, 90, 180].map((now) => guard.accepts(now, true))).toEqual([true, true, true])
    guard.accepts(500, false)
    expect(guard.accepts(600, true), 'the second touch of a press that opened the pad').toBe(false)
    guard.screenChanged(1000)
    expect(guard.accepts(1100, true)).toBe(false)
  })
})
