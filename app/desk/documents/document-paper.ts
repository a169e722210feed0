// Owns a document as paper: whose it is and to whom, its lines, its tax where the books tell it, what is to be paid and when.
import type { DocumentDetail } from '../../../shared/protocol/desk/books.ts'
import type { ReportAnswer, ReportRow, ReportTable } from '../../../shared/reports/report.ts'
import { printReport } from '../reports/report-files.ts'
import { type DeskText, familyText } from '../text.ts'

const columns = [
  { key: 'name', kind: 'text' },
  { key: 'number', kind: 'text' },
  { key: 'units', kind: 'quantity' },
  { key: 'price', kind: 'price' },
  { key: 'amount', kind: 'money' },
] as const satisfies ReportTable['columns']

/** Rows above the lines (to whom, due when), the lines, and what they come to; minor units of the document's currency. */
export function paperRows(text: DeskText, { document, party, lines, currency }: DocumentDetail): readonly ReportRow[] {
  const { d } = text
  const said = (name: string): ReportRow => ({ look: 'heading', cells: { name } })
  const sum = (name: string, amount: number): ReportRow => ({ look: 'sum', cells: { name, amount } })
  const told = lines.map(({ item, text: words, account, of, quantity, unitPrice, amount }): ReportRow => {
    const name = item?.name ?? (account ? familyText(d, 'account', account) : (words ?? ''))
    return { cells: { name, number: of?.number ?? '', units: quantity, price: unitPrice ?? null, amount } }
  })
  // Taxes are kept in the currency of the books: in another one only the whole is told.
  const tax =
    document.currency === currency ? (document.taxes ?? []).reduce((all, each) => all + each.tax, 0) : undefined
  const net = document.amount - (tax ?? 0)
  const charges = net - lines.reduce((all, each) => all + each.amount, 0)
  return [
    said(party),
    said(`${d('documents.due')} ${text.stamp(document.dueAt).slice(0, 10)}`),
    ...told,
    ...(tax === undefined || lines.length === 0
      ? []
      : [
          ...(charges === 0 ? [] : [sum(d('document.charges'), charges)]),
          sum(d('invoice.net'), net),
          ...taxRows(text, document.taxes ?? []),
        ]),
    sum(d('document.to-pay'), document.amount),
  ]
}

function taxRows({ d }: DeskText, taxes: NonNullable<DocumentDetail['document']['taxes']>): readonly ReportRow[] {
  return taxes
    .filter(({ tax }) => tax !== 0)
    .map(({ percent, tax }) => ({
      look: 'sum',
      cells: { name: percent === undefined ? d('bill.tax') : d('document.taxed', { percent }), amount: tax },
    }))
}

export async function printDocument(text: DeskText, found: DocumentDetail, company: string): Promise<void> {
  const { document, asOf } = found
  const day = text.stamp(document.issuedAt).slice(0, 10)
  const answer: ReportAnswer = {
    name: 'document',
    asOf,
    company: document.company,
    currency: document.currency,
    question: { from: '0001-01-01', until: day },
    table: { columns, rows: paperRows(text, found) },
  }
  const title = `${text.d(`documents.kind.${document.kind}`)} ${document.number} · ${company}`
  await printReport(text, answer, title, `${document.number.replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}.pdf`)
}
