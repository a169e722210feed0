import { describe, expect, test } from 'vitest'
import type { CostEvent } from '../../shared/ledger/cost-event.ts'
import type { ItemId } from '../../shared/values/ids.ts'
import { costEventOf, textOfCostEvent } from './cost-event-text.ts'

const bolt = 'bolt' as ItemId
const at = 1_782_864_000_000

const writtenOff: CostEvent = {
  id: 'off',
  input: { type: 'write-off', id: 'off', at, item: bolt, quantity: 3 },
  time: at,
  key: { time: at, at, rank: 8, id: 'off' },
  links: [],
  items: [bolt],
  legs: [{ item: bolt, units: -3, stock: -300, lines: [['5110', 300]], touched: [] }],
  touches: [],
}

const received: CostEvent = {
  ...writtenOff,
  id: 'in',
  input: { type: 'receipt', id: 'in', at, item: bolt, quantity: 3, unitPrice: '1' },
  key: { time: at, at, rank: 1, id: 'in' },
  legs: [{ item: bolt, units: 3, stock: 300, lines: [['2050', -300]], touched: [] }],
  facts: { units: 3, value: 300, billedUnits: 0, billedValue: 0, held: 3 },
  touches: [
    { by: 'bill', leg: 0, key: { time: at + 5, at: at + 5, rank: 2, id: 'bill' }, linked: true, change: { units: -3 } },
  ],
}

const kit: CostEvent = {
  ...writtenOff,
  id: 'kit',
  input: {
    type: 'assemble',
    id: 'kit',
    at,
    item: bolt,
    quantity: 1,
    components: [{ item: 'nut' as ItemId, quantity: 2 }],
  },
  // Accepted after a close, and after what it follows from.
  time: at + 10,
  key: { time: at + 20, at: at + 15, rank: 4, id: 'kit' },
  links: ['in'],
  items: ['nut' as ItemId, bolt],
  legs: [
    {
      item: 'nut' as ItemId,
      units: -2,
      stock: -40,
      lines: [],
      touched: [{ source: 'in', linked: true, change: { held: -2 } }],
    },
    { item: bolt, units: 1, stock: 40, lines: [], touched: [] },
    {
      item: null,
      units: 0,
      stock: 0,
      lines: [
        ['2000', -5],
        ['1400', 5],
      ],
      touched: [],
    },
  ],
}

const undone: CostEvent = { ...writtenOff, items: [], legs: [], absent: true }

describe('a costing event as it is written', () => {
  test.each([
    ['a plain one', writtenOff],
    ['one that others took from', received],
    ['a kit at another place in the order', kit],
    ['one that was undone', undone],
  ])('is read as it was: %s', (_what, event) => {
    expect(costEventOf(textOfCostEvent(event))).toEqual(event)
    expect(JSON.stringify(costEventOf(textOfCostEvent(event)).legs)).toBe(JSON.stringify(event.legs))
  })

  test('leaves out what follows from its input', () => {
    expect(textOfCostEvent(writtenOff)).toBe(`[${JSON.stringify(writtenOff.input)},[[0,-3,-300,[["5110",300]]]]]`)
  })

  test('is still read where it was written whole', () => {
    expect(costEventOf(JSON.stringify(kit))).toEqual(kit)
  })
})
