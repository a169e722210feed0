// What each item, channel or warehouse sold, what it cost, and what was left; whole months, the best first.

import type { DimensionSum } from './facts.ts'
import { endOfMonth } from './period.ts'
import { type Dimension, defineReport, type Opening, type Span, spanOf } from './report.ts'
import { isResult, resultGroupOf, shareOf, sumOf } from './statements.ts'

interface Sums {
  readonly name: string
  readonly code: string
  units: number
  revenue: number
  cost: number
  other: number
}

function gathered(facts: readonly DimensionSum[]): Map<string, Sums> {
  const byKey = new Map<string, Sums>()
  for (const each of facts) {
    if (!isResult(each.account)) continue
    let sums = byKey.get(each.key)
    if (!sums) {
      sums = { name: each.name, code: each.code, units: 0, revenue: 0, cost: 0, other: 0 }
      byKey.set(each.key, sums)
    }
    const group = resultGroupOf(each.account)
    sums.units += each.units
    if (group === 'revenue') sums.revenue += each.credit - each.debit
    else if (group === 'cost') sums.cost += each.debit - each.credit
    else sums.other += each.debit - each.credit
  }
  return byKey
}

export const marginBy = defineReport({
  name: 'margin-by',
  group: 'trade',
  asks: ['from', 'until', 'known', 'by'],
  reads: 'dimensions',
  make(facts, question) {
    const { by = 'item', from, until } = question
    // Months count whole, and so does what they open to.
    const span = spanOf({ ...question, from: `${from.slice(0, 7)}-01`, until: endOfMonth(until) }, [
      'from',
      'until',
      'known',
    ])
    const sums = [...gathered(facts)]
      .map(([key, each]) => ({
        key,
        ...each,
        margin: each.revenue - each.cost - each.other,
      }))
      .filter(({ units, revenue, cost, other }) => units !== 0 || revenue !== 0 || cost !== 0 || other !== 0)
    sums.sort((a, b) => b.margin - a.margin || (a.key < b.key ? -1 : 1))
    const totals = {
      units: sumOf(sums, (each) => each.units),
      revenue: sumOf(sums, (each) => each.revenue),
      cost: sumOf(sums, (each) => each.cost),
      other: sumOf(sums, (each) => each.other),
      margin: sumOf(sums, (each) => each.margin),
    }
    return {
      columns: [
        ...(by === 'item' ? [{ key: 'code', kind: 'text' as const }] : []),
        { key: 'name', kind: 'text' },
        { key: 'units', kind: 'quantity' },
        { key: 'revenue', kind: 'money' },
        { key: 'cost', kind: 'money' },
        { key: 'other', kind: 'money' },
        { key: 'margin', kind: 'money' },
        { key: 'share', kind: 'share' },
      ],
      rows: sums.map(({ key, ...cells }) => ({
        cells: { ...cells, share: shareOf(cells.margin, cells.revenue) },
        // What names no item or channel stands among the accounts of the period.
        opens: key === '' ? { to: 'report' as const, name: 'trial-balance', ...span } : opened(by, key, span),
      })),
      totals: { ...totals, share: shareOf(totals.margin, totals.revenue) },
    }
  },
})

/** An item opens to its entries; a channel or warehouse to what each of its orders earned. */
function opened(by: Dimension, key: string, span: Span): Opening {
  return by === 'item'
    ? { to: 'entries', item: key, ...span }
    : { to: 'report', name: 'margin-by-order', [by]: key, ...span }
}
