// What lists of the desk are found by: who looks after an exception, items in the order of their names, totals of stock by
// warehouse and item.
import type { Kysely } from 'kysely'
import { alignRowTables } from './align-row-tables.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await alignRowTables(db)
  await db.schema
    .createTable('stock_total')
    .addColumn('tenant', 'integer', (c) => c.notNull())
    .addColumn('warehouse', 'text', (c) => c.notNull())
    .addColumn('item', 'text', (c) => c.notNull())
    .addColumn('on_hand', 'bigint', (c) => c.notNull())
    .addColumn('promised', 'bigint', (c) => c.notNull())
    .addColumn('free', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('stock_total_pk', ['tenant', 'warehouse', 'item'])
    .execute()
  for (const figure of ['on_hand', 'promised', 'free']) {
    await db.schema
      .createIndex(`stock_total_${figure}`)
      .on('stock_total')
      .columns(['tenant', 'warehouse', figure, 'item'])
      .execute()
  }
  await db.schema
    .createTable('stock_total_mark')
    .addColumn('tenant', 'integer', (c) => c.notNull())
    .addColumn('warehouse', 'text', (c) => c.notNull())
    .addColumn('rev', 'bigint', (c) => c.notNull())
    .addColumn('items', 'bigint', (c) => c.notNull())
    .addColumn('on_hand', 'bigint', (c) => c.notNull())
    .addColumn('promised', 'bigint', (c) => c.notNull())
    .addColumn('free', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('stock_total_mark_pk', ['tenant', 'warehouse'])
    .execute()
  for (const column of ['sku', 'name']) {
    await db.schema
      .createIndex(`item_by_${column}`)
      .ifNotExists()
      .on('item')
      .columns(['tenant', column, 'id'])
      .execute()
  }
}
