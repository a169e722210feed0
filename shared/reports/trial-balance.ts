// The trial balance: every account before, in and after a period. Debits and credits must agree in each.
import { defineReport, spanOf } from './report.ts'
import { sumOf } from './statements.ts'

export const trialBalance = defineReport({
  name: 'trial-balance',
  group: 'statements',
  asks: ['from', 'until', 'known'],
  reads: 'accounts',
  make(facts, question) {
    const span = spanOf(question, ['from', 'until', 'known'])
    const accounts = facts
      .filter((each) => each.before !== 0 || each.debit !== 0 || each.credit !== 0)
      .toSorted((a, b) => (a.account < b.account ? -1 : 1))
    const rows = accounts.map((each) => ({
      cells: { ...each, balance: each.before + each.debit - each.credit },
      opens: { to: 'account' as const, account: each.account, ...span },
    }))
    const totals = {
      before: sumOf(accounts, (each) => each.before),
      debit: sumOf(accounts, (each) => each.debit),
      credit: sumOf(accounts, (each) => each.credit),
      balance: sumOf(rows, (row) => row.cells.balance),
    }
    const difference = totals.debit - totals.credit
    return {
      columns: [
        { key: 'account', kind: 'account' },
        { key: 'before', kind: 'money' },
        { key: 'debit', kind: 'money' },
        { key: 'credit', kind: 'money' },
        { key: 'balance', kind: 'money' },
      ],
      rows,
      totals,
      proofs: [{ key: 'debits-equal-credits', holds: difference === 0 && totals.balance === 0, difference }],
    }
  },
})
