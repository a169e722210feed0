// A slip is read by people and by scanners: its barcode by a decoder that we did not write, its letters from the font.
import { readFileSync } from 'node:fs'
import fontkit from '@pdf-lib/fontkit'
import { BarcodeFormat, BitMatrix, Code128Reader } from '@zxing/library'
import fc from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import type { ShipmentRow } from '../../../shared/rows/work.ts'
import { stockedServer, warehouse } from '../../replica/fixture.ts'
import { textIn } from '../../text/index.ts'
import { wrap } from '../../ui/paper/paper.ts'
import { wordsIn } from '../words.ts'
import { code128 } from './code128.ts'
import { drawSlip } from './draw-slip.ts'
import { slipOf } from './slip.ts'

const fontFile = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../shared/print/font/${name}.ttf`, import.meta.url)))
const typefaces = { regular: fontFile('inter-regular'), semibold: fontFile('inter-semibold') }

/** The text of bars by ZXing's reader, from one row of pixels with its quiet zones. */
function decoded(widths: readonly number[]): string {
  const quiet = 10
  const modules = widths.reduce((sum, width) => sum + width, 0)
  const matrix = new BitMatrix(modules + 2 * quiet, 1)
  let x = quiet
  widths.forEach((width, index) => {
    for (let each = 0; each < width; each++, x++) if (index % 2 === 0) matrix.set(x, 0)
  })
  const result = new Code128Reader().decodeRow(0, matrix.getRow(0), new Map())
  expect(result.getBarcodeFormat()).toBe(BarcodeFormat.CODE_128)
  return result.getText()
}

describe('the barcode', () => {
  test('is what a decoder of others reads, whatever the number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{1,40}$/), (text) => {
        expect(decoded(code128(text) ?? [])).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  test('begins and ends as the standard says, 11 modules a character and 13 for the stop', () => {
    const widths = code128('.S.SO-1-1') ?? []
    expect(widths.slice(0, 6)).toEqual([2, 1, 1, 2, 1, 4])
    expect(widths.slice(-7)).toEqual([2, 3, 3, 1, 1, 1, 2])
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11 * (1 + 9 + 1) + 13)
  })

  test('is none for letters that it has no bars for', () => {
    expect(code128('Ж')).toBeUndefined()
    expect(code128('')).toBeUndefined()
  })
})

describe('the slip', () => {
  const { state } = stockedServer()
  const shipment = {
    id: 's1',
    warehouse,
    order: 'o1',
    number: 'SO-o1-1',
    carton: 'M2',
    state: 'packed',
    lines: [{ line: 'o1-1', item: 'item1', quantity: 6 }],
    packedAt: Date.UTC(2026, 10, 25, 23, 30),
  } as unknown as ShipmentRow

  test('says what is in the parcel, for whom, and when by the clock of the warehouse', () => {
    const slip = slipOf(state, shipment, wordsIn(textIn('ru')))
    expect(slip.facts.map(({ value }) => value.replaceAll('\u00a0', ' '))).toEqual([
      'SO-o1',
      'SO-o1-1',
      '26 нояб. 2026',
    ])
    expect(slip.shipTo.lines).toEqual(['Kim', 'Street 1', 'LV'])
    expect(slip.lines).toEqual([['Item 1', 'SKU-1', '6\u00a0шт.']])
    expect(slip.barcode).toBe('.S.SO-o1-1')
  })

  test('is a PDF whose typeface holds Latvian and Russian letters, on as many pages as it takes', async () => {
    const slip = slipOf(state, shipment, wordsIn(textIn('ru')))
    const lines = Array.from({ length: 60 }, (_, n) => [`Šķūņa ēģle, тёмно-зелёная ${n}`, `SKU-${n}`, '2 шт.'] as const)
    const pdf = await PDFDocument.load(await drawSlip({ ...slip, lines }, typefaces))
    expect(pdf.getPageCount()).toBeGreaterThan(1)
    const letters = new Set(fontkit.create(typefaces.regular as Buffer).characterSet)
    for (const char of 'ĀāČčĒēĢģĪīĶķĻļŅņŠšŪūŽžąęłńóśźżõäöüÅæøЁёЖжЩщЫыЮюЯя№€–—') {
      expect(letters.has(char.codePointAt(0) ?? 0), char).toBe(true)
    }
  })

  test('breaks long names between words, and a word only where it is too long by itself', () => {
    const font = { widthOfTextAtSize: (text: string) => text.length }
    expect(wrap('steel bottle forest green', font, 1, 12)).toEqual(['steel bottle', 'forest green'])
    expect(wrap('abcdefghij kl', font, 1, 4)).toEqual(['abcd', 'efgh', 'ij', 'kl'])
    expect(wrap('', font, 1, 4)).toEqual([''])
  })
})
