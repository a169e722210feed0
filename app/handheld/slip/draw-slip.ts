// Owns how a packing slip looks on A4. Sizes are in points. Knows no business: it draws the texts that it is given.
import { type PDFPage, rgb } from 'pdf-lib'
import { type Fonts, line, openPaper, put, putRight, quiet, type Typefaces, wrap } from '../../ui/paper/paper.ts'
import { code128 } from './code128.ts'
import type { Slip } from './slip.ts'

const paper = { width: 595.28, height: 841.89, side: 48, top: 56, bottom: 64 }
const right = paper.width - paper.side
const codeX = 330
const lineHeight = 15
const rowGap = 9

/** The slip as PDF, with the letters that it uses embedded. */
export async function drawSlip(slip: Slip, typefaces: Typefaces): Promise<Uint8Array> {
  const { pdf, fonts } = await openPaper(slip.title, typefaces)
  let page = pdf.addPage([paper.width, paper.height])
  let y = drawColumns(page, slip, fonts, drawHead(page, slip, fonts))
  for (const [name, code, quantity] of slip.lines) {
    const rows = wrap(name, fonts.regular, 11, codeX - paper.side - 12)
    if (y - rows.length * lineHeight < paper.bottom) {
      page = pdf.addPage([paper.width, paper.height])
      y = drawColumns(page, slip, fonts, paper.height - paper.top)
    }
    rows.forEach((row, index) => {
      put(page, row, paper.side, y - index * lineHeight, { font: fonts.regular, size: 11 })
    })
    put(page, code, codeX, y, { font: fonts.regular, size: 11, color: quiet })
    putRight(page, quantity, right, y, { font: fonts.semibold, size: 11 })
    y -= rows.length * lineHeight + rowGap
    line(page, paper.side, right, y + lineHeight)
  }
  put(page, slip.total.label, codeX, y - 8, { font: fonts.semibold, size: 12 })
  putRight(page, slip.total.value, right, y - 8, { font: fonts.semibold, size: 12 })
  const pages = pdf.getPages()
  pages.forEach((each, index) => {
    put(each, slip.page(index + 1, pages.length), paper.side, paper.bottom - 28, {
      font: fonts.regular,
      size: 9,
      color: quiet,
    })
  })
  return pdf.save()
}

function drawHead(page: PDFPage, slip: Slip, fonts: Fonts): number {
  let y = paper.height - paper.top
  put(page, slip.title, paper.side, y, { font: fonts.semibold, size: 20 })
  drawBarcode(page, slip.barcode, y - 62)
  y -= 36
  for (const { label, value } of slip.facts) {
    put(page, label, paper.side, y, { font: fonts.regular, size: 10, color: quiet })
    put(page, value, paper.side + 96, y, { font: fonts.semibold, size: 12 })
    y -= 18
  }
  y -= 14
  put(page, slip.shipTo.label, paper.side, y, { font: fonts.regular, size: 10, color: quiet })
  for (const each of slip.shipTo.lines) {
    put(page, each, paper.side + 96, y, { font: fonts.regular, size: 12 })
    y -= 16
  }
  return y - 20
}

function drawColumns(page: PDFPage, slip: Slip, fonts: Fonts, y: number): number {
  const [item, code, quantity] = slip.columns
  put(page, item, paper.side, y, { font: fonts.regular, size: 10, color: quiet })
  put(page, code, codeX, y, { font: fonts.regular, size: 10, color: quiet })
  putRight(page, quantity, right, y, { font: fonts.regular, size: 10, color: quiet })
  line(page, paper.side, right, y - 6)
  return y - 24
}

// Bars of at least 0.33 mm, at the right margin, so that a handheld reads them from a desk's distance.
function drawBarcode(page: PDFPage, text: string, y: number): void {
  const bars = code128(text)
  if (!bars) return
  const module = 0.95
  let x = right - bars.reduce((sum, width) => sum + width, 0) * module
  bars.forEach((width, index) => {
    if (index % 2 === 0) page.drawRectangle({ x, y, width: width * module, height: 40, color: rgb(0, 0, 0) })
    x += width * module
  })
}
