// What customers owe and what is owed to suppliers, document by document at the end of a day, by how long it is overdue. The
// total is the account's balance: what no document stands for has its own line.
import type { OpenDocuments } from './facts.ts'
import { daysBetween } from './period.ts'
import { defineReport, type Report, type ReportQuestion, type ReportRow, type ReportTable, spanOf } from './report.ts'
import { sumOf } from './statements.ts'

/** Days overdue that part the columns: not due, up to 30, 60, 90, and beyond. */
const limits = [0, 30, 60, 90] as const
const columns = ['notDue', 'age0', 'age30', 'age60', 'age90'] as const

function ageing(side: 'receivable' | 'payable'): (facts: OpenDocuments, question: ReportQuestion) => ReportTable {
  return ({ documents, receivables, payables }, question) => {
    const { until } = question
    const own = documents.filter((each) => each.side === side && each.value !== 0)
    const rows: ReportRow[] = own
      .map((each) => ({ ...each, days: daysBetween(each.dueOn, until) }))
      .toSorted((a, b) => b.days - a.days || (a.number < b.number ? -1 : 1))
      .map(({ id, number, party, dueOn, days, value }) => ({
        cells: { due: dueOn, number, name: party, days: Math.max(0, days), ...agedBy(days, value) },
        opens: { to: 'document', id },
      }))
    const balance = side === 'receivable' ? receivables : 0 - payables
    const rest = balance - sumOf(own, (each) => each.value)
    const total = (key: string) => sumOf(rows, (row) => Number(row.cells[key]))
    if (rest !== 0) {
      const account = side === 'receivable' ? '1100' : '2000'
      const opens = { to: 'account', account, ...spanOf(question, ['until', 'known']) } as const
      rows.push({ label: 'no-document', cells: agedBy(0, rest), opens })
    }
    return {
      columns: [
        { key: 'due', kind: 'date' },
        { key: 'number', kind: 'text' },
        { key: 'name', kind: 'text' },
        { key: 'days', kind: 'number' },
        ...columns.map((key) => ({ key, kind: 'money' as const })),
        { key: 'amount', kind: 'money' },
      ],
      rows,
      totals: { amount: balance, ...Object.fromEntries(columns.map((key) => [key, total(key)])) },
    }
  }
}

function agedBy(days: number, amount: number): Record<string, number | null> {
  const age = limits.filter((limit) => days > limit).length
  return { ...Object.fromEntries(columns.map((column, index) => [column, index === age ? amount : null])), amount }
}

function ageingReport(name: string, side: 'receivable' | 'payable'): Report<'openDocuments'> {
  return defineReport({ name, group: 'trade', asks: ['until', 'known'], reads: 'openDocuments', make: ageing(side) })
}

export const customersOwe = ageingReport('customers-owe', 'receivable')
export const suppliersOwed = ageingReport('suppliers-owed', 'payable')
