// Kits, and what waits for the invoice of its period, as rows of their own; transfers are listed by where they left and where they
// go.
import type { Kysely } from 'kysely'
import { alignRowTables } from './align-row-tables.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await alignRowTables(db)
  for (const end of ['warehouse', 'source']) {
    await db.schema
      .createIndex(`transfer_by_${end}_at`)
      .ifNotExists()
      .on('transfer')
      .columns(['tenant', end, 'at'])
      .execute()
  }
}
