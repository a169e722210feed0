// Owns drawings as PDF: our letters embedded, bars and squares as plain rectangles, one page each. Knows no business; the
// same drawings give the same bytes, since no clock is asked.
import fontkit from '@pdf-lib/fontkit'
import {
  fill,
  PDFDocument,
  type PDFFont,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFillingGrayscaleColor,
} from 'pdf-lib'
import type { Drawing, Part, Weight } from './drawing.ts'
import { inkOf } from './ink.ts'
import type { Typefaces } from './letters.ts'

const points = 72 / 25.4

export async function drawPdf(title: string, pages: readonly Drawing[], typefaces: Typefaces): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.registerFontkit(fontkit)
  pdf.setTitle(title)
  const fonts: Record<Weight, PDFFont> = {
    regular: await pdf.embedFont(typefaces.regular, { subset: true, customName: 'Letters-Regular' }),
    semibold: await pdf.embedFont(typefaces.semibold, { subset: true, customName: 'Letters-SemiBold' }),
  }
  for (const drawing of pages) {
    const page = pdf.addPage([drawing.width * points, drawing.height * points])
    for (const part of drawing.parts) draw(page, part, drawing.height, fonts)
  }
  return pdf.save()
}

function draw(page: PDFPage, part: Part, height: number, fonts: Record<Weight, PDFFont>): void {
  if (part.kind === 'text') {
    const { text, x, baseline, size, weight } = part
    page.drawText(text, { x: x * points, y: (height - baseline) * points, size: size * points, font: fonts[weight] })
    return
  }
  page.pushOperators(
    pushGraphicsState(),
    setFillingGrayscaleColor(0),
    ...inkOf(part).map((ink) =>
      rectangle(ink.x * points, (height - ink.y - ink.height) * points, ink.width * points, ink.height * points),
    ),
    fill(),
    popGraphicsState(),
  )
}
