// Owns what happens at the desk meanwhile: orders come in, go to the floor, are called off; goods are ordered; names, rights
// and bins change. Straight to the server, as the desk is online.
import type { Wish } from '../../shared/operations/index.ts'
import { indexKey } from '../../shared/rows/tables.ts'
import type { ExceptionRow, OrderRow } from '../../shared/rows/work.ts'
import { exceptions } from '../../shared/stock/exceptions.ts'
import type { OrderId, PurchaseId, WarehouseId } from '../../shared/values/ids.ts'
import { quantity } from '../../shared/values/quantity.ts'
import { instant } from '../../shared/values/time.ts'
import type { Dice } from './dice.ts'
import { bins, company, items, people, person, personIds, placeOf, warehouses } from './firm.ts'
import type { SimServer } from './sim-server.ts'
import type { World } from './world.ts'

interface Options {
  readonly world: World
  readonly dice: Dice
  readonly server: SimServer
}

export class Desk {
  readonly #options: Options
  #count = 0

  constructor(options: Options) {
    this.#options = options
  }

  /** Begins the day with some orders and goods on their way. */
  async open(): Promise<void> {
    for (const warehouse of warehouses) {
      await this.#submit(warehouse, this.#purchase(), this.#order(), this.#order(), this.#order())
      await this.#release(warehouse)
    }
  }

  async step(): Promise<void> {
    const { dice } = this.#options
    const warehouse = dice.pick(warehouses) ?? ('w1' as WarehouseId)
    const does = dice.weighted({ order: 8, release: 6, purchase: 3, cancel: 1, rights: 1, decide: 4 })
    if (does === 'order') await this.#submit(warehouse, this.#order())
    else if (does === 'release') await this.#release(warehouse)
    else if (does === 'purchase') await this.#submit(warehouse, this.#purchase())
    else if (does === 'cancel') await this.#cancel(warehouse)
    else if (does === 'decide') await this.#decide(warehouse)
    else await this.#changeRights(warehouse)
  }

  #order(): Wish {
    const { dice, world } = this.#options
    const order = `order-${++this.#count}` as OrderId
    const lines = Array.from({ length: dice.int(1, 3) }, (_, index) => {
      const units = dice.int(1, 4)
      const item = dice.pick(items.slice(0, 5)) ?? 'item1'
      return {
        id: `${order}-${index}`,
        item: item as never,
        quantity: quantity(units),
        unitPrice: '3.10',
        net: units * 310,
      }
    })
    return {
      type: 'order-placed',
      body: {
        order,
        company,
        number: `SO-${this.#count}`,
        channel: 'shop',
        placedAt: instant(world.now),
        shipBy: instant(world.now + 86_400_000),
        priority: dice.int(0, 9),
        currency: 'EUR',
        customer: { id: `k-${this.#count}`, name: 'Kim', country: 'LV' },
        shipTo: { name: 'Kim', lines: ['Street 1'], country: 'LV' },
        lines,
        charges: dice.chance(0.5) ? [{ account: '4010', amount: 490 }] : [],
      },
    }
  }

  #purchase(): Wish {
    const { dice, world } = this.#options
    const purchase = `purchase-${++this.#count}` as PurchaseId
    const lines = Array.from({ length: dice.int(1, 3) }, (_, index) => ({
      id: `${purchase}-${index}`,
      item: dice.pick(items) ?? ('item1' as never),
      quantity: quantity(dice.int(2, 9)),
      unitPrice: `${dice.int(1, 4)}.${dice.int(10, 99)}`,
    }))
    const terms = { currency: 'EUR', rate: '1', expectedAt: instant(world.now) }
    return {
      type: 'purchase-ordered',
      body: { purchase, company, number: `PO-${this.#count}`, supplier: 'Supplier', ...terms, lines },
    }
  }

  async #release(warehouse: WarehouseId): Promise<void> {
    const waiting = await this.#orders(warehouse, 'waiting')
    const orders = waiting.slice(0, 5).map(({ id }) => id)
    if (orders.length === 0) return
    await this.#submit(warehouse, { type: 'release-orders', body: { orders, parts: this.#options.dice.chance(0.7) } })
  }

  async #cancel(warehouse: WarehouseId): Promise<void> {
    const order = this.#options.dice.pick(await this.#orders(warehouse, 'released'))
    if (order) await this.#submit(warehouse, { type: 'cancel-order', body: { order: order.id, reason: 'customer' } })
  }

  /** Somebody at the desk decides what the floor has contradicted: any way that its kind has. */
  async #decide(warehouse: WarehouseId): Promise<void> {
    const { dice, server } = this.#options
    const found = await server.store.rows.byIndex('exceptionsInState', [indexKey(warehouse, 'open')])
    const open = found.map(({ row }) => row as ExceptionRow).sort((a, b) => (a.id < b.id ? -1 : 1))
    const exception = dice.pick(open)
    const resolution = exception && dice.pick(exceptions[exception.kind].ways)
    if (!exception || !resolution) return
    const places = [placeOf(warehouse, dice.int(1, bins))]
    await this.#submit(warehouse, { type: 'exception-resolved', body: { exception: exception.id, resolution, places } })
  }

  async #changeRights(warehouse: WarehouseId): Promise<void> {
    const { dice } = this.#options
    const id = dice.pick(personIds)
    if (!id) return
    await this.#submit(warehouse, person(id, dice.chance(0.5) ? (people[id] ?? []) : [], dice.chance(0.8)))
  }

  async #orders(warehouse: WarehouseId, state: string): Promise<readonly OrderRow[]> {
    const found = await this.#options.server.store.rows.byIndex('ordersInState', [indexKey(warehouse, state)])
    return found.map(({ row }) => row as OrderRow).sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  async #submit(warehouse: WarehouseId, ...wishes: readonly Wish[]): Promise<void> {
    await this.#options.server.submit(warehouse, ...wishes)
    this.#options.world.tell('desk', `${wishes.map(({ type }) => type).join(', ')} in ${warehouse}`)
  }
}
