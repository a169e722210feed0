// Lines of bank statements by day, for the list of the desk.
import type { Kysely } from 'kysely'
import { alignRowTables } from './align-row-tables.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await alignRowTables(db)
  await db.schema
    .createIndex('bank_line_by_company_booked_on')
    .ifNotExists()
    .on('bank_line')
    .columns(['tenant', 'company', 'booked_on'])
    .execute()
}
