// Owns looking up what rows of a sheet name: items by SKU or code, bins by code, in bulk. Does not know why they are asked for.
import { sql } from 'kysely'
import type { ItemRow, LocationRow } from '../../../shared/rows/catalogue.ts'
import { indexKey } from '../../../shared/rows/tables.ts'
import { type StoreView, tenant } from '../../store/store.ts'

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

const page = 5000

/** The SKU of the item that has a code already, for each of these codes; every item is looked through once. */
export async function itemsWithCodes(store: StoreView, codes: readonly string[]): Promise<Map<string, string>> {
  const asked = new Set(codes)
  const owners = new Map<string, string>()
  for (let after = ''; asked.size > 0; ) {
    const { rows } = await sql<{ id: string; body: string }>`
      select id, body from item where tenant = ${tenant} and gone = 0 and id > ${after}
      order by id limit ${page}`.execute(store.db)
    for (const { body } of rows) {
      const { sku, codes: own } = JSON.parse(body) as ItemRow
      for (const { code } of own) if (asked.has(code)) owners.set(code, sku)
    }
    const last = rows[rows.length - 1]
    if (!last || rows.length < page) break
    after = last.id
  }
  return owners
}
