// Payments and payouts that were taken back are told apart in lists and sums; what stands of companies and parties on papers,
// and the tax category of items, as rows of their own.
import type { Kysely } from 'kysely'
import { alignRowTables } from './align-row-tables.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await alignRowTables(db)
}
