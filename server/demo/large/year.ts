// Owns the history of the large demo, day by day: deliveries to the bins that ran low, orders picked from where the rules
// planned them, packed and shipped, bins counted. Every operation is applied to a state in memory by the rules of the house,
// so what follows can only follow from what happened. The same seed tells the same year.
import { applyOperation, readOperation, system } from '../../../shared/operations/apply.ts'
import type { Wish } from '../../../shared/operations/index.ts'
import type { Operation } from '../../../shared/operations/operation.ts'
import { MemoryState } from '../../../shared/rows/memory-state.ts'
import { atLocation, onPlate, type Place } from '../../../shared/rows/places.ts'
import type { Goods } from '../../../shared/rows/stock.ts'
import type { TaskRow } from '../../../shared/rows/work.ts'
import { makeId, type OrderId, type PlateId, type PurchaseId, type ShipmentId } from '../../../shared/values/ids.ts'
import { quantity } from '../../../shared/values/quantity.ts'
import { assert } from '../../../shared/values/result.ts'
import { day, type Instant } from '../../../shared/values/time.ts'
import { demoId } from '../demo-ids.ts'
import type { Chance } from '../random.ts'
import type { DemoOperation, Hand } from '../recorder.ts'
import type { LargeFirm, LargeWarehouse } from './firm.ts'
import { filled, type Scale } from './scale.ts'
import { Shelf, type Slot } from './shelf.ts'

const minute = 60_000
const hour = 60 * minute

export interface YearOptions {
  readonly firm: LargeFirm
  readonly scale: Scale
  readonly chance: Chance
  /** The last day's evening. */
  readonly now: Instant
}

/** What happened in one part of a day, in its order: what a part needs was made by those before it. */
export interface PartOfDay {
  readonly day: number
  readonly operations: readonly DemoOperation[]
  readonly movements: number
}

export function* yearOf(options: YearOptions): Generator<PartOfDay> {
  const year = new Year(options)
  yield { day: 0, ...year.open() }
  for (let n = 1; n <= options.scale.days; n++) {
    for (const part of year.work(n)) yield { day: n, ...part }
  }
}

type Part = Omit<PartOfDay, 'day'>

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
  readonly #state = new MemoryState()
  readonly #shelves = new Map<LargeWarehouse, Shelf>()
  #operations: DemoOperation[] = []
  #movements = 0
  #number = 0
  #at = 0

  constructor(options: YearOptions) {
    this.#options = options
  }

  /** The firm is entered and its stock opened, on the day before the first. */
  open(): Part {
    const { firm, scale, chance } = this.#options
    this.#at = this.#morning(0)
    const house = (warehouse: LargeWarehouse): Hand => ({ person: system, device: 'demo', warehouse: warehouse.row.id })
    const [first] = firm.warehouses
    assert(first, 'a firm without a warehouse')
    this.#record(house(first), { type: 'company-saved', body: firm.company })
    for (const warehouse of firm.warehouses) {
      for (const body of warehouse.locations) this.#record(house(warehouse), { type: 'location-saved', body })
      this.#record(house(warehouse), { type: 'warehouse-saved', body: warehouse.row })
    }
    for (const { row } of firm.people) this.#record(house(first), { type: 'person-saved', body: row })
    for (const body of firm.devices) this.#record(house(first), { type: 'device-enrolled', body })
    for (const { row } of firm.items) this.#record(house(first), { type: 'item-saved', body: row })
    for (const [at, warehouse] of firm.warehouses.entries()) {
      const share = Math.floor(firm.items.length / scale.warehouses)
      const slots = warehouse.bins.slice(0, Math.floor(warehouse.bins.length * filled)).map((bin, n): Slot => {
        const item = firm.items[(at * share + n) % firm.items.length]
        assert(item, 'an empty catalogue')
        return { item, place: atLocation(bin.id), low: 40, units: chance.whole(60, 240) }
      })
      this.#shelves.set(warehouse, new Shelf(slots))
      for (const slot of slots) {
        this.#record(house(warehouse), {
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

  /** All warehouses do the same part of the day before the next one, so that each part is one commit. */
  *work(n: number): Generator<Part> {
    this.#at = Math.max(this.#at, this.#morning(n))
    const houses = [...this.#shelves]
    for (const [warehouse, shelf] of houses) this.#deliver(warehouse, shelf, n)
    yield this.#told()
    const placed = houses.map(([warehouse, shelf]) => ({ warehouse, orders: this.#sell(warehouse, shelf, n) }))
    yield this.#told()
    for (const { warehouse, orders } of placed) {
      if (orders.length === 0) continue
      this.#record(warehouse.hands.lead, { type: 'release-orders', body: { orders, parts: false } })
    }
    yield this.#told()
    const carried = placed.map(({ warehouse, orders }) => ({
      warehouse,
      all: orders.map((order, i) => this.#pick(warehouse, order, i)),
    }))
    yield this.#told()
    for (const { warehouse, all } of carried) for (const each of all) this.#pack(warehouse, each)
    yield this.#told()
    for (const { warehouse, all } of carried) for (const each of all) this.#ship(warehouse, each)
    for (const [warehouse, shelf] of houses) this.#count(warehouse, shelf)
    yield this.#told()
  }

  #told(): Part {
    const told = { operations: this.#operations, movements: this.#movements }
    this.#operations = []
    this.#movements = 0
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
    const house: Hand = { person: system, device: 'demo', warehouse: row.id }
    this.#record(house, {
      type: 'purchase-ordered',
      body: {
        purchase,
        company: firm.company.id,
        number,
        supplier: `Supplier ${1 + (n % 40)}`,
        expectedAt: this.#at as Instant,
        currency: firm.company.currency,
        rate: '1',
        lines,
      },
    })
    const receipt = demoId<string>('large', 'receipt', number)
    for (const [i, slot] of low.entries()) {
      const line = lines[i]
      if (!line) continue
      const goods = this.#goods(slot)
      const dock = atLocation(row.dock)
      const { id, quantity: units } = line
      this.#record(hands.receive, {
        type: 'goods-received',
        body: { receipt, purchase, line: id, ...goods, quantity: units, to: dock },
      })
      this.#record(hands.receive, {
        type: 'goods-moved',
        body: { purpose: 'put-away', ...goods, quantity: units, from: dock, to: slot.place },
      })
      slot.units += units
    }
    this.#record(hands.receive, { type: 'delivery-closed', body: { purchase, receipt } })
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
    this.#record(
      { person: system, device: 'demo', warehouse: row.id },
      {
        type: 'order-placed',
        body: {
          order,
          company: firm.company.id,
          number,
          channel: chance.pick(['Shop', 'Phone', 'Marketplace']),
          placedAt: this.#at as Instant,
          shipBy: (this.#at + 10 * hour) as Instant,
          priority: 5,
          currency: firm.company.currency,
          customer: { id: `C-${customer}`, name, country: 'LV' },
          shipTo: { name, lines: [`Street ${customer}`, 'LV-1010 Riga'], country: 'LV' },
          lines,
          charges: [{ account: '4010', amount: 490 }],
        },
      },
    )
    return order
  }

  /** From the shelf to the bench, as the tasks say that the release has planned. */
  #pick({ row, hands }: LargeWarehouse, order: OrderId, index: number): Carried {
    const hand = hands.pick[index % hands.pick.length] ?? hands.lead
    const number = this.#state.get('order', order)?.number ?? ''
    const code = `T-${100 + (index % 400)}`
    const tote = { id: demoId<PlateId>('large', row.name, code), code }
    const tasks = this.#state
      .find('tasksOfOrder', order)
      .filter(({ kind, state }) => kind === 'pick' && state === 'open')
    for (const task of tasks) {
      assert(task.item && task.line && task.from, 'a pick of nothing')
      this.#record(hand, {
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
    this.#record(hand, { type: 'plate-moved', body: { plate: tote.id, code, kind: 'tote', to: bench, order } })
    const carton = { id: demoId<PlateId>('large', 'carton', number), code: `${number}-1` }
    return { order, number, tasks, tote, carton, shipment: demoId<ShipmentId>('large', 'shipment', number) }
  }

  #pack({ row, hands }: LargeWarehouse, { order, tasks, tote, carton, shipment }: Carried): void {
    const body = { shipment, order, number: carton.code, carton: 'M1', plate: carton, at: atLocation(row.packBench) }
    const lines = this.#linesFrom(tasks, onPlate(tote.id))
    this.#record(hands.pack, { type: 'parcel-packed', body: { ...body, lines } })
  }

  #ship({ hands }: LargeWarehouse, { order, tasks, carton, shipment }: Carried): void {
    const lines = this.#linesFrom(tasks, onPlate(carton.id))
    const body = { shipment, order, number: carton.code, carrier: 'DPD', lines }
    this.#record(hands.pack, { type: 'parcel-shipped', body })
    this.#forget(order)
  }

  #linesFrom(tasks: readonly TaskRow[], from: Place) {
    return tasks.flatMap(({ item, line, quantity: units }) =>
      item && line ? [{ line, ...this.#goodsOf(item), quantity: units, from }] : [],
    )
  }

  /** A few bins are counted; hardly any differs, and then by one. */
  #count({ hands }: LargeWarehouse, shelf: Shelf): void {
    const { chance, scale } = this.#options
    for (let i = 0; i < scale.countsADay; i++) {
      const slot = chance.pick(shelf.slots)
      if (chance.happens(0.03) && slot.units > 1) slot.units -= 1
      const body = { place: slot.place, ...this.#goods(slot), counted: quantity(slot.units) }
      this.#record(hands.lead, { type: 'quant-counted', body })
    }
  }

  #goods(slot: Slot): Goods {
    return this.#goodsOf(slot.item.row.id)
  }

  #goodsOf(item: Goods['item']): Goods {
    return { item, lot: '', serial: '', status: 'available', owner: this.#options.firm.company.id }
  }

  /** A shipped order takes part in nothing more: a year of them need not stay in memory. */
  #forget(order: OrderId): void {
    const state = this.#state
    for (const { id } of state.find('linesOfOrder', order)) state.set('orderLine', id, undefined)
    for (const { id } of state.find('tasksOfOrder', order)) state.set('task', id, undefined)
    for (const { id } of state.find('shipmentsOfOrder', order)) state.set('shipment', id, undefined)
    state.set('order', order, undefined)
  }

  #record(hand: Hand, wish: Wish): void {
    const { chance } = this.#options
    this.#at += chance.whole(1, 40)
    const at = this.#at as Instant
    const random = () => Uint8Array.from({ length: 16 }, () => Math.floor(chance.next() * 256))
    const id = makeId<string>({ now: () => at, random })
    this.#number += 1
    const operation: DemoOperation = {
      id,
      at,
      by: hand.person,
      warehouse: hand.warehouse,
      source: hand.device,
      ...wish,
    }
    const envelope = { ...operation, device: hand.device, incarnation: 'house', n: this.#number, v: 1, rawAt: at }
    const read = readOperation(envelope as unknown as Operation)
    assert(read.ok, `the year wants what can't be read: ${JSON.stringify(wish)}`)
    const applied = applyOperation(this.#state, read.operation, { post: false })
    assert(applied.outcome === 'applied', `the year wants what is ${applied.outcome}: ${JSON.stringify(wish)}`)
    this.#state.apply(applied.effects.changes)
    this.#movements += applied.effects.movements.length
    this.#operations.push(operation)
  }
}
