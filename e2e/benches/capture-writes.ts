// Records every row that the store writes, transaction by transaction, and writes the very same rows into another file with
// bare prepared statements, one a row. This is the yardstick: the rows are equal by construction.
import Database from 'better-sqlite3'
import type { Services } from '../../server/services.ts'
import { Shapes, type Target } from '../../server/store/shapes.ts'

interface Write {
  readonly target: Target
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** The rows of one transaction. */
export type Group = readonly Write[]

export interface Capture {
  /** What was written since the last time, transaction by transaction. */
  take(): readonly Group[]
  stop(): void
}

export function captureWrites(services: Services): Capture {
  let groups: Write[][] = []
  const original = Shapes.prototype.write
  Shapes.prototype.write = function write(db, target, given) {
    const rows = [...given]
    groups[groups.length - 1]?.push({ target, rows })
    return original.call(this, db, target, rows)
  }
  const transaction = services.store.transaction.bind(services.store)
  services.store.transaction = (work) => {
    groups.push([])
    return transaction(work)
  }
  return {
    take() {
      const taken = groups
      groups = []
      return taken
    },
    stop() {
      Shapes.prototype.write = original
      services.store.transaction = transaction
    },
  }
}

/** A program that does nothing but write rows durably, with the settings of the store. */
export class BareWriter {
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  constructor(file: string) {
    this.#db = new Database(file)
    this.#db.pragma('journal_mode = WAL')
    this.#db.pragma('synchronous = FULL')
    this.#db.pragma('wal_autocheckpoint = 10000')
    this.#db.pragma('cache_size = -64000')
  }

  write(group: Group): void {
    this.#db.exec('begin immediate')
    for (const { target, rows } of group) {
      if (rows.length === 0) continue
      let statement = this.#statements.get(target.table)
      if (!statement) {
        statement = this.#db.prepare(textOf(target))
        this.#statements.set(target.table, statement)
      }
      for (const row of rows) statement.run(row)
    }
    this.#db.exec('commit')
  }

  close(): void {
    this.#db.close()
  }
}

function textOf({ table, columns, key, adding = [] }: Target): string {
  const names = columns.map((column) => `"${column}"`)
  const insert = `insert into "${table}" (${names}) values (${columns.map(() => '?')})`
  if (!key) return insert
  const sets = columns
    .filter((column) => !key.includes(column))
    .map((column) => `"${column}" = ${adding.includes(column) ? `"${table}"."${column}" + ` : ''}excluded."${column}"`)
  const conflict = `on conflict (${key.map((column) => `"${column}"`)})`
  return sets.length === 0 ? `${insert} ${conflict} do nothing` : `${insert} ${conflict} do update set ${sets}`
}

/** Where two files differ in how many rows a table holds; what the bare loop has not written would be a lie. */
export function differentCounts(one: string, other: string): string[] {
  const a = countsIn(one)
  const b = countsIn(other)
  return [...a].flatMap(([table, rows]) =>
    rows === b.get(table) ? [] : [`${table}: ${rows} rows, and ${b.get(table)} written bare`],
  )
}

function countsIn(file: string): Map<string, number> {
  const db = new Database(file, { readonly: true })
  const tables = db.prepare(`select name from sqlite_master where type = 'table'`).pluck().all() as string[]
  const counts = new Map(
    tables.map((table) => [table, db.prepare(`select count(*) from "${table}"`).pluck().get() as number]),
  )
  db.close()
  return counts
}
