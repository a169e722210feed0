import { describe, expect, test } from 'vitest'
import { Live, type NewsSource } from './live.ts'

/** A clock whose waits run when it is moved on. */
function fakeTime() {
  let now = 0
  const waits = new Set<{ at: number; run: () => void }>()
  return {
    now: () => now,
    after(ms: number, run: () => void) {
      const wait = { at: now + ms, run }
      waits.add(wait)
      return () => waits.delete(wait)
    },
    go(ms: number) {
      const end = now + ms
      for (;;) {
        const due = [...waits].filter((wait) => wait.at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (!due) break
        now = due.at
        waits.delete(due)
        due.run()
      }
      now = end
    },
  }
}

function setUp() {
  const time = fakeTime()
  let on: Parameters<NewsSource['open']>[1] | undefined
  let opened = 0
  const source: NewsSource = {
    open(_scopes, given) {
      opened += 1
      on = given
      return () => {
        on = undefined
      }
    },
  }
  const live = new Live({ source, now: time.now, after: (ms, run) => time.after(ms, run) })
  let reads = 0
  live.onNews(() => {
    reads += 1
  })
  const stop = live.follow(['w:north'])
  return {
    live,
    time,
    stop,
    heard: (news: boolean) => on?.heard(news),
    lost: () => on?.lost(),
    reads: () => reads,
    opened: () => opened,
  }
}

describe('following the server', () => {
  test('many news within a second are read once, the last of them never missed', () => {
    const { heard, time, reads } = setUp()
    heard(false)
    expect(reads()).toBe(1)
    for (let i = 0; i < 50; i++) {
      time.go(10)
      heard(true)
    }
    expect(reads()).toBe(1)
    time.go(1000)
    expect(reads()).toBe(2)
    time.go(10_000)
    expect(reads()).toBe(2)
  })

  test('a heartbeat says that somebody is there, and is no reason to read', () => {
    const { live, heard, time, reads } = setUp()
    heard(false)
    time.go(20_000)
    heard(false)
    expect(live.state.live).toBe(true)
    expect(reads()).toBe(1)
  })

  test('where no news can be heard it asks in turns, says so, and reads once on return', () => {
    const { live, heard, lost, time, reads } = setUp()
    heard(false)
    time.go(5000)
    lost()
    lost()
    expect(live.state.live).toBe(false)
    time.go(46_500)
    expect(reads()).toBe(1 + 3)
    heard(false)
    expect(live.state.live).toBe(true)
    expect(reads()).toBe(5)
    time.go(20_000)
    heard(false)
    time.go(20_000)
    expect(reads()).toBe(5)
  })

  test('two missed heartbeats are silence, and the connection is made anew', () => {
    const { live, heard, time, opened } = setUp()
    heard(false)
    time.go(44_000)
    expect(live.state.live).toBe(true)
    time.go(1000)
    expect(live.state.live).toBe(false)
    expect(opened()).toBe(2)
  })

  test('a heartbeat without news moves the time on: what is shown still holds', () => {
    const { live, heard, time } = setUp()
    heard(false)
    live.answered(1_000_000)
    time.go(20_000)
    heard(false)
    expect(live.state.asOf).toBe(1_020_000)
  })

  test('a heartbeat while news wait to be read does not', () => {
    const { live, heard, time } = setUp()
    heard(false)
    live.answered(1_000_000)
    time.go(500)
    heard(true)
    heard(false)
    expect(live.state.asOf).toBe(1_000_000)
  })

  test('what depends on the clock is read again each minute, though nothing happened', () => {
    const { heard, time, reads } = setUp()
    heard(false)
    for (let beats = 0; beats < 6; beats++) {
      time.go(20_000)
      heard(false)
    }
    expect(reads()).toBe(1 + 2)
  })

  test('the time of the newest answer never goes back', () => {
    const { live } = setUp()
    live.answered(20)
    live.answered(10)
    expect(live.state.asOf).toBe(20)
  })

  test('after the end nothing is read any more', () => {
    const { heard, lost, time, reads, stop } = setUp()
    heard(true)
    heard(true)
    lost()
    stop()
    time.go(120_000)
    expect(reads()).toBe(1)
  })
})
