// The balance sheet at the end of a day: assets against liabilities and equity, with the result so far among the equity.
import { type Account, type AccountNature, natureOf } from '../ledger/accounts.ts'
import type { AccountSum } from './facts.ts'
import { defineReport, type ReportRow, spanOf } from './report.ts'
import { isResult, sumOf } from './statements.ts'

const balanceOf = (each: AccountSum) => each.before + each.debit - each.credit

export const balanceSheet = defineReport({
  name: 'balance-sheet',
  group: 'statements',
  asks: ['until', 'known'],
  reads: 'accounts',
  since: 'year',
  make(facts, question) {
    const span = spanOf(question, ['until', 'known'])
    const accounts = facts.filter((each) => balanceOf(each) !== 0).toSorted((a, b) => (a.account < b.account ? -1 : 1))
    const results = facts.filter((each) => isResult(each.account))
    // A year ends by itself: its result is kept among the earnings of earlier years from the next first of January on.
    const earlier = 0 - sumOf(results, (each) => each.before)
    const result = sumOf(results, (each) => each.credit - each.debit)
    const group = (natures: readonly AccountNature[], label: string, sign: 1 | -1, more: readonly ReportRow[] = []) => {
      const own = accounts.filter((each) => natures.includes(natureOf(each.account as Account)))
      const amount = sumOf(own, (each) => sign * balanceOf(each)) + sumOf(more, (row) => Number(row.cells.amount))
      const rows: ReportRow[] = [
        { look: 'heading', label, cells: {} },
        ...own.map((each) => ({
          cells: { account: each.account, amount: sign * balanceOf(each) },
          opens: { to: 'account' as const, account: each.account, ...span },
        })),
        ...more,
        {
          look: 'sum',
          label: `${label}-sum`,
          cells: { amount },
          opens: { to: 'report', name: 'trial-balance', ...span },
        },
      ]
      return { rows, amount }
    }
    const assets = group(['asset', 'suspense'], 'assets', 1)
    const liabilities = group(['liability'], 'liabilities', -1)
    const allResults = {
      to: 'report' as const,
      name: 'trial-balance',
      from: `${question.until.slice(0, 4)}-01-01`,
      ...span,
    }
    const equity = group(['equity'], 'equity', -1, [
      ...(earlier === 0 ? [] : [{ label: 'result-earlier', cells: { amount: earlier }, opens: allResults }]),
      { label: 'result-so-far', cells: { amount: result }, opens: allResults },
    ])
    const difference = assets.amount - liabilities.amount - equity.amount
    return {
      columns: [
        { key: 'account', kind: 'account' },
        { key: 'amount', kind: 'money' },
      ],
      rows: [...assets.rows, ...liabilities.rows, ...equity.rows],
      proofs: [{ key: 'assets-equal-claims', holds: difference === 0, difference }],
    }
  },
})
