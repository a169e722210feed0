// Documents by day, so that their age and the tax on them are known as of any day.
import type { Kysely } from 'kysely'
import { alignRowTables } from './align-row-tables.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await alignRowTables(db)
  for (const list of [
    ['company', 'side', 'issued_at'],
    ['company', 'posted_on'],
  ]) {
    await db.schema
      .createIndex(`document_by_${list.join('_')}`)
      .ifNotExists()
      .on('document')
      .columns(['tenant', ...list])
      .execute()
  }
}
