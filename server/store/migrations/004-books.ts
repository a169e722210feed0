// Rows of the books: closed periods, documents and what is open of them, numbers, rates, taxes, transfers under way.
import type { Kysely } from 'kysely'
import { alignRowTables } from './align-row-tables.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await alignRowTables(db)
}
