// Owns what customers have ordered from the demo company over two weeks, through four channels, and how far each order is
// to have come. Plain data, never more than the opening stock holds unless an order is meant to wait. Knows no operations.
import type { ItemId, OrderId, WarehouseId } from '../../shared/values/ids.ts'
import { amountOf, basisPointsOf, sumOf } from '../../shared/values/money.ts'
import { type Quantity, quantity } from '../../shared/values/quantity.ts'
import { day, type Instant } from '../../shared/values/time.ts'
import { demoId } from './demo-ids.ts'
import type { DemoItem } from './items.ts'
import type { DemoWarehouse } from './layout.ts'
import type { Opening } from './opening-stock.ts'
import { type DemoCustomer, demoFirms, demoShoppers, ligaOzolina, walkIn } from './partners.ts'
import type { Chance } from './random.ts'

/** How far an order has come by now. `story` is the one that two pickers took at once. */
export type Goal = 'shipped' | 'packed' | 'picked' | 'picking' | 'released' | 'waiting' | 'story'

export interface DemoOrder {
  readonly id: OrderId
  readonly number: string
  readonly warehouse: WarehouseId
  readonly channel: string
  readonly customer: DemoCustomer
  readonly placedAt: Instant
  readonly shipBy: Instant
  readonly priority: number
  readonly lines: readonly {
    readonly id: string
    readonly item: ItemId
    readonly quantity: Quantity
    readonly unitPrice: string
    readonly net: number
  }[]
  readonly charges: readonly { readonly account: string; readonly amount: number }[]
  readonly goal: Goal
  /** On which day it is worked on: 0 is today, 13 the first. */
  readonly daysAgo: number
}

const hour = 3_600_000
const minute = 60_000
const firstNumber = 20_310
/** The number of the order in the story; it is placed so that its turn comes among today's. */
const storyNumber = 20_418

const today: readonly (readonly [Goal, number])[] = [
  ['shipped', 13],
  ['packed', 6],
  ['picked', 5],
  ['picking', 4],
  ['released', 13],
  ['waiting', 6],
]
const perPastDay = [4, 6, 5, 6, 7, 4, 3, 6, 6, 7, 6, 7, 5]

interface Shelf {
  readonly warehouse: WarehouseId
  readonly items: readonly DemoItem[]
  /** Units not yet spoken for. */
  readonly left: Map<ItemId, number>
}

export function demoOrders(
  { riga, tallinn }: { readonly riga: DemoWarehouse; readonly tallinn: DemoWarehouse },
  items: readonly DemoItem[],
  openings: { readonly riga: readonly Opening[]; readonly tallinn: readonly Opening[] },
  now: Instant,
  chance: Chance,
): readonly DemoOrder[] {
  const shelves = [shelfOf(riga, items, openings.riga), shelfOf(tallinn, items, openings.tallinn)] as const
  const missing = items.filter(({ row }) => !shelves[0].left.has(row.id) && row.storageClass === 'ambient')
  const shoppers = demoShoppers(60, chance)
  const goals: { readonly goal: Goal; readonly daysAgo: number }[] = [
    ...perPastDay.flatMap((count, i) =>
      Array.from({ length: count }, () => ({ goal: 'shipped' as Goal, daysAgo: 13 - i })),
    ),
    ...chance.shuffled(today.flatMap(([goal, count]) => Array.from({ length: count }, () => ({ goal, daysAgo: 0 })))),
  ]
  const orders: DemoOrder[] = []
  for (const { goal, daysAgo } of goals) {
    if (firstNumber + orders.length === storyNumber) orders.push(storyOrder(riga, items, now))
    const shelf = shelves[chance.happens(0.8) || goal === 'waiting' ? 0 : 1]
    orders.push(madeOrder(firstNumber + orders.length, { goal, daysAgo, shelf, missing, shoppers }, now, chance))
  }
  return orders
}

function shelfOf({ row }: DemoWarehouse, items: readonly DemoItem[], openings: readonly Opening[]): Shelf {
  const left = new Map<ItemId, number>()
  // A tenth stays on the shelf.
  for (const { item, quantity: units } of openings) left.set(item, (left.get(item) ?? 0) + Math.floor(units * 0.9))
  return { warehouse: row.id, items: items.filter(({ row: item }) => left.has(item.id)), left }
}

interface Making {
  readonly goal: Goal
  readonly daysAgo: number
  readonly shelf: Shelf
  readonly missing: readonly DemoItem[]
  readonly shoppers: readonly DemoCustomer[]
}

const channels: readonly (readonly [name: string, weight: number])[] = [
  ['Web shop', 45],
  ['Marketplace A', 30],
  ['B2B', 15],
  ['Counter', 10],
]

function madeOrder(number: number, making: Making, now: Instant, chance: Chance): DemoOrder {
  const { goal, daysAgo, shelf } = making
  // Nobody waits at a counter for goods that are not there.
  const open = goal === 'shipped' ? channels : channels.filter(([name]) => name !== 'Counter')
  const [channel] = chance.weighted(open, ([, weight]) => weight)
  const firm = channel === 'B2B'
  const customer = firm ? chance.pick(demoFirms) : channel === 'Counter' ? walkIn : chance.pick(making.shoppers)
  const lines: { item: DemoItem; units: number }[] = []
  const drawn = firm ? chance.whole(3, 7) : chance.weighted([1, 2, 3, 4, 5], (n) => 6 - n)
  // Half-picked needs two lines to show.
  const count = goal === 'picking' ? Math.max(2, drawn) : drawn
  while (lines.length < count) {
    const item = chance.weighted(shelf.items, ({ popularity }) => popularity)
    const units = firm ? chance.whole(4, 12) : chance.weighted([1, 2, 3, 4], (n) => 1 / n)
    const left = shelf.left.get(item.row.id) ?? 0
    if (left < units || lines.some((line) => line.item === item)) continue
    shelf.left.set(item.row.id, left - units)
    lines.push({ item, units })
  }
  if (goal === 'waiting') lines[0] = { item: chance.pick(making.missing), units: chance.whole(1, 3) }
  // The working day of the demo began five hours ago, and so did every day before it.
  const began = now - daysAgo * day - 5 * hour
  const placedAt = (began - chance.whole(2, goal === 'waiting' ? 2000 : 600) * minute) as Instant
  const shipBy = (
    daysAgo > 0 ? began + 9 * hour : now + (chance.happens(0.1) ? -1 : chance.whole(1, 7)) * hour
  ) as Instant
  return order(number, lines, { warehouse: shelf.warehouse, channel, customer, placedAt, shipBy, goal, daysAgo })
}

/** Four lines, fourteen units, 276.61 without tax: picked by two people at once while both were offline. */
function storyOrder({ row }: DemoWarehouse, items: readonly DemoItem[], now: Instant): DemoOrder {
  const wanted: readonly (readonly [string, number])[] = [
    ['BTL-750-GRN', 6],
    ['MUG-350-CRM', 4],
    ['LMP-LED-300', 2],
    ['OIL-EV-500', 2],
  ]
  const lines = wanted.flatMap(([sku, units]) => {
    const item = items.find((each) => each.row.sku === sku)
    return item ? [{ item, units }] : []
  })
  return order(storyNumber, lines, {
    warehouse: row.id,
    channel: 'Marketplace A',
    customer: ligaOzolina,
    placedAt: (now - 5 * hour - 30 * minute) as Instant,
    shipBy: (now + 2 * hour) as Instant,
    goal: 'story',
    daysAgo: 0,
  })
}

function order(
  number: number,
  wanted: readonly { readonly item: DemoItem; readonly units: number }[],
  rest: Pick<DemoOrder, 'warehouse' | 'channel' | 'customer' | 'placedAt' | 'shipBy' | 'goal' | 'daysAgo'>,
): DemoOrder {
  const name = `SO-${number}`
  const lines = wanted.map(({ item, units }, i) => ({
    id: demoId<string>('order-line', name, i),
    item: item.row.id,
    quantity: quantity(units),
    unitPrice: item.price,
    net: amountOf(units, item.price, 'EUR'),
  }))
  const goods = sumOf(lines.map(({ net }) => net))
  return {
    ...rest,
    id: demoId<OrderId>('order', name),
    number: name,
    priority: rest.channel === 'B2B' ? 4 : 5,
    lines,
    charges: chargesOf(rest.channel, goods, rest.goal),
  }
}

/** Shipping 4.05 without tax below 80 euros; firms have 5 % off. */
function chargesOf(channel: string, goods: number, goal: Goal): DemoOrder['charges'] {
  if (channel === 'B2B') return [{ account: '4020', amount: -basisPointsOf(goods, 500) }]
  if (channel === 'Counter' || (goods >= 8000 && goal !== 'story')) return []
  return [{ account: '4010', amount: 405 }]
}
