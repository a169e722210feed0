// The catalogue of a fake floor: asked by scans, answered from its rows. Slow on purpose: it walks all items, so that
// nothing has to be kept up to date while a test changes them.
import type { MemoryState } from '../rows/memory-state.ts'
import { indexKey } from '../rows/tables.ts'
import type { Catalogue, TrackedMatch } from '../scan/index.ts'
import { itemKey } from '../scan/index.ts'

export interface Indexed {
  readonly state: MemoryState
  readonly cartons: readonly string[]
}

const warehouse = 'north'

export function catalogueOf({ state, cartons }: Indexed): Catalogue {
  return {
    itemByCode(key) {
      for (const item of state.all('item')) {
        const pack = item.codes.find((code) => itemKey(code.code) === key)
        if (pack) return { itemId: item.id, packQuantity: pack.quantity, code: pack.code }
      }
      return undefined
    },
    locationByCode(code) {
      const row = state.find('locationByCode', indexKey(warehouse, code))[0]
      return row && { locationId: row.id, code: row.code }
    },
    plateByCode(code) {
      const row = state.find('plateByCode', indexKey(warehouse, code))[0]
      return row && { plateId: row.id, code: row.code }
    },
    personByBadge(badge) {
      const row = state.find('personByBadge', badge)[0]
      return row && { personId: row.id }
    },
    orderByNumber(number) {
      const row = state.find('orderByNumber', number)[0]
      return row && { orderId: row.id }
    },
    purchaseByNumber(number) {
      const row = state.find('purchaseByNumber', number)[0]
      return row && { purchaseId: row.id }
    },
    shipmentByCode(code) {
      for (const row of state.all('shipment')) if (row.number === code) return { shipmentId: row.id }
      return undefined
    },
    taskByCode: () => undefined,
    cartonByCode: (code) => (cartons.includes(code) ? { cartonId: code } : undefined),
    trackedByCode(code) {
      const found: TrackedMatch[] = []
      for (const lot of state.all('lot')) if (lot.lot === code) found.push({ itemId: lot.item, lot: code })
      for (const quant of state.all('quant')) {
        if (quant.serial === code) found.push({ itemId: quant.item, serial: code })
      }
      return found
    },
  }
}
