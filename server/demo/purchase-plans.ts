// Owns what the demo company has ordered from suppliers: deliveries of the last two weeks, of today, and still to come.
// Plain data. Does not know operations.
import type { ItemId, PurchaseId, WarehouseId } from '../../shared/values/ids.ts'
import { decimalOf } from '../../shared/values/money.ts'
import { type Quantity, quantity } from '../../shared/values/quantity.ts'
import { day, type Instant } from '../../shared/values/time.ts'
import { demoId } from './demo-ids.ts'
import type { DemoItem } from './items.ts'
import type { DemoWarehouse } from './layout.ts'
import type { Chance } from './random.ts'

/** What came: all of it, less than all and the delivery closed, only some lines yet, more than ordered, or nothing yet. */
export type Arrival = 'all' | 'short' | 'part' | 'over' | 'none'

export interface DemoPurchase {
  readonly id: PurchaseId
  readonly number: string
  readonly warehouse: WarehouseId
  readonly supplier: string
  readonly orderedAt: Instant
  readonly expectedAt: Instant
  readonly arrival: Arrival
  readonly dock: string
  readonly lines: readonly {
    readonly id: string
    readonly item: ItemId
    readonly quantity: Quantity
    readonly unitPrice: string
  }[]
}

const hour = 3_600_000

interface Sketch {
  readonly number: string
  readonly at: 'riga' | 'tallinn'
  readonly supplier: string
  /** Days from now; a fraction is a time of day. */
  readonly due: number
  readonly arrival: Arrival
  readonly dock?: string
  /** SKU and units; the rest of the lines are drawn from the supplier's goods. */
  readonly lines?: readonly (readonly [sku: string, units: number])[]
  readonly more: number
}

const sketches: readonly Sketch[] = [
  { number: 'PO-1151', at: 'riga', supplier: 'Emalia Sp. z o.o.', due: -12.2, arrival: 'all', more: 5 },
  { number: 'PO-1154', at: 'riga', supplier: 'Linu Nams SIA', due: -10.2, arrival: 'all', more: 4 },
  { number: 'PO-1157', at: 'tallinn', supplier: 'Pohjola Textiles Oy', due: -9.2, arrival: 'all', more: 4 },
  { number: 'PO-1160', at: 'riga', supplier: 'Lux Nordic AS', due: -8.2, arrival: 'short', more: 4 },
  {
    number: 'PO-1162',
    at: 'riga',
    supplier: 'Fjell Outdoor GmbH',
    due: -6.2,
    arrival: 'all',
    lines: [['BTL-750-GRN', 240]],
    more: 3,
  },
  { number: 'PO-1166', at: 'riga', supplier: 'Bitenieki SIA', due: -5.2, arrival: 'all', more: 6 },
  { number: 'PO-1170', at: 'tallinn', supplier: 'Rocket Roasters OÜ', due: -3.2, arrival: 'all', more: 4 },
  { number: 'PO-1174', at: 'riga', supplier: 'Hultafors Baltic SIA', due: -2.2, arrival: 'all', more: 5 },
  { number: 'PO-1179', at: 'riga', supplier: 'Stikla Fabrika AS', due: -0.2, arrival: 'all', dock: 'DOCK-1', more: 4 },
  {
    number: 'PO-1183',
    at: 'riga',
    supplier: 'Pohjola Textiles Oy',
    due: -0.1,
    arrival: 'part',
    dock: 'DOCK-2',
    lines: [['SCK-MER-42', 120]],
    more: 7,
  },
  {
    number: 'PO-1187',
    at: 'riga',
    supplier: 'Oleo Sur S.L.',
    due: -0.02,
    arrival: 'over',
    dock: 'DOCK-1',
    lines: [['OIL-EV-500', 36]],
    more: 4,
  },
  { number: 'PO-1190', at: 'riga', supplier: 'Kuchnia Polska S.A.', due: 0.12, arrival: 'none', more: 6 },
  { number: 'PO-1191', at: 'tallinn', supplier: 'Lux Nordic AS', due: 0.2, arrival: 'none', more: 3 },
  {
    number: 'PO-1192',
    at: 'riga',
    supplier: 'Frosta Baltic SIA',
    due: 1.1,
    arrival: 'none',
    lines: [['FRZ-BRY-1K', 180]],
    more: 5,
  },
  {
    number: 'PO-1194',
    at: 'riga',
    supplier: 'Lux Nordic AS',
    due: 4.1,
    arrival: 'none',
    lines: [
      ['LMP-LED-300', 120],
      ['FLT-SQZ-1', 60],
    ],
    more: 2,
  },
  {
    number: 'PO-1196',
    at: 'riga',
    supplier: 'Fjell Outdoor GmbH',
    due: 5.1,
    arrival: 'none',
    lines: [['BTL-750-GRN', 240]],
    more: 4,
  },
  {
    number: 'PO-1197',
    at: 'riga',
    supplier: 'Pohjola Textiles Oy',
    due: 8.1,
    arrival: 'none',
    lines: [
      ['GLV-WRM-M', 300],
      ['BAG-55-BLK', 40],
    ],
    more: 5,
  },
  { number: 'PO-1198', at: 'tallinn', supplier: 'Fjell Outdoor GmbH', due: 9.1, arrival: 'none', more: 4 },
  { number: 'PO-1199', at: 'riga', supplier: 'Solingen Messer KG', due: 13.1, arrival: 'none', more: 4 },
]

export function demoPurchases(
  { riga, tallinn }: { readonly riga: DemoWarehouse; readonly tallinn: DemoWarehouse },
  items: readonly DemoItem[],
  now: Instant,
  chance: Chance,
): readonly DemoPurchase[] {
  return sketches.map((sketch) => {
    const wanted =
      sketch.lines?.map(([sku, units]) => ({ item: items.find(({ row }) => row.sku === sku), units })) ?? []
    const named = new Set(wanted.map(({ item }) => item?.row.sku))
    const others = items.filter(({ row, supplier }) => supplier === sketch.supplier && !named.has(row.sku))
    const more = chance
      .shuffled(others)
      .slice(0, sketch.more)
      .map((item) => ({ item, units: item.pack * chance.whole(2, 6) }))
    const expectedAt = (now + Math.round(sketch.due * day)) as Instant
    return {
      id: demoId<PurchaseId>('purchase', sketch.number),
      number: sketch.number,
      warehouse: (sketch.at === 'riga' ? riga : tallinn).row.id,
      supplier: sketch.supplier,
      orderedAt: (Math.min(expectedAt - chance.whole(6, 14) * day, now - 20 * hour) -
        chance.whole(0, 5) * hour) as Instant,
      expectedAt,
      arrival: sketch.arrival,
      dock: sketch.dock ?? 'DOCK-1',
      lines: [...wanted, ...more].flatMap(({ item, units }, i) =>
        item
          ? [
              {
                id: demoId<string>('purchase-line', sketch.number, i),
                item: item.row.id,
                quantity: quantity(units),
                unitPrice: decimalOf(item.cost, 'EUR'),
              },
            ]
          : [],
      ),
    }
  })
}
