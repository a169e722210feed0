// Owns drawings as ZPL II, the language of label printers: codes as dots, so that every make prints the same modules; texts by
// the printer's own scalable font where it has the letters, else as dots too. Knows no wire.
import type { BarsPart, Drawing, MatrixPart, Part, TextPart } from './drawing.ts'
import type { Letters } from './letters.ts'
import { type Bitmap, drawDots } from './raster.ts'

/** Which letters the printer draws itself: none (labels look as in the preview), Latin, or all by UTF-8. */
export type OwnLetters = 'none' | 'latin' | 'unicode'

export interface ZplPrinter {
  readonly dpi: 203 | 300
  readonly letters: OwnLetters
}

/** Dots a millimetre: printers of "203 dpi" have 8. */
export function dotsOf(dpi: ZplPrinter['dpi']): number {
  return dpi === 203 ? 8 : 300 / 25.4
}

/** One format: the label, so many times. */
export function drawZpl(drawing: Drawing, copies: number, printer: ZplPrinter, letters: Letters): string {
  const dots = dotsOf(printer.dpi)
  const fields = drawing.parts.map((part) => fieldOf(part, printer, letters, dots))
  return [
    '^XA',
    '^CI28^LH0,0^LS0^PON',
    `^PW${Math.round(drawing.width * dots)}^LL${Math.round(drawing.height * dots)}`,
    ...fields.filter((field) => field !== ''),
    `^PQ${copies}^XZ`,
    '',
  ].join('\n')
}

function fieldOf(part: Part, printer: ZplPrinter, letters: Letters, dots: number): string {
  switch (part.kind) {
    case 'text':
      return textField(part, printer, letters, dots)
    case 'fill': {
      const width = Math.max(1, Math.round(part.width * dots))
      const height = Math.max(1, Math.round(part.height * dots))
      return `${at(part.x * dots, part.y * dots)}^GB${width},${height},${Math.min(width, height)}^FS`
    }
    case 'bars':
      return graphic(barRows(part, dots))
    case 'matrix':
      return graphic(squareRows(part, dots))
  }
}

const latin = /^[ -~]*$/

function textField(part: TextPart, { letters: own }: ZplPrinter, letters: Letters, dots: number): string {
  if (own === 'unicode' || (own === 'latin' && latin.test(part.text))) {
    const size = Math.max(10, Math.round(part.size * dots))
    // The printer's font is narrower than ours at the same height, so what fits here fits there.
    return `^FT${Math.round(part.x * dots)},${Math.round(part.baseline * dots)}^A0N,${size},${size}^FH_^FD${escaped(part.text)}^FS`
  }
  const bitmap = drawDots(part, letters, dots)
  return bitmap ? graphic(bitmap) : ''
}

/** ^ and ~ begin commands, _ begins a hexadecimal byte. */
function escaped(text: string): string {
  return text.replace(/[\^~_\\]/g, (char) => `_${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

function at(x: number, y: number): string {
  return `^FO${Math.max(0, Math.round(x))},${Math.max(0, Math.round(y))}`
}

function barRows(part: BarsPart, dots: number): Bitmap {
  const module = Math.round(part.module * dots)
  const row = Uint8Array.from(
    part.widths.flatMap((width, index) => new Array<number>(width * module).fill(index % 2 === 0 ? 1 : 0)),
  )
  const height = Math.round(part.height * dots)
  return {
    width: row.length,
    height,
    left: Math.round(part.x * dots),
    top: Math.round(part.y * dots),
    rows: new Array<Uint8Array>(height).fill(row),
  }
}

function squareRows(part: MatrixPart, dots: number): Bitmap {
  const module = Math.round(part.module * dots)
  const rows = part.rows.flatMap((squares) => {
    const row = Uint8Array.from(squares.flatMap((black) => new Array<number>(module).fill(black ? 1 : 0)))
    return new Array<Uint8Array>(module).fill(row)
  })
  const width = rows[0]?.length ?? 0
  return { width, height: rows.length, left: Math.round(part.x * dots), top: Math.round(part.y * dots), rows }
}

/** Dots as a graphic field, in the printer's own shorthand: runs, "rest of the row is white", "row as before". */
function graphic(bitmap: Bitmap): string {
  // Letters may stand out of their box by a dot; what would lie left of the label or above is cut.
  const skipLeft = Math.max(0, -bitmap.left)
  const rows = bitmap.rows.slice(Math.max(0, -bitmap.top)).map((row) => row.subarray(skipLeft))
  const width = bitmap.width - skipLeft
  const bytes = Math.ceil(width / 8)
  let before = ''
  const data = rows.map((row) => {
    const hex = hexOf(row, bytes)
    const line = hex === before ? ':' : shortened(hex)
    before = hex
    return line
  })
  const total = bytes * rows.length
  return `${at(bitmap.left, bitmap.top)}^GFA,${total},${total},${bytes},${data.join('')}^FS`
}

function hexOf(row: Uint8Array, bytes: number): string {
  let hex = ''
  for (let nibble = 0; nibble < bytes * 2; nibble++) {
    let value = 0
    for (let bit = 0; bit < 4; bit++) value = value * 2 + (row[nibble * 4 + bit] ?? 0)
    hex += value.toString(16).toUpperCase()
  }
  return hex
}

function shortened(hex: string): string {
  const rest = /0+$/.exec(hex)?.[0] ?? ''
  const kept = rest.length > 1 ? hex.slice(0, -rest.length) : hex
  return kept.replace(/(.)\1+/g, (run, char: string) => counted(run.length) + char) + (kept === hex ? '' : ',')
}

/** G to Y count 1 to 19, g to z count 20, 40… 400; they add up. */
function counted(length: number): string {
  let left = length
  let text = ''
  while (left >= 400) {
    text += 'z'
    left -= 400
  }
  if (left >= 20) text += String.fromCharCode(102 + Math.floor(left / 20))
  left %= 20
  if (left > 0) text += String.fromCharCode(70 + left)
  return text
}
