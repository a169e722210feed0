import { describe, expect, test } from 'vitest'
import { binParts, shortCode, splitGtin } from './codes.ts'

describe('codes for the eye', () => {
  test('a GTIN is grouped and its last 4 stand out', () => {
    expect(splitGtin('4260521173041')).toEqual({ lead: '4\u00a0260521\u00a017', tail: '3041' })
    expect(splitGtin('14260521173048')).toEqual({ lead: '1\u00a04\u00a0260521\u00a017', tail: '3048' })
    expect(splitGtin('12345670')).toEqual({ lead: '1234', tail: '5670' })
  })
  test('nothing of a code is lost, whatever it is', () => {
    for (const code of ['4260521173041', '614141007349', 'BTL-750-GRN', 'X1', '']) {
      const { lead, tail } = splitGtin(code)
      expect((lead + tail).replaceAll('\u00a0', '')).toBe(code)
    }
  })
  test('a plate is known by its end', () => {
    expect(shortCode('340123450000077318')).toBe('…7318')
    expect(shortCode('T-118')).toBe('T-118')
  })
  test('a bin falls into parts and separators', () => {
    expect(binParts('A-03-12').map((part) => part.text)).toEqual(['A', '-', '03', '-', '12'])
    expect(binParts('A-03-12').filter((part) => part.separator)).toHaveLength(2)
    expect(binParts('DOCK')).toEqual([{ text: 'DOCK', separator: false }])
  })
})
