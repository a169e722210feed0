// Owns giving a report to the person as a file: CSV, or paper as PDF, which is loaded when first asked for.
import type { ReportAnswer } from '../../../shared/reports/report.ts'
import type { DeskText } from '../text.ts'

export { csvOf } from './said.ts'

export function saveText(text: string, file: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = file
  link.click()
  URL.revokeObjectURL(url)
}

export async function printReport(text: DeskText, answer: ReportAnswer, title: string, file: string): Promise<void> {
  const [{ drawReport }, { openPdf, typefaces }] = await Promise.all([
    import('./draw-report.ts'),
    import('../../ui/paper/open-pdf.ts'),
  ])
  openPdf(await drawReport(text, answer, title, typefaces()), file)
}
