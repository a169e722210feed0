// What stock is worth at the end of a day, item by item, with its cost layers where they are known; and the proof that the
// shelves, the costing and the ledger say the same.
import { operationOfEvent } from '../ledger/cost-event.ts'
import { roundRatio } from '../values/money.ts'
import { defineReport, type ReportRow, spanOf } from './report.ts'
import { sumOf } from './statements.ts'

/** Value a unit in minor units, rounded; null for no units. */
function each(value: number, units: number): number | null {
  return units > 0 ? Number(roundRatio(BigInt(value), BigInt(units))) : null
}

interface Layer {
  /** The costing event that brought it in; of neighbours that are told as one, the first. */
  readonly of: string
  readonly quantity: number
  readonly value: number
}

/** Neighbouring layers of one unit cost are one to a reader. */
function differing(layers: readonly Layer[]): Layer[] {
  const shown: Layer[] = []
  for (const layer of layers) {
    const last = shown[shown.length - 1]
    const same = last && BigInt(last.value) * BigInt(layer.quantity) === BigInt(layer.value) * BigInt(last.quantity)
    if (same)
      shown[shown.length - 1] = {
        of: last.of,
        quantity: last.quantity + layer.quantity,
        value: last.value + layer.value,
      }
    else shown.push(layer)
  }
  return shown
}

export const stockValue = defineReport({
  name: 'stock-value',
  group: 'stock',
  asks: ['until', 'known'],
  reads: 'stockValue',
  make(facts, question) {
    const span = spanOf(question, ['until', 'known'])
    const items = facts
      .filter((item) => item.units !== 0 || item.value !== 0)
      .toSorted((a, b) => b.value - a.value || (a.sku < b.sku ? -1 : 1))
    const rows = items.flatMap(({ item, sku, name, units, value, layers = [] }): ReportRow[] => [
      {
        cells: { code: sku, name, units, each: each(value, units), value },
        opens: { to: 'account', account: '1300', item, ...span },
      },
      ...(differing(layers).length > 1
        ? differing(layers).map((layer) => ({
            label: 'layer',
            cells: { units: layer.quantity, each: each(layer.value, layer.quantity), value: layer.value },
            opens:
              layer.of === ''
                ? { to: 'account' as const, account: '1300', item, ...span }
                : { to: 'operation' as const, id: operationOfEvent(layer.of) },
          }))
        : []),
    ])
    return {
      columns: [
        { key: 'code', kind: 'text' },
        { key: 'name', kind: 'text' },
        { key: 'units', kind: 'quantity' },
        { key: 'each', kind: 'money' },
        { key: 'value', kind: 'money' },
      ],
      rows,
      totals: { units: sumOf(items, (item) => item.units), value: sumOf(items, (item) => item.value) },
    }
  },
})

export const stockProof = defineReport({
  name: 'stock-proof',
  group: 'stock',
  asks: [],
  reads: 'stockProof',
  make(facts) {
    const differs = facts.filter((item) => item.placeUnits !== item.poolUnits || item.poolValue !== item.ledgerValue)
    const units = sumOf(facts, (item) => item.placeUnits - item.poolUnits)
    const value = sumOf(facts, (item) => item.poolValue - item.ledgerValue)
    // Where all agrees the list is what agrees; where something does not, only that is worth reading.
    const shown = differs.length > 0 ? differs : facts
    return {
      columns: [
        { key: 'code', kind: 'text' },
        { key: 'name', kind: 'text' },
        { key: 'placeUnits', kind: 'quantity' },
        { key: 'poolUnits', kind: 'quantity' },
        { key: 'poolValue', kind: 'money' },
        { key: 'ledgerValue', kind: 'money' },
      ],
      rows: shown.map(({ item, sku, ...cells }) => ({
        cells: { ...cells, code: sku },
        opens: { to: 'item', id: item },
      })),
      totals: {
        placeUnits: sumOf(facts, (item) => item.placeUnits),
        poolUnits: sumOf(facts, (item) => item.poolUnits),
        poolValue: sumOf(facts, (item) => item.poolValue),
        ledgerValue: sumOf(facts, (item) => item.ledgerValue),
      },
      proofs: [
        {
          key: 'shelves-equal-costing',
          holds: units === 0 && differs.every((i) => i.placeUnits === i.poolUnits),
          difference: units,
        },
        {
          key: 'costing-equals-ledger',
          holds: value === 0 && differs.every((i) => i.poolValue === i.ledgerValue),
          difference: value,
        },
      ],
    }
  },
})
