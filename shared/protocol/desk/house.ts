// Owns how the day, the books, devices and people are shown at the desk. Types only.
import type { PersonRow } from '../../rows/catalogue.ts'
import type { OrderState, PurchaseRow } from '../../rows/work.ts'
import type { Named, Page } from './names.ts'
import type { EntryRow } from './operations.ts'
import type { ExceptionListRow } from './work.ts'

export interface TrialBalance {
  readonly asOf: number
  readonly company: string
  readonly currency: string
  readonly until: string
  readonly accounts: readonly {
    readonly account: string
    readonly debit: number
    readonly credit: number
    /** Debits less credits up to the date. */
    readonly balance: number
  }[]
  readonly debit: number
  readonly credit: number
  /** Value of the company's goods on shelves and on the way, as the costing engine keeps it now. */
  readonly goods: number
}

export interface EntryPage extends Page<EntryRow, { readonly debit: number; readonly credit: number }> {
  readonly company: string
  readonly currency: string
}

/** `working`: heard within minutes; `resting`: silent with nothing in hand; `silent`: silent and something is missing. */
export type DeviceState = 'working' | 'resting' | 'silent' | 'never' | 'revoked'

export interface DeviceListRow {
  readonly id: string
  readonly name: string
  readonly warehouse: string
  readonly packStation: boolean
  readonly state: DeviceState
  readonly enrolledAt: number
  readonly revokedAt?: number
  readonly heardAt?: number
  /** What it still held at its last exchange. */
  readonly unsent: number
  readonly unsentOldestAt?: number
  readonly lastPerson?: Named
  /** Orders that it has claimed and not given back. */
  readonly orders: number
  readonly ordersUnits: number
  readonly operations: number
}

export interface DevicePage extends Page<DeviceListRow, { readonly unsent: number; readonly silent: number }> {}

/** Orders that a device has in hand, with what the goods of each cost for those who may see money. */
export interface DeviceDetail {
  readonly asOf: number
  readonly orders: readonly {
    readonly id: string
    readonly number: string
    readonly shipBy: number
    readonly units: number
    readonly picked: number
    readonly person?: Named
    readonly since?: number
    readonly value?: number
  }[]
}

/** What came of a file of work: newly taken, known before, and beyond a gap. */
export interface OutboxTaken {
  readonly asOf: number
  readonly device: Named
  readonly taken: number
  readonly known: number
  readonly missing: number
}

export interface PersonListRow {
  readonly person: Pick<PersonRow, 'id' | 'name' | 'badge' | 'language' | 'active' | 'roles' | 'warehouses'>
  readonly seenAt?: number
}

export type PersonPage = Page<PersonListRow, { readonly active: number }>

/** What the frame of every page shows. */
export interface Pulse {
  readonly asOf: number
  readonly openOrders: number
  readonly openExceptions: number
  readonly duePurchases: number
  readonly silentDevices: number
}

export interface Today {
  readonly asOf: number
  /** Calendar day of the warehouse, and the instant it ends. */
  readonly day: string
  readonly dayEndsAt: number
  readonly due: { readonly total: number; readonly states: Readonly<Record<OrderState, number>> }
  readonly late: { readonly count: number; readonly oldestAt?: number }
  readonly held: number
  readonly exceptions: {
    readonly count: number
    readonly oldestAt?: number
    readonly value?: number
    readonly rows: readonly ExceptionListRow[]
  }
  readonly silent: readonly DeviceListRow[]
  readonly unsent: { readonly operations: number; readonly devices: number; readonly oldestAt?: number }
  readonly receipts: { readonly count: number; readonly overdue: number; readonly rows: readonly PurchaseRow[] }
  /** Parcels and units that left, by hour of the warehouse's day. */
  readonly shipped: {
    readonly parcels: number
    readonly hours: readonly { readonly from: number; readonly parcels: number }[]
  }
}

export interface Found {
  readonly asOf: number
  readonly found: readonly {
    readonly kind: 'order' | 'item' | 'bin' | 'purchase' | 'person' | 'device'
    readonly id: string
    readonly code: string
    readonly name: string
  }[]
}
