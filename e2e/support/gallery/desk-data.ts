// Owns sample rows of the desk's pictures: the story of the design's mock-ups in numbers.
import { bottle, lantern, mug, oil, stove } from './pictures.ts'

export interface StockRow {
  id: string
  name: string
  code: string
  picture?: string
  onHand: number
  allocated: number
  coming: number | null
  days: number
  value: number
}

const named: readonly (readonly [string, string, string | undefined, number, number, number | null, number, number])[] =
  [
    ['Steel bottle 750 ml, forest green', 'BTL-750-GRN', bottle, 312, 214, 240, 2.4, 589680],
    ['Enamel mug 350 ml, cream', 'MUG-350-CRM', mug, 528, 96, null, 31, 274560],
    ['Camp lantern LED 300 lm', 'LMP-LED-300', lantern, 47, 38, 120, 1.1, 112330],
    ['Extra virgin olive oil 500 ml', 'OIL-EV-500', oil, 104, 64, 36, 3, 70200],
    ['Merino socks, grey, 39–42', 'SCK-MER-42', undefined, 386, 74, null, 12, 343540],
    ['Gas stove, folding, 2.8 kW', 'STV-GAS-S', stove, 61, 12, null, 14, 146400],
    ['Guy line 4 mm × 15 m, orange', 'CRD-4M-ORG', undefined, 52, 34, null, 3.6, 23920],
    ['Tent 2 persons, sand', 'TNT-2P-SND', undefined, 34, 9, null, 12, 380800],
    ['Backpack 55 l, black', 'BAG-55-BLK', undefined, 71, 22, 40, 9.5, 454400],
    ['Sleeping mat, self-inflating, L', 'MAT-SLF-L', undefined, 95, 18, null, 31, 299250],
    ['Folding knife 8 cm, ash handle', 'KNF-FLD-8', undefined, 143, 41, null, 22, 203060],
    ['Folding cup 0.2 l, orange', 'CUP-FLD-2', undefined, 640, 55, null, 44, 134400],
    ['Warm gloves, M', 'GLV-WRM-M', undefined, 208, 87, 300, 8.2, 158080],
  ]

/** @param more rows made up beyond the named ones */
export function stockRows(more = 0): StockRow[] {
  const rows = named.map(([name, code, picture, onHand, allocated, coming, days, value]) => ({
    id: code,
    name,
    code,
    ...(picture === undefined ? {} : { picture }),
    onHand,
    allocated,
    coming,
    days,
    value,
  }))
  const made = Array.from({ length: more }, (_, n) => ({
    id: `ITM-${n}`,
    name: `Carabiner ${6 + (n % 9)} mm, lot ${n}`,
    code: `ITM-${n}`,
    onHand: (n * 37) % 900,
    allocated: (n * 11) % 60,
    coming: n % 5 === 0 ? (n * 7) % 400 : null,
    days: ((n * 13) % 300) / 10,
    value: ((n * 9973) % 500_000) + 100,
  }))
  return [...rows, ...made]
}

export const balance: readonly (readonly [string, string, number | null, number | null])[] = [
  ['1000', 'Bank', 8431055, null],
  ['1100', 'Customers owe', 3120440, null],
  ['1190', 'Marketplaces owe', 1406210, null],
  ['1300', 'Stock', 17773590, null],
  ['1310', 'Goods on the way', 1236400, null],
  ['2000', 'Suppliers', null, 5288115],
  ['2050', 'Received, not invoiced', null, 846120],
  ['2200', 'VAT', null, 1190385],
  ['3000', 'Own capital', null, 18000120],
  ['4000', 'Sales', null, 36480920],
  ['5000', 'Cost of goods', 20114275, null],
  ['5100', 'Shrinkage and scrap', 214380, null],
  ['6000', 'Carriers, fees, wages', 9509310, null],
]
