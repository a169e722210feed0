import { describe, expect, test } from 'vitest'
import { openSound, type Signal, tonesOf } from './sound.ts'
import { openVibration, patternOf } from './vibration.ts'

// The table of feedback: tones as [Hz, ms, pause before], vibration in ms.
const table: [Signal, [number, number, number][], number[]][] = [
  ['right', [[1320, 70, 0]], [40]],
  [
    'done',
    [
      [880, 70, 0],
      [1320, 110, 0],
    ],
    [40, 60, 80],
  ],
  [
    'wrong',
    [
      [220, 180, 0],
      [220, 180, 80],
    ],
    [200, 80, 200],
  ],
  [
    'look',
    [
      [660, 120, 0],
      [520, 160, 0],
    ],
    [120, 60, 120],
  ],
  [
    'unknown',
    [
      [660, 120, 0],
      [520, 160, 0],
    ],
    [120, 60, 120],
  ],
  ['cannot-keep', [[220, 600, 0]], [600]],
  [
    { put: 2 },
    [
      [990, 40, 0],
      [990, 40, 60],
    ],
    [40, 60, 40],
  ],
  [
    { put: 9 },
    [
      [990, 40, 0],
      [990, 40, 60],
      [990, 40, 60],
    ],
    [40, 60, 40, 60, 40],
  ],
]

test.each(table)('%j sounds and vibrates as the table says', (signal, tones, pattern) => {
  expect(tonesOf(signal).map(({ hz, ms, pause }) => [hz, ms, pause])).toEqual(tones)
  expect(patternOf(signal)).toEqual(pattern)
})

/** An audio context that only keeps what was scheduled. */
function fakeContext() {
  const oscillators: { hz: number; start: number; stop: number }[] = []
  const levels: number[] = []
  const context = {
    currentTime: 0,
    state: 'suspended',
    resumed: 0,
    async resume() {
      context.resumed++
      context.state = 'running'
    },
    destination: {},
    createGain: () => ({
      connect() {},
      disconnect() {},
      gain: {
        value: 0,
        cancelScheduledValues() {},
        setTargetAtTime() {},
        setValueAtTime() {},
        linearRampToValueAtTime: (level: number) => levels.push(level),
      },
    }),
    createOscillator() {
      const made = { hz: 0, start: 0, stop: 0 }
      oscillators.push(made)
      return {
        type: 'sine',
        frequency: {
          set value(hz: number) {
            made.hz = hz
          },
        },
        connect() {},
        start: (at: number) => {
          made.start = at
        },
        stop: (at: number) => {
          made.stop = at
        },
        addEventListener() {},
      }
    },
  }
  return { context, oscillators, levels, make: () => context as unknown as AudioContext }
}

describe('sound', () => {
  test('tones follow each other, at -6 dBFS', () => {
    const fake = fakeContext()
    openSound(fake.make, () => undefined).play('wrong')
    const round = fake.oscillators.map(({ start, stop }) => [Math.round(start * 1000), Math.round(stop * 1000)])
    expect(round).toEqual([
      [0, 180],
      [260, 440],
    ])
    expect(Math.max(...fake.levels)).toBe(0.5)
  })

  test('a new signal cuts the one that still sounds', () => {
    const fake = fakeContext()
    const sound = openSound(fake.make, () => undefined)
    sound.play('cannot-keep')
    fake.context.currentTime = 0.1
    sound.play('right')
    const [first, second] = fake.oscillators
    expect(first?.stop).toBeLessThan(0.12)
    expect(second?.start).toBe(0.1)
  })

  test('what makes it is there after the first touch, once, before anything sounds', () => {
    const fake = fakeContext()
    let touch: () => void = () => undefined
    let made = 0
    const make = () => {
      made++
      return fake.make()
    }
    const sound = openSound(make, (run) => {
      touch = run
    })
    expect(made).toBe(0)
    touch()
    expect([made, fake.oscillators.length]).toEqual([1, 0])
    sound.play('right')
    touch()
    expect(made).toBe(1)
  })

  test('a context that sleeps is woken, and quiet stays quiet', () => {
    const fake = fakeContext()
    const sound = openSound(fake.make, () => undefined)
    sound.setVolume(0)
    sound.play('right')
    expect(fake.oscillators).toEqual([])
    sound.setVolume(0.5)
    sound.play('right')
    expect(fake.context.resumed).toBe(1)
    expect(Math.max(...fake.levels)).toBe(0.25)
  })
})

describe('vibration', () => {
  test('is the whole feedback of a quiet device, and can be turned off', () => {
    const patterns: unknown[] = []
    const vibration = openVibration({ vibrate: (p) => patterns.push(p) > 0 })
    vibration.play('done')
    vibration.setStrength(0)
    vibration.play('done')
    vibration.setStrength(1.8)
    vibration.play('done')
    expect(patterns).toEqual([[40, 60, 80], 0, [72, 60, 144]])
  })

  test('nothing breaks where the device has none', () => {
    expect(() => openVibration({} as Navigator).play('wrong')).not.toThrow()
  })
})
