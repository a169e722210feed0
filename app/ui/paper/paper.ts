// Owns drawing on paper: a PDF with our letters embedded, texts, rules and lines that wrap. Sizes are in points. Knows no
// business: it draws the texts that it is given.
import fontkit from '@pdf-lib/fontkit'
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib'

const ink = rgb(0.04, 0.07, 0.13)
export const quiet = rgb(0.23, 0.27, 0.34)
const rule = rgb(0.76, 0.79, 0.84)

/** The font files that a paper is set in. */
export interface Typefaces {
  readonly regular: Uint8Array
  readonly semibold: Uint8Array
}

export interface Fonts {
  readonly regular: PDFFont
  readonly semibold: PDFFont
}

/** A new document with both fonts, of which only the letters in use are embedded. */
export async function openPaper(title: string, typefaces: Typefaces): Promise<{ pdf: PDFDocument; fonts: Fonts }> {
  const pdf = await PDFDocument.create()
  pdf.registerFontkit(fontkit)
  pdf.setTitle(title)
  const fonts: Fonts = {
    regular: await pdf.embedFont(typefaces.regular, { subset: true }),
    semibold: await pdf.embedFont(typefaces.semibold, { subset: true }),
  }
  return { pdf, fonts }
}

export interface TextStyle {
  readonly font: PDFFont
  readonly size: number
  readonly color?: ReturnType<typeof rgb>
}

/** Draws a text that begins at `x`. */
export function put(page: PDFPage, text: string, x: number, y: number, { font, size, color = ink }: TextStyle): void {
  page.drawText(readable(text, font), { x, y, font, size, color })
}

/** Draws a text that ends at `right`. */
export function putRight(page: PDFPage, text: string, right: number, y: number, style: TextStyle): void {
  const { font, size, color = ink } = style
  const shown = readable(text, font)
  page.drawText(shown, { x: right - font.widthOfTextAtSize(shown, size), y, font, size, color })
}

export function line(page: PDFPage, from: number, to: number, y: number): void {
  page.drawLine({ start: { x: from, y }, end: { x: to, y }, thickness: 0.6, color: rule })
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
  const fits = (part: string) => font.widthOfTextAtSize(part, size) <= width
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
