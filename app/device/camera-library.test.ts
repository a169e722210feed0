import { describe, expect, test } from 'vitest'
import { openLibraryReader } from './camera-library.ts'
import { quickPass, thoroughPass } from './camera-passes.ts'
import type { GreyPicture } from './camera-picture.ts'
import type { CameraFormat, Read } from './camera-read.ts'

/** Draws bars: `modules` is a string of 1 (dark) and 0, each `scale` pixels wide, with quiet zones. */
function draw(modules: string, scale = 3, height = 80): GreyPicture {
  const padded = `${'0'.repeat(12)}${modules}${'0'.repeat(12)}`
  const width = padded.length * scale
  const grey = new Uint8ClampedArray(width * height).fill(255)
  for (let y = 10; y < height - 10; y++) {
    for (let x = 0; x < width; x++) if (padded[Math.floor(x / scale)] === '1') grey[y * width + x] = 0
  }
  return { grey, width, height }
}

/** The same picture turned a quarter. */
function turn({ grey, width, height }: GreyPicture): GreyPicture {
  const turned = new Uint8ClampedArray(grey.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) turned[x * height + (height - 1 - y)] = grey[y * width + x] ?? 0
  return { grey: turned, width: height, height: width }
}

// EAN-13 by the code tables of the standard: left digits odd (L) or even (G) by the first digit, right digits R.
const leftOdd = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
]
const parity = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL']
const invert = (bits: string) => bits.replace(/./g, (b) => (b === '1' ? '0' : '1'))
const reverse = (bits: string) => [...bits].reverse().join('')

function ean13(digits: string): string {
  const pattern = parity[Number(digits[0])] ?? ''
  const left = [...digits.slice(1, 7)].map((d, i) => {
    const odd = leftOdd[Number(d)] ?? ''
    return pattern[i] === 'L' ? odd : reverse(invert(odd))
  })
  const right = [...digits.slice(7)].map((d) => invert(leftOdd[Number(d)] ?? ''))
  return `101${left.join('')}01010${right.join('')}101`
}

const wanted: CameraFormat[] = ['ean_13', 'code_128']

async function seen(picture: GreyPicture, pass = quickPass, formats = wanted): Promise<readonly Read[]> {
  return openLibraryReader({ formats, itfLengths: [14] })(picture, pass)
}

describe('reading a picture', () => {
  const ean = { text: '9506000134352', format: 'ean_13' }

  test('an EAN-13', async () => {
    expect(await seen(draw(ean13('9506000134352')))).toEqual([ean])
  })

  test('turned a quarter, when looking thoroughly', async () => {
    const picture = turn(draw(ean13('9506000134352'), 3, 320))
    expect(await seen(picture, thoroughPass)).toEqual([ean])
  })

  test('of a picture that was worked upon it says so', async () => {
    const picture = turn(draw(ean13('9506000134352'), 3, 320))
    expect(await seen(picture, { name: 'back', thorough: false, work: turn })).toEqual([{ ...ean, worked: true }])
  })

  test('nothing on an empty or broken picture', async () => {
    const empty = { grey: new Uint8ClampedArray(6400).fill(200), width: 80, height: 80 }
    expect(await seen(empty, thoroughPass)).toEqual([])
    const broken = ean13('9506000134352').slice(0, 60) + '0'.repeat(35)
    expect(await seen(draw(broken), thoroughPass)).toEqual([])
  })

  test('nothing of a format that is not wanted', async () => {
    expect(await seen(draw(ean13('9506000134352')), thoroughPass, ['code_128'])).toEqual([])
  })
})

// Bar and space widths of the Code 128 symbols used below, from the table of the standard.
const widths: Record<number, string> = {
  105: '211232', // start C
  102: '411131', // FNC1
  10: '221312',
  17: '123221',
  72: '122411',
}

function code128(values: number[]): string {
  const bars = values.map((value) => widths[value] ?? '').join('')
  return [...`${bars}2331112`].map((w, i) => (i % 2 === 0 ? '1' : '0').repeat(Number(w))).join('')
}

test('a GS1-128 keeps its first FNC1 as the AIM identifier', async () => {
  // Start C, FNC1, 10, 17: check (105 + 1*102 + 2*10 + 3*17) mod 103 = 278 mod 103 = 72.
  expect(await seen(draw(code128([105, 102, 10, 17, 72])))).toEqual([{ text: ']C11017', format: 'code_128' }])
})

test('a DataBar is not told of again in a picture without one', async () => {
  // Widths of the elements of 20012345678909 by ISO/IEC 24724, a space first.
  const widths = '1111331151274111221215125121112112833212123211'
  const databar = draw([...widths].map((width, at) => (at % 2 === 0 ? '0' : '1').repeat(Number(width))).join(''))
  const reader = openLibraryReader({ formats: ['databar', 'ean_13'], itfLengths: [14] })
  expect(await reader(databar, quickPass)).toMatchObject([{ text: '20012345678909', format: 'databar' }])
  const white = { ...databar, grey: databar.grey.map(() => 255) }
  expect(await reader(white, quickPass)).toEqual([])
  expect(await reader(draw(ean13('9506000134352')), quickPass)).toMatchObject([{ text: '9506000134352' }])
})
