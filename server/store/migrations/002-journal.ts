// The journal: entries in the order of their commits, numbered and chained after commit; totals by the day something was
// learned as well as the day it was posted; and totals by month, item, warehouse, channel and document for reports.
import { type Kysely, sql } from 'kysely'
import { businessDate, instant } from '../../../shared/values/time.ts'

interface Sum {
  readonly tenant: number
  readonly company: string
  readonly account: string
  readonly posted_on: string
  readonly learned_at: number
  readonly debit: number
  readonly credit: number
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('entry')
    .addColumn('rev', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema.createIndex('entry_rev').on('entry').columns(['tenant', 'company', 'rev', 'id']).execute()
  await db.schema
    .createTable('journal')
    .addColumn('tenant', 'integer', (c) => c.notNull())
    .addColumn('company', 'text', (c) => c.notNull())
    .addColumn('number', 'bigint', (c) => c.notNull())
    .addColumn('entry', 'text', (c) => c.notNull())
    .addColumn('rev', 'bigint', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('journal_pk', ['tenant', 'company', 'number'])
    .execute()
  await db.schema.createIndex('journal_entry').unique().on('journal').columns(['tenant', 'entry']).execute()
  await createTotals(db)
  await fillAccountTotals(db)
}

async function createTotals(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('tenant', 'integer', (c) => c.notNull())
      .addColumn('company', 'text', (c) => c.notNull())
  const sums = ['debit', 'credit'] as const
  await db.schema.dropTable('account_total').execute()
  await table('account_total')
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('posted_on', 'text', (c) => c.notNull())
    .addColumn('learned_on', 'text', (c) => c.notNull())
    .addColumn(sums[0], 'bigint', (c) => c.notNull())
    .addColumn(sums[1], 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('account_total_pk', ['tenant', 'company', 'account', 'posted_on', 'learned_on'])
    .execute()
  await table('month_total')
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('item', 'text', (c) => c.notNull())
    .addColumn('warehouse', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('units', 'bigint', (c) => c.notNull())
    .addColumn(sums[0], 'bigint', (c) => c.notNull())
    .addColumn(sums[1], 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('month_total_pk', [
      'tenant',
      'company',
      'account',
      'month',
      'item',
      'warehouse',
      'channel',
    ])
    .execute()
  await table('document_total')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('posted_on', 'text', (c) => c.notNull())
    .addColumn('units', 'bigint', (c) => c.notNull())
    .addColumn(sums[0], 'bigint', (c) => c.notNull())
    .addColumn(sums[1], 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('document_total_pk', ['tenant', 'company', 'account', 'document', 'posted_on'])
    .execute()
}

async function fillAccountTotals(db: Kysely<unknown>): Promise<void> {
  const companies = await sql<{ id: string; body: string }>`select id, body from company`.execute(db)
  const zones = new Map(companies.rows.map(({ id, body }) => [id, (JSON.parse(body) as { zone: string }).zone]))
  await sql`update entry set rev = 1`.execute(db)
  for (const id of zones.keys()) {
    await sql`insert into scope_rev (tenant, scope, rev) values (1, ${`j:${id}`}, 1)`.execute(db)
  }
  const sums = await sql<Sum>`
    select l.tenant, l.company, l.account, l.posted_on, e.learned_at,
      sum(case when l.amount > 0 then l.amount else 0 end) as debit,
      sum(case when l.amount < 0 then -l.amount else 0 end) as credit
    from entry_line l join entry e on e.tenant = l.tenant and e.id = l.entry
    group by l.tenant, l.company, l.account, l.posted_on, e.learned_at`.execute(db)
  for (const { learned_at, ...row } of sums.rows) {
    const learnedOn = businessDate(instant(Number(learned_at)), zones.get(row.company) ?? 'UTC')
    await sql`
      insert into account_total (tenant, company, account, posted_on, learned_on, debit, credit)
      values (${row.tenant}, ${row.company}, ${row.account}, ${row.posted_on}, ${learnedOn}, ${row.debit}, ${row.credit})
      on conflict (tenant, company, account, posted_on, learned_on)
      do update set debit = account_total.debit + excluded.debit, credit = account_total.credit + excluded.credit`.execute(
      db,
    )
  }
}
