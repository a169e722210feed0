// Payouts that no line of a bank statement is known of yet are found by an index.
import type { Kysely } from 'kysely'
import { alignRowTables } from './align-row-tables.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await alignRowTables(db)
}
