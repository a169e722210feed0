import { describe, expect, test } from 'vitest'
import { type CameraFormat, createConfirmation, type Read, symbologyOf } from './camera-confirm.ts'

const read = (text: string, format: CameraFormat = 'ean_13'): Read => ({ text, format })

/** Feeds one read a frame, 40 ms apart; gives the texts that were confirmed. */
function confirmed(reads: (Read | undefined)[], confirm = createConfirmation(), start = 0): string[] {
  return reads.flatMap((r, i) => confirm(r, start + i * 40)?.text ?? [])
}

describe('confirmation', () => {
  test('takes two equal reads of a linear code, also with misses between', () => {
    expect(confirmed([read('A')])).toEqual([])
    expect(confirmed([read('A'), read('A')])).toEqual(['A'])
    expect(confirmed([read('A'), undefined, undefined, read('A')])).toEqual(['A'])
  })

  test('a misreading with a right check digit between does not pass', () => {
    expect(confirmed([read('0854818008228'), read('854818000116'), read('854818000116')])).toEqual(['854818000116'])
  })

  test('equal reads too far apart are chance', () => {
    expect(confirmed([read('A'), undefined, undefined, undefined, undefined, read('A')])).toEqual([])
  })

  test('codes that correct themselves pass at once, weak ones need three', () => {
    expect(confirmed([read('Q', 'qr_code')])).toEqual(['Q'])
    expect(confirmed([read('I', 'itf'), read('I', 'itf')])).toEqual([])
    expect(confirmed([read('I', 'itf'), read('I', 'itf'), read('I', 'itf')])).toEqual(['I'])
  })

  test('the same text in another format is another code', () => {
    expect(confirmed([read('12345670', 'ean_8'), read('12345670', 'code_128'), read('12345670', 'ean_8')])).toEqual([])
  })
})

describe('a code that stays in view', () => {
  test('is scanned once, and again after it was away', () => {
    const confirm = createConfirmation()
    expect(
      confirmed(
        Array.from({ length: 50 }, () => read('A')),
        confirm,
      ),
    ).toEqual(['A'])
    // Last seen at 1,960 ms.
    expect(confirmed([read('A'), read('A')], confirm, 2600)).toEqual([])
    expect(confirmed([read('A'), read('A')], confirm, 3400)).toEqual(['A'])
  })

  test('does not hold up another code', () => {
    const confirm = createConfirmation()
    expect(confirmed([read('A'), read('A'), read('B'), read('B')], confirm)).toEqual(['A', 'B'])
  })
})

test('the format tells what the number is, where it can', () => {
  expect(symbologyOf(read('96385074', 'ean_8'))).toBe(']E4')
  expect(symbologyOf(read('19506000134359', 'itf'))).toBe(']I1')
  expect(symbologyOf(read('12345678', 'code_128'))).toBeUndefined()
})
