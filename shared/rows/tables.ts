// Owns the list of every kind of row: its shape, the scope that it belongs to, and the indexes by which rules may ask for
// it. Handheld and server build the same indexes from this one list. Does not know how either stores a row.
import type { Instant } from '../values/time.ts'
import type {
  BankLineRow,
  BooksRow,
  CompanyDetailsRow,
  DocumentRow,
  HoldingRow,
  ItemTaxRow,
  KitRow,
  PartyDetailsRow,
  PaymentRow,
  PayoutRow,
  RateRow,
  ReceivedRow,
  SeriesRow,
  TaxRow,
  TradeTermsRow,
  UnbilledRow,
  WaitingBillRow,
} from './books.ts'
import type { CompanyRow, DeviceRow, ItemRow, LocationRow, LotRow, PersonRow, WarehouseRow } from './catalogue.ts'
import { index, indexKey } from './index-definition.ts'
import { officeIndexes, officeScopes } from './office-tables.ts'
import type { RecordedOperation } from './recorded.ts'
import type { CountRow, PlateRow, QuantRow } from './stock.ts'
import type {
  CustomerRow,
  ExceptionRow,
  ItemCostRow,
  OrderLineRow,
  OrderRow,
  PurchaseLineRow,
  PurchaseRow,
  PurchaseTermsRow,
  ReversalRow,
  SaleLineRow,
  SaleRow,
  ShipmentRow,
  ShipToRow,
  TaskRow,
  TransferRow,
} from './work.ts'

export { indexKey } from './index-definition.ts'
export { officeScope } from './office-scope.ts'
export { partyKey } from './party-key.ts'

export interface Rows {
  company: CompanyRow
  warehouse: WarehouseRow
  person: PersonRow
  device: DeviceRow
  item: ItemRow
  lot: LotRow
  location: LocationRow
  plate: PlateRow
  quant: QuantRow
  count: CountRow
  order: OrderRow
  orderLine: OrderLineRow
  shipTo: ShipToRow
  purchase: PurchaseRow
  purchaseLine: PurchaseLineRow
  task: TaskRow
  shipment: ShipmentRow
  exception: ExceptionRow
  reversal: ReversalRow
  sale: SaleRow
  saleLine: SaleLineRow
  purchaseTerms: PurchaseTermsRow
  customer: CustomerRow
  itemCost: ItemCostRow
  transfer: TransferRow
  books: BooksRow
  document: DocumentRow
  series: SeriesRow
  received: ReceivedRow
  waitingBill: WaitingBillRow
  rate: RateRow
  tax: TaxRow
  holding: HoldingRow
  tradeTerms: TradeTermsRow
  bankLine: BankLineRow
  payment: PaymentRow
  payout: PayoutRow
  unbilled: UnbilledRow
  kit: KitRow
  companyDetails: CompanyDetailsRow
  partyDetails: PartyDetailsRow
  itemTax: ItemTaxRow
}

export type Kind = keyof Rows
export type Row = Rows[Kind]

/** `tenant` (catalogue, people), `w:<warehouse>`, `p:<warehouse>` (pack stations) or `office` (the desk alone). */
export type Scope = string

export const tenantScope: Scope = 'tenant'
export const warehouseScope = (warehouse: string): Scope => `w:${warehouse}`
export const packScope = (warehouse: string): Scope => `p:${warehouse}`

type InWarehouse = { readonly warehouse: string }
const byWarehouse = (row: InWarehouse) => warehouseScope(row.warehouse)
const byTenant = () => tenantScope

export const scopeOf: { readonly [K in Kind]: (row: Rows[K]) => Scope } = {
  company: byTenant,
  warehouse: byTenant,
  person: byTenant,
  device: byTenant,
  item: byTenant,
  lot: byTenant,
  location: byWarehouse,
  plate: byWarehouse,
  quant: byWarehouse,
  count: byWarehouse,
  order: byWarehouse,
  orderLine: byWarehouse,
  shipTo: (row) => packScope(row.warehouse),
  purchase: byWarehouse,
  purchaseLine: byWarehouse,
  task: byWarehouse,
  shipment: byWarehouse,
  exception: byWarehouse,
  reversal: byWarehouse,
  transfer: byWarehouse,
  ...officeScopes,
}

/** The kinds that a handheld may hold; the others never leave the server. */
export const handheldKinds = [
  'company',
  'warehouse',
  'person',
  'device',
  'item',
  'lot',
  'location',
  'plate',
  'quant',
  'count',
  'order',
  'orderLine',
  'shipTo',
  'purchase',
  'purchaseLine',
  'task',
  'shipment',
  'exception',
  'reversal',
  'transfer',
] as const satisfies readonly Kind[]

const pair = indexKey

/** Side of a square of floor, in decimetres, by which free bins near a point are found. */
export const cellSide = 100

/** The square of floor on which a point lies: bins of one class that lie in it share a key of `storageInCell`. */
export function cellOf(point: { readonly x: number; readonly y: number }): { column: number; row: number } {
  return { column: Math.floor(point.x / cellSide), row: Math.floor(point.y / cellSide) }
}

export function cellKey(warehouse: string, storageClass: string, column: number, row: number): string {
  return `${warehouse}|${storageClass}|${column}|${row}`
}

function storageCell(location: LocationRow): string | undefined {
  if (location.blocked || (location.type !== 'pick-face' && location.type !== 'reserve')) return undefined
  const { column, row } = cellOf(location)
  return cellKey(location.warehouse, location.storageClass, column, row)
}

export const indexes = {
  personByBadge: index('person', (r) => r.badge),
  itemBySku: index('item', (r) => r.sku),
  lotsOfItem: index('lot', (r) => r.item),
  locationByCode: index('location', (r) => pair(r.warehouse, r.code)),
  /** Places that are not for storage: docks, benches, stages, quarantine, damage. */
  specialLocations: index('location', (r) =>
    r.type === 'pick-face' || r.type === 'reserve' ? undefined : pair(r.warehouse, r.type),
  ),
  locationsInBay: index('location', (r) => `${r.warehouse}|${r.aisle}|${r.bay}`),
  storageInCell: index('location', storageCell),
  plateByCode: index('plate', (r) => pair(r.warehouse, r.code)),
  platesAt: index('plate', (r) => r.at),
  platesOfOrder: index('plate', (r) => r.order),
  quantsAt: index('quant', (r) => r.place),
  quantsOfItem: index('quant', (r) => pair(r.warehouse, r.item)),
  countsOfQuant: index('count', (r) => r.quant),
  orderByNumber: index('order', (r) => r.number),
  ordersInState: index('order', (r) => pair(r.warehouse, r.state)),
  linesOfOrder: index('orderLine', (r) => r.order),
  purchaseByNumber: index('purchase', (r) => r.number),
  purchasesInState: index('purchase', (r) => pair(r.warehouse, r.state)),
  linesOfPurchase: index('purchaseLine', (r) => r.purchase),
  openPurchaseLinesOfItem: index('purchaseLine', (r) =>
    r.received < r.ordered ? pair(r.warehouse, r.item) : undefined,
  ),
  tasksOfOrder: index('task', (r) => r.order),
  openTasks: index('task', (r) => (r.state === 'open' ? pair(r.warehouse, r.kind) : undefined)),
  openTasksFrom: index('task', (r) => (r.state === 'open' ? r.from : undefined)),
  shipmentsOfOrder: index('shipment', (r) => r.order),
  exceptionsInState: index('exception', (r) => pair(r.warehouse, r.state)),
  exceptionsOf: index('exception', (r) => r.subject),
  exceptionsOfOperation: index('exception', (r) => r.operation),
  openTransfersTo: index('transfer', (r) => (r.shipped !== r.received + r.lost ? r.warehouse : undefined)),
  ...officeIndexes,
} as const

export type IndexName = keyof typeof indexes
export type IndexedKind<I extends IndexName> = (typeof indexes)[I]['kind']

const byKind = new Map<Kind, IndexName[]>()
for (const name of Object.keys(indexes) as IndexName[]) {
  const kind = indexes[name].kind
  byKind.set(kind, [...(byKind.get(kind) ?? []), name])
}

/** The indexes in which rows of a kind are found. */
export function indexesOf(kind: Kind): readonly IndexName[] {
  return byKind.get(kind) ?? []
}

/** The key of a row in an index of its own kind. */
export function indexKeyOf(name: IndexName, row: Row): string | undefined {
  const keyOf = indexes[name].keyOf as (row: Row) => string | undefined
  return keyOf(row)
}

/** The scope of a row whose kind is known only at run time. */
export function scopeOfRow(kind: Kind, row: Row): Scope {
  return (scopeOf[kind] as (row: Row) => Scope)(row)
}

/** What rules may read. Both sides implement it: the working set of a handheld and a transaction of the server. */
export interface State {
  get<K extends Kind>(kind: K, id: string): Rows[K] | undefined
  /** All rows under a key of an index, in order of their ids, so that a rule sees the same order everywhere. */
  find<I extends IndexName>(name: I, key: string): readonly Rows[IndexedKind<I>][]
  /** Net units that movements already learned brought to a quant after a time: what a count of that time could not see. */
  movedAfter(quant: string, at: Instant): number
  /** An operation that had an effect, while it is remembered here: the server remembers all, a handheld its own latest. */
  operation(id: string): RecordedOperation | undefined
}

/** A row that is new, changed (`row`) or gone (`undefined`). */
export interface Change<K extends Kind = Kind> {
  readonly kind: K
  readonly id: string
  readonly row: Rows[K] | undefined
}
