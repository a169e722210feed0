// Owns labels as pages of a PDF: one a page on rolls, many a page on sheets.
import type { LabelContent } from './content.ts'
import type { Drawing, Part } from './drawing.ts'
import { layLabel } from './label-layout.ts'
import type { Letters } from './letters.ts'
import { isRoll, labelOn, type PaperName, sheets } from './sizes.ts'

/** Modules of PDFs are whole dots of 203 dpi: they print well on anything finer, too. */
export const pdfDots = 8

/**
 * Every label so many times, in the order given. `first` is the first free label of the first sheet, from 0, so that a sheet
 * that was begun is used up. `unfit` names those whose code needs a larger paper.
 */
export function layLabels(
  contents: readonly LabelContent[],
  { paper, copies, first = 0 }: { readonly paper: PaperName; readonly copies: number; readonly first?: number },
  letters: Letters,
): { readonly pages: readonly Drawing[]; readonly unfit: readonly LabelContent[] } {
  const size = labelOn(paper)
  const unfit: LabelContent[] = []
  const labels = contents.flatMap((content) => {
    const label = layLabel(content, size, letters, pdfDots)
    if (label) return new Array<Drawing>(copies).fill(label)
    unfit.push(content)
    return []
  })
  if (isRoll(paper)) return { pages: labels, unfit }
  const { columns, rows, left, top, across, down, width, height } = sheets[paper]
  const each = columns * rows
  const pages: Part[][] = []
  labels.forEach((label, index) => {
    const at = index + first
    const page = Math.floor(at / each)
    const cell = at % each
    const x = left + (cell % columns) * across
    const y = top + Math.floor(cell / columns) * down
    while (pages.length <= page) pages.push([])
    pages[page]?.push(...label.parts.map((part) => moved(part, x, y)))
  })
  return { pages: pages.filter((parts) => parts.length > 0).map((parts) => ({ width, height, parts })), unfit }
}

function moved(part: Part, x: number, y: number): Part {
  return part.kind === 'text'
    ? { ...part, x: part.x + x, baseline: part.baseline + y }
    : { ...part, x: part.x + x, y: part.y + y }
}
