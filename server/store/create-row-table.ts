// Owns the statements that make the table of one kind of row. Does not know which kinds there are.
import { type Kysely, sql } from 'kysely'
import type { Kind } from '../../shared/rows/tables.ts'
import { indexColumn, rowTables } from './row-tables.ts'

export async function createRowTable(db: Kysely<unknown>, kind: Kind): Promise<void> {
  const { table, indexes, columns, listIndexes } = rowTables[kind]
  let builder = db.schema
    .createTable(table)
    .addColumn('tenant', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('rev', 'bigint', (c) => c.notNull())
    .addColumn('gone', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint(`${table}_pk`, ['tenant', 'id'])
  for (const name of indexes) builder = builder.addColumn(indexColumn(name), 'text')
  for (const column of columns) builder = builder.addColumn(column.name, column.type === 'text' ? 'text' : 'bigint')
  await builder.execute()
  await db.schema.createIndex(`${table}_rev`).on(table).columns(['tenant', 'scope', 'rev']).execute()
  for (const name of indexes) await indexRowColumn(db, table, indexColumn(name))
  for (const list of listIndexes) {
    await db.schema
      .createIndex(`${table}_by_${list.join('_')}`)
      .on(table)
      .columns(['tenant', ...list])
      .execute()
  }
}

export async function indexRowColumn(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await db.schema
    .createIndex(`${table}_${column}`)
    .on(table)
    .columns(['tenant', column])
    .where(sql.ref(column), 'is not', null)
    .execute()
}
