// Owns a document as paper: whose it is and to whom, its lines, its tax where the books tell it, what is to be paid and when.
import type { DocumentDetail } from '../../../shared/protocol/desk/books.ts'
import type { ReportAnswer, ReportRow, ReportTable } from '../../../shared/reports/report.ts'
import { bankLines, type PaperParties, partyLines, taxNotes } from '../reports/paper-parties.ts'
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
export function paperRows(
  text: DeskText,
  { document, lines, currency, pricesHoldTax }: DocumentDetail,
): readonly ReportRow[] {
  const { d } = text
  // A credit is written as what is credited; only the books have it below zero.
  const sign = document.amount < 0 ? -1 : 1
  const sum = (name: string, amount: number): ReportRow => ({ look: 'sum', cells: { name, amount: sign * amount } })
  const told = lines.map(({ item, text: words, account, of, quantity, unitPrice, amount }): ReportRow => {
    const name = item?.name ?? (account ? familyText(d, 'account', account) : (words ?? ''))
    return { cells: { name, number: of?.number ?? '', units: quantity, price: unitPrice ?? null, amount } }
  })
  const taxes = taxesOnPaper(document, currency)
  const tax = taxes?.reduce((all, each) => all + each.tax, 0)
  const net = document.amount - (tax ?? 0)
  const written = lines.reduce((all, each) => all + each.amount, 0)
  const charges = (pricesHoldTax ? document.amount : net) - sign * written
  return [
    ...told,
    ...(tax === undefined || lines.length === 0
      ? []
      : [
          ...(charges === 0 ? [] : [sum(d('document.charges'), charges)]),
          sum(d('invoice.net'), net),
          ...taxRows(text, taxes ?? [], document.currency, sign),
        ]),
    sum(d(document.kind === 'credit-note' ? 'document.credited' : 'document.to-pay'), document.amount),
  ]
}

/** In the document's currency; undefined where only the books' own was kept: then the whole alone is told. */
function taxesOnPaper({ currency, taxes = [] }: DocumentDetail['document'], base: string): Taxes | undefined {
  if (currency === base) return taxes
  return taxes.every(({ own }) => own) ? taxes.map((each) => ({ ...each, ...each.own })) : undefined
}

type Taxes = NonNullable<DocumentDetail['document']['taxes']>

/** Each rate with what it is on; what is charged none says so where there is a reason for it. */
function taxRows({ d, money }: DeskText, taxes: Taxes, currency: string, sign: 1 | -1): readonly ReportRow[] {
  return taxes
    .filter(({ tax, treatment }) => tax !== 0 || treatment !== undefined)
    .map(({ percent, net, tax }) => ({
      look: 'sum',
      cells: {
        name:
          percent === undefined ? d('bill.tax') : d('document.taxed', { percent, net: money(sign * net, currency) }),
        amount: sign * tax,
      },
    }))
}

/** Who writes to whom, and what the law wants said. */
export function documentParties(text: DeskText, found: DocumentDetail, company: string): PaperParties {
  const { document, seller, buyer, party, order } = found
  const day = (at: number) => text.stamp(at).slice(0, 10)
  const fact = (label: string, value: string) => ({ label, value })
  return {
    from: partyLines(text, seller, company),
    to: partyLines(text, buyer, party),
    facts: [
      fact(text.d('documents.issued'), day(document.issuedAt)),
      ...(document.kind === 'invoice' ? [fact(text.d('documents.due'), day(document.dueAt))] : []),
      ...(order ? [fact(text.d('payout.order'), order.number)] : []),
    ],
    notes: [
      ...taxInBooks(text, found),
      ...(found.pricesHoldTax ? [text.d('paper.prices-hold-tax')] : []),
      ...taxNotes(text, document.taxes ?? [], seller),
    ],
    foot: document.kind === 'invoice' ? bankLines(text, seller) : [],
  }
}

/** The law wants the tax told in the money of the country as well. */
function taxInBooks(text: DeskText, { document, currency }: DocumentDetail): readonly string[] {
  const tax = (document.taxes ?? []).reduce((all, each) => all + each.tax, 0)
  if (document.currency === currency || tax === 0) return []
  return [text.d('paper.tax-in-books', { tax: text.money(tax, currency) })]
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
    // Only what gathers parcels names them line by line.
    table: {
      columns: columns.filter(({ key }) => key !== 'number' || found.lines.some(({ of }) => of)),
      rows: paperRows(text, found),
    },
  }
  const title = `${text.d(`documents.kind.${document.kind}`)} ${document.number}`
  const file = `${document.number.replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}.pdf`
  await printReport(text, answer, title, file, documentParties(text, found, company))
}
