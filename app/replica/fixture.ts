// A small warehouse for tests of replica and sync: two people, six bins, three items, stock, an order on the floor.
import { applyOperation, readOperation, system } from '../../shared/operations/apply.ts'
import type { Wish } from '../../shared/operations/index.ts'
import type { Operation } from '../../shared/operations/operation.ts'
import { MemoryState } from '../../shared/rows/memory-state.ts'
import { atLocation, type Place } from '../../shared/rows/places.ts'
import type { Goods } from '../../shared/rows/stock.ts'
import { type Change, handheldKinds, type Kind } from '../../shared/rows/tables.ts'
import type {
  CompanyId,
  DeviceId,
  ItemId,
  LocationId,
  OperationId,
  OrderId,
  PersonId,
  PlateId,
  TaskId,
  WarehouseId,
} from '../../shared/values/ids.ts'
import { quantity } from '../../shared/values/quantity.ts'
import { assert } from '../../shared/values/result.ts'
import { instant } from '../../shared/values/time.ts'

export const start = 1_790_000_000_000
export const warehouse = 'w1' as WarehouseId
export const company = 'c1' as CompanyId
export const ann = 'ann' as PersonId
export const bin = (n: number): Place => atLocation(`bin${n}` as LocationId)
export const itemOf = (n: number) => `item${n}` as ItemId

export function goods(n: number): Goods {
  return { item: itemOf(n), lot: '', serial: '', status: 'available', owner: company }
}

/** Applies wishes as a server would, with ids of their own. */
export class TestServer {
  readonly state = new MemoryState()
  #count = 0

  apply(wish: Wish, more: Partial<Operation> = {}): readonly Change[] {
    this.#count++
    return this.applyRecorded({
      id: `00000000-0000-7000-8000-${String(this.#count).padStart(12, '0')}` as OperationId,
      device: 'desk' as DeviceId,
      incarnation: 'desk',
      n: this.#count,
      type: wish.type,
      v: 1,
      at: instant(start + this.#count),
      rawAt: instant(start + this.#count),
      by: system as PersonId,
      warehouse,
      body: wish.body,
      ...more,
    })
  }

  applyRecorded(operation: Operation): readonly Change[] {
    const read = readOperation(operation)
    assert(read.ok, `unreadable ${operation.type}`)
    const applied = applyOperation(this.state, read.operation, { post: true })
    if (applied.outcome !== 'applied') return []
    this.state.apply(applied.effects.changes)
    this.state.remember(applied.effects.movements)
    this.state.note(read.operation)
    return applied.effects.changes.filter(({ kind }) => (handheldKinds as readonly Kind[]).includes(kind))
  }

  /** Every row that a handheld may have. */
  rows(): readonly Change[] {
    const changes: Change[] = []
    for (const kind of handheldKinds) for (const row of this.state.all(kind)) changes.push({ kind, id: row.id, row })
    return changes
  }
}

/** A server with stock: `item1` 10 in bin 1 and 4 in bin 2, `item2` 20 in bin 3; order `o1` of 6 × item1 released. */
export function stockedServer(): TestServer {
  const server = new TestServer()
  server.apply({
    type: 'company-saved',
    body: { id: company, name: 'Firm', currency: 'EUR', zone: 'Europe/Riga', costing: 'fifo' },
  })
  server.apply({
    type: 'warehouse-saved',
    body: {
      id: warehouse,
      name: 'Main',
      zone: 'Europe/Riga',
      company,
      dock: 'bin6' as LocationId,
      packBench: 'bin5' as LocationId,
      stage: 'bin4' as LocationId,
    },
  })
  server.apply({
    type: 'person-saved',
    body: { id: ann, name: 'Ann', badge: 'B1', language: 'en', active: true, roles: ['lead'], warehouses: [warehouse] },
  })
  const types = ['pick-face', 'pick-face', 'reserve', 'stage', 'pack', 'dock'] as const
  types.forEach((type, index) => {
    const id = `bin${index + 1}` as LocationId
    server.apply({
      type: 'location-saved',
      body: {
        id,
        warehouse,
        code: `A-0${index + 1}`,
        zone: 'A',
        type,
        aisle: 'A',
        bay: index,
        level: 1,
        slot: 1,
        side: 'left',
        x: 0,
        y: 0,
        storageClass: 'dry',
        blocked: false,
      },
    })
  })
  for (const n of [1, 2, 3]) {
    server.apply({
      type: 'item-saved',
      body: {
        id: itemOf(n),
        sku: `SKU-${n}`,
        name: `Item ${n}`,
        unit: 'piece',
        codes: n === 1 ? [{ code: '4006381333931', level: 'each', quantity: quantity(1) }] : [],
        tracking: 'none',
        confirm: 'trust',
        owner: company,
        storageClass: 'dry',
      },
    })
  }
  const open = (n: number, place: Place, units: number) =>
    server.apply({ type: 'stock-opened', body: { ...goods(n), quantity: quantity(units), place, value: units * 100 } })
  open(1, bin(1), 10)
  open(1, bin(2), 4)
  open(2, bin(3), 20)
  placeOrder(server, 'o1', 1, 6)
  server.apply({ type: 'release-orders', body: { orders: ['o1' as OrderId], parts: false } })
  return server
}

export function placeOrder(server: TestServer, id: string, item: number, units: number): readonly Change[] {
  return server.apply({
    type: 'order-placed',
    body: {
      order: id as OrderId,
      company,
      number: `SO-${id}`,
      channel: 'shop',
      placedAt: instant(start),
      shipBy: instant(start + 86_400_000),
      priority: 5,
      currency: 'EUR',
      customer: { id: 'k1', name: 'Kim', country: 'LV' },
      shipTo: { name: 'Kim', lines: ['Street 1'], country: 'LV' },
      lines: [{ id: `${id}-1`, item: itemOf(item), quantity: quantity(units), unitPrice: '2', net: units * 200 }],
      charges: [],
    },
  })
}

export function pick(units: number, from: Place, task?: TaskId, order = 'o1'): Wish {
  return {
    type: 'units-picked',
    body: {
      order: order as OrderId,
      line: `${order}-1`,
      ...(task && { task }),
      ...goods(1),
      quantity: quantity(units),
      from,
      tote: { id: 't1' as PlateId, code: 'T-1' },
    },
  }
}

export function count(n: number, place: Place, counted: number): Wish {
  return { type: 'quant-counted', body: { place, ...goods(n), counted: quantity(counted) } }
}

export function move(n: number, units: number, from: Place, to: Place): Wish {
  return { type: 'goods-moved', body: { purpose: 'move', ...goods(n), quantity: quantity(units), from, to } }
}
