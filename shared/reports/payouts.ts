// What marketplaces and payment providers paid out in a period: what they collected, gave back, kept and hold.
import { defineReport } from './report.ts'
import { sumOf } from './statements.ts'

const sums = ['gross', 'refunds', 'fees', 'reserve', 'paid'] as const

export const payouts = defineReport({
  name: 'payouts',
  group: 'trade',
  asks: ['from', 'until', 'known'],
  reads: 'payouts',
  make(facts) {
    const rows = facts
      .toSorted((a, b) => (a.on === b.on ? (a.channel < b.channel ? -1 : 1) : a.on < b.on ? -1 : 1))
      .map(({ id, on, ...cells }) => ({ cells: { date: on, ...cells }, opens: { to: 'payout' as const, id } }))
    return {
      columns: [
        { key: 'date', kind: 'date' },
        { key: 'channel', kind: 'text' },
        ...sums.map((key) => ({ key, kind: 'money' as const })),
        { key: 'unmatched', kind: 'number' },
      ],
      rows,
      totals: {
        ...Object.fromEntries(sums.map((key) => [key, sumOf(facts, (each) => each[key])])),
        unmatched: sumOf(facts, (each) => each.unmatched),
      },
    }
  },
})
