// Makes the work of a shift: goods received, put away and moved on, over many items and bins, from many devices, in the
// order in which hands do it. Deterministic by seed.

import type { Services } from '../../server/services.ts'
import { system } from '../../shared/operations/apply.ts'
import type { Envelope, ExchangeRequest } from '../../shared/protocol/exchange.ts'
import { makeId } from '../../shared/values/ids.ts'
import { codeOf } from './scan-order.ts'

export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface Load {
  readonly items: number
  readonly bins: number
  readonly devices: number
  /** Whether items have barcodes. */
  readonly codes?: boolean
}

const start = Date.UTC(2026, 5, 1, 6)

function ids(next: () => number) {
  return {
    now: () => start,
    random: () => Uint8Array.from({ length: 16 }, () => Math.floor(next() * 256)),
  }
}

/** The firm in which the shift works: company, warehouse, bins, items, devices, one purchase order for each item. */
export async function makeFirm({ applier }: Services, load: Load): Promise<void> {
  const source = ids(random(1))
  const submit = async (operations: { type: string; body: unknown }[]) => {
    for (let i = 0; i < operations.length; i += 500) {
      const some = operations.slice(i, i + 500)
      await applier.submit(
        'import',
        some.map((each) => ({ ...each, id: makeId(source), at: start, by: system, warehouse: 'north' }) as never),
      )
    }
  }
  const location = (id: string, type: string) => ({
    type: 'location-saved',
    body: {
      id,
      warehouse: 'north',
      code: id,
      zone: 'A',
      type,
      aisle: 'A',
      bay: 1,
      level: 1,
      slot: 1,
      side: 'left',
      x: 1,
      y: 1,
      storageClass: 'ambient',
      blocked: false,
    },
  })
  await submit([
    { type: 'company-saved', body: { id: 'acme', name: 'Acme', currency: 'EUR', zone: 'UTC', costing: 'fifo' } },
    {
      type: 'warehouse-saved',
      body: {
        id: 'north',
        name: 'North',
        zone: 'UTC',
        company: 'acme',
        dock: 'dock',
        packBench: 'pack',
        stage: 'stage',
      },
    },
    {
      type: 'person-saved',
      body: {
        id: 'ann',
        name: 'Ann',
        badge: 'B1',
        language: 'en',
        active: true,
        roles: ['lead'],
        warehouses: ['north'],
      },
    },
    location('dock', 'dock'),
    location('pack', 'pack'),
    location('stage', 'stage'),
    ...Array.from({ length: load.bins }, (_, i) => location(`bin-${i}`, 'pick-face')),
    ...Array.from({ length: load.devices }, (_, i) => ({
      type: 'device-enrolled',
      body: { id: `hh-${i}`, name: `HH-${i}`, warehouse: 'north', packStation: false },
    })),
    ...Array.from({ length: load.items }, (_, i) => ({
      type: 'item-saved',
      body: {
        id: `item-${i}`,
        sku: `SKU-${i}`,
        name: `Item ${i}`,
        unit: 'piece',
        codes: load.codes ? [{ code: codeOf(i), level: 'each', quantity: 1 }] : [],
        tracking: 'none',
        confirm: 'trust',
        owner: 'acme',
        storageClass: 'ambient',
      },
    })),
  ])
  for (let i = 0; i < load.items; i += 500) {
    const lines = Array.from({ length: Math.min(500, load.items - i) }, (_, k) => ({
      id: `pol-${i + k}`,
      item: `item-${i + k}`,
      quantity: 1_000_000,
      unitPrice: '1.25',
    }))
    await submit([
      {
        type: 'purchase-ordered',
        body: {
          purchase: `po-${i}`,
          company: 'acme',
          number: `PO-${i}`,
          supplier: 'S',
          expectedAt: start,
          currency: 'EUR',
          rate: '1',
          lines,
        },
      },
    ])
  }
}

/** The operations of one device: receive an item, put it away, move a part on; each with a random id and time. */
export class Shift {
  readonly device: string
  readonly #next: () => number
  readonly #source: ReturnType<typeof ids>
  readonly #load: Load
  #n = 0
  #at = start

  constructor(index: number, load: Load, seed: number) {
    this.device = `hh-${index}`
    this.#load = load
    this.#next = random(seed * 1000 + index)
    this.#source = ids(this.#next)
  }

  /** @param incarnation which stream of the device; each has its own shift */
  batch(size: number, incarnation = 'i1'): ExchangeRequest {
    const operations = Array.from({ length: size }, () => this.#operation())
    return {
      protocol: 1,
      rows: 1,
      epoch: '',
      stream: { device: this.device, incarnation },
      acked: this.#n - size,
      cursors: {},
      operations,
      waiting: { count: 0 },
    }
  }

  #item = 0
  #from = ''

  #operation(): Envelope {
    this.#n += 1
    this.#at += 20_000
    const goods = { lot: '', serial: '', status: 'available', owner: 'acme' }
    const step = this.#n % 3
    let type = 'goods-moved'
    let body: Record<string, unknown>
    if (step === 1) {
      this.#item = Math.floor(this.#next() * this.#load.items)
      type = 'goods-received'
      const purchase = `po-${Math.floor(this.#item / 500) * 500}`
      body = {
        receipt: `r-${this.device}`,
        purchase,
        line: `pol-${this.#item}`,
        ...goods,
        item: `item-${this.#item}`,
        quantity: 24,
        to: 'L:dock',
      }
      this.#from = 'L:dock'
    } else {
      const to = `L:bin-${Math.floor(this.#next() * this.#load.bins)}`
      const purpose = step === 2 ? 'put-away' : 'move'
      body = { purpose, ...goods, item: `item-${this.#item}`, quantity: step === 2 ? 24 : 6, from: this.#from, to }
      this.#from = to
    }
    return {
      id: makeId(this.#source),
      n: this.#n,
      type,
      v: 1,
      at: this.#at,
      rawAt: this.#at,
      by: 'ann',
      warehouse: 'north',
      body,
    }
  }
}
