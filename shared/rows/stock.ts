// Owns the shapes of stock: quants, plates, counts, and the movements that explain them.
import type {
  CompanyId,
  DeviceId,
  ItemId,
  OperationId,
  OrderId,
  PersonId,
  PlateId,
  WarehouseId,
} from '../values/ids.ts'
import type { Quantity } from '../values/quantity.ts'
import type { Instant } from '../values/time.ts'
import type { Place } from './places.ts'

export type StockStatus = 'available' | 'quarantine' | 'damaged'

/** What kind of unit: two units with the same goods are interchangeable. Lot and serial are '' where not tracked. */
export interface Goods {
  readonly item: ItemId
  readonly lot: string
  readonly serial: string
  readonly status: StockStatus
  readonly owner: CompanyId
}

/** So many units of the same goods at one place. Its id is the key of place and goods, so it needs no derivation. */
export interface QuantRow extends Goods {
  readonly id: string
  readonly warehouse: WarehouseId
  readonly place: Place
  /** May be negative: the books then say less than nothing lies here, and an exception is open. */
  readonly quantity: Quantity
  /** Promised to open pick tasks; never more than a plan, so it may exceed the quantity. */
  readonly allocated: Quantity
  /** Units that a disputed count did not find: they are not promised until it is settled. */
  readonly doubt?: Quantity
}

export interface PlateRow {
  readonly id: PlateId
  readonly warehouse: WarehouseId
  readonly code: string
  readonly kind: 'pallet' | 'tote' | 'carton'
  /** Where it stands; a virtual place once it has left. */
  readonly at: Place
  readonly order?: OrderId
  /** Who set it down last, and where it stood before: nowhere for a new plate. */
  readonly moved?: { readonly operation: OperationId; readonly from?: Place }
}

/** One count of one quant, kept so that a movement learned later can be weighed against it. */
export interface CountRow {
  readonly id: string
  readonly warehouse: WarehouseId
  readonly quant: string
  readonly at: Instant
  readonly counted: Quantity
  /** What the count has added (or taken) so far to make the books agree. */
  readonly adjusted: Quantity
  /** Who looked; nothing is posted until another person has seen the same, or somebody approves it. */
  readonly disputed?: PersonId
}

/** The id of a quant: its place and goods, written out. */
export function quantKey(place: Place, goods: Goods): string {
  return `${place}|${goods.item}|${goods.lot}|${goods.serial}|${goods.status}|${goods.owner}`
}

/** The place and goods that the id of a quant names. */
export function partsOfQuant(key: string): { readonly place: Place; readonly goods: Goods } {
  const [place = '', item = '', lot = '', serial = '', status = '', owner = ''] = key.split('|')
  return { place: place as Place, goods: { item, lot, serial, status, owner } as Goods }
}

/** Units that went from a place to a place. Append-only. */
export interface Movement extends Goods {
  readonly id: string
  readonly operation: OperationId
  readonly warehouse: WarehouseId
  readonly at: Instant
  readonly from: Place
  readonly to: Place
  /** The status at the far end, where it differs. */
  readonly toStatus: StockStatus
  readonly quantity: Quantity
  readonly by: PersonId
  readonly device: DeviceId
}

/** What a movement brought to a quant: positive, negative, or 0 where it does not touch it. */
export function netOf(movement: Movement, quant: string): number {
  if (quantKey(movement.from, movement) === quant) return -movement.quantity
  if (quantKey(movement.to, { ...movement, status: movement.toStatus }) === quant) return movement.quantity
  return 0
}
