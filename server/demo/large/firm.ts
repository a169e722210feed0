// Owns the firm of the large demo as it stands before its first day: warehouses with their bins, people with devices, a
// catalogue. Does not know what happens there.
import type { BodyOf } from '../../../shared/operations/index.ts'
import { checkDigit } from '../../../shared/scan/gtin.ts'
import type { CompanyId, DeviceId, ItemId, LocationId, PersonId, WarehouseId } from '../../../shared/values/ids.ts'
import { quantity } from '../../../shared/values/quantity.ts'
import { type Aisle, drawWarehouse, type FrontPlace, floorOf, type LocationBody } from '../../imports/racks.ts'
import { demoId } from '../demo-ids.ts'
import type { Chance } from '../random.ts'
import type { Hand } from '../recorder.ts'
import type { Scale } from './scale.ts'

export interface LargeWarehouse {
  readonly row: BodyOf<'warehouse-saved'>
  readonly locations: readonly LocationBody[]
  readonly bins: readonly LocationBody[]
  readonly hands: { readonly receive: Hand; readonly pick: readonly Hand[]; readonly pack: Hand; readonly lead: Hand }
}

export interface LargeItem {
  readonly row: BodyOf<'item-saved'>
  /** Cents for one unit, and the price as text. */
  readonly cost: number
  readonly price: string
}

export interface LargeFirm {
  readonly company: BodyOf<'company-saved'>
  readonly warehouses: readonly LargeWarehouse[]
  readonly people: readonly { readonly row: BodyOf<'person-saved'>; readonly pin: string }[]
  readonly devices: readonly BodyOf<'device-enrolled'>[]
  readonly items: readonly LargeItem[]
}

const cities = ['Riga', 'Kaunas', 'Tampere', 'Gdansk', 'Malmo', 'Bremen', 'Lodz', 'Aarhus']
const pickers = 4
const bays = 25

export function largeFirm(scale: Scale, chance: Chance): LargeFirm {
  const company: BodyOf<'company-saved'> = {
    id: demoId<CompanyId>('large', 'company'),
    name: 'Nordic Supply SE',
    currency: 'EUR',
    zone: 'Europe/Riga',
    costing: 'fifo',
  }
  const places = Array.from({ length: scale.warehouses }, (_, i) => cities[i] ?? `House ${i + 1}`)
  const built = places.map((name) => buildWarehouse(name, company.id, Math.ceil(scale.bins / scale.warehouses)))
  const all = built.map(({ row }) => row.id)
  const person = (
    name: string,
    roles: BodyOf<'person-saved'>['roles'],
    warehouses: readonly WarehouseId[],
    n: number,
  ) => ({
    row: {
      id: demoId<PersonId>('large', 'person', name),
      name,
      badge: String(5000 + n),
      language: n % 2 === 0 ? ('en' as const) : ('ru' as const),
      active: true,
      roles,
      warehouses: [...warehouses],
    },
    pin: String(chance.whole(1000, 9999)),
  })
  const people = built.flatMap((warehouse, at) => {
    const name = places[at] ?? ''
    return [
      person(`Lead of ${name}`, ['lead'], [warehouse.row.id], at * 10),
      person(`Receiver of ${name}`, ['receiver'], [warehouse.row.id], at * 10 + 1),
      person(`Packer of ${name}`, ['packer', 'returns'], [warehouse.row.id], at * 10 + 2),
      ...Array.from({ length: pickers }, (_, i) =>
        person(`Picker ${i + 1} of ${name}`, ['picker'], [warehouse.row.id], at * 10 + 3 + i),
      ),
    ]
  })
  const managers = [person('Manager', ['manager', 'admin'], all, 990), person('Bookkeeper', ['bookkeeper'], all, 991)]
  const devices: BodyOf<'device-enrolled'>[] = []
  const warehouses = built.map((warehouse, at): LargeWarehouse => {
    const hand = (n: number, device: string, packStation = false): Hand => {
      const id = demoId<DeviceId>('large', 'device', places[at] ?? '', device)
      devices.push({ id, name: `${device} ${places[at]}`, warehouse: warehouse.row.id, packStation })
      const who = people[at * (3 + pickers) + n]
      return { person: who?.row.id ?? '', device: id, warehouse: warehouse.row.id }
    }
    return {
      ...warehouse,
      hands: {
        lead: hand(0, 'HH-00'),
        receive: hand(1, 'HH-01'),
        pack: hand(2, 'Bench 1', true),
        pick: Array.from({ length: pickers }, (_, i) => hand(3 + i, `HH-${String(i + 2).padStart(2, '0')}`)),
      },
    }
  })
  return {
    company,
    warehouses,
    people: [...people, ...managers],
    devices,
    items: largeItems(scale.items, company.id, chance),
  }
}

function buildWarehouse(name: string, company: CompanyId, bins: number) {
  const id = demoId<WarehouseId>('large', 'warehouse', name)
  const idOf = (code: string) => demoId<LocationId>('large', name, code)
  const front: readonly FrontPlace[] = [
    { code: 'DOCK-1', zone: 'dock', type: 'dock' },
    { code: 'STAGE-1', zone: 'stage', type: 'stage' },
    { code: 'PACK-1', zone: 'pack', type: 'pack' },
    { code: 'QUAR-1', zone: 'quarantine', type: 'quarantine' },
    { code: 'DAMAGE-1', zone: 'damage', type: 'damage' },
  ]
  const levels: Aisle['levels'] = ['pick-face', 'pick-face', 'reserve', 'reserve']
  const ofAisle = bays * levels.length * 8
  const aisles = Array.from({ length: Math.ceil(bins / ofAisle) }, (_, i): Aisle => {
    const letters = String.fromCharCode(65 + (i % 26))
    const code = i < 26 ? letters : `A${letters}`
    return { name: code, zone: code, storageClass: 'ambient', bays, levels, places: 4 }
  })
  const drawn = drawWarehouse({ warehouse: id, aisles, front, idOf })
  const places = drawn.slice(0, front.length + bins)
  return {
    row: {
      id,
      name,
      zone: 'Europe/Riga',
      company,
      dock: idOf('DOCK-1'),
      packBench: idOf('PACK-1'),
      stage: idOf('STAGE-1'),
      floor: floorOf(aisles),
    },
    locations: places,
    bins: places.slice(front.length),
  }
}

const kinds =
  'Bolt Nut Washer Bracket Hinge Cable Switch Lamp Valve Filter Gasket Bearing Belt Clamp Sensor Fuse'.split(' ')
const finishes = 'zinc brass steel black white blue red nylon'.split(' ')

/** Names by kind, finish and size; a code of the pack of 12 for every fourth. */
function largeItems(count: number, owner: CompanyId, chance: Chance): readonly LargeItem[] {
  return Array.from({ length: count }, (_, i): LargeItem => {
    const kind = kinds[i % kinds.length] ?? ''
    const finish = finishes[Math.floor(i / kinds.length) % finishes.length] ?? ''
    const sku = `${kind.slice(0, 3).toUpperCase()}-${String(i + 1).padStart(6, '0')}`
    const cost = chance.whole(20, 4000)
    const price = Math.round(cost * (1.4 + chance.next()))
    const one = { code: gtin(i), level: 'each' as const, quantity: quantity(1) }
    const dozen = { code: gtin(i + 500_000), level: 'case' as const, quantity: quantity(12) }
    return {
      row: {
        id: demoId<ItemId>('large', 'item', sku),
        sku,
        name: `${kind}, ${finish}, size ${1 + (i % 97)}`,
        unit: 'piece',
        codes: i % 4 === 0 ? [one, dozen] : [one],
        tracking: 'none',
        confirm: 'trust',
        owner,
        storageClass: 'ambient',
        weight: chance.whole(5, 5000),
        category: kind,
      },
      cost,
      price: `${Math.floor(price / 100)}.${String(price % 100).padStart(2, '0')}`,
    }
  })
}

/** In the range that GS1 keeps for use inside a firm. */
function gtin(n: number): string {
  const digits = `20${String(n).padStart(10, '0')}`
  return `${digits}${checkDigit(digits)}`
}
