// Owns how a packing slip looks on A4. Sizes are in points. Knows no business: it draws the texts that it is given.
import fontkit from '@pdf-lib/fontkit'
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib'
import { code128 } from './code128.ts'
import type { Slip } from './slip.ts'

const paper = { width: 595.28, height: 841.89, side: 48, top: 56, bottom: 64 }
const ink = rgb(0.04, 0.07, 0.13)
const quiet = rgb(0.23, 0.27, 0.34)
const rule = rgb(0.76, 0.79, 0.84)
const codeX = 330
const lineHeight = 15
const rowGap = 9

export interface Typefaces {
  readonly regular: Uint8Array
  readonly semibold: Uint8Array
}

interface Fonts {
  readonly regular: PDFFont
  readonly semibold: PDFFont
}

/** The slip as PDF, with the letters that it uses embedded. */
export async function drawSlip(slip: Slip, typefaces: Typefaces): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.registerFontkit(fontkit)
  pdf.setTitle(slip.title)
  const fonts: Fonts = {
    regular: await pdf.embedFont(typefaces.regular, { subset: true }),
    semibold: await pdf.embedFont(typefaces.semibold, { subset: true }),
  }
  let page = pdf.addPage([paper.width, paper.height])
  let y = drawColumns(page, slip, fonts, drawHead(page, slip, fonts))
  for (const [name, code, quantity] of slip.lines) {
    const rows = wrap(name, fonts.regular, 11, codeX - paper.side - 12)
    if (y - rows.length * lineHeight < paper.bottom) {
      page = pdf.addPage([paper.width, paper.height])
      y = drawColumns(page, slip, fonts, paper.height - paper.top)
    }
    rows.forEach((row, index) => {
      put(page, row, paper.side, y - index * lineHeight, fonts.regular, 11)
    })
    put(page, code, codeX, y, fonts.regular, 11, quiet)
    putRight(page, quantity, y, fonts.semibold, 11)
    y -= rows.length * lineHeight + rowGap
    line(page, y + lineHeight)
  }
  put(page, slip.total.label, codeX, y - 8, fonts.semibold, 12)
  putRight(page, slip.total.value, y - 8, fonts.semibold, 12)
  const pages = pdf.getPages()
  pages.forEach((each, index) => {
    put(each, slip.page(index + 1, pages.length), paper.side, paper.bottom - 28, fonts.regular, 9, quiet)
  })
  return pdf.save()
}

function drawHead(page: PDFPage, slip: Slip, fonts: Fonts): number {
  let y = paper.height - paper.top
  put(page, slip.title, paper.side, y, fonts.semibold, 20)
  drawBarcode(page, slip.barcode, y - 62)
  y -= 36
  for (const { label, value } of slip.facts) {
    put(page, label, paper.side, y, fonts.regular, 10, quiet)
    put(page, value, paper.side + 96, y, fonts.semibold, 12)
    y -= 18
  }
  y -= 14
  put(page, slip.shipTo.label, paper.side, y, fonts.regular, 10, quiet)
  for (const each of slip.shipTo.lines) {
    put(page, each, paper.side + 96, y, fonts.regular, 12)
    y -= 16
  }
  return y - 20
}

function drawColumns(page: PDFPage, slip: Slip, fonts: Fonts, y: number): number {
  const [item, code, quantity] = slip.columns
  put(page, item, paper.side, y, fonts.regular, 10, quiet)
  put(page, code, codeX, y, fonts.regular, 10, quiet)
  putRight(page, quantity, y, fonts.regular, 10, quiet)
  line(page, y - 6)
  return y - 24
}

// Bars of at least 0.33 mm, at the right margin, so that a handheld reads them from a desk's distance.
function drawBarcode(page: PDFPage, text: string, y: number): void {
  const bars = code128(text)
  if (!bars) return
  const module = 0.95
  let x = paper.width - paper.side - bars.reduce((sum, width) => sum + width, 0) * module
  bars.forEach((width, index) => {
    if (index % 2 === 0) page.drawRectangle({ x, y, width: width * module, height: 40, color: rgb(0, 0, 0) })
    x += width * module
  })
}

function put(page: PDFPage, text: string, x: number, y: number, font: PDFFont, size: number, color = ink): void {
  page.drawText(readable(text, font), { x, y, font, size, color })
}

function putRight(page: PDFPage, text: string, y: number, font: PDFFont, size: number, color = ink): void {
  const shown = readable(text, font)
  page.drawText(shown, { x: paper.width - paper.side - font.widthOfTextAtSize(shown, size), y, font, size, color })
}

function line(page: PDFPage, y: number): void {
  const ends = { start: { x: paper.side, y }, end: { x: paper.width - paper.side, y } }
  page.drawLine({ ...ends, thickness: 0.6, color: rule })
}

const known = new WeakMap<PDFFont, ReadonlySet<number>>()

/** A letter that the typeface lacks is shown as a box's stand-in rather than left out unseen. */
function readable(text: string, font: PDFFont): string {
  let letters = known.get(font)
  if (!letters) {
    letters = new Set(font.getCharacterSet())
    known.set(font, letters)
  }
  const has = letters
  return Array.from(text, (char) => (has.has(char.codePointAt(0) ?? 0) ? char : '?')).join('')
}

/** Lines of at most `width` points; a word that is wider alone is cut. */
export function wrap(text: string, font: Pick<PDFFont, 'widthOfTextAtSize'>, size: number, width: number): string[] {
  const fits = (line: string) => font.widthOfTextAtSize(line, size) <= width
  const lines: string[] = []
  let open = ''
  for (const word of text.split(/\s+/)) {
    const joined = open === '' ? word : `${open} ${word}`
    if (fits(joined)) {
      open = joined
      continue
    }
    if (open !== '') lines.push(open)
    open = word
    while (!fits(open) && open.length > 1) {
      let cut = open.length - 1
      while (cut > 1 && !fits(open.slice(0, cut))) cut--
      lines.push(open.slice(0, cut))
      open = open.slice(cut)
    }
  }
  return [...lines, open]
}
