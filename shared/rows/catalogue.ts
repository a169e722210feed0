// Owns the shapes of what changes seldom: companies, warehouses, people, items, locations, suppliers' names.

import type { CompanyId, DeviceId, ItemId, LocationId, PersonId, WarehouseId } from '../values/ids.ts'
import type { Quantity } from '../values/quantity.ts'
import type { BusinessDate, Instant } from '../values/time.ts'

export interface CompanyRow {
  readonly id: CompanyId
  readonly name: string
  /** ISO 4217 code of the books. */
  readonly currency: string
  /** IANA zone in which dates of the books are read. */
  readonly zone: string
  readonly costing: 'fifo' | 'average'
}

/** How people walk in a warehouse: what makes the shortest pick walk a proven one. Decimetres, as the bins' coordinates. */
export interface FloorPlan {
  /** The axis along which aisles run. */
  readonly aislesRun: 'x' | 'y'
  /** Where lanes cross all aisles, front and back among them, along that axis. */
  readonly crossAisles: readonly number[]
  /** Aisles that are walked one way only: towards greater or lesser coordinates. */
  readonly oneWay?: Readonly<Record<string, 'up' | 'down'>>
  /** A rule by name in place of the shortest walk. */
  readonly rule?: 's-shape' | 'return' | 'midpoint' | 'largest-gap' | 'combined'
}

/** A box to pack into, as its label names it: inner edges in millimetres, grams. */
export interface CartonSize {
  readonly code: string
  readonly inner: readonly [number, number, number]
  readonly emptyWeight: number
  readonly maxWeight: number
}

export interface WarehouseRow {
  readonly id: WarehouseId
  readonly name: string
  readonly zone: string
  /** The company whose orders are shipped from here when an order names none. */
  readonly company: CompanyId
  /** Where goods arrive, wait for packing, and leave: the defaults of the jobs. */
  readonly dock: LocationId
  readonly packBench: LocationId
  readonly stage: LocationId
  /** How units that go into a tote of a cart are proved: by its scan unless one press is enough here. */
  readonly putProof?: 'scan' | 'press'
  /**
   * How far a count may differ from the books and be posted at once: so many units, or so many thousandths of them, whichever is
   * more. Without it every count is posted at once.
   */
  readonly countTolerance?: { readonly units: number; readonly perMille: number }
  /** Without it picks are walked aisle by aisle. */
  readonly floor?: FloorPlan
  /** The boxes that stand at its benches: with them the right one is proposed, and how goods lie in it. */
  readonly cartons?: readonly CartonSize[]
  /** Cubic centimetres that its carrier counts as a kilogram; without it parcels are billed by weight alone. */
  readonly dimensionalDivisor?: number
}

export type Role = 'picker' | 'receiver' | 'packer' | 'returns' | 'lead' | 'manager' | 'bookkeeper' | 'admin' | 'api'

export interface PersonRow {
  readonly id: PersonId
  readonly name: string
  readonly badge: string
  readonly language: 'en' | 'ru'
  readonly active: boolean
  readonly roles: readonly Role[]
  /** Every change of roles or activity, oldest first: rights are judged as of the time of the fact. */
  readonly rights: readonly { readonly from: Instant; readonly roles: readonly Role[] }[]
  readonly warehouses: readonly WarehouseId[]
}

export interface DeviceRow {
  readonly id: DeviceId
  readonly name: string
  readonly warehouse: WarehouseId
  readonly enrolledAt: Instant
  readonly revokedAt?: Instant
  /** A pack station is sent the names and addresses of open orders; no other handheld is. */
  readonly packStation: boolean
}

export type Tracking = 'none' | 'lot' | 'lot-expiry' | 'serial'
export type PackLevel = 'each' | 'inner' | 'case' | 'pallet'

/** A barcode of an item: a scan of it means so many base units. */
export interface PackCode {
  readonly code: string
  readonly level: PackLevel
  readonly quantity: Quantity
}

export interface ItemRow {
  readonly id: ItemId
  readonly sku: string
  readonly name: string
  /** Word of the base unit as a text key suffix: "piece", "bottle", "pair", "gram"… */
  readonly unit: string
  readonly codes: readonly PackCode[]
  readonly tracking: Tracking
  /** How a pick is proved: one scan takes all, each unit is scanned, or the number is typed. */
  readonly confirm: 'trust' | 'each' | 'type'
  readonly owner: CompanyId
  /** Grams a base unit; millimetres of a base unit. */
  readonly weight?: number
  readonly size?: readonly [number, number, number]
  readonly storageClass: string
  readonly hazard?: string
  readonly category?: string
  /**
   * Where it best lies in each warehouse, learned from past orders: decimetres of walk from the bench, and the item it is bought
   * with most.
   */
  readonly homes?: Readonly<Record<string, { readonly reach: number; readonly beside?: ItemId }>>
  /** Goods with a code that nobody knew; workable all the same, until somebody says what they are. */
  readonly provisional?: true
  /** What it turned out to be. The row stays for ever, so that late facts about it land right. */
  readonly identified?: ItemId
}

export type LocationType = 'dock' | 'reserve' | 'pick-face' | 'stage' | 'pack' | 'quarantine' | 'damage'

export interface LocationRow {
  readonly id: LocationId
  readonly warehouse: WarehouseId
  readonly code: string
  readonly zone: string
  readonly type: LocationType
  readonly aisle: string
  readonly bay: number
  readonly level: number
  /** Position within the bay's level, from 1. */
  readonly slot: number
  readonly side: 'left' | 'right'
  /** Decimetres from the warehouse's origin, of the place in the aisle from which the bin is reached. */
  readonly x: number
  readonly y: number
  readonly storageClass: string
  readonly blocked: boolean
  readonly checkCode?: string
  /** What it takes, as far as it was measured: cubic centimetres, grams, pallets. */
  readonly capacity?: { readonly volume?: number; readonly weight?: number; readonly pallets?: number }
  /** A label that nobody knew, used all the same; and which bin it turned out to be. The row stays for ever. */
  readonly provisional?: true
  readonly identified?: LocationId
}

export interface LotRow {
  /** `<item>|<lot>` */
  readonly id: string
  readonly item: ItemId
  readonly lot: string
  readonly expiry?: BusinessDate
  /** A lot whose label could not be read; and which it turned out to be. The row stays for ever. */
  readonly provisional?: true
  readonly identified?: string
}
