// Owns statements of fixed shape: many rows in one statement, compiled once for each size and then only bound. This is what
// makes a group commit cheap. Neutral between engines: the text comes from Kysely's compiler of the engine in use.
import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { Db, Statements } from './database.ts'
import type { Value } from './row-tables.ts'

const sizes = [64, 16, 4, 1] as const

/** Where and how rows are written. */
export interface Target {
  readonly table: string
  readonly columns: readonly string[]
  /** Columns of the key: rows that exist are replaced. Without it, a row that exists is a fault. */
  readonly key?: readonly string[]
  /** Columns to which the new value is added instead of replacing. */
  readonly adding?: readonly string[]
}

const refs = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)))

export class Shapes {
  readonly #texts: Map<string, string>
  readonly #statements: Statements | undefined
  readonly #idle: () => Statements | undefined

  /** @param idle how to read at once where nobody is in a transaction */
  constructor(
    texts = new Map<string, string>(),
    statements?: Statements,
    idle: () => Statements | undefined = () => undefined,
  ) {
    this.#texts = texts
    this.#statements = statements
    this.#idle = idle
  }

  /** The same shapes for the holder of a transaction: run at once on its connection. */
  within(statements: Statements): Shapes {
    return new Shapes(this.#texts, statements)
  }

  /**
   * Writes rows (each in the order of the target's columns). Where a statement costs no round trip, one a row: the engine
   * takes that faster than many rows in one, which it first gathers.
   */
  async write(db: Db, target: Target, given: Iterable<readonly Value[]>): Promise<void> {
    if (this.#statements) return this.#statements.runEach(this.#insert(db, target, 1), given)
    const rows = Array.isArray(given) ? (given as readonly (readonly Value[])[]) : [...given]
    let from = 0
    for (const size of sizes) {
      while (rows.length - from >= size) {
        const parameters: Value[] = []
        for (let i = from; i < from + size; i++) parameters.push(...(rows[i] ?? []))
        const text = this.#insert(db, target, size)
        await db.executeQuery(CompiledQuery.raw(text, parameters))
        from += size
      }
    }
  }

  /** Reads `columns` where `by` is one of the keys; keys are padded to a fixed number, so there are few shapes. */
  async read<Row>(
    db: Db,
    table: string,
    columns: readonly string[],
    by: string | { readonly company: string; readonly by: string },
    tenant: number,
    keys: readonly string[],
    alive = true,
  ): Promise<Row[]> {
    const found: Row[] = []
    const column = typeof by === 'string' ? by : by.by
    const company = typeof by === 'string' ? [] : [by.company]
    let from = 0
    while (from < keys.length) {
      const left = keys.length - from
      const size = left > 64 ? 256 : left > 8 ? 64 : left > 1 ? 8 : 1
      const some = keys.slice(from, from + size)
      const last = some[some.length - 1] ?? ''
      while (some.length < size) some.push(last)
      const text = this.#select(db, table, columns, column, size, alive, company.length > 0)
      const parameters = [tenant, ...company, ...(alive ? [0] : []), ...some]
      found.push(...(await this.#rows<Row>(db, text, parameters)))
      from += size
    }
    return found
  }

  /** Runs a query of fixed text: `compile` is asked once for each `key`, with any values in place of the parameters. */
  async query<Row>(
    db: Db,
    key: string,
    compile: () => RawBuilder<Row>,
    parameters: readonly Value[],
  ): Promise<readonly Row[]> {
    return this.#rows<Row>(
      db,
      this.#once(key, () => compile().compile(db).sql),
      parameters,
    )
  }

  /** The same for a query of one column: its values, without a row around each. */
  async column<Cell>(
    db: Db,
    key: string,
    compile: () => RawBuilder<Record<string, Cell>>,
    parameters: readonly Value[],
  ): Promise<readonly Cell[]> {
    const text = this.#once(key, () => compile().compile(db).sql)
    if (this.#statements) return this.#statements.column(text, parameters) as Cell[]
    // Another text: a statement that is plucked within transactions answers no rows.
    const { rows } = await db.executeQuery<Record<string, Cell>>(CompiledQuery.raw(`${text} `, [...parameters]))
    return rows.flatMap((row) => Object.values(row))
  }

  async #rows<Row>(db: Db, text: string, parameters: readonly Value[]): Promise<readonly Row[]> {
    const statements = this.#statements ?? this.#idle()
    if (statements) return statements.all(text, parameters) as Row[]
    return (await db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))).rows
  }

  #insert(db: Db, target: Target, size: number): string {
    const { table, columns, key, adding = [] } = target
    return this.#once(`insert ${table} ${columns} ${key} ${adding} ${size}`, () => {
      const row = sql`(${sql.join(columns.map(() => sql.val(0)))})`
      const insert = sql`insert into ${sql.table(table)} (${refs(columns)}) values ${sql.join(Array.from({ length: size }, () => row))}`
      if (!key) return insert.compile(db).sql
      const replaced = columns.filter((column) => !key.includes(column))
      if (replaced.length === 0) return sql`${insert} on conflict (${refs(key)}) do nothing`.compile(db).sql
      const sets = replaced.map((column) => {
        const fresh = sql.ref(`excluded.${column}`)
        return adding.includes(column)
          ? sql`${sql.ref(column)} = ${sql.ref(`${table}.${column}`)} + ${fresh}`
          : sql`${sql.ref(column)} = ${fresh}`
      })
      return sql`${insert} on conflict (${refs(key)}) do update set ${sql.join(sets)}`.compile(db).sql
    })
  }

  #select(
    db: Db,
    table: string,
    columns: readonly string[],
    by: string,
    size: number,
    alive: boolean,
    ofCompany: boolean,
  ): string {
    return this.#once(`select ${table} ${columns.join()} ${by} ${size} ${alive} ${ofCompany}`, () => {
      const keys = sql.join(Array.from({ length: size }, () => sql.val('')))
      const company = ofCompany ? sql` and company = ${''}` : sql``
      const living = alive ? sql` and gone = ${0}` : sql``
      return sql`select ${refs(columns)} from ${sql.table(table)} where tenant = ${0}${company}${living} and ${sql.ref(by)} in (${keys})`.compile(
        db,
      ).sql
    })
  }

  #once(key: string, compile: () => string): string {
    let text = this.#texts.get(key)
    if (text === undefined) {
      text = compile()
      this.#texts.set(key, text)
    }
    return text
  }
}
