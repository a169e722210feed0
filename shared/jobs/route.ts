// Owns what a scan opens when it is not for the job in hand: opening work is a scan of the thing in hand. Does not know
// how a job goes on from there.

import { mayAt } from '../operations/rights.ts'
import { atLocation, locationOf } from '../rows/places.ts'
import type { PlateRow } from '../rows/stock.ts'
import { indexKey, type State } from '../rows/tables.ts'
import type { ShipmentRow } from '../rows/work.ts'
import type { Known, Scanned } from '../scan/scanned.ts'
import type {
  ExceptionId,
  ItemId,
  LocationId,
  OrderId,
  PersonId,
  PlateId,
  PurchaseId,
  ShipmentId,
  TaskId,
  WarehouseId,
} from '../values/ids.ts'
import type { Instant } from '../values/time.ts'
import { goodsOn } from './order-totes.ts'

/** With what a job starts. Without a thing, the job offers its work by urgency or asks for a scan. */
export type Start =
  | { readonly job: 'receive'; readonly purchase?: PurchaseId; readonly item?: ItemId }
  | { readonly job: 'put-away'; readonly item?: ItemId; readonly plate?: PlateId }
  | { readonly job: 'pick'; readonly order?: OrderId }
  | { readonly job: 'pack'; readonly order?: OrderId; readonly plate?: PlateId }
  | { readonly job: 'ship'; readonly shipment?: ShipmentId; readonly order?: OrderId }
  | { readonly job: 'count'; readonly location?: LocationId; readonly plate?: PlateId; readonly task?: TaskId }
  | {
      readonly job: 'move'
      readonly location?: LocationId
      readonly item?: ItemId
      readonly lot?: string
      readonly quant?: string
      readonly plate?: PlateId
    }
  | { readonly job: 'return'; readonly shipment?: ShipmentId; readonly order?: OrderId }
  /** What a contradiction left in a tote, or all that a lead gave out. */
  | { readonly job: 'put-back'; readonly exception?: ExceptionId }
  | {
      readonly job: 'look-up'
      readonly item?: ItemId
      readonly lot?: string
      /** Where the person was last seen: from there the ways are told. */
      readonly at?: LocationId
      readonly location?: LocationId
      readonly plate?: PlateId
      readonly order?: OrderId
    }

/** Where a scan leads: a job with its start, and whether the scan itself is to be given to that job again. */
export interface Route {
  readonly start: Start
  /** The scan was also the first input of the job: the first case opens its delivery and is counted at once. */
  readonly replay: boolean
}

interface Who {
  readonly person: PersonId
  readonly warehouse: WarehouseId
  readonly now: Instant
}

/** What a scan opens; undefined for what opens nothing (a badge, a command, an unknown code, a box). Look-up is the last resort. */
export function route(state: State, scanned: Scanned, who: Who): Route | undefined {
  let found: Route | undefined
  for (const reading of [scanned, ...scanned.also]) {
    const each = reading.kind === 'unknown' ? undefined : routeOf(state, reading, who)
    if (each && each.start.job !== 'look-up') return each
    found ??= each
  }
  return found
}

function routeOf(state: State, known: Known, who: Who): Route | undefined {
  switch (known.kind) {
    case 'item':
      return ofItem(state, known.itemId, who)
    case 'tracked':
      return known.matches[0] && ofItem(state, known.matches[0].itemId, who)
    case 'location':
      return to({ job: 'look-up', location: known.locationId })
    case 'plate':
      return ofPlate(state, known.plateId, who)
    case 'order':
      return ofOrder(state, known.orderId, who)
    case 'purchase':
      return to({ job: 'receive', purchase: known.purchaseId })
    case 'shipment':
      return ofShipment(state, known.shipmentId, who)
    case 'task':
      return ofTask(state, known.taskId, who)
    case 'person':
    case 'carton':
    case 'command':
      return undefined
  }
}

function to(start: Start, replay = false): Route {
  return { start, replay }
}

function ofItem(state: State, item: ItemId, who: Who): Route {
  const person = state.get('person', who.person)
  const purchases = openPurchasesOf(state, who.warehouse, item)
  if (purchases.length === 1 && person && mayAt(person, 'receive', who.now)) return to({ job: 'receive', item }, true)
  if (atDocks(state, who.warehouse, item)) return to({ job: 'put-away', item })
  return to({ job: 'look-up', item })
}

/** Purchases that still expect an item, the soonest first. */
export function openPurchasesOf(state: State, warehouse: WarehouseId, item: ItemId): readonly PurchaseId[] {
  const expected = new Map<PurchaseId, number>()
  for (const line of state.find('openPurchaseLinesOfItem', indexKey(warehouse, item))) {
    const purchase = state.get('purchase', line.purchase)
    if (purchase && purchase.state !== 'closed') expected.set(purchase.id, purchase.expectedAt)
  }
  return [...expected.entries()].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).map(([id]) => id)
}

function atDocks(state: State, warehouse: WarehouseId, item: ItemId): boolean {
  return state.find('quantsOfItem', indexKey(warehouse, item)).some((quant) => {
    const location = locationOf(quant.place)
    return quant.quantity > 0 && location !== undefined && state.get('location', location)?.type === 'dock'
  })
}

function ofPlate(state: State, id: PlateId, who: Who): Route {
  const plate = state.get('plate', id)
  const order = plate?.order && state.get('order', plate.order)
  if (plate?.kind === 'carton') {
    const shipment = plate.order && shipmentOn(state, plate)
    if (shipment) return ofShipment(state, shipment.id, who) ?? to({ job: 'look-up', plate: id })
  }
  if (plate?.kind === 'tote' && order && goodsOn(state, id).length > 0) {
    if (order.openPicks > 0) return to({ job: 'pick', order: order.id })
    return to({ job: 'pack', plate: id })
  }
  const location = plate && locationOf(plate.at)
  if (plate?.kind === 'pallet' && location && state.get('location', location)?.type === 'dock') {
    return to({ job: 'put-away', plate: id })
  }
  return to({ job: 'look-up', plate: id })
}

/** The shipment that a carton holds. */
export function shipmentOn(state: State, plate: PlateRow): ShipmentRow | undefined {
  return plate.order && state.find('shipmentsOfOrder', plate.order).find((shipment) => shipment.plate === plate.id)
}

function ofOrder(state: State, id: OrderId, who: Who): Route {
  switch (state.get('order', id)?.state) {
    case 'released':
    case 'picking':
      return to({ job: 'pick', order: id })
    case 'picked':
      return to({ job: 'pack', order: id })
    case 'packed':
      return to({ job: 'ship', order: id })
    case 'shipped':
      return to(mayReturn(state, who) ? { job: 'return', order: id } : { job: 'look-up', order: id })
    default:
      return to({ job: 'look-up', order: id })
  }
}

/** What has left and is here again came back, for whoever takes returns. */
function mayReturn(state: State, who: Who): boolean {
  const person = state.get('person', who.person)
  return person !== undefined && mayAt(person, 'return', who.now)
}

function ofShipment(state: State, id: ShipmentId, who: Who): Route | undefined {
  const shipment = state.get('shipment', id)
  if (!shipment) return undefined
  if (shipment.state === 'packed') return to({ job: 'ship', shipment: shipment.id })
  return to(mayReturn(state, who) ? { job: 'return', shipment: id } : { job: 'look-up', order: shipment.order })
}

function ofTask(state: State, id: string, who: Who): Route | undefined {
  const task = state.get('task', id)
  const location = task?.from && locationOf(task.from)
  if (task?.order) return ofOrder(state, task.order, who)
  if (task?.purchase) return to({ job: 'receive', purchase: task.purchase })
  return location && to({ job: 'look-up', location })
}

/** Quants that wait at the docks of a warehouse, with something in them. */
export function quantsAtDocks(state: State, warehouse: WarehouseId) {
  return state
    .find('specialLocations', indexKey(warehouse, 'dock'))
    .flatMap((dock) => state.find('quantsAt', atLocation(dock.id)).filter((quant) => quant.quantity > 0))
}
