import { describe, expect, test } from 'vitest'
import { LoudnessStore } from './loudness.ts'

function shelf(stored?: string) {
  const kept = new Map(stored === undefined ? [] : [['stockhand.loudness', stored]])
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  }
}

describe('how loud a device is', () => {
  test('stays on the device through a restart', () => {
    const same = shelf()
    new LoudnessStore(same as never).change({ volume: 'low' })
    expect(new LoudnessStore(same as never).state()).toEqual({ volume: 'low', vibration: 'normal' })
  })

  test.each(['nonsense', '{"volume":"silent","vibration":3}', '[]', 'null'])(
    'is the plain one where %s is kept',
    (kept) => {
      expect(new LoudnessStore(shelf(kept) as never).state()).toEqual({ volume: 'loud', vibration: 'normal' })
    },
  )
})
