// Owns how a report looks on A4: across where it has many columns, its head again on every page.
import type { PDFPage } from 'pdf-lib'
import type { ReportAnswer, ReportRow } from '../../../shared/reports/report.ts'
import { type Fonts, line, openPaper, put, putRight, quiet, type Typefaces, wrap } from '../../ui/paper/paper.ts'
import { type DeskText, familyText } from '../text.ts'
import type { PaperParties } from './paper-parties.ts'
import { cellText, isNumber, rowWords, wordsColumn } from './said.ts'

const a4 = [595.28, 841.89] as const
const side = 40
const size = 8.5
const rowHeight = 14

interface Track {
  readonly key: string
  readonly head: string
  readonly number: boolean
  readonly left: number
  readonly right: number
  say(row: ReportRow): string
}

/** The report as PDF. @param parties who writes to whom, of a paper that leaves the house */
export async function drawReport(
  text: DeskText,
  answer: ReportAnswer,
  title: string,
  typefaces: Typefaces,
  parties?: PaperParties,
): Promise<Uint8Array> {
  const { table, question } = answer
  const { pdf, fonts } = await openPaper(title, typefaces)
  const paper = table.columns.length > 6 ? ([a4[1], a4[0]] as const) : a4
  const tracks = tracksOf(text, answer, fonts, { width: paper[0], whole: parties !== undefined })
  const rows: readonly ReportRow[] = table.totals ? [...table.rows, totalRow(text, answer)] : table.rows
  const period = question.from > '0001-01-01' ? `${question.from} – ${question.until}` : question.until
  let page: PDFPage | undefined
  let y = 0
  const nextPage = () => {
    const next = pdf.addPage([...paper])
    y = paper[1] - 48
    put(next, title, side, y, { font: fonts.semibold, size: 14 })
    if (!parties) putRight(next, period, paper[0] - side, y, { font: fonts.regular, size: 10, color: quiet })
    y -= 28
    if (parties && page === undefined) y = headed(next, parties, fonts, { width: paper[0], y })
    return next
  }
  for (const row of rows) {
    if (page === undefined || y < 56) {
      page = nextPage()
      for (const track of tracks) place(page, track, track.head, y, { font: fonts.regular, size, color: quiet })
      line(page, side, paper[0] - side, y - 4)
      y -= rowHeight + 2
    }
    const font = row.look === undefined ? fonts.regular : fonts.semibold
    for (const track of tracks) {
      const said = track.say(row)
      const fitting = wrap(said, font, size, track.right - track.left)[0] ?? ''
      place(page, track, track.number ? said : fitting, y, { font, size })
    }
    y -= rowHeight
  }
  const ended = [...(parties?.notes ?? []), ...(parties?.foot ?? [])]
  for (const said of page ? ended : []) {
    y -= rowHeight / 2
    for (const part of wrap(said, fonts.regular, 9, paper[0] - 2 * side)) {
      if (y < 56) page = nextPage()
      if (page) put(page, part, side, y, { font: fonts.regular, size: 9 })
      y -= rowHeight
    }
  }
  const pages = pdf.getPages()
  pages.forEach((each, index) => {
    const said = text.d('reports.page', { page: index + 1, pages: pages.length })
    put(each, said, side, 28, { font: fonts.regular, size: 8, color: quiet })
  })
  return pdf.save()
}

/** To whom at the left, whose paper and its days at the right. @returns how far down it goes */
function headed(
  page: PDFPage,
  { from, to, facts }: PaperParties,
  fonts: Fonts,
  { width, y: top }: { readonly width: number; readonly y: number },
): number {
  const middle = width / 2 + 20
  const across = width / 2 - side - 30
  const block = (lines: readonly string[], left: number) => {
    let y = top
    lines.forEach((line, index) => {
      const font = index === 0 ? fonts.semibold : fonts.regular
      for (const part of wrap(line, font, 9.5, across)) {
        put(page, part, left, y, { font, size: 9.5 })
        y -= 13
      }
    })
    return y
  }
  const left = block(to, side)
  let right = block(from, middle) - 6
  for (const { label, value } of facts) {
    put(page, label, middle, right, { font: fonts.regular, size: 9.5, color: quiet })
    putRight(page, value, width - side, right, { font: fonts.semibold, size: 9.5 })
    right -= 13
  }
  return Math.min(left, right) - 18
}

function place(page: PDFPage, track: Track, said: string, y: number, style: Parameters<typeof put>[4]): void {
  if (said === '') return
  if (track.number) putRight(page, said, track.right, y, style)
  else put(page, said, track.left, y, style)
}

function totalRow(text: DeskText, { table }: ReportAnswer): ReportRow {
  const words = wordsColumn(table.columns)
  return { look: 'sum', cells: { ...table.totals, ...(words && { [words]: text.d('reports.total') }) } }
}

/** Numbers take the width of their widest; texts share what is left, of a paper to customers all of it. */
function tracksOf(
  text: DeskText,
  { table, currency }: ReportAnswer,
  fonts: Fonts,
  { width, whole }: { readonly width: number; readonly whole: boolean },
): Track[] {
  const gap = 10
  const words = wordsColumn(table.columns)
  const says = table.columns.map(({ key, kind }) => ({
    key,
    number: isNumber(kind),
    head: familyText(text.d, 'report.column', key),
    say: (row: ReportRow) => {
      const label = key === words ? rowWords(text, row) : undefined
      const cell = row.cells[key]
      if (label === undefined && key === words && typeof cell === 'string' && row.look !== undefined) return cell
      return label ?? cellText(text, kind, cell, currency)
    },
  }))
  const all: readonly ReportRow[] = table.totals
    ? [...table.rows, totalRow(text, { table, currency } as ReportAnswer)]
    : table.rows
  const wanted = says.map(({ head, say, number }) => {
    const texts = [head, ...all.map(say)]
    const widest = Math.max(...texts.map((said) => fonts.semibold.widthOfTextAtSize(printable(said), size)))
    return number ? widest : Math.min(widest, 220)
  })
  const room = width - 2 * side - gap * (says.length - 1)
  const fixed = says.reduce((sum, each, index) => sum + (each.number ? (wanted[index] ?? 0) : 0), 0)
  const flexible = says.reduce((sum, each, index) => sum + (each.number ? 0 : (wanted[index] ?? 0)), 0)
  const scale =
    flexible === 0 ? 1 : Math.min(whole ? Number.POSITIVE_INFINITY : 2, Math.max(0.3, (room - fixed) / flexible))
  let x = side
  return says.map((each, index) => {
    const left = x
    const right = left + (each.number ? (wanted[index] ?? 0) : (wanted[index] ?? 0) * scale)
    x = right + gap
    return { ...each, left, right }
  })
}

/** Widths are asked of letters that the typeface has; a stand-in is about as wide as what it stands for. */
function printable(said: string): string {
  return said.replaceAll(/[^\u0020-\u017F\u0400-\u04FF\u2010-\u2026\u20AC\u2116\u2212]/g, '?')
}
