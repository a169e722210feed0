// Owns texts as black and white dots, for label printers that lack our letters: outlines filled by the non-zero rule, each
// dot by its middle. Knows no printer language.
import type { TextPart } from './drawing.ts'
import type { Letter, Letters } from './letters.ts'

export interface Bitmap {
  readonly width: number
  readonly height: number
  /** Of the upper left dot, in dots of the label. */
  readonly left: number
  readonly top: number
  readonly rows: readonly Uint8Array[]
}

interface Edge {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

export function drawDots(part: TextPart, letters: Letters, dots: number): Bitmap | undefined {
  const scale = part.size * dots
  const edges: Edge[] = []
  let pen = part.x * dots
  const baseline = part.baseline * dots
  for (const char of part.text) {
    const letter = letters.letter(char, part.weight)
    outline(letter, scale, pen, baseline, edges)
    pen += letter.advance * scale
  }
  return edges.length === 0 ? undefined : filled(edges)
}

function outline(letter: Letter, scale: number, left: number, baseline: number, edges: Edge[]): void {
  const unit = scale / letter.unitsPerEm
  const at = (x: number, y: number) => ({ x: left + x * unit, y: baseline - y * unit })
  let start = at(0, 0)
  let pen = start
  const to = (next: { x: number; y: number }) => {
    if (next.y !== pen.y) edges.push({ x1: pen.x, y1: pen.y, x2: next.x, y2: next.y })
    pen = next
  }
  for (const { command, args } of letter.outline) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    if (command === 'moveTo') {
      to(start)
      start = at(a, b)
      pen = start
    } else if (command === 'lineTo') to(at(a, b))
    else if (command === 'quadraticCurveTo') curve([pen, at(a, b), at(c, d)], to)
    else if (command === 'bezierCurveTo') curve([pen, at(a, b), at(c, d), at(e, f)], to)
    else to(start)
  }
  to(start)
}

type Point = { readonly x: number; readonly y: number }

function curve(points: readonly Point[], to: (point: Point) => void): void {
  const steps = 6
  for (let step = 1; step <= steps; step++) {
    const t = step / steps
    let level = points
    while (level.length > 1) {
      level = level.slice(1).map((point, index) => {
        const before = level[index] ?? point
        return { x: before.x + (point.x - before.x) * t, y: before.y + (point.y - before.y) * t }
      })
    }
    if (level[0]) to(level[0])
  }
}

function filled(edges: readonly Edge[]): Bitmap {
  const xs = edges.flatMap((edge) => [edge.x1, edge.x2])
  const ys = edges.flatMap((edge) => [edge.y1, edge.y2])
  const left = Math.floor(Math.min(...xs))
  const top = Math.floor(Math.min(...ys))
  const width = Math.max(1, Math.ceil(Math.max(...xs)) - left)
  const height = Math.max(1, Math.ceil(Math.max(...ys)) - top)
  const rows = Array.from({ length: height }, (_row, line) => {
    const y = top + line + 0.5
    const row = new Uint8Array(width)
    const crossings = edges
      .filter(({ y1, y2 }) => Math.min(y1, y2) <= y && Math.max(y1, y2) > y)
      .map(({ x1, y1, x2, y2 }) => ({ x: x1 + ((y - y1) / (y2 - y1)) * (x2 - x1), turn: y2 > y1 ? 1 : -1 }))
      .sort((a, b) => a.x - b.x)
    let wound = 0
    crossings.forEach(({ x, turn }, index) => {
      wound += turn
      const next = crossings[index + 1]
      if (wound === 0 || !next) return
      const from = Math.max(0, Math.ceil(x - left - 0.5))
      const end = Math.min(width, Math.ceil(next.x - left - 0.5))
      // A stroke thinner than a dot still leaves one.
      row.fill(1, from, Math.max(end, Math.min(width, from + 1)))
    })
    return row
  })
  return { width, height, left, top, rows }
}
