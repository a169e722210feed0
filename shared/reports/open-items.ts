// Goods received that no invoice came for, by purchase at the end of a day and by how long they have been waiting.
import type { DocumentSum } from './facts.ts'
import { daysBetween } from './period.ts'
import { defineReport, type Report, type ReportQuestion, type ReportTable } from './report.ts'
import { sumOf } from './statements.ts'

/** Days that part the columns of age: up to 30, 60, 90, and beyond. */
const ages = [30, 60, 90] as const
const columns = ['age0', 'age30', 'age60', 'age90'] as const

function openItems(
  account: string,
  sign: 1 | -1,
): (facts: readonly DocumentSum[], question: ReportQuestion) => ReportTable {
  return (facts, { until }) => {
    const rows = facts
      .filter((each) => each.account === account && each.debit !== each.credit)
      .map((each) => {
        const amount = sign * (each.debit - each.credit)
        const days = daysBetween(each.since, until)
        const age = ages.filter((limit) => days > limit).length
        const aged = Object.fromEntries(columns.map((column, index) => [column, index === age ? amount : 0]))
        const cells = { since: each.since, number: each.number, name: each.party, days, amount, ...aged }
        return { cells: cells as typeof cells & Record<string, number | string>, opens: { to: each.kind, id: each.id } }
      })
      .toSorted((a, b) => b.cells.days - a.cells.days || (a.cells.number < b.cells.number ? -1 : 1))
    const total = (key: string) => sumOf(rows, (row) => Number(row.cells[key]))
    return {
      columns: [
        { key: 'since', kind: 'date' },
        { key: 'number', kind: 'text' },
        { key: 'name', kind: 'text' },
        { key: 'days', kind: 'number' },
        ...columns.map((key) => ({ key, kind: 'money' as const })),
        { key: 'amount', kind: 'money' },
      ],
      rows,
      totals: { amount: total('amount'), ...Object.fromEntries(columns.map((key) => [key, total(key)])) },
    }
  }
}

function openReport(name: string, account: string, sign: 1 | -1): Report<'documents'> {
  return defineReport({
    name,
    group: 'trade',
    asks: ['until', 'known'],
    reads: 'documents',
    make: openItems(account, sign),
  })
}

export const openReceipts = openReport('open-receipts', '2050', -1)
