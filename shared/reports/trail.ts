// The journal and the general ledger of a period: every line with its number, its document, and, for one account, the
// balance after it. What was learned after its day says so.
import type { Trail } from './facts.ts'
import { dayBefore } from './period.ts'
import { defineReport, type ReportQuestion, type ReportRow, type ReportTable } from './report.ts'
import { sumOf } from './statements.ts'

function tableOf(facts: Trail, question: ReportQuestion, running: boolean): ReportTable {
  let balance = facts.before
  const rows = facts.lines.map((line) => {
    balance += line.amount
    return {
      cells: {
        date: line.postedOn,
        number: line.number,
        account: line.account,
        document: line.document,
        code: line.item,
        operation: line.operation,
        learned: line.learnedOn > line.postedOn ? line.learnedOn : null,
        debit: line.amount > 0 ? line.amount : null,
        credit: line.amount < 0 ? -line.amount : null,
        ...(running && { balance }),
      },
      opens: { to: 'operation' as const, id: line.operation },
    }
  })
  const debit = sumOf(facts.lines, (line) => Math.max(0, line.amount))
  const credit = sumOf(facts.lines, (line) => Math.max(0, -line.amount))
  return {
    columns: [
      { key: 'date', kind: 'date' },
      { key: 'number', kind: 'number' },
      { key: 'account', kind: 'account' },
      { key: 'document', kind: 'text' },
      { key: 'code', kind: 'text' },
      { key: 'learned', kind: 'date' },
      { key: 'debit', kind: 'money' },
      { key: 'credit', kind: 'money' },
      ...(running ? [{ key: 'balance', kind: 'money' as const }] : []),
    ],
    rows: running ? [before(facts, question), ...rows] : rows,
    totals: { debit, credit, ...(running && { balance }) },
    ...(facts.left > 0 && { proofs: [{ key: 'all-shown', holds: false, difference: facts.left }] }),
  }
}

/** What the account held before opens to the entries up to then. */
function before({ before: balance }: Trail, { from, known, account = '' }: ReportQuestion): ReportRow {
  const opens = { to: 'account' as const, account, until: dayBefore(from), ...(known !== undefined && { known }) }
  return { look: 'heading', label: 'before', cells: { balance }, opens }
}

export const journal = defineReport({
  name: 'journal',
  group: 'trail',
  asks: ['from', 'until', 'known'],
  reads: 'trail',
  make: (facts, question) => tableOf(facts, question, false),
})

export const generalLedger = defineReport({
  name: 'general-ledger',
  group: 'trail',
  asks: ['from', 'until', 'known', 'account'],
  reads: 'trail',
  make: (facts, question) => tableOf(facts, question, question.account !== undefined),
})
