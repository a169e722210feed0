// Owns the firm of a simulation: two warehouses with few bins and few items, so that people are in each other's way; people
// with different rights; stock to begin with. Made once by operations, then copied for each seed.
import { access, copyFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Applier } from '../../server/apply/applier.ts'
import { Store } from '../../server/store/store.ts'
import { system } from '../../shared/operations/apply.ts'
import type { Wish } from '../../shared/operations/index.ts'
import type { Role } from '../../shared/rows/catalogue.ts'
import { atLocation, type Place } from '../../shared/rows/places.ts'
import type { Goods } from '../../shared/rows/stock.ts'
import type { CompanyId, DeviceId, ItemId, LocationId, PersonId, WarehouseId } from '../../shared/values/ids.ts'
import { quantity } from '../../shared/values/quantity.ts'
import { Dice } from './dice.ts'

/** Virtual time at which every story begins: a Monday morning in Riga. */
export const dawn = Date.UTC(2026, 8, 21, 5)

export const company = 'c1' as CompanyId
export const warehouses: readonly WarehouseId[] = ['w1' as WarehouseId, 'w2' as WarehouseId]
export const items = Array.from({ length: 6 }, (_, i) => `item${i + 1}` as ItemId)
export const people: Readonly<Record<string, readonly Role[]>> = {
  lead: ['lead'],
  receiver: ['receiver'],
  picker: ['picker'],
  packer: ['packer', 'returns'],
}
export const personIds = Object.keys(people) as PersonId[]

const types = ['dock', 'pack', 'stage', 'pick-face', 'pick-face', 'pick-face', 'reserve', 'reserve'] as const

export const binOf = (warehouse: WarehouseId, n: number) => `${warehouse}-bin${n}` as LocationId
export const placeOf = (warehouse: WarehouseId, n: number): Place => atLocation(binOf(warehouse, n))
export const bins = types.length

export function goods(item: ItemId): Goods {
  return { item, lot: '', serial: '', status: 'available', owner: company }
}

export function deviceRow(id: DeviceId, warehouse: WarehouseId, packStation: boolean): Wish {
  return { type: 'device-enrolled', body: { id, name: id, warehouse, packStation } }
}

export function person(id: PersonId, roles: readonly Role[], active = true): Wish {
  return {
    type: 'person-saved',
    body: { id, name: id, badge: `B-${id}`, language: 'en', active, roles: [...roles], warehouses: [...warehouses] },
  }
}

/** Files of databases to start from, one for each way of costing. */
export class Templates {
  readonly #folder: string
  readonly #made = new Map<string, Promise<string>>()

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** In memory where the machine offers a folder there: nothing here needs to survive. */
  static async open(): Promise<Templates> {
    const memory = await access('/dev/shm').then(
      () => '/dev/shm',
      () => tmpdir(),
    )
    return new Templates(await mkdtemp(join(memory, 'stockhand-sim-')))
  }

  get folder(): string {
    return this.#folder
  }

  /** @param onDisk not in memory */
  async copy(costing: 'fifo' | 'average', name: string, onDisk = false): Promise<string> {
    let made = this.#made.get(costing)
    if (!made) {
      made = found(join(this.#folder, `${costing}.db`), costing)
      this.#made.set(costing, made)
    }
    const file = join(onDisk ? tmpdir() : this.#folder, name)
    await copyFile(await made, file)
    return file
  }
}

async function found(file: string, costing: 'fifo' | 'average'): Promise<string> {
  const store = await Store.open(file)
  const dice = new Dice(7)
  const applier = await Applier.open({ store, now: () => dawn - 3_600_000, random: dice.bytes })
  const everywhere: Wish[] = [
    { type: 'company-saved', body: { id: company, name: 'Firm', currency: 'EUR', zone: 'Europe/Riga', costing } },
    ...personIds.map((id) => person(id, people[id] ?? [])),
    ...items.map(itemSaved),
  ]
  const wishes = [
    ...everywhere.map((wish) => ({ ...wish, warehouse: 'w1' })),
    ...warehouses.flatMap((warehouse) => warehouseWishes(warehouse).map((wish) => ({ ...wish, warehouse }))),
  ]
  const answered = await applier.submit(
    'desk',
    wishes.map(({ type, body, warehouse }, index) => ({
      id: `begin-${index}`,
      type,
      body,
      at: dawn - 3_600_000,
      by: system,
      warehouse,
    })),
  )
  const wrong = answered.acks.filter(({ outcome }) => outcome !== 'applied')
  if (wrong.length > 0) throw new Error(`the firm can't be founded: ${JSON.stringify(wrong)}`)
  await store.close()
  return file
}

function itemSaved(id: ItemId, index: number): Wish {
  return {
    type: 'item-saved',
    body: {
      id,
      sku: `SKU-${index + 1}`,
      name: id,
      unit: 'piece',
      codes: [{ code: `400000000000${index}`, level: 'each', quantity: quantity(1) }],
      tracking: 'none',
      confirm: 'trust',
      owner: company,
      storageClass: 'ambient',
    },
  }
}

function warehouseWishes(warehouse: WarehouseId): Wish[] {
  const dock = binOf(warehouse, 1)
  const saved: Wish = {
    type: 'warehouse-saved',
    body: {
      id: warehouse,
      name: warehouse,
      zone: 'Europe/Riga',
      company,
      dock,
      packBench: binOf(warehouse, 2),
      stage: binOf(warehouse, 3),
    },
  }
  const locations = types.map((type, index): Wish => {
    const code = `A-0${index + 1}`
    const id = binOf(warehouse, index + 1)
    const where = { zone: 'A', aisle: 'A', bay: index, level: 1, slot: 1, side: 'left' as const, x: index * 10, y: 10 }
    return {
      type: 'location-saved',
      body: { id, warehouse, code, type, ...where, storageClass: 'ambient', blocked: false },
    }
  })
  const opened = items.slice(0, 4).map((item, index): Wish => {
    const place = placeOf(warehouse, 4 + (index % 4))
    return { type: 'stock-opened', body: { ...goods(item), quantity: quantity(12), place, value: 1_207 + index * 331 } }
  })
  return [saved, ...locations, ...opened]
}
