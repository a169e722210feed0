// The tax of a period by rate: what was charged, what was paid to suppliers, what is owed for the difference. It ends in what
// the ledger holds of the period: tax that no document explains has its own line.
import type { TaxSum } from './facts.ts'
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
        { key: 'documents', kind: 'number' },
        { key: 'net', kind: 'money' },
        { key: 'tax', kind: 'money' },
      ],
      rows: [
        { look: 'heading', label: 'tax-charged', cells: {} },
        ...charged,
        { look: 'sum', label: 'tax-charged-sum', cells: { tax: owed } },
        { look: 'heading', label: 'tax-paid', cells: {} },
        ...paid,
        { look: 'sum', label: 'tax-paid-sum', cells: { tax: reclaimed } },
        { look: 'sum', label: 'tax-owed', cells: { tax: owed - reclaimed } },
      ],
    }
  },
})

function part(sums: readonly TaxSum[], side: TaxSum['side'], posted: number, account: string, span: Span): ReportRow[] {
  const own = sums.filter((each) => each.side === side)
  const opens = { to: 'account', account, ...span } as const
  const rows = own
    .toSorted((a, b) => Number(b.percent ?? 0) - Number(a.percent ?? 0))
    .map(({ percent, documents, net, tax }): ReportRow => {
      const cells = { documents, net, tax }
      if (percent === null) return { label: 'rate-unknown', cells, opens }
      return { cells: { rate: `${percent} %`, ...cells }, opens }
    })
  const rest = posted - sumOf(own, (each) => each.tax)
  return rest === 0 ? rows : [...rows, { label: 'no-document', cells: { tax: rest }, opens }]
}
