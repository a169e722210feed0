// Owns the history of the large demo, day by day: deliveries to the bins that ran low, orders picked from where the rules
// planned them, packed and shipped, bins counted. It reads what the rules made of one part of a day before it tells the next,
// so what follows can only follow from what happened. The same seed tells the same year. Does not know who applies it.
import type { Wish } from '../../../shared/operations/index.ts'
import { atLocation, onPlate, type Place } from '../../../shared/rows/places.ts'
import type { Goods } from '../../../shared/rows/stock.ts'
import type { Kind, State } from '../../../shared/rows/tables.ts'
import type { TaskRow } from '../../../shared/rows/work.ts'
import { makeId, type OrderId, type PlateId, type PurchaseId, type ShipmentId } from '../../../shared/values/ids.ts'
import { quantity } from '../../../shared/values/quantity.ts'
import { assert } from '../../../shared/values/result.ts'
import { day, type Instant } from '../../../shared/values/time.ts'
import { demoId } from '../demo-ids.ts'
import type { Chance } from '../random.ts'
import { type DemoOperation, type Hand, houseOf } from '../recorder.ts'
import type { LargeFirm, LargeWarehouse } from './firm.ts'
import { filled, type Scale } from './scale.ts'
import { Shelf, type Slot } from './shelf.ts'

const second = 1000
const hour = 3600 * second
/** How long one thing takes a hand, from and to. */
const paces = {
  enter: [1, 40],
  receive: [20 * second, 70 * second],
  order: [60 * second, 270 * second],
  pick: [15 * second, 70 * second],
  pack: [60 * second, 240 * second],
  ship: [10 * second, 60 * second],
  count: [60 * second, 180 * second],
} as const

export interface YearOptions {
  readonly firm: LargeFirm
  readonly scale: Scale
  readonly chance: Chance
  /** The last day's evening. */
  readonly now: Instant
}

/** What happened in one part of a day, by the time of each; what a part needs was made by those before it. */
export interface PartOfDay {
  readonly day: number
  readonly operations: readonly DemoOperation[]
}

/** Where the story takes place. */
export interface Ground {
  /** What the operations told so far have made. */
  readonly state: State
  /** These rows take part in nothing more: a year of them need not stay in memory. */
  leave(kind: Kind, ids: readonly string[]): void
}

/** Each part is to be applied before the next is asked for. */
export function* yearOf(options: YearOptions, ground: Ground): Generator<PartOfDay> {
  const year = new Year(options, ground)
  yield { day: 0, operations: year.open() }
  for (let n = 1; n <= options.scale.days; n++) {
    for (const operations of year.work(n)) yield { day: n, operations }
  }
}

/** An order in somebody's hands. */
interface Carried {
  readonly order: OrderId
  readonly number: string
  readonly tasks: readonly TaskRow[]
  readonly tote: { readonly id: PlateId; readonly code: string }
  readonly carton: { readonly id: PlateId; readonly code: string }
  readonly shipment: ShipmentId
}

class Year {
  readonly #options: YearOptions
  readonly #ground: Ground
  readonly #shelves = new Map<LargeWarehouse, Shelf>()
  /** Until when a device is busy. */
  readonly #busy = new Map<string, number>()
  #operations: DemoOperation[] = []
  #shipped: OrderId[] = []
  #today = 0

  constructor(options: YearOptions, ground: Ground) {
    this.#options = options
    this.#ground = ground
  }

  /** The firm is entered and its stock opened, on the day before the first. */
  open(): readonly DemoOperation[] {
    const { firm, scale, chance } = this.#options
    const house = (warehouse: LargeWarehouse) => houseOf(warehouse.row.id)
    this.#today = this.#morning(0)
    const enter = (hand: Hand, wish: Wish) => this.#record(hand, this.#today, paces.enter, wish)
    const [first] = firm.warehouses
    assert(first, 'a firm without a warehouse')
    enter(house(first), { type: 'company-saved', body: firm.company })
    for (const warehouse of firm.warehouses) {
      for (const body of warehouse.locations) enter(house(warehouse), { type: 'location-saved', body })
      enter(house(warehouse), { type: 'warehouse-saved', body: warehouse.row })
    }
    for (const { row } of firm.people) enter(house(first), { type: 'person-saved', body: row })
    for (const body of firm.devices) enter(house(first), { type: 'device-enrolled', body })
    for (const { row } of firm.items) enter(house(first), { type: 'item-saved', body: row })
    for (const [at, warehouse] of firm.warehouses.entries()) {
      const share = Math.floor(firm.items.length / scale.warehouses)
      const slots = warehouse.bins.slice(0, Math.floor(warehouse.bins.length * filled)).map((bin, n): Slot => {
        const item = firm.items[(at * share + n) % firm.items.length]
        assert(item, 'an empty catalogue')
        return { item, place: atLocation(bin.id), low: 40, units: chance.whole(60, 240) }
      })
      this.#shelves.set(warehouse, new Shelf(slots))
      for (const slot of slots) {
        enter(house(warehouse), {
          type: 'stock-opened',
          body: {
            ...this.#goods(slot),
            quantity: quantity(slot.units),
            place: slot.place,
            value: slot.units * slot.item.cost,
          },
        })
      }
    }
    return this.#told()
  }

  /** In the morning goods and orders come; then the orders go to the floor, out of the door, and bins are counted. */
  *work(n: number): Generator<readonly DemoOperation[]> {
    const houses = [...this.#shelves]
    this.#today = this.#morning(n)
    this.#forgetShipped()
    const placed = houses.map(([warehouse, shelf]) => {
      this.#deliver(warehouse, shelf, n)
      const orders = this.#sell(warehouse, shelf, n)
      if (orders.length > 0) {
        const { lead, receive } = warehouse.hands
        const ready = Math.max(this.#freed(receive), this.#freed(houseOf(warehouse.row.id)))
        this.#record(lead, ready, paces.order, { type: 'release-orders', body: { orders, parts: false } })
      }
      return { warehouse, shelf, orders }
    })
    yield this.#told()
    for (const { warehouse, shelf, orders } of placed) {
      const { pick, pack, lead } = warehouse.hands
      const released = this.#freed(lead)
      const carried = orders.map((order, i) => this.#pick(warehouse, order, i, released))
      const picked = Math.max(released, ...pick.map((hand) => this.#freed(hand)))
      for (const each of carried) this.#pack(warehouse, each, picked)
      const packed = this.#freed(pack)
      for (const each of carried) this.#ship(warehouse, each, packed)
      this.#count(warehouse, shelf, Math.max(released, this.#freed(pack)))
    }
    yield this.#told()
  }

  /** In the order in which it happened: the hands of a warehouse work beside each other. */
  #told(): readonly DemoOperation[] {
    const told = this.#operations.toSorted((a, b) => a.at - b.at)
    this.#operations = []
    return told
  }

  #morning(n: number): number {
    const { now, scale } = this.#options
    return now - (scale.days - n) * day - 11 * hour
  }

  /** What ran low was ordered the day before and comes today. */
  #deliver({ row, hands }: LargeWarehouse, shelf: Shelf, n: number): void {
    const { firm, scale, chance } = this.#options
    const low = shelf.takeLow(scale.deliveredLines)
    if (low.length === 0) return
    const number = `PO-${row.name.slice(0, 3).toUpperCase()}-${n}`
    const purchase = demoId<PurchaseId>('large', number)
    const lines = low.map((slot, i) => ({
      id: demoId<string>('large', number, i),
      item: slot.item.row.id,
      quantity: quantity(chance.whole(8, 20) * 12),
      unitPrice: (slot.item.cost / 100).toFixed(2),
    }))
    const house = houseOf(row.id)
    this.#record(house, this.#today, paces.order, {
      type: 'purchase-ordered',
      body: {
        purchase,
        company: firm.company.id,
        number,
        supplier: `Supplier ${1 + (n % 40)}`,
        expectedAt: (this.#today + hour) as Instant,
        currency: firm.company.currency,
        rate: '1',
        lines,
      },
    })
    const receipt = demoId<string>('large', 'receipt', number)
    const ordered = this.#freed(house)
    const receive = (wish: Wish) => this.#record(hands.receive, ordered, paces.receive, wish)
    for (const [i, slot] of low.entries()) {
      const line = lines[i]
      if (!line) continue
      const goods = this.#goods(slot)
      const dock = atLocation(row.dock)
      const { id, quantity: units } = line
      receive({
        type: 'goods-received',
        body: { receipt, purchase, line: id, ...goods, quantity: units, to: dock },
      })
      receive({
        type: 'goods-moved',
        body: { purpose: 'put-away', ...goods, quantity: units, from: dock, to: slot.place },
      })
      slot.units += units
    }
    receive({ type: 'delivery-closed', body: { purchase, receipt } })
  }

  #sell(warehouse: LargeWarehouse, shelf: Shelf, n: number): OrderId[] {
    const city = warehouse.row.name.slice(0, 3).toUpperCase()
    return Array.from({ length: this.#options.scale.ordersADay }).flatMap(
      (_, i) => this.#place(warehouse, shelf, `SO-${city}-${n}-${i + 1}`) ?? [],
    )
  }

  #place({ row }: LargeWarehouse, shelf: Shelf, number: string): OrderId | undefined {
    const { firm, scale, chance } = this.#options
    const taken = new Set<Slot>()
    const wanted = 1 + Math.floor(chance.next() * (2 * scale.linesOfOrder - 1))
    const lines = Array.from({ length: wanted }).flatMap((_, i) => {
      const units = chance.whole(1, 6)
      const slot = shelf.sell(chance, units, taken)
      if (!slot) return []
      taken.add(slot)
      const net = Math.round(Number(slot.item.price) * 100) * units
      return [
        {
          id: demoId<string>('large', number, i),
          item: slot.item.row.id,
          quantity: quantity(units),
          unitPrice: slot.item.price,
          net,
        },
      ]
    })
    if (lines.length === 0) return undefined
    const customer = chance.whole(1, 5000)
    const order = demoId<OrderId>('large', number)
    const name = `Customer ${customer}`
    const house = houseOf(row.id)
    const placedAt = this.#freed(house) as Instant
    this.#record(house, placedAt, paces.order, {
      type: 'order-placed',
      body: {
        order,
        company: firm.company.id,
        number,
        channel: chance.pick(['Shop', 'Phone', 'Marketplace']),
        placedAt,
        shipBy: (placedAt + 10 * hour) as Instant,
        priority: 5,
        currency: firm.company.currency,
        customer: { id: `C-${customer}`, name, country: 'LV' },
        shipTo: { name, lines: [`Street ${customer}`, 'LV-1010 Riga'], country: 'LV' },
        lines,
        charges: [{ account: '4010', amount: 490 }],
      },
    })
    return order
  }

  /** From the shelf to the bench, as the tasks say that the release has planned. */
  #pick({ row, hands }: LargeWarehouse, order: OrderId, index: number, from: number): Carried {
    const hand = hands.pick[index % hands.pick.length] ?? hands.lead
    const { state } = this.#ground
    const number = state.get('order', order)?.number ?? ''
    const code = `T-${100 + (index % 400)}`
    const tote = { id: demoId<PlateId>('large', row.name, code), code }
    const tasks = state.find('tasksOfOrder', order).filter(({ kind, state }) => kind === 'pick' && state === 'open')
    for (const task of tasks) {
      assert(task.item && task.line && task.from, 'a pick of nothing')
      this.#record(hand, from, paces.pick, {
        type: 'units-picked',
        body: {
          order,
          line: task.line,
          task: task.id,
          ...this.#goodsOf(task.item),
          quantity: task.quantity,
          from: task.from,
          tote,
        },
      })
    }
    const bench = atLocation(row.packBench)
    const body = { plate: tote.id, code, kind: 'tote' as const, to: bench, order }
    this.#record(hand, from, paces.pick, { type: 'plate-moved', body })
    const carton = { id: demoId<PlateId>('large', 'carton', number), code: `${number}-1` }
    return { order, number, tasks, tote, carton, shipment: demoId<ShipmentId>('large', 'shipment', number) }
  }

  #pack({ row, hands }: LargeWarehouse, { order, tasks, tote, carton, shipment }: Carried, from: number): void {
    const body = { shipment, order, number: carton.code, carton: 'M1', plate: carton, at: atLocation(row.packBench) }
    const lines = this.#linesFrom(tasks, onPlate(tote.id))
    this.#record(hands.pack, from, paces.pack, { type: 'parcel-packed', body: { ...body, lines } })
  }

  #ship({ hands }: LargeWarehouse, { order, tasks, carton, shipment }: Carried, from: number): void {
    const lines = this.#linesFrom(tasks, onPlate(carton.id))
    const body = { shipment, order, number: carton.code, carrier: 'DPD', lines }
    this.#record(hands.pack, from, paces.ship, { type: 'parcel-shipped', body })
    this.#shipped.push(order)
  }

  #linesFrom(tasks: readonly TaskRow[], from: Place) {
    return tasks.flatMap(({ item, line, quantity: units }) =>
      item && line ? [{ line, ...this.#goodsOf(item), quantity: units, from }] : [],
    )
  }

  /** A few bins are counted; hardly any differs, and then by one. */
  #count({ hands }: LargeWarehouse, shelf: Shelf, from: number): void {
    const { chance, scale } = this.#options
    for (let i = 0; i < scale.countsADay; i++) {
      const slot = chance.pick(shelf.slots)
      if (chance.happens(0.03) && slot.units > 1) slot.units -= 1
      const body = { place: slot.place, ...this.#goods(slot), counted: quantity(slot.units) }
      this.#record(hands.lead, from, paces.count, { type: 'quant-counted', body })
    }
  }

  #goods(slot: Slot): Goods {
    return this.#goodsOf(slot.item.row.id)
  }

  #goodsOf(item: Goods['item']): Goods {
    return { item, lot: '', serial: '', status: 'available', owner: this.#options.firm.company.id }
  }

  #forgetShipped(): void {
    const { state } = this.#ground
    const leave = (kind: Kind, rows: readonly { readonly id: string }[]) =>
      this.#ground.leave(
        kind,
        rows.map(({ id }) => id),
      )
    for (const order of this.#shipped) {
      leave('task', state.find('tasksOfOrder', order))
      leave('shipment', state.find('shipmentsOfOrder', order))
      leave('orderLine', state.find('linesOfOrder', order))
    }
    this.#ground.leave('order', this.#shipped)
    this.#shipped = []
  }

  #freed(hand: Hand): number {
    return Math.max(this.#today, this.#busy.get(keyOf(hand)) ?? 0)
  }

  /** Recorded when the hand has done what it does, but not before a time. */
  #record(hand: Hand, from: number, [least, most]: readonly [number, number], wish: Wish): void {
    const { chance } = this.#options
    const at = (Math.max(from, this.#freed(hand)) + chance.whole(least, most)) as Instant
    this.#busy.set(keyOf(hand), at)
    const random = () => Uint8Array.from({ length: 16 }, () => Math.floor(chance.next() * 256))
    const id = makeId<string>({ now: () => at, random })
    this.#operations.push({ id, at, by: hand.person, warehouse: hand.warehouse, source: hand.device, ...wish })
  }
}

/** The house's own programs are one source in all warehouses, but hold nobody up. */
function keyOf({ device, warehouse }: Hand): string {
  return `${device} ${warehouse}`
}
