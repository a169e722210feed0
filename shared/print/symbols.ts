// Owns which bars or squares stand for a text, by bwip-js, whose drawing is caught as modules. Chooses the kind of code: GTINs
// as shops read them, GS1 elements with FNC1, our own labels in Code 128, anything beyond ASCII in QR. Knows no paper.
import {
  code128,
  type DrawingContext,
  datamatrix,
  ean8,
  ean13,
  gs1_128,
  gs1datamatrix,
  qrcode,
  type RenderOptions,
} from 'bwip-js/generic'
import { assert } from '../values/result.ts'

/** What a code says: a text of our own, the elements of a GS1 symbol, or the bare number that a till reads. */
export type CodeText =
  | { readonly form: 'text'; readonly text: string }
  | { readonly form: 'gs1'; readonly elements: readonly (readonly [ai: string, value: string])[] }
  | { readonly form: 'gtin'; readonly gtin: string }

export interface Bars {
  readonly kind: 'bars'
  readonly family: 'code128' | 'gs1-128' | 'ean'
  readonly widths: readonly number[]
  readonly modules: number
  readonly quiet: readonly [left: number, right: number]
}

export interface Matrix {
  readonly kind: 'matrix'
  readonly family: 'datamatrix' | 'qr'
  readonly rows: readonly (readonly boolean[])[]
  readonly quiet: number
}

type Draw = (options: RenderOptions, drawing: DrawingContext<Caught>) => Caught

interface Caught {
  readonly width: number
  readonly height: number
  readonly bars: readonly { readonly from: number; readonly width: number }[]
  readonly polygons: readonly (readonly (readonly [number, number])[])[]
}

const printable = /^[ -~]+$/

/** The code as bars; undefined where bars can't hold it. */
export function barsOf(code: CodeText): Bars | undefined {
  if (code.form === 'gtin') {
    const digits = code.gtin.replace(/^0+(?=\d{13}$)/, '')
    if (digits.length === 14) return bars(gs1_128, `(01)${digits}`, 'gs1-128', [10, 10])
    if (code.gtin.length === 8 || digits.startsWith('00000')) return bars(ean8, digits.slice(-8), 'ean', [7, 7])
    return bars(ean13, digits.padStart(13, '0').slice(-13), 'ean', [11, 7])
  }
  if (code.form === 'gs1') return bars(gs1_128, bracketed(code.elements), 'gs1-128', [10, 10])
  return printable.test(code.text) ? bars(code128, code.text, 'code128', [10, 10]) : undefined
}

/** The code as squares: DataMatrix, or QR for letters beyond ASCII, which readers know there as UTF-8. */
export function matrixOf(code: CodeText): Matrix {
  if (code.form !== 'text') {
    const elements = code.form === 'gs1' ? code.elements : [['01', code.gtin.padStart(14, '0')] as const]
    return matrix(gs1datamatrix, bracketed(elements), 'datamatrix', 2)
  }
  return printable.test(code.text) ? matrix(datamatrix, code.text, 'datamatrix', 2) : matrix(qrcode, code.text, 'qr', 4)
}

/** What people read under the code: GS1 elements in their brackets, numbers and texts as they are. */
export function spelled(code: CodeText): string {
  switch (code.form) {
    case 'gs1':
      return code.elements.map(([ai, value]) => `(${ai})${value}`).join('')
    case 'gtin':
      return code.gtin
    case 'text':
      return code.text
  }
}

/** A bracket in a value is written so that it opens no element. */
function bracketed(elements: readonly (readonly [string, string])[]): string {
  return elements.map(([ai, value]) => `(${ai})${value.replace(/[()^]/g, hex)}`).join('')
}

const hex = (char: string) => `^${String(char.charCodeAt(0)).padStart(3, '0')}`

function bars(draw: unknown, text: string, family: Bars['family'], quiet: Bars['quiet']): Bars {
  const { bars: drawn } = caught(draw, text)
  const widths: number[] = []
  let at = 0
  for (const bar of drawn) {
    if (widths.length > 0) widths.push(bar.from - at)
    widths.push(bar.width)
    at = bar.from + bar.width
  }
  return { kind: 'bars', family, widths, modules: at, quiet }
}

function matrix(draw: unknown, text: string, family: Matrix['family'], quiet: number): Matrix {
  const { width, height, polygons } = caught(draw, text)
  const rows = Array.from({ length: height }, (_row, y) => {
    // A square is black where an odd number of upright edges lies left of its middle.
    const flips = new Array<number>(width + 1).fill(0)
    for (const polygon of polygons) {
      polygon.forEach(([x, from], index) => {
        const [nextX, to] = polygon[(index + 1) % polygon.length] ?? [x, from]
        if (nextX === x && Math.min(from, to) <= y && Math.max(from, to) >= y + 1) flips[x] = (flips[x] ?? 0) + 1
      })
    }
    let edges = 0
    return Array.from({ length: width }, (_cell, x) => {
      edges += flips[x] ?? 0
      return edges % 2 === 1
    })
  })
  return { kind: 'matrix', family, rows, quiet }
}

function caught(draw: unknown, text: string): Caught {
  // A logistic label spreads its elements over several symbols, so none is held to name all that belongs together.
  const options = { bcid: '', text, scaleX: 1, scaleY: 1, dontlint: true, parse: text.includes('^') }
  return (draw as Draw)(options, catcher())
}

function catcher(): DrawingContext<Caught> {
  const bars: { from: number; width: number }[] = []
  const polygons: [number, number][][] = []
  let width = 0
  let height = 0
  const never = () => assert(false, 'codes are drawn of bars and squares alone')
  return {
    scale: () => [1, 1],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init(w, h) {
      width = w
      height = h
    },
    line(x, _y, _x, _y2, thick) {
      bars.push({ from: x - Math.ceil(thick / 2), width: thick })
    },
    polygon(points) {
      polygons.push(points)
    },
    hexagon: never,
    ellipse: never,
    fill: () => undefined,
    text: () => undefined,
    end: () => ({ width, height, bars, polygons }),
  }
}
