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
  make(facts, question) {
    const span = spanOf(question, ['until', 'known'])
    const accounts = facts.filter((each) => balanceOf(each) !== 0).toSorted((a, b) => (a.account < b.account ? -1 : 1))
    const result = -sumOf(
      accounts.filter((each) => isResult(each.account)),
      balanceOf,
    )
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
        { look: 'sum', label: `${label}-sum`, cells: { amount } },
      ]
      return { rows, amount }
    }
    const assets = group(['asset', 'suspense'], 'assets', 1)
    const liabilities = group(['liability'], 'liabilities', -1)
    const equity = group(['equity'], 'equity', -1, [
      { label: 'result-so-far', cells: { amount: result }, opens: { to: 'report', name: 'trial-balance', ...span } },
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
