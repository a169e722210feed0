// Owns the black rectangles of what is not a text: a rule, the bars of a code, the runs of its squares.
import type { BarsPart, FillPart, MatrixPart } from './drawing.ts'

export interface Ink {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function inkOf(part: FillPart | BarsPart | MatrixPart): readonly Ink[] {
  if (part.kind === 'fill') return [part]
  const { x, y, module } = part
  if (part.kind === 'bars') {
    const ink: Ink[] = []
    let at = 0
    part.widths.forEach((width, index) => {
      if (index % 2 === 0) ink.push({ x: x + at * module, y, width: width * module, height: part.height })
      at += width
    })
    return ink
  }
  return part.rows.flatMap((row, line) =>
    runsOf(row).map(({ from, length }) => ({
      x: x + from * module,
      y: y + line * module,
      width: length * module,
      height: module,
    })),
  )
}

function runsOf(row: readonly boolean[]): { readonly from: number; readonly length: number }[] {
  const runs: { from: number; length: number }[] = []
  row.forEach((black, at) => {
    const last = runs.at(-1)
    if (!black) return
    if (last && last.from + last.length === at) last.length++
    else runs.push({ from: at, length: 1 })
  })
  return runs
}
