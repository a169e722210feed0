// Owns giving a report to the person as a file: CSV, or paper as PDF, which is loaded when first asked for.
import type { ReportAnswer } from '../../../shared/reports/report.ts'
import type { DeskText } from '../text.ts'
import type { PaperParties } from './paper-parties.ts'

export { csvOf } from './said.ts'

export function saveText(text: string, file: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = file
  link.click()
  URL.revokeObjectURL(url)
}

/** @param parties who writes to whom, of a paper that leaves the house */
export async function printReport(
  text: DeskText,
  answer: ReportAnswer,
  title: string,
  file: string,
  parties?: PaperParties,
): Promise<void> {
  const [{ drawReport }, { openPdf, typefaces }] = await Promise.all([
    import('./draw-report.ts'),
    import('../../ui/paper/open-pdf.ts'),
  ])
  openPdf(await drawReport(text, answer, title, typefaces(), parties), file)
}
