// Owns where things stand on an A4 document: title and barcode, facts, an address, a table over as many pages as it takes with
// its heads on each, a total, lines to sign on. Knows no kinds of documents beyond what their content says.
import type { DocumentColumn, DocumentContent } from './content.ts'
import type { Drawing, Part, Weight } from './drawing.ts'
import { type Letters, lineHeight } from './letters.ts'
import { placeBars } from './place-code.ts'
import { barsOf } from './symbols.ts'

const a4 = { width: 210, height: 297 }
const side = 17
const topOfPage = 18
const bottomOfPage = 275
const width = a4.width - 2 * side
const text = 3.7
const small = 3.2
const gap = 2.4

export function layDocument(content: DocumentContent, letters: Letters): readonly Drawing[] {
  const paper = new Paper(letters)
  head(content, paper)
  columnHeads(content.columns, paper)
  for (const row of content.rows) tableRow(content, row, paper)
  if (content.total) {
    const { label, value } = content.total
    paper.room(10, () => columnHeads(content.columns, paper))
    paper.top += 2
    paper.put(label, side + width * 0.55, text, 'semibold')
    paper.putRight(value, side + width, text, 'semibold')
    paper.top += 8
  }
  if (content.sign) signatures(content.sign, paper)
  return paper.pages((page, of) => content.page(page, of))
}

class Paper {
  readonly letters: Letters
  readonly #pages: Part[][] = [[]]
  top = topOfPage

  constructor(letters: Letters) {
    this.letters = letters
  }

  add(...parts: Part[]): void {
    this.#pages.at(-1)?.push(...parts)
  }

  put(line: string, x: number, size: number, weight: Weight, top = this.top): void {
    const shown = this.letters.readable(line, weight)
    const lineWidth = this.letters.width(shown, size, weight)
    this.add({ kind: 'text', text: shown, x, baseline: top + 0.95 * size, size, weight, width: lineWidth })
  }

  putRight(line: string, right: number, size: number, weight: Weight): void {
    const shown = this.letters.readable(line, weight)
    this.put(shown, right - this.letters.width(shown, size, weight), size, weight)
  }

  rule(y = this.top): void {
    this.add({ kind: 'fill', x: side, y, width, height: 0.2 })
  }

  /** Goes on to a new page where less than so much is left. */
  room(height: number, onNewPage: () => void): void {
    if (this.top + height <= bottomOfPage) return
    this.#pages.push([])
    this.top = topOfPage
    onNewPage()
  }

  pages(numbered: (page: number, of: number) => string): readonly Drawing[] {
    return this.#pages.map((parts, index) => {
      const shown = this.letters.readable(numbered(index + 1, this.#pages.length), 'regular')
      const lineWidth = this.letters.width(shown, small, 'regular')
      const foot = {
        kind: 'text' as const,
        text: shown,
        x: side,
        baseline: 284,
        size: small,
        weight: 'regular' as const,
        width: lineWidth,
      }
      return { ...a4, parts: [...parts, foot] }
    })
  }
}

function head(content: DocumentContent, paper: Paper): void {
  const { letters } = paper
  const code = { form: 'text' as const, text: content.barcode }
  const bars = barsOf(code)
  const room = { left: side + width - 82, top: topOfPage, width: 82, height: 14 }
  const placed = bars && placeBars(code, bars, room, 8, { most: 0.375 })
  if (placed) {
    const free = side + width + placed.quiet[1] * placed.module
    const all = bars.modules + bars.quiet[0] + bars.quiet[1]
    // Its last bar stands at the right edge of the text; quiet zones reach into the margin.
    const x = Math.round((free - (all - bars.quiet[0]) * placed.module) * 8) / 8
    paper.add({ ...placed, x })
  }
  const title = letters.fit(content.title, {
    width: placed ? width - 84 : width,
    height: 18,
    largest: 7,
    smallest: 4,
    lines: 2,
    weight: 'semibold',
  })
  for (const line of title.lines) {
    paper.put(line, side, title.size, 'semibold')
    paper.top += title.size * lineHeight
  }
  paper.top = Math.max(paper.top, topOfPage + 16) + 4
  for (const { label, value } of content.facts) labelled(label, [value], 'semibold', paper)
  for (const block of [content.address, content.from]) {
    if (!block) continue
    paper.top += 3
    labelled(block.label, block.lines, 'regular', paper)
  }
  paper.top += 6
}

function labelled(label: string, values: readonly string[], weight: Weight, paper: Paper): void {
  paper.put(paper.letters.short(label, 40, small, 'regular'), side, small, 'regular')
  for (const value of values) {
    for (const line of paper.letters.wrap(paper.letters.readable(value, weight), width - 42, text, weight)) {
      paper.put(line, side + 42, text, weight)
      paper.top += text * 1.45
    }
  }
}

/** The columns with their places; a share is of the whole. */
function placed(columns: readonly DocumentColumn[]) {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  let left = side
  return columns.map((column) => {
    const across = (width * column.share) / whole
    const at = { column, left, width: across - gap, right: left + across - (column === columns.at(-1) ? 0 : gap) }
    left += across
    return at
  })
}

function columnHeads(columns: readonly DocumentColumn[], paper: Paper): void {
  for (const { column, left, right, width: across } of placed(columns)) {
    const shown = paper.letters.short(column.title, across, small, 'regular')
    if (column.right) paper.putRight(shown, right, small, 'regular')
    else paper.put(shown, left, small, 'regular')
  }
  paper.rule(paper.top + 5)
  paper.top += 7.5
}

function tableRow(content: DocumentContent, row: readonly string[], paper: Paper): void {
  const cells = placed(content.columns).map((at, index) => {
    const weight: Weight = at.column.strong ? 'semibold' : 'regular'
    const shown = paper.letters.readable(row[index] ?? '', weight)
    return { ...at, weight, lines: paper.letters.wrap(shown, at.width, text, weight) }
  })
  const height = Math.max(...cells.map(({ lines }) => lines.length)) * text * 1.35
  paper.room(height + 4, () => columnHeads(content.columns, paper))
  const top = paper.top
  for (const { column, left, right, width: across, weight, lines } of cells) {
    if (column.box) box(left, top - 0.6, across, Math.min(height, 6), paper)
    lines.forEach((line, index) => {
      paper.top = top + index * text * 1.35
      if (column.right) paper.putRight(line, right, text, weight)
      else paper.put(line, left, text, weight)
    })
  }
  paper.top = top + height + 1.6
  paper.rule()
  paper.top += 2
}

function box(x: number, y: number, across: number, down: number, paper: Paper): void {
  const thin = 0.25
  paper.add(
    { kind: 'fill', x, y, width: across, height: thin },
    { kind: 'fill', x, y: y + down, width: across, height: thin },
    { kind: 'fill', x, y, width: thin, height: down },
    { kind: 'fill', x: x + across - thin, y, width: thin, height: down + thin },
  )
}

function signatures(labels: readonly string[], paper: Paper): void {
  paper.room(24, () => undefined)
  paper.top += 16
  const across = width / labels.length
  labels.forEach((label, index) => {
    const x = side + index * across
    paper.add({ kind: 'fill', x, y: paper.top, width: across - 6, height: 0.25 })
    paper.put(label, x, small, 'regular', paper.top + 1)
  })
  paper.top += 8
}
