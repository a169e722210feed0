// Answers what a scanned code names, from the rows in memory. Each question is a map look-up or two; nothing here grows
// with the catalogue. Does not know how a text was read.
import { indexKey } from '../../shared/rows/tables.ts'
import { itemKey } from '../../shared/scan/gtin.ts'
import type { Catalogue, ItemMatch, TrackedMatch } from '../../shared/scan/scanned.ts'
import { itemMeant, locationMeant } from '../../shared/stock/provisional.ts'
import type { ItemId, PersonId, ShipmentId, TaskId, WarehouseId } from '../../shared/values/ids.ts'
import { quantity } from '../../shared/values/quantity.ts'
import type { ReplicaRows } from './replica-rows.ts'

/** @param rows asked anew at each scan, for a new copy replaces them as a whole */
export function scanCatalogue(rows: () => ReplicaRows, warehouse: () => WarehouseId): Catalogue {
  return {
    itemByCode: (key) => itemByCode(rows(), key),
    locationByCode(code) {
      const [row] = rows().state.find('locationByCode', indexKey(warehouse(), code))
      const bin = row && rows().state.get('location', locationMeant(rows().state, row.id))
      return bin && { locationId: bin.id, code: bin.code }
    },
    plateByCode(code) {
      const [row] = rows().state.find('plateByCode', indexKey(warehouse(), code))
      return row && { plateId: row.id, code: row.code }
    },
    personByBadge(badge) {
      const row = rows()
        .state.find('personByBadge', badge)
        .find((each) => each.active)
      return row && { personId: row.id as PersonId }
    },
    orderByNumber(number) {
      const [row] = rows().state.find('orderByNumber', number)
      return row && { orderId: row.id }
    },
    purchaseByNumber(number) {
      const [row] = rows().state.find('purchaseByNumber', number)
      return row && { purchaseId: row.id }
    },
    shipmentByCode(code) {
      const [id] = rows().coded('shipments', code)
      return id === undefined ? undefined : { shipmentId: id as ShipmentId }
    },
    taskByCode(code) {
      return rows().state.get('task', code) && { taskId: code as TaskId }
    },
    // Kinds of cartons are no rows yet: a pack job takes the code as it is.
    cartonByCode: () => undefined,
    trackedByCode: (code) => trackedByCode(rows(), code),
  }
}

function itemByCode(rows: ReplicaRows, key: string): ItemMatch | undefined {
  const { state } = rows
  const [id] = rows.coded('items', key)
  // A code that was unknown once may still be that of its provisional item.
  const row = id === undefined ? undefined : state.get('item', itemMeant(state, id))
  if (!row) return undefined
  const pack = row.codes.find(({ code }) => itemKey(code) === key)
  if (pack) return { itemId: row.id, packQuantity: pack.quantity, code: pack.code }
  return { itemId: row.id, packQuantity: quantity(1), code: row.sku }
}

function trackedByCode(rows: ReplicaRows, code: string): readonly TrackedMatch[] {
  const { state } = rows
  const matches: TrackedMatch[] = []
  for (const id of rows.coded('lots', code)) {
    const lot = state.get('lot', id)
    if (lot) matches.push({ itemId: lot.item, lot: lot.lot })
  }
  const seen = new Set<ItemId>()
  for (const id of rows.coded('serials', code)) {
    const quant = state.get('quant', id)
    if (!quant || seen.has(quant.item)) continue
    seen.add(quant.item)
    matches.push({ itemId: quant.item, serial: quant.serial })
  }
  return matches
}
