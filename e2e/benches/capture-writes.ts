// Records every row that the store writes, transaction by transaction, and can write the very same rows into another file
// with bare prepared statements. This is the yardstick: the rows are equal by construction.
import Database from 'better-sqlite3'
import type { Services } from '../../server/services.ts'
import { Shapes, type Target } from '../../server/store/shapes.ts'

interface Write {
  readonly target: Target
  readonly rows: readonly (readonly (string | number | null)[])[]
}

export interface Captured {
  stop(): void
  /** Writes all captured rows into a file; returns the milliseconds that it took. */
  replay(file: string): number
}

export function captureWrites(services: Services): Captured {
  const groups: Write[][] = []
  const original = Shapes.prototype.write
  Shapes.prototype.write = function write(db, target, rows) {
    groups[groups.length - 1]?.push({ target, rows })
    return original.call(this, db, target, rows)
  }
  const transaction = services.store.transaction.bind(services.store)
  services.store.transaction = (work) => {
    groups.push([])
    return transaction(work)
  }
  return {
    stop() {
      Shapes.prototype.write = original
      services.store.transaction = transaction
    },
    replay: (file) => replay(file, groups),
  }
}

function replay(file: string, groups: readonly (readonly Write[])[]): number {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('wal_autocheckpoint = 10000')
  db.pragma('cache_size = -64000')
  const statements = new Map<string, Database.Statement>()
  const started = performance.now()
  for (const group of groups) {
    db.exec('begin immediate')
    for (const { target, rows } of group) {
      if (rows.length === 0) continue
      let statement = statements.get(target.table)
      if (!statement) {
        statement = db.prepare(textOf(target))
        statements.set(target.table, statement)
      }
      for (const row of rows) statement.run(row)
    }
    db.exec('commit')
  }
  const took = performance.now() - started
  db.close()
  return took
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
