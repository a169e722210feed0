// A catalogue in memory for tests and demos, indexed as a real one must be. Knows only what it was given.
import type { ItemId, LocationId, OrderId, PersonId, PlateId, PurchaseId, ShipmentId, TaskId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { itemKey } from './gtin.ts'
import type { Catalogue, TrackedMatch } from './scanned.ts'

/** Codes by kind; the id of a thing is its code unless an entry says otherwise (items: [code, itemId, packQuantity]). */
export interface FakeEntries {
  readonly items?: readonly (readonly [code: string, itemId: string, packQuantity?: number])[]
  readonly locations?: readonly string[]
  readonly plates?: readonly string[]
  readonly people?: readonly string[]
  readonly orders?: readonly string[]
  readonly purchases?: readonly string[]
  readonly shipments?: readonly string[]
  readonly tasks?: readonly string[]
  readonly cartons?: readonly string[]
  readonly tracked?: readonly TrackedMatch[]
}

/** A catalogue that knows `entries`. */
export function fakeCatalogue(entries: FakeEntries): Catalogue {
  const items = new Map(entries.items?.map(([code, id, pack]) => [itemKey(code), { code, id, pack: pack ?? 1 }]))
  const has = (list: readonly string[] | undefined, code: string) => list?.includes(code) === true
  return {
    itemByCode(key) {
      const item = items.get(key)
      return item && { itemId: item.id as ItemId, packQuantity: quantity(item.pack), code: item.code }
    },
    locationByCode: (code) => (has(entries.locations, code) ? { locationId: code as LocationId, code } : undefined),
    plateByCode: (code) => (has(entries.plates, code) ? { plateId: code as PlateId, code } : undefined),
    personByBadge: (code) => (has(entries.people, code) ? { personId: code as PersonId } : undefined),
    orderByNumber: (code) => (has(entries.orders, code) ? { orderId: code as OrderId } : undefined),
    purchaseByNumber: (code) => (has(entries.purchases, code) ? { purchaseId: code as PurchaseId } : undefined),
    shipmentByCode: (code) => (has(entries.shipments, code) ? { shipmentId: code as ShipmentId } : undefined),
    taskByCode: (code) => (has(entries.tasks, code) ? { taskId: code as TaskId } : undefined),
    cartonByCode: (code) => (has(entries.cartons, code) ? { cartonId: code } : undefined),
    trackedByCode: (code) => entries.tracked?.filter((match) => match.lot === code || match.serial === code) ?? [],
  }
}
