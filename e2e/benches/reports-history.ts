// Owns long histories for the bench of reports: movements and entries put into a database in bulk, with the totals that
// their transactions would have kept. Not a way to write books: a bench alone may pass by the operations.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { closeServices, openServices } from '../../server/services.ts'
import { makeFirm } from './ingest-load.ts'

export const items = 2_000
/** Days over which a history of any length is spread. */
export const historyDays = 730
export const firstDay = '2025-01-01'
const start = Date.parse(`${firstDay}T00:00:00Z`)
const day = 86_400_000

/** Where a history of a length is kept between runs: making ten million takes longer than a bench may. */
export function historyFile(length: number): string {
  return join(tmpdir(), `stockhand-reports-${length}.db`)
}

/** Makes the history where there is none. @returns its file */
export async function makeHistory(length: number): Promise<string> {
  const file = historyFile(length)
  if (existsSync(file)) return file
  const draft = `${file}.part`
  for (const ending of ['', '-wal', '-shm']) rmSync(draft + ending, { force: true })
  const services = await openServices(draft, () => start)
  await makeFirm(services, { items, bins: 50, devices: 1 })
  await closeServices(services)
  const db = new Database(draft)
  // From wal a database goes to no journal by way of another one only.
  db.pragma('journal_mode = delete')
  db.pragma('journal_mode = off')
  db.pragma('synchronous = off')
  db.pragma('cache_size = -500000')
  const indexes = takeIndexes(db)
  fill(db, length)
  for (const index of indexes) db.exec(index)
  db.exec('analyze')
  db.pragma('journal_mode = wal')
  db.close()
  renameSync(draft, file)
  return file
}

/** Indexes are made again when all rows are there: sorting ten million once is much less than placing each. */
function takeIndexes(db: Database.Database): readonly string[] {
  const found = db
    .prepare(
      `select name, sql from sqlite_master where type = 'index' and sql is not null
        and tbl_name in ('movement', 'entry', 'entry_line', 'journal')`,
    )
    .all() as { readonly name: string; readonly sql: string }[]
  for (const { name } of found) db.exec(`drop index "${name}"`)
  return found.map(({ sql }) => sql)
}

/**
 * One movement and one entry each: goods leave at a cost of 1.00 to 9.99, three of four times with a sale beside it in
 * the same entry. Ids sort as they were made; days are filled one after another.
 */
function fill(db: Database.Database, length: number): void {
  const each = `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${length - 1})`
  const at = `${start} + (i * ${historyDays} / ${length}) * ${day} + (i % 86400) * 1000`
  const on = `date(${start / 1000} + (i * ${historyDays} / ${length}) * 86400, 'unixepoch')`
  const id = `printf('h%09d', i)`
  const item = `'item-' || ((i * 7919) % ${items})`
  const cost = `(100 + (i * 31) % 900)`
  db.exec(`
    insert into movement (tenant, id, operation, warehouse, at, learned_at, item, lot, serial, status, to_status, owner,
      from_place, to_place, quantity, person, device)
    ${each} select 1, ${id}, ${id}, 'north', ${at}, ${at}, ${item}, '', '', 'available', 'available', 'acme',
      'L:bin-' || (i % 50), 'customer', 1, 'p', 'd' from n;
    insert into entry (tenant, id, company, operation, event, kind, posted_on, learned_at, debit, credit, rev)
    ${each} select 1, ${id}, 'acme', ${id}, ${id}, 'initial', ${on}, ${at}, ${cost} * 3, ${cost} * 3, i + 1 from n;
    insert into journal (tenant, company, number, entry, rev, hash)
    ${each} select 1, 'acme', i + 1, ${id}, i + 1, '' from n;
    insert into entry_line (tenant, entry, line, company, posted_on, account, item, amount)
    ${each}, l(line, account, sign) as (values (0, '5000', 1), (1, '1300', -1), (2, '1100', 2), (3, '4000', -2))
    select 1, ${id}, line, 'acme', ${on}, account, ${item}, sign * ${cost} from n cross join l;
    insert into account_total (tenant, company, account, posted_on, learned_on, debit, credit)
    select tenant, company, account, posted_on, posted_on, sum(max(amount, 0)), sum(max(-amount, 0))
    from entry_line where tenant = 1 group by tenant, company, account, posted_on;
    insert into month_total (tenant, company, month, account, item, warehouse, channel, units, debit, credit)
    select tenant, company, substr(posted_on, 1, 7), account, item, 'north', 'web', count(*), sum(max(amount, 0)),
      sum(max(-amount, 0))
    from entry_line where tenant = 1 group by tenant, company, account, substr(posted_on, 1, 7), item;
  `)
}
