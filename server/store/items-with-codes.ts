// Owns finding which item has a code already, for many codes at once. Does not know why they are asked for.
import { sql } from 'kysely'
import type { ItemRow } from '../../shared/rows/catalogue.ts'
import { type StoreView, tenant } from './store.ts'

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
