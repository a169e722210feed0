// The documents behind the tax of a period, each with what of it is taxed at the rate that is asked for: down from a figure of the
// return to what it is made of.
import { defineReport } from './report.ts'
import { sumOf } from './statements.ts'

export const taxDocuments = defineReport({
  name: 'tax-documents',
  group: 'trail',
  asks: ['from', 'until', 'known', 'tax'],
  reads: 'taxDocuments',
  make(facts) {
    const rows = facts
      .toSorted((a, b) => (a.on === b.on ? (a.number < b.number ? -1 : 1) : a.on < b.on ? -1 : 1))
      .map(({ id, on, number, party, percent, code, treatment, net, tax }) => ({
        cells: {
          date: on,
          number,
          party,
          rate: percent === null ? '' : `${percent} %`,
          'tax-code': code,
          treatment,
          net,
          tax,
        },
        opens: { to: 'document' as const, id },
      }))
    return {
      columns: [
        { key: 'number', kind: 'text' },
        { key: 'date', kind: 'date' },
        { key: 'party', kind: 'text' },
        { key: 'rate', kind: 'text' },
        { key: 'tax-code', kind: 'text' },
        { key: 'treatment', kind: 'treatment' },
        { key: 'net', kind: 'money' },
        { key: 'tax', kind: 'money' },
      ],
      rows,
      totals: { net: sumOf(facts, (each) => each.net), tax: sumOf(facts, (each) => each.tax) },
    }
  },
})
