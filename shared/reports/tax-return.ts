// The tax of a period by rate: what was charged, what was paid to suppliers, what is owed for the difference. It ends in what
// the ledger holds of the period: tax that no document explains has its own line.
import { type TaxSum, taxLineKey } from './facts.ts'
import { defineReport, type ReportRow, type Span, spanOf } from './report.ts'
import { sumOf } from './statements.ts'

export const taxReturn = defineReport({
  name: 'tax-return',
  group: 'statements',
  asks: ['from', 'until', 'known'],
  reads: 'taxes',
  make({ sums, owed, reclaimed }, question) {
    const span = spanOf(question, ['from', 'until', 'known'])
    const charged = part(sums, 'receivable', owed, '2100', span)
    const paid = part(sums, 'payable', reclaimed, '1400', span)
    return {
      columns: [
        { key: 'rate', kind: 'text' },
        { key: 'tax-code', kind: 'text' },
        { key: 'treatment', kind: 'treatment' },
        { key: 'documents', kind: 'number' },
        { key: 'net', kind: 'money' },
        { key: 'tax', kind: 'money' },
      ],
      rows: [
        { look: 'heading', label: 'tax-charged', cells: {} },
        ...charged,
        {
          look: 'sum',
          label: 'tax-charged-sum',
          cells: { tax: owed },
          opens: { to: 'account', account: '2100', ...span },
        },
        { look: 'heading', label: 'tax-paid', cells: {} },
        ...paid,
        {
          look: 'sum',
          label: 'tax-paid-sum',
          cells: { tax: reclaimed },
          opens: { to: 'account', account: '1400', ...span },
        },
        {
          look: 'sum',
          label: 'tax-owed',
          cells: { tax: owed - reclaimed },
          opens: { to: 'report', name: 'tax-documents', ...span },
        },
      ],
    }
  },
})

function part(sums: readonly TaxSum[], side: TaxSum['side'], posted: number, account: string, span: Span): ReportRow[] {
  const own = sums.filter((each) => each.side === side)
  const rows = own
    .toSorted((a, b) => Number(b.percent ?? 0) - Number(a.percent ?? 0) || (a.code < b.code ? -1 : 1))
    .map(({ documents, net, tax, ...line }): ReportRow => {
      const { percent, code, treatment } = line
      const cells = { 'tax-code': code, treatment, documents, net, tax }
      const opens = { to: 'report', name: 'tax-documents', tax: taxLineKey(line), ...span } as const
      if (percent === null) return { label: 'rate-unknown', cells, opens }
      return { cells: { rate: `${percent} %`, ...cells }, opens }
    })
  const rest = posted - sumOf(own, (each) => each.tax)
  const opens = { to: 'account', account, ...span } as const
  return rest === 0 ? rows : [...rows, { label: 'no-document', cells: { tax: rest }, opens }]
}
