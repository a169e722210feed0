// The index of an item's movements holds what its list is counted and summed by: an item that moved five thousand times is
// counted without reading five thousand rows. It begins with the item, so that no question without one is drawn to it.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('movement_item').execute()
  await db.schema
    .createIndex('movement_item')
    .on('movement')
    .columns(['item', 'tenant', 'at', 'warehouse', 'quantity'])
    .execute()
}
