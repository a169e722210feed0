import { describe, expect, test } from 'vitest'
import { withDigit } from './keypad.tsx'

describe('a number typed on the pad', () => {
  const typed = (digits: string, most = 6) => [...digits].reduce((value, digit) => withDigit(value, digit, most), '')
  test('grows by digits, has no leading zero, and stops at its longest', () => {
    expect(typed('17')).toBe('17')
    expect(typed('007')).toBe('7')
    expect(typed('0')).toBe('0')
    expect(typed('1234567')).toBe('123456')
  })
})
