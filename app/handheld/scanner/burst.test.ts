import { describe, expect, test } from 'vitest'
import type { KeyHeard } from '../../device/key-log.ts'
import { latestBurst, visible } from './burst.ts'

const keys = (text: string, from: number, gap: number, kind: KeyHeard['kind'] = 'key'): KeyHeard[] =>
  Array.from(text, (char, index) => ({ kind, text: char, code: '', t: from + index * gap }))

describe('the latest burst', () => {
  test('is none before anything came', () => {
    expect(latestBurst([])).toBeUndefined()
  })

  test('has its own keys alone, with their pace and what ended them', () => {
    const enter: KeyHeard = { kind: 'key', text: 'Enter', code: 'Enter', t: 5040 }
    const shift: KeyHeard = { kind: 'key', text: 'Shift', code: 'ShiftLeft', t: 5005 }
    const burst = latestBurst([...keys('old', 1000, 10), ...keys('A', 5000, 0), shift, ...keys('12', 5010, 10), enter])
    expect(burst?.keys.map(({ text }) => text)).toEqual(['A', '1', '2', 'Enter'])
    expect(burst).toMatchObject({ median: 10, longest: 20, end: 'Enter', way: 'key' })
  })

  test('says how it came', () => {
    expect(latestBurst(keys('9506', 0, 5, 'text'))).toMatchObject({ way: 'text', end: '' })
    expect(latestBurst([{ kind: 'paste', text: '9506', code: '', t: 0 }])).toMatchObject({ way: 'paste' })
  })
})

test('control characters are seen', () => {
  expect(visible('10AB\u001d17\r')).toBe('10AB␝17␍')
})
