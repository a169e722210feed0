// Owns measuring texts with the font that they are printed in, breaking them into lines, and finding the largest size at
// which they fit. Knows the font's outlines too, for printers that have no such letters. Font files are passed in.
import fontkit from '@pdf-lib/fontkit'
import type { Weight } from './drawing.ts'

/** The font files that papers are set in. */
export interface Typefaces {
  readonly regular: Uint8Array
  readonly semibold: Uint8Array
}

export interface PathCommand {
  readonly command: string
  readonly args: readonly number[]
}

interface Glyph {
  readonly advanceWidth: number
  readonly path: { readonly commands: readonly PathCommand[] }
}

interface Face {
  readonly unitsPerEm: number
  hasGlyphForCodePoint(code: number): boolean
  glyphForCodePoint(code: number): Glyph
}

export interface Letter {
  /** In ems. */
  readonly advance: number
  readonly outline: readonly PathCommand[]
  readonly unitsPerEm: number
}

export interface Fitted {
  readonly size: number
  readonly lines: readonly string[]
}

export interface Room {
  readonly width: number
  readonly height: number
  readonly largest: number
  readonly smallest: number
  readonly lines: number
  readonly weight: Weight
}

export const lineHeight = 1.2

export class Letters {
  readonly #faces: Readonly<Record<Weight, Face>>
  readonly #known: Readonly<Record<Weight, Map<string, Letter>>> = { regular: new Map(), semibold: new Map() }

  constructor(typefaces: Typefaces) {
    const open = (file: Uint8Array) => fontkit.create(file as Parameters<typeof fontkit.create>[0]) as unknown as Face
    this.#faces = { regular: open(typefaces.regular), semibold: open(typefaces.semibold) }
  }

  letter(char: string, weight: Weight): Letter {
    const known = this.#known[weight]
    const held = known.get(char)
    if (held) return held
    const face = this.#faces[weight]
    const glyph = face.glyphForCodePoint(char.codePointAt(0) ?? 0x3f)
    const letter = {
      advance: glyph.advanceWidth / face.unitsPerEm,
      outline: glyph.path.commands,
      unitsPerEm: face.unitsPerEm,
    }
    known.set(char, letter)
    return letter
  }

  /** A letter that the font lacks is shown as a question mark rather than left out unseen; breaks become spaces. */
  readable(text: string, weight: Weight): string {
    const face = this.#faces[weight]
    return Array.from(text.normalize('NFC'), (char) => {
      if (/\s/.test(char)) return ' '
      return face.hasGlyphForCodePoint(char.codePointAt(0) ?? 0) ? char : '?'
    }).join('')
  }

  /** Millimetres that a text takes at a size in millimetres. */
  width(text: string, size: number, weight: Weight): number {
    let ems = 0
    for (const char of text) ems += this.letter(char, weight).advance
    return ems * size
  }

  /** Lines of at most `width`; a word that is wider alone is cut. */
  wrap(text: string, width: number, size: number, weight: Weight): string[] {
    return this.#wrapped(text, width, size, weight).lines
  }

  #wrapped(text: string, width: number, size: number, weight: Weight): { lines: string[]; cut: boolean } {
    const fits = (part: string) => this.width(part, size, weight) <= width
    const lines: string[] = []
    let cut = false
    let open = ''
    for (const { piece, glued } of piecesOf(text)) {
      const joined = open === '' ? piece : glued ? open + piece : `${open} ${piece}`
      if (fits(joined)) {
        open = joined
        continue
      }
      if (open !== '') lines.push(open)
      open = piece
      while (!fits(open)) {
        const chars = Array.from(open)
        let kept = chars.length - 1
        while (kept > 1 && !fits(chars.slice(0, kept).join(''))) kept--
        if (kept < 1) break
        cut = true
        lines.push(chars.slice(0, kept).join(''))
        open = chars.slice(kept).join('')
      }
    }
    return { lines: [...lines, open], cut }
  }

  /** The largest size at which a text fits; at the smallest its end is cut, with dots. */
  fit(given: string, room: Room): Fitted {
    const text = this.readable(given, room.weight)
    const most = Math.min(room.largest, room.height / lineHeight)
    let broken = Number.POSITIVE_INFINITY
    for (let size = most; size >= room.smallest; size *= 0.95) {
      const { lines, cut } = this.#wrapped(text, room.width, size, room.weight)
      const allowed = Math.min(room.lines, Math.floor(room.height / (size * lineHeight) + 0.001))
      if (lines.length > allowed) continue
      if (!cut) return { size, lines }
      // A word cut in two is a last resort: rather smaller letters, down to two fifths.
      if (broken === Number.POSITIVE_INFINITY) broken = size
      if (size < broken * 0.4) return { size: broken, lines: this.wrap(text, room.width, broken, room.weight) }
    }
    const size = broken === Number.POSITIVE_INFINITY ? Math.min(most, room.smallest) : broken
    return { size, lines: this.#cut(text, { ...room, size }) }
  }

  /** One line, cut at its end where it is too long. */
  short(given: string, width: number, size: number, weight: Weight): string {
    const text = this.readable(given, weight)
    if (this.width(text, size, weight) <= width) return text
    const chars = Array.from(text)
    while (chars.length > 0 && this.width(`${chars.join('')}…`, size, weight) > width) chars.pop()
    return `${chars.join('').trimEnd()}…`
  }

  #cut(text: string, { width, height, lines, size, weight }: Room & { readonly size: number }): string[] {
    const wrapped = this.wrap(text, width, size, weight)
    const allowed = Math.max(1, Math.min(lines, Math.floor(height / (size * lineHeight) + 0.001)))
    if (wrapped.length <= allowed) return wrapped
    const rest = wrapped.slice(allowed - 1).join(' ')
    return [...wrapped.slice(0, allowed - 1), this.short(rest, width, size, weight)]
  }
}

/** Words, and the parts of long double names, which may part after their hyphen. */
function piecesOf(text: string): { readonly piece: string; readonly glued: boolean }[] {
  return text
    .trim()
    .split(/\s+/)
    .flatMap((word) => word.split(/(?<=\p{L}{3}-)(?=\p{L}{3})/u).map((piece, index) => ({ piece, glued: index > 0 })))
}
