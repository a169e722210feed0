// Owns the shapes of work: orders, purchases, tasks, shipments, exceptions. Handheld rows hold no money and no names of
// customers; those sit in office rows (sale, terms, customer) and ship-to rows, which only the desk and pack stations get.
import type {
  CompanyId,
  DeviceId,
  ExceptionId,
  ItemId,
  OperationId,
  OrderId,
  PersonId,
  PlateId,
  PurchaseId,
  ShipmentId,
  TaskId,
  WarehouseId,
} from '../values/ids.ts'
import type { Quantity } from '../values/quantity.ts'
import type { TaxedAt } from '../values/taxed-at.ts'
import type { Instant } from '../values/time.ts'
import type { SaleCharge } from './books.ts'
import type { ExceptionKind } from './exception-kinds.ts'
import type { Place } from './places.ts'
import type { StockStatus } from './stock.ts'

export type OrderState = 'waiting' | 'held' | 'released' | 'picking' | 'picked' | 'packed' | 'shipped' | 'cancelled'

/** Who works on it, by the server's word or, offline, by the device's own hope. */
export interface Claim {
  readonly device: DeviceId
  readonly person: PersonId
  readonly at: Instant
  /** Until when nobody else may take it over; work on it renews this. It is the holder's beyond that, until somebody does. */
  readonly until?: Instant
  /** Put aside by its holder since: anybody may go on with it. */
  readonly parked?: Instant
}

/** The cart of a wave on which an order is best picked: orders of one cart are picked on one walk. */
export interface PlannedCart {
  readonly id: string
  /** As which of its wave it is to be taken, from 1. */
  readonly turn: number
  /** The highest and the earliest of its orders: by these it takes its turn among everything else. */
  readonly priority: number
  readonly due: Instant
  /** The order's square on it, from 1. */
  readonly square: number
}

export interface OrderRow {
  readonly id: OrderId
  readonly warehouse: WarehouseId
  readonly company: CompanyId
  readonly number: string
  readonly channel: string
  readonly state: OrderState
  readonly placedAt: Instant
  readonly shipBy: Instant
  /** Higher goes first. */
  readonly priority: number
  readonly lines: number
  /** Units ordered less cancelled; and how far they have come. Each is the sum over its lines. */
  readonly units: Quantity
  readonly allocated: Quantity
  readonly picked: Quantity
  readonly packed: Quantity
  readonly shipped: Quantity
  /** Pick tasks that are still open. */
  readonly openPicks: number
  readonly claim?: Claim
  readonly cart?: PlannedCart
  readonly tote?: PlateId
  readonly shippedAt?: Instant
}

export interface OrderLineRow {
  readonly id: string
  readonly order: OrderId
  readonly warehouse: WarehouseId
  readonly item: ItemId
  readonly ordered: Quantity
  readonly cancelled: Quantity
  readonly allocated: Quantity
  readonly picked: Quantity
  readonly packed: Quantity
  readonly shipped: Quantity
  /** Units that came back of those shipped. */
  readonly returned?: Quantity
}

export interface ShipToRow {
  readonly id: OrderId
  readonly warehouse: WarehouseId
  readonly name: string
  readonly lines: readonly string[]
  readonly country: string
}

export interface PurchaseRow {
  readonly id: PurchaseId
  readonly warehouse: WarehouseId
  readonly company: CompanyId
  readonly number: string
  readonly supplier: string
  readonly state: 'open' | 'part-received' | 'received' | 'closed'
  readonly expectedAt: Instant
  readonly lines: number
  /** Lines of which less has come than was ordered. */
  readonly openLines: number
  readonly units: Quantity
  readonly received: Quantity
  /** Units that never came and are claimed from the supplier. */
  readonly claimed?: Quantity
}

export interface PurchaseLineRow {
  readonly id: string
  readonly purchase: PurchaseId
  readonly warehouse: WarehouseId
  readonly item: ItemId
  readonly ordered: Quantity
  readonly received: Quantity
}

export type TaskKind = 'put-away' | 'pick' | 'pack' | 'ship' | 'count' | 'move'
export type TaskState = 'open' | 'done' | 'cancelled'

/**
 * One thing to do with hands. A pick task takes one line from one place; a pack or ship task is a whole order; a count task
 * without an item is a whole place; a move task without a target goes where it fits.
 */
export interface TaskRow {
  readonly id: TaskId
  readonly warehouse: WarehouseId
  readonly kind: TaskKind
  readonly state: TaskState
  readonly createdAt: Instant
  readonly quantity: Quantity
  readonly done: Quantity
  readonly from?: Place
  readonly to?: Place
  readonly item?: ItemId
  readonly lot?: string
  /** The unit that was promised, of an item with serial numbers; another one may be taken. */
  readonly serial?: string
  readonly order?: OrderId
  readonly line?: string
  readonly purchase?: PurchaseId
  /** What is to be moved is set aside already; goods of a move are available when it is left out. */
  readonly status?: StockStatus
  /** Why it is to be done, where a way out of a contradiction asked for it. */
  readonly exception?: ExceptionId
  /** Who worked on it last. */
  readonly by?: PersonId
  /** Another person is to do it: the first count of what is counted again was theirs. */
  readonly notBy?: PersonId
  readonly claim?: Claim
}

export interface ShipmentRow {
  readonly id: ShipmentId
  readonly warehouse: WarehouseId
  readonly order: OrderId
  readonly number: string
  readonly carton: string
  readonly state: 'packed' | 'shipped'
  readonly lines: readonly { readonly line: string; readonly item: ItemId; readonly quantity: Quantity }[]
  readonly plate?: PlateId
  readonly packedAt: Instant
  readonly shippedAt?: Instant
  readonly tracking?: string
  /** What left in it, each with the event under which its cost is known: what comes back refers to it. */
  readonly left?: readonly ShippedGoods[]
}

export interface ShippedGoods {
  readonly line: string
  readonly item: ItemId
  readonly lot: string
  readonly serial: string
  readonly quantity: Quantity
  readonly event: string
}

export interface ExceptionRow {
  readonly id: ExceptionId
  readonly warehouse: WarehouseId
  readonly kind: ExceptionKind
  /** What it is about: `<kind of row>:<id>`. */
  readonly subject: string
  readonly state: 'open' | 'resolved'
  readonly openedAt: Instant
  readonly operation: OperationId
  readonly person: PersonId
  readonly device: DeviceId
  readonly facts: Readonly<Record<string, string | number>>
  /** Who was asked to look after it, and by when. */
  readonly assigned?: PersonId
  readonly dueAt?: Instant
  readonly resolvedAt?: Instant
  readonly resolvedBy?: PersonId
  readonly resolution?: string
}

/**
 * Goods on their way to another warehouse. What arrives before anybody knew that it left waits here under the same id:
 * `transfer|item|owner`, so that a wrong item booked on a load is kept apart.
 */
export interface TransferRow {
  readonly id: string
  /** The operation by which they left. */
  readonly transfer: string
  /** Where they go. */
  readonly warehouse: WarehouseId
  /** Where they left; unknown while only their arrival is. */
  readonly source?: WarehouseId
  readonly number: string
  readonly item: ItemId
  readonly lot: string
  readonly serial: string
  readonly owner: CompanyId
  readonly shipped: Quantity
  readonly received: Quantity
  readonly lost: Quantity
  readonly at: Instant
}

/** An operation was undone. Its id is that of the undone operation, so that none is undone twice. */
export interface ReversalRow {
  readonly id: OperationId
  readonly warehouse: WarehouseId
  /** The operation that undid it. */
  readonly operation: OperationId
  readonly by: PersonId
  readonly at: Instant
}

/** Office row: what an order is worth and to whom. Amounts in minor units of `currency`. */
export interface SaleRow {
  readonly id: OrderId
  readonly company: CompanyId
  readonly warehouse: WarehouseId
  readonly customer: string
  readonly currency: string
  readonly charges: readonly SaleCharge[]
  /** The tax is rounded once a line, not once a rate. */
  readonly taxRounding?: 'line'
  /** The company's own rates tax it; its prices are without tax, or hold it. */
  readonly pricing?: 'net' | 'gross'
  /** Where its goods go, as far as tax depends on it. */
  readonly to?: { readonly country: string; readonly region?: string }
  /** Charges are posted once, with the first shipment. */
  readonly chargesPosted: boolean
  /** What all lines and charges are worth without tax, and how much of that is invoiced; unknown of older orders. */
  readonly net?: number
  readonly invoicedNet?: number
  /** What was invoiced and credited at each rate of tax, in the sale's currency. */
  readonly taxed?: readonly SaleTax[]
}

export interface SaleTax {
  readonly basisPoints?: number
  readonly at?: TaxedAt
  readonly net: number
  readonly tax: number
  readonly creditedNet: number
  readonly creditedTax: number
}

/** Office row: the price of one order line; net amounts, what of them is invoiced already. */
export interface SaleLineRow {
  readonly id: string
  readonly order: OrderId
  readonly unitPrice: string
  readonly net: number
  /** Tax that we owe on it: 2000 is 20 %. What a marketplace remits is none of ours. */
  readonly taxBasisPoints?: number
  /** At what the company's own rates tax it. */
  readonly tax?: TaxedAt
  /** Its tax, where the price agreed holds it, and how much of that is invoiced. */
  readonly taxAmount?: number
  readonly taxInvoiced?: number
  readonly invoiced: number
  readonly invoicedUnits: Quantity
}

/** Office row: the price agreed with a supplier for one purchase line, per base unit. */
export interface PurchaseTermsRow {
  readonly id: string
  readonly purchase: PurchaseId
  readonly unitPrice: string
  readonly currency: string
  /** Base currency for one unit of the order's currency, as a decimal string. */
  readonly rate: string
}

/** Office row: what a unit of an item is taken to cost while no cost is known yet; decimal string, major units. */
export interface ItemCostRow {
  readonly id: ItemId
  readonly standardCost: string
}

/** Office row: a customer's name and address, erasable on request without touching any fact. */
export interface CustomerRow {
  readonly id: string
  readonly name: string
  readonly country: string
}
