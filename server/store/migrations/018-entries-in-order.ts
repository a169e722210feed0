// A page of the journal comes in the order of an index: with the day alone in it, all entries of a day were sorted for each page.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('entry_in_order').on('entry').columns(['tenant', 'company', 'posted_on', 'id']).execute()
  await db.schema.dropIndex('entry_posted').execute()
}
