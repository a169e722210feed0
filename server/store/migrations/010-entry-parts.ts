// Entries that are about several events: what one late fact corrected on one day is one entry with parts.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('entry')
    .addColumn('parts', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('entry_part')
    .addColumn('tenant', 'integer', (c) => c.notNull())
    .addColumn('entry', 'text', (c) => c.notNull())
    // How many parts lie before those of this row.
    .addColumn('first', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('entry_part_pk', ['tenant', 'entry', 'first'])
    .execute()
}
