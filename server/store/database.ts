// Owns the connection: opens SQLite as the embedded engine, keeps every prepared statement, brings the schema up to date.
// The only place that knows which engine runs below.
import Database from 'better-sqlite3'
import { Kysely, type Migration, Migrator, SqliteDialect } from 'kysely'
import { Fault } from '../../shared/values/result.ts'
import * as firstParcel from './migrations/001-first-parcel.ts'
import * as journal from './migrations/002-journal.ts'
import * as undo from './migrations/003-undo.ts'
import * as books from './migrations/004-books.ts'
import * as desk from './migrations/005-desk.ts'
import * as upkeep from './migrations/006-upkeep.ts'
import * as documents from './migrations/007-documents.ts'
import * as bankLines from './migrations/008-bank-lines.ts'
import * as returnsAndCounts from './migrations/009-returns-and-counts.ts'
import * as entryParts from './migrations/010-entry-parts.ts'
import * as payments from './migrations/011-payments.ts'
import * as print from './migrations/012-print.ts'
import * as itemMovements from './migrations/013-item-movements.ts'
import * as payoutsBanked from './migrations/014-payouts-banked.ts'
import * as kitsAndPeriods from './migrations/015-kits-and-periods.ts'
import * as detailsAndBookings from './migrations/016-details-and-bookings.ts'
import * as withdrawnDocuments from './migrations/017-withdrawn-documents.ts'
import * as entriesInOrder from './migrations/018-entries-in-order.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>

const migrations: Record<string, Migration> = {
  '001-first-parcel': firstParcel,
  '002-journal': journal,
  '003-undo': undo,
  '004-books': books,
  '005-desk': desk,
  '006-upkeep': upkeep,
  '007-documents': documents,
  '008-bank-lines': bankLines,
  '009-returns-and-counts': returnsAndCounts,
  '010-entry-parts': entryParts,
  '011-payments': payments,
  '012-print': print,
  '013-item-movements': itemMovements,
  '014-payouts-banked': payoutsBanked,
  '015-kits-and-periods': kitsAndPeriods,
  '016-details-and-bookings': detailsAndBookings,
  '017-withdrawn-documents': withdrawnDocuments,
  '018-entries-in-order': entriesInOrder,
}

/**
 * Runs statements at once on the connection. Only for the holder of the transaction: it does not wait for others, and would
 * see what they have not committed.
 */
export interface Statements {
  all(text: string, parameters: readonly unknown[]): unknown[]
  /** The first column of each row. */
  column(text: string, parameters: readonly unknown[]): unknown[]
  runEach(text: string, rows: Iterable<readonly unknown[]>): void
}

/** An open database. */
export interface Opened {
  readonly db: Db
  readonly statements: Statements
  /** The same for anybody, while no transaction is open: what is read then is committed, and need not wait its turn. */
  idle(): Statements | undefined
  /** Another number whenever another process has written the database. */
  writesElsewhere(): number
  checkpoint(): Promise<void>
  /** Makes the indexes that a file to be filled is opened without. */
  filled(): void
  close(): Promise<void>
}

/**
 * Opens (and makes, where it is missing) the database file. `:memory:` serves tests.
 * @param use `filling`: a new file that is thrown away if its filling fails; nothing of it is durable before it is closed
 * @throws Fault 'storage' where the file can't be opened or is damaged, naming the file
 */
export async function openSqlite(file: string, use: 'work' | 'filling' = 'work'): Promise<Opened> {
  const raw = openFile(file, use === 'work' ? ofWork : ofFilling)
  const cache = new Map<string, Database.Statement>()
  // Kysely prepares at every query; hot statements are few and fixed, so each is prepared once.
  const prepare = (asked: string) => {
    // The engine takes a transaction back by itself where the disk is full; a second taking back would hide why it failed.
    const text = asked === 'rollback' && !raw.inTransaction ? 'select 0' : asked
    let statement = cache.get(text)
    if (!statement) {
      // Every transaction is for writing: it takes its turn at the start, not in the middle of its work.
      statement = raw.prepare(text === 'begin' ? 'begin immediate' : text)
      if (cache.size < 2000) cache.set(text, statement)
    }
    return statement
  }
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({
      database: {
        close: () => raw.close(),
        prepare: prepare as never,
      },
    }),
  })
  if (!isUpToDate(raw)) await migrate(db, file)
  const dropped = use === 'work' ? [] : dropIndexes(raw)
  const statements: Statements = {
    all: (text, parameters) => prepare(text).all(parameters),
    // The text of a statement that is plucked is never run otherwise: both share what was prepared.
    column: (text, parameters) => prepare(text).pluck().all(parameters),
    runEach: (text, rows) => {
      const statement = prepare(text)
      for (const row of rows) statement.run(row)
    },
  }
  return {
    db,
    statements,
    idle: () => (raw.inTransaction ? undefined : statements),
    writesElsewhere: () => prepare('pragma data_version').pluck().get() as number,
    checkpoint: async () => {
      raw.pragma('wal_checkpoint(TRUNCATE)')
    },
    filled: () => {
      for (const { sql } of dropped.splice(0)) raw.exec(sql)
    },
    close: () => db.destroy(),
  }
}

function openFile(file: string, pragmas: readonly string[]): Database.Database {
  try {
    const raw = new Database(file)
    for (const pragma of pragmas) raw.pragma(pragma)
    if (Number(raw.pragma('page_count', { simple: true })) * pageSize <= checkedUpTo) {
      const said = raw.pragma('quick_check(1)', { simple: true })
      if (said !== 'ok') throw new Error(String(said))
    }
    return raw
  } catch (cause) {
    throw new Fault(
      'storage',
      `The database file ${file} can't be used: it is damaged, or no database. Nothing was changed. Put a backup in its place by "npm run wms -- restore FILE"; handhelds then send again what the backup does not hold.`,
      cause,
    )
  }
}

interface Index {
  readonly name: string
  readonly sql: string
}

const ofWork = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  'wal_autocheckpoint = 10000',
  'cache_size = -64000',
] as const

/** No journal on the disk, no waiting for it; as much of the file in memory as a gigabyte and a half holds. */
const ofFilling = [
  'journal_mode = MEMORY',
  'synchronous = OFF',
  'locking_mode = EXCLUSIVE',
  'cache_size = -1500000',
] as const

function dropIndexes(raw: Database.Database): Index[] {
  const indexes = raw
    .prepare(`select name, sql from sqlite_master where type = 'index' and sql is not null`)
    .all() as Index[]
  for (const { name } of indexes) raw.exec(`drop index "${name}"`)
  return indexes
}

const pageSize = 4096
/** A file of at most so many bytes is looked through at each start; above, damage shows when a page of it is read. */
const checkedUpTo = 256_000_000

const meanings: readonly (readonly [code: string, meaning: string])[] = [
  ['SQLITE_FULL', 'The disk is full. Nothing of this was kept; devices keep their work and send it again. Free space.'],
  [
    'SQLITE_READONLY',
    "The database can't be written. Nothing of this was kept. Give the server the right to write it.",
  ],
  ['SQLITE_IOERR', "The disk doesn't read or write. Nothing of this was kept. Look after the disk."],
  [
    'SQLITE_CORRUPT',
    'The database is damaged. Stop the server and run "npm run wms -- restore FILE" with the last backup.',
  ],
  [
    'SQLITE_NOTADB',
    'The file is no database. Stop the server and run "npm run wms -- restore FILE" with the last backup.',
  ],
]

/** What a failure of the engine means to whoever runs it; other errors are returned as they are. */
export function storageFault(cause: unknown): unknown {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  const meaning = meanings.find(([start]) => code.startsWith(start))
  return meaning ? new Fault('storage', meaning[1], cause) : cause
}

/** Whether every migration is in it and none besides, found without looking at the whole schema. */
function isUpToDate(raw: Database.Database): boolean {
  const table = raw.prepare("select 1 from sqlite_master where type = 'table' and name = 'kysely_migration'").get()
  if (!table) return false
  const names = raw.prepare('select name from kysely_migration order by name').pluck().all()
  return names.join() === Object.keys(migrations).join()
}

async function migrate(db: Db, file: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Fault('storage', `The database ${file} can't be brought up to date.`, error)
}
