import { describe, expect, test } from 'vitest'
import { createConfirmation } from './camera-confirm.ts'
import { type CameraFormat, type Read, type Spot, symbologyOf } from './camera-read.ts'

const read = (text: string, format: CameraFormat = 'ean_13'): Read => ({ text, format })

type Frame = Read | readonly Read[] | undefined

/** Feeds what was read in each frame, 40 ms apart; gives the texts that were confirmed, several at once with "?" between. */
function confirmed(frames: readonly Frame[], confirm = createConfirmation(), start = 0): string[] {
  return frames.flatMap((frame, i) => {
    const reads = frame === undefined ? [] : 'text' in frame ? [frame] : frame
    const told = confirm(reads, start + i * 40)
    if (!told) return []
    return told.kind === 'one' ? [told.read.text] : [told.reads.map(({ text }) => text).join('?')]
  })
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

describe('a picture that was worked upon', () => {
  const worked = (text: string, format: CameraFormat = 'ean_13'): Read => ({ text, format, worked: true })

  test('is believed only when three agree, whatever the code', () => {
    expect(confirmed([worked('A'), worked('A')])).toEqual([])
    expect(confirmed([worked('A'), worked('A'), worked('A')])).toEqual(['A'])
    expect(confirmed([worked('Q', 'qr_code'), worked('Q', 'qr_code')])).toEqual([])
  })

  test('adds to plain reads', () => {
    expect(confirmed([worked('A'), read('A'), worked('A')])).toEqual(['A'])
    expect(confirmed([worked('A'), read('A')])).toEqual([])
  })
})

describe('several codes in view', () => {
  const at = (text: string, spot: Spot, format: CameraFormat = 'ean_13'): Read => ({ text, format, spot })
  const [left, right, middle] = [at('L', { x: 0.2, y: 0.5 }), at('R', { x: 0.8, y: 0.5 }), at('M', { x: 0.5, y: 0.52 })]

  test('none is aimed at: the person chooses, once', () => {
    expect(confirmed(Array.from({ length: 9 }, () => [left, right]))).toEqual(['L?R'])
  })

  test('one is in the middle and the other aside: it is meant', () => {
    expect(confirmed(Array.from({ length: 9 }, () => [left, middle]))).toEqual(['M'])
  })

  test('a quick one waits for a slow one beside it', () => {
    const matrix = at('Q', { x: 0.3, y: 0.3 }, 'qr_code')
    expect(confirmed([[matrix, right]])).toEqual([])
    expect(
      confirmed([
        [matrix, right],
        [matrix, right],
      ]),
    ).toEqual(['Q?R'])
  })

  test('one that never gets sure holds up the other for five frames at most', () => {
    const frames = Array.from({ length: 5 }, (_, index) => [left, read(`phantom ${index}`, 'itf')])
    expect(confirmed(frames.slice(0, 4))).toEqual([])
    expect(confirmed(frames)).toEqual(['L'])
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

  test('does not bring its neighbour with it, unless that is aimed at', () => {
    const at = (text: string, y: number): Read => ({ ...read(text), spot: { x: 0.5, y } })
    const frames = (first: number, second: number) => [
      ...Array.from({ length: 2 }, () => [at('A', first)]),
      ...Array.from({ length: 9 }, () => [at('A', first), at('B', second)]),
    ]
    expect(confirmed(frames(0.4, 0.95))).toEqual(['A'])
    expect(confirmed(frames(0.2, 0.5))).toEqual(['A', 'B'])
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
