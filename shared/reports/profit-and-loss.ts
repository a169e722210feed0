// Profit and loss of a period, beside the period of the same length just before it.
import type { AccountSum } from './facts.ts'
import { defineReport, type ReportRow, spanOf } from './report.ts'
import { type ResultGroup, resultGroupOf, shareOf, sumOf } from './statements.ts'

const earned = (each: AccountSum) => each.credit - each.debit

export const profitAndLoss = defineReport({
  name: 'profit-and-loss',
  group: 'statements',
  asks: ['from', 'until', 'known'],
  reads: 'compared',
  make({ now, earlier }, question) {
    const span = spanOf(question, ['from', 'until', 'known'])
    const before = new Map(earlier.map((each) => [each.account, earned(each)]))
    const current = new Map(now.map((each) => [each.account, earned(each)]))
    const accounts = [...new Set([...current.keys(), ...before.keys()])].toSorted()
    const amounts = (account: string) => ({ amount: current.get(account) ?? 0, earlier: before.get(account) ?? 0 })
    const ofGroup = (group: ResultGroup) => accounts.filter((account) => resultGroupOf(account) === group)
    const sum = (list: readonly string[]) => ({
      amount: sumOf(list, (account) => amounts(account).amount),
      earlier: sumOf(list, (account) => amounts(account).earlier),
    })
    const revenue = sum(ofGroup('revenue'))
    const cells = (value: { amount: number; earlier: number }) => ({
      ...value,
      change: value.amount - value.earlier,
      share: shareOf(value.amount, revenue.amount),
    })
    // A sum opens to all accounts of the period: what it is made of stands there beside the rest.
    const opensAll = { to: 'report' as const, name: 'trial-balance', ...span }
    const rows: ReportRow[] = []
    const groups: readonly ResultGroup[] = ['revenue', 'cost', 'stock-losses', 'running', 'exchange']
    let shown: string[] = []
    for (const group of groups) {
      const own = ofGroup(group).filter((account) => amounts(account).amount !== 0 || amounts(account).earlier !== 0)
      shown = [...shown, ...own]
      if (own.length > 0) {
        rows.push({ look: 'heading', label: group, cells: {} })
        for (const account of own) {
          const opens = { to: 'account' as const, account, ...span }
          rows.push({ cells: { account, ...cells(amounts(account)) }, opens })
        }
      }
      if (group === 'revenue') rows.push({ look: 'sum', label: 'revenue-sum', cells: cells(sum(own)), opens: opensAll })
      if (group === 'cost') rows.push({ look: 'sum', label: 'gross-margin', cells: cells(sum(shown)), opens: opensAll })
    }
    rows.push({ look: 'sum', label: 'result', cells: cells(sum(shown)), opens: opensAll })
    return {
      columns: [
        { key: 'account', kind: 'account' },
        { key: 'amount', kind: 'money' },
        { key: 'share', kind: 'share' },
        { key: 'earlier', kind: 'money' },
        { key: 'change', kind: 'money' },
      ],
      rows,
    }
  },
})
