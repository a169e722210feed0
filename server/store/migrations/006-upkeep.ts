// Upkeep of sync: numbers of streams that a verified backup holds, and of when revisions are, so that old tombstones can go.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('stream_safe')
    .addColumn('tenant', 'integer', (c) => c.notNull())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('incarnation', 'text', (c) => c.notNull())
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('stream_safe_pk', ['tenant', 'device', 'incarnation'])
    .execute()
  await db.schema
    .createTable('scope_mark')
    .addColumn('tenant', 'integer', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('rev', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('scope_mark_pk', ['tenant', 'scope', 'at'])
    .execute()
  await db.schema.createIndex('operation_held').on('operation').columns(['tenant', 'outcome', 'id']).execute()
}
