// Where things stand on labels: nothing in the room of a code, nothing beyond the paper, bars by the rules; whatever is on them.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { LabelContent } from './content.ts'
import { type BarsPart, faultsOf, roomOf } from './drawing.ts'
import { layLabel } from './label-layout.ts'
import { Letters } from './letters.ts'
import { layLabels } from './pages.ts'
import { drawPdf } from './pdf.ts'
import { labelOn, paperNames, rolls } from './sizes.ts'
import { barsOf, matrixOf } from './symbols.ts'
import { dotsOf, drawZpl } from './zpl.ts'

const font = (name: string) => new Uint8Array(readFileSync(new URL(`./font/${name}.ttf`, import.meta.url)))
const typefaces = { regular: font('inter-regular'), semibold: font('inter-semibold') }
const letters = new Letters(typefaces)

const plate: LabelContent = {
  kind: 'plate',
  head: 'Northwind, Riga',
  title: '…345675',
  lines: [],
  facts: [{ label: 'SSCC', value: '123456789012345675' }],
  codes: [{ form: 'gs1', elements: [['00', '123456789012345675']] }],
  prefer: 'bars',
}
const bin: LabelContent = {
  kind: 'bin',
  title: 'A-03-12',
  lines: ['Zone A'],
  facts: [{ label: 'Check code', value: '47' }],
  codes: [{ form: 'text', text: '.B.A-03-12' }],
  prefer: 'bars',
}
const item: LabelContent = {
  kind: 'item',
  title: 'Бутылка стальная термостатическая тёмно-зелёная 0,75 л с крышкой и щёткой для мытья, в подарочной упаковке',
  lines: ['BOTTLE-75-GREEN'],
  facts: [],
  codes: [{ form: 'gtin', gtin: '5901234123457' }],
  prefer: 'bars',
}

const barsIn = (content: LabelContent, paper: keyof typeof rolls, dots: number) =>
  layLabel(content, rolls[paper], letters, dots)?.parts.find((part): part is BarsPart => part.kind === 'bars')

describe('bars', () => {
  test('of Code 128 are those of the standard: start, data, check, stop of 13 modules', () => {
    const bars = barsOf({ form: 'text', text: 'AB' })
    expect(bars?.widths.slice(0, 12)).toEqual([2, 1, 1, 2, 1, 4, 1, 1, 1, 3, 2, 3])
    expect(bars?.modules).toBe(11 * 4 + 13)
  })

  test('of an SSCC begin with start C and FNC1, and are half a millimetre and 32 mm high at least, ten modules white', () => {
    for (const [dpi, least] of [
      [203, 4],
      [300, 6],
    ] as const) {
      const bars = barsIn(plate, '4x6in', dotsOf(dpi))
      expect(bars?.widths.slice(0, 12)).toEqual([2, 1, 1, 2, 3, 2, 4, 1, 1, 1, 3, 1])
      expect((bars?.module ?? 0) * dotsOf(dpi)).toBeCloseTo(least, 6)
      expect(bars?.module).toBeGreaterThanOrEqual(0.495)
      expect(bars?.height).toBeGreaterThanOrEqual(31.75)
      expect(bars?.quiet).toEqual([10, 10])
    }
  })

  test('of an EAN-13 are as high as its module asks, with 11 and 7 modules white', () => {
    const bars = barsIn(item, '58x40', 8)
    expect(bars?.widths.reduce((sum, each) => sum + each, 0)).toBe(95)
    expect(bars?.module).toBe(0.375)
    expect(bars?.height).toBeGreaterThanOrEqual((22.85 * 0.375) / 0.33)
    expect(bars?.quiet).toEqual([11, 7])
  })

  test('of an EAN-13 do not fit on 25 mm: squares are printed there instead', () => {
    const parts = layLabel(item, rolls['50x25'], letters, 8)?.parts ?? []
    expect(parts.some((part) => part.kind === 'bars')).toBe(false)
    expect(parts.some((part) => part.kind === 'matrix' && part.module >= 0.25)).toBe(true)
  })

  test('that letters beyond ASCII have none become a QR code', () => {
    expect(barsOf({ form: 'text', text: '.B.Ж-1' })).toBeUndefined()
    expect(matrixOf({ form: 'text', text: '.B.Ж-1' }).family).toBe('qr')
  })
})

describe('squares', () => {
  test('of a DataMatrix have their solid and their dotted edges', () => {
    const { rows } = matrixOf({ form: 'text', text: 'A1' })
    const last = rows.length - 1
    expect(rows.every((row) => row[0])).toBe(true)
    expect(rows[last]?.every((black) => black)).toBe(true)
    expect(rows[0]?.map((black) => (black ? 1 : 0)).join('')).toMatch(/^(10)+$/)
    expect(rows.map((row) => (row[last] ? 1 : 0)).join('')).toMatch(/^(01)+$/)
  })
})

describe('a label', () => {
  test.each(paperNames)('on %s holds all of its own, nothing in the room of the code', (paper) => {
    for (const content of [bin, item, plate]) {
      const label = layLabel(content, labelOn(paper), letters, 8)
      expect(label && faultsOf(label), content.kind).toEqual([])
    }
  })

  test('says so where a text lies on its code', () => {
    const label = layLabel(bin, rolls['58x40'], letters, 8)
    const code = label?.parts.find((part) => part.kind === 'bars')
    if (!label || !code) throw new Error('no code')
    const room = roomOf(code)
    const text = {
      kind: 'text',
      text: 'X',
      x: room.left + 0.5,
      baseline: room.bottom - 1,
      size: 3,
      weight: 'regular',
      width: 2,
    } as const
    expect(faultsOf({ ...label, parts: [...label.parts, text] })).toHaveLength(1)
  })

  test('shows a long name to its last word before it cuts it, and with dots where it must', () => {
    const large = layLabel(item, rolls['4x6in'], letters, 8)?.parts.flatMap((part) =>
      part.kind === 'text' ? [part.text] : [],
    )
    expect(large?.join(' ')).toContain('в подарочной упаковке')
    const small = layLabel(item, rolls['58x40'], letters, 8)?.parts.flatMap((part) =>
      part.kind === 'text' ? [part.text] : [],
    )
    expect(small?.[0]).toMatch(/^Бутылка .*…$/)
  })

  test('that letters lack shows a question mark, not nothing', () => {
    expect(letters.readable('A\u4e2d\nB', 'regular')).toBe('A? B')
  })
})

describe('a sheet', () => {
  test('begins at the first free label and goes on over pages', () => {
    const { pages } = layLabels([bin], { paper: 'a4x24', copies: 30, first: 20 }, letters)
    expect(pages).toHaveLength(3)
    const codes = pages.map(({ parts }) => parts.filter((part) => part.kind === 'bars').length)
    expect(codes).toEqual([4, 24, 2])
  })

  test('names what needs a larger paper', () => {
    const two = { ...plate, codes: [...plate.codes, ...plate.codes] }
    expect(layLabels([two, bin], { paper: '58x40', copies: 1 }, letters).unfit).toEqual([two])
  })
})

describe('ZPL', () => {
  const drawing = layLabel({ ...bin, title: 'Полка ^XA ~_', lines: ['plain ^FS'] }, rolls['58x40'], letters, 8)
  if (!drawing) throw new Error('no label')

  test('says its size and copies, and no text can begin a command', () => {
    const zpl = drawZpl(drawing, 3, { dpi: 203, letters: 'unicode' }, letters)
    expect(zpl).toContain('^PW464^LL320')
    expect(zpl).toContain('^PQ3^XZ')
    expect(zpl).toContain('^FDПолка _5EXA _7E_5F^FS')
    expect(zpl.match(/\^XA/g)).toHaveLength(1)
  })

  test('draws letters that the printer lacks as dots', () => {
    const zpl = drawZpl(drawing, 1, { dpi: 203, letters: 'latin' }, letters)
    expect(zpl).not.toContain('Полка')
    expect(zpl).toContain('^FDplain _5EFS^FS')
  })

  test('draws a module of whole dots at 300 dpi as well', () => {
    const at300 = layLabel(bin, rolls['58x40'], letters, dotsOf(300))
    const bars = at300?.parts.find((part) => part.kind === 'bars')
    expect(
      bars?.kind === 'bars' && Math.abs(bars.module * dotsOf(300) - Math.round(bars.module * dotsOf(300))),
    ).toBeLessThan(1e-6)
    expect(at300 && drawZpl(at300, 1, { dpi: 300, letters: 'none' }, letters)).toContain('^PW685^LL472')
  })
})

test('the same labels give the same PDF, byte for byte', async () => {
  const { pages } = layLabels([bin], { paper: '58x40', copies: 2 }, letters)
  const one = await drawPdf('Labels', pages, typefaces)
  const other = await drawPdf('Labels', pages, typefaces)
  expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(0)
})
