// Owns looking up what rows of a sheet name: items by SKU or code, bins by code, in bulk. Does not know why they are asked for.
import type { ItemRow, LocationRow } from '../../../shared/rows/catalogue.ts'
import { indexKey } from '../../../shared/rows/tables.ts'
import type { StoreView } from '../../store/store.ts'

export async function itemsBySku(store: StoreView, skus: readonly string[]): Promise<Map<string, ItemRow>> {
  const found = await store.rows.byIndex('itemBySku', wanted(skus))
  return new Map(found.map(({ key, row }) => [key, row as ItemRow]))
}

export async function binsByCode(
  store: StoreView,
  warehouse: string,
  codes: readonly string[],
): Promise<Map<string, LocationRow>> {
  const keys = wanted(codes).map((code) => indexKey(warehouse, code))
  const found = await store.rows.byIndex('locationByCode', keys)
  return new Map(found.map(({ row }) => [(row as LocationRow).code, row as LocationRow]))
}

function wanted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '')
}
