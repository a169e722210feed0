// Owns how tables of rows follow the list of kinds (row-tables.ts): kinds, indexes and list columns that a database does not
// have yet are added, and filled from the rows that it holds. Does nothing where all are there, so a migration that needs a
// new kind or index just calls it.
import { type Kysely, sql } from 'kysely'
import { createRowTable, indexRowColumn } from '../create-row-table.ts'
import { indexColumn, kinds, type RowTable, rowTables, valuesOf } from '../row-tables.ts'

export async function alignRowTables(db: Kysely<unknown>): Promise<void> {
  const known = new Map((await db.introspection.getTables()).map((table) => [table.name, table.columns]))
  for (const kind of kinds) {
    const table = rowTables[kind]
    const columns = known.get(table.table)
    if (!columns) {
      await createRowTable(db, kind)
      continue
    }
    const has = new Set(columns.map(({ name }) => name))
    const indexes = table.indexes.map(indexColumn).filter((name) => !has.has(name))
    const lists = table.columns.filter(({ name }) => !has.has(name))
    if (indexes.length === 0 && lists.length === 0) continue
    for (const name of indexes) await db.schema.alterTable(table.table).addColumn(name, 'text').execute()
    for (const { name, type } of lists) {
      await db.schema
        .alterTable(table.table)
        .addColumn(name, type === 'text' ? 'text' : 'bigint')
        .execute()
    }
    await fill(db, table, [...indexes, ...lists.map(({ name }) => name)])
    for (const name of indexes) await indexRowColumn(db, table.table, name)
  }
}

const page = 2_000

async function fill(db: Kysely<unknown>, table: RowTable, columns: readonly string[]): Promise<void> {
  const places = columns.map((name) => table.allColumns.indexOf(name))
  let after = ''
  for (;;) {
    const { rows } = await sql<{ tenant: number; id: string; body: string }>`
      select tenant, id, body from ${sql.table(table.table)} where gone = 0 and id > ${after} order by id limit ${page}
    `.execute(db)
    for (const { tenant, id, body } of rows) {
      const values = valuesOf(table.kind, id, JSON.parse(body), { tenant, scope: '', rev: 0 })
      const sets = columns.map((name, index) => sql`${sql.ref(name)} = ${values[places[index] ?? 0] ?? null}`)
      await sql`update ${sql.table(table.table)} set ${sql.join(sets)} where tenant = ${tenant} and id = ${id}`.execute(
        db,
      )
    }
    const last = rows[rows.length - 1]
    if (!last || rows.length < page) return
    after = last.id
  }
}
