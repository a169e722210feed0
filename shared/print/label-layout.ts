// Owns where things stand on a label: texts above, bars across the foot; or squares at the left and texts beside them where
// the label is small or holds much. Knows no kinds of labels beyond what their content says.
import type { Fact, LabelContent } from './content.ts'
import type { BarsPart, Drawing, Part, Weight } from './drawing.ts'
import { type Letters, lineHeight } from './letters.ts'
import { type Dots, placeBars, placeMatrix } from './place-code.ts'
import { isLarge, type LabelSize } from './sizes.ts'
import { barsOf, type CodeText } from './symbols.ts'

interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * A label on a paper, for a printer of so many dots a millimetre. Undefined where its code can't be printed there so that
 * scanners read it: a larger paper is needed.
 */
export function layLabel(content: LabelContent, size: LabelSize, letters: Letters, dots: Dots): Drawing | undefined {
  const { margin } = size
  const area = { left: margin, top: margin, width: size.width - 2 * margin, height: size.height - 2 * margin }
  const parts = isLarge(size)
    ? layLarge(content, area, letters, dots)
    : content.prefer === 'matrix'
      ? (layBeside(content, area, letters, dots) ?? layAcross(content, area, letters, dots))
      : (layAcross(content, area, letters, dots) ?? layBeside(content, area, letters, dots))
  return parts && { width: size.width, height: size.height, parts }
}

/** Texts above, one code of bars across the foot with its text under it. */
function layAcross(content: LabelContent, area: Area, letters: Letters, dots: Dots): Part[] | undefined {
  const code = content.codes.at(-1)
  const bars = code && barsOf(code)
  if (!code || !bars || content.codes.length > 1) return undefined
  const spelledHeight = Math.min(4, Math.max(2.4, area.height * 0.1))
  const least = bars.family === 'ean' ? 22.85 * (0.264 / 0.33) : 6.35
  // A till's bars need their height; other codes leave half of the label to people.
  const wanted = bars.family === 'ean' ? area.height - spelledHeight - 6 : area.height * 0.42
  const height = Math.max(least, wanted)
  const textHeight = area.height - height - spelledHeight
  if (textHeight < 5) return undefined
  const part = placeBars(
    code,
    bars,
    { left: area.left, top: area.top + textHeight, width: area.width, height },
    dots,
    bars.family === 'ean' ? { most: 0.4 } : {},
  )
  if (!part) return undefined
  const shown = bars.family === 'ean' ? atFoot(part, area, spelledHeight, dots) : part
  return [
    ...layTexts(content, { ...area, height: shown.y - area.top - 0.6 }, letters),
    shown,
    ...spelledUnder(shown, area, spelledHeight, letters),
  ]
}

/** Bars no higher than the rules ask, at the foot, so that names have the rest. */
function atFoot(part: BarsPart, area: Area, spelledHeight: number, dots: Dots): BarsPart {
  const height = Math.ceil(((22.85 * part.module) / 0.33) * dots) / dots
  const y = Math.floor((area.top + area.height - spelledHeight - height) * dots) / dots
  return height < part.height ? { ...part, height, y } : part
}

/** Squares at the left, texts at their right. */
function layBeside(content: LabelContent, area: Area, letters: Letters, dots: Dots): Part[] | undefined {
  const code = content.codes.at(-1)
  if (!code || content.codes.length > 1) return undefined
  const part = placeMatrix(code, { ...area, width: Math.min(area.height, area.width * 0.46) }, dots)
  if (!part) return undefined
  const side = (part.rows.length + 2 * part.quiet) * part.module
  const left = area.left + side + 1.2
  return [part, ...layTexts(content, { ...area, left, width: area.left + area.width - left }, letters)]
}

/** Whose it is, what it is, its facts in two columns, and all codes at the foot, the last lowest (GS1 logistic label). */
function layLarge(content: LabelContent, area: Area, letters: Letters, dots: Dots): Part[] | undefined {
  const foot = layCodes(content.codes, content.prefer, area, letters, dots)
  return foot && [...layTexts(content, { ...area, height: foot.top - area.top - 2 }, letters), ...foot.parts]
}

function layCodes(
  codes: readonly CodeText[],
  prefer: LabelContent['prefer'],
  area: Area,
  letters: Letters,
  dots: Dots,
): { readonly top: number; readonly parts: Part[] } | undefined {
  const spelledHeight = 4.4
  const parts: Part[] = []
  let bottom = area.top + area.height
  for (const code of [...codes].reverse()) {
    const bars = prefer === 'bars' || codes.length > 1 ? barsOf(code) : undefined
    const height = codes.length === 1 && code.form === 'text' ? 44 : bars?.family === 'ean' ? 30 : 32
    const top = bottom - height - spelledHeight
    const placed =
      bars && placeBars(code, bars, { ...area, top, height }, dots, { large: code.form === 'gs1' && area.width > 90 })
    if (placed) {
      const rule = placed.y - 2
      parts.push(placed, ...spelledUnder(placed, area, spelledHeight, letters), {
        kind: 'fill',
        x: area.left,
        y: rule,
        width: area.width,
        height: 0.3,
      })
      bottom = rule - 1
      continue
    }
    const squares = placeMatrix(code, { ...area, top: bottom - 34, height: 34, width: 40 }, dots)
    if (!squares) return undefined
    const side = (squares.rows.length + 2 * squares.quiet) * squares.module
    const left = area.left + side + 2
    const beside = { left, top: squares.y, width: area.left + area.width - left, height: side - 2 }
    parts.push(squares, ...fitted(squares.text, beside, letters, { largest: 5, smallest: 2.2, lines: 4 }))
    bottom -= 36
  }
  return { top: bottom, parts }
}

function spelledUnder(part: BarsPart, area: Area, height: number, letters: Letters): Part[] {
  const top = part.y + part.height + 0.4
  return fitted(part.text, { left: area.left, top, width: area.width, height: height - 0.4 }, letters, {
    largest: 4,
    smallest: 1.4,
    lines: 1,
    centred: true,
  })
}

/** Head, title, lines and facts from the top; each takes what the others can spare. */
function layTexts(content: LabelContent, area: Area, letters: Letters): Part[] {
  const parts: Part[] = []
  const small = Math.min(area.width > 80 ? 5 : 4, Math.max(2.1, area.height * 0.11))
  let top = area.top
  let left = area.height
  if (content.head && left > 8) {
    parts.push(...oneLine(content.head, { ...area, top }, small, 'regular', letters))
    top += small * lineHeight
    left -= small * lineHeight
  }
  const rows = content.lines.length + factRows(content.facts, area)
  // The title keeps two fifths of the room at least; lines that then have no room are left out from the end.
  const forRows = Math.min(rows * small * lineHeight, left * 0.6)
  const forTitle = left - forRows
  const title = letters.fit(content.title, {
    width: area.width,
    height: forTitle,
    largest: Math.min(22, area.width * 0.3),
    smallest: Math.min(1.9, forTitle / lineHeight),
    lines: content.kind === 'item' || content.kind === 'lot' ? 4 : content.kind === 'shipping' ? 3 : 2,
    weight: 'semibold',
  })
  for (const line of title.lines) {
    parts.push(textAt(line, area.left, top, title.size, 'semibold', letters))
    top += title.size * lineHeight
  }
  const end = area.top + area.height
  const step = small * lineHeight
  for (const line of content.lines) {
    if (top + step > end + 0.01) return parts
    parts.push(...oneLine(line, { ...area, top }, small, 'regular', letters))
    top += step
  }
  const columns = factColumns(area)
  for (let at = 0; at < content.facts.length; at += columns) {
    if (top + step > end + 0.01) return parts
    content.facts.slice(at, at + columns).forEach((fact, column) => {
      const width = area.width / columns
      const room = { ...area, left: area.left + column * width, width: width - 1.5, top }
      parts.push(...factIn(fact, room, small, letters))
    })
    top += step
  }
  return parts
}

const factColumns = (area: Area) => (area.width > 80 ? 2 : 1)
const factRows = (facts: readonly Fact[], area: Area) => Math.ceil(facts.length / factColumns(area))

function factIn(fact: Fact, room: Area, size: number, letters: Letters): Part[] {
  const label = letters.short(`${fact.label} `, room.width * 0.6, size, 'regular')
  const width = letters.width(label, size, 'regular')
  const value = { ...room, left: room.left + width + 0.8, width: room.width - width - 0.8 }
  return [
    textAt(label, room.left, room.top, size, 'regular', letters),
    ...oneLine(fact.value, value, size, 'semibold', letters),
  ]
}

function oneLine(text: string, area: Area, size: number, weight: Weight, letters: Letters): Part[] {
  if (text.trim() === '') return []
  const room = { width: area.width, height: size * lineHeight, largest: size, smallest: size * 0.7, lines: 1, weight }
  const fitted = letters.fit(text, room)
  return fitted.lines.slice(0, 1).map((line) => textAt(line, area.left, area.top, fitted.size, weight, letters))
}

function fitted(
  text: string,
  area: Area,
  letters: Letters,
  how: { readonly largest: number; readonly smallest: number; readonly lines: number; readonly centred?: true },
): Part[] {
  const { size, lines } = letters.fit(text, { ...area, ...how, weight: 'regular' })
  return lines.map((line, index) => {
    const free = how.centred ? (area.width - letters.width(line, size, 'regular')) / 2 : 0
    return textAt(line, area.left + Math.max(0, free), area.top + index * size * lineHeight, size, 'regular', letters)
  })
}

function textAt(text: string, x: number, top: number, size: number, weight: Weight, letters: Letters): Part {
  return { kind: 'text', text, x, baseline: top + 0.95 * size, size, weight, width: letters.width(text, size, weight) }
}
