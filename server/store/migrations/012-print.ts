// Label printers, what is to be sent to them, and the next serial reference of SSCCs by company prefix.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('printer')
    .addColumn('tenant', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('warehouse', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('printer_pk', ['tenant', 'id'])
    .execute()
  await db.schema
    .createTable('print_job')
    .addColumn('tenant', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('warehouse', 'text', (c) => c.notNull())
    .addColumn('printer', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('paper', 'text', (c) => c.notNull())
    .addColumn('labels', 'integer', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('next_at', 'bigint', (c) => c.notNull())
    .addColumn('problem', 'text')
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('contents', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('print_job_pk', ['tenant', 'id'])
    .execute()
  await db.schema
    .createIndex('print_job_by_state')
    .on('print_job')
    .columns(['tenant', 'state', 'printer', 'id'])
    .execute()
  await db.schema
    .createTable('sscc_counter')
    .addColumn('tenant', 'integer', (c) => c.notNull())
    .addColumn('prefix', 'text', (c) => c.notNull())
    .addColumn('next', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('sscc_counter_pk', ['tenant', 'prefix'])
    .execute()
}
