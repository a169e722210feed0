// What each order earned: revenue, cost of goods and margin of all that was posted for it up to a day.
import { defineReport } from './report.ts'
import { resultGroupOf, shareOf, sumOf } from './statements.ts'

export const marginByOrder = defineReport({
  name: 'margin-by-order',
  group: 'trade',
  asks: ['from', 'until', 'known', 'channel', 'warehouse'],
  reads: 'documents',
  make(facts, { channel, warehouse }) {
    const orders = new Map<
      string,
      { number: string; name: string; since: string; revenue: number; cost: number; units: number }
    >()
    for (const each of facts) {
      const group = resultGroupOf(each.account)
      if (each.kind !== 'order' || group === undefined) continue
      if (channel !== undefined && each.channel !== channel) continue
      if (warehouse !== undefined && each.warehouse !== warehouse) continue
      const known = orders.get(each.id) ?? {
        number: each.number,
        name: each.party,
        since: each.since,
        revenue: 0,
        cost: 0,
        units: 0,
      }
      if (group === 'revenue') known.revenue += each.credit - each.debit
      else known.cost += each.debit - each.credit
      known.units += each.units
      if (each.since < known.since) known.since = each.since
      orders.set(each.id, known)
    }
    // Nothing of it was known then, or all of it was turned back.
    const earned = [...orders].filter(([, { units, revenue, cost }]) => units !== 0 || revenue !== 0 || cost !== 0)
    const rows = earned.map(([id, each]) => {
      const margin = each.revenue - each.cost
      return { cells: { ...each, margin, share: shareOf(margin, each.revenue) }, opens: { to: 'order' as const, id } }
    })
    rows.sort((a, b) =>
      a.cells.since === b.cells.since ? b.cells.margin - a.cells.margin : a.cells.since < b.cells.since ? 1 : -1,
    )
    const revenue = sumOf(rows, (row) => row.cells.revenue)
    const margin = sumOf(rows, (row) => row.cells.margin)
    return {
      columns: [
        { key: 'since', kind: 'date' },
        { key: 'number', kind: 'text' },
        { key: 'name', kind: 'text' },
        { key: 'units', kind: 'quantity' },
        { key: 'revenue', kind: 'money' },
        { key: 'cost', kind: 'money' },
        { key: 'margin', kind: 'money' },
        { key: 'share', kind: 'share' },
      ],
      rows,
      totals: {
        units: sumOf(rows, (row) => row.cells.units),
        revenue,
        cost: sumOf(rows, (row) => row.cells.cost),
        margin,
        share: shareOf(margin, revenue),
      },
    }
  },
})
