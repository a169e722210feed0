// What lists of returns and counts are found by. The index holds those operations only, so that no other pays for it.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await (db as Kysely<Record<string, Record<string, unknown>>>).schema
    .createIndex('operation_returned_counted')
    .on('operation')
    .columns(['tenant', 'warehouse', 'type', 'at'])
    .where('type', 'in', ['goods-returned', 'quant-counted'])
    .execute()
}
