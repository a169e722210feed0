// Owns reading and writing of business rows: by id, by index, by revision. Does not know what any row means.

import { sql } from 'kysely'
import type { RowUpdate } from '../../shared/protocol/exchange.ts'
import {
  type Change,
  type IndexName,
  type Kind,
  officeScope,
  type Row,
  type Scope,
  scopeOfRow,
  tenantScope,
} from '../../shared/rows/tables.ts'
import type { Db } from './database.ts'
import { indexColumn, kindOfIndex, kinds, rowTables, type Value, valuesOf } from './row-tables.ts'
import type { Shapes } from './shapes.ts'

interface Stored {
  readonly id: string
  readonly scope: string
  readonly body: string
}

/** How the store knows that rows were written: here, or by another process on the same database. */
export interface Freshness {
  writes: number
  elsewhere(): number
}

/** A row for a device as it lies in the store: its text is sent as it is. Without `body` it is gone from the scope. */
export interface StoredUpdate extends Omit<RowUpdate, 'row'> {
  readonly body: string | null
}

type Found = Omit<StoredUpdate, 'scope'>

export interface Loaded {
  readonly id: string
  readonly scope: Scope
  readonly row: Row
}

export class RowStore {
  readonly #db: Db
  readonly #shapes: Shapes
  readonly #tenant: number
  readonly #freshness: Freshness

  constructor(db: Db, shapes: Shapes, tenant: number, freshness: Freshness) {
    this.#db = db
    this.#shapes = shapes
    this.#tenant = tenant
    this.#freshness = freshness
  }

  /** Another text whenever rows may have been written: what was read under this one is still so. To be asked in a transaction. */
  async version(): Promise<string> {
    return `${this.#freshness.elsewhere()}:${this.#freshness.writes}`
  }

  async byIds(kind: Kind, ids: readonly string[]): Promise<Loaded[]> {
    const columns = ['id', 'scope', 'body']
    return (await this.#shapes.read<Stored>(this.#db, rowTables[kind].table, columns, 'id', this.#tenant, ids)).map(
      parse,
    )
  }

  /** Rows by id, those that are gone among them: of one that is missing here the store holds nothing. */
  async held(kind: Kind, ids: readonly string[]): Promise<{ id: string; scope: Scope; row: Row | undefined }[]> {
    const rows = await this.#shapes.read<Stored & { gone: number }>(
      this.#db,
      rowTables[kind].table,
      ['id', 'scope', 'gone', 'body'],
      'id',
      this.#tenant,
      ids,
      false,
    )
    return rows.map(({ id, scope, gone, body }) => ({ id, scope, row: gone ? undefined : (JSON.parse(body) as Row) }))
  }

  async byIndex(name: IndexName, keys: readonly string[]): Promise<(Loaded & { readonly key: string })[]> {
    const column = indexColumn(name)
    const rows = await this.#shapes.read<Stored & Record<string, string>>(
      this.#db,
      rowTables[kindOfIndex(name)].table,
      ['id', 'scope', 'body', column],
      column,
      this.#tenant,
      keys,
    )
    return rows.map((row) => ({ ...parse(row), key: row[column] ?? '' }))
  }

  /** Rows of a kind of which there are few, at most `limit`. */
  async all(kind: Kind, limit: number): Promise<Loaded[]> {
    const table = rowTables[kind].table as 'scope_rev'
    const rows = await this.#db
      .selectFrom(table)
      .select(['id', 'scope', 'body'] as never)
      .where('tenant', '=', this.#tenant)
      .where('gone' as never, '=', 0 as never)
      .limit(limit)
      .execute()
    return (rows as unknown as Stored[]).map(parse)
  }

  async revisions(scopes: readonly Scope[]): Promise<Map<Scope, number>> {
    if (scopes.length === 0) return new Map()
    const rows = await this.#shapes.query(
      this.#db,
      `revisions of ${scopes.length} scopes`,
      () =>
        sql<{ scope: Scope; rev: number }>`select scope, rev from scope_rev
          where tenant = ${0} and scope in (${sql.join(scopes)})`,
      [this.#tenant, ...scopes],
    )
    return new Map(rows.map((row) => [row.scope, Number(row.rev)]))
  }

  /**
   * Writes changes, giving each the next revision of its scope; a row that changed scope leaves a tombstone behind.
   * @param before the scope that a row was read from; null where there was nothing, undefined where nobody has looked
   */
  async write(
    changes: readonly Change[],
    before: (kind: Kind, id: string) => Scope | null | undefined,
  ): Promise<Map<Scope, number>> {
    this.#freshness.writes += 1
    const known = await this.#scopesOf(changes.filter(({ kind, id }) => before(kind, id) === undefined))
    const placed = changes.flatMap((change) => {
      const read = before(change.kind, change.id)
      const was = read === undefined ? known.get(`${change.kind}:${change.id}`) : (read ?? undefined)
      const is = change.row ? scopeOfRow(change.kind, change.row) : was
      return is === undefined ? [] : [{ change, scope: is, left: was !== undefined && was !== is ? was : undefined }]
    })
    const scopes = [...new Set(placed.flatMap((each) => (each.left ? [each.scope, each.left] : [each.scope])))]
    const revisions = await this.revisions(scopes)
    const next = (scope: Scope) => {
      const rev = (revisions.get(scope) ?? 0) + 1
      revisions.set(scope, rev)
      return rev
    }
    const byKind = new Map<Kind, Value[][]>()
    const departures: Value[][] = []
    for (const { change, scope, left } of placed) {
      const rev = next(scope)
      if (left) departures.push([this.#tenant, left, next(left), change.kind, change.id])
      let rows = byKind.get(change.kind)
      if (!rows) {
        rows = []
        byKind.set(change.kind, rows)
      }
      rows.push(valuesOf(change.kind, change.id, change.row, { tenant: this.#tenant, scope, rev }))
    }
    for (const [kind, rows] of byKind) {
      const { table, allColumns } = rowTables[kind]
      await this.#shapes.write(this.#db, { table, columns: allColumns, key: ['tenant', 'id'] }, rows)
    }
    await this.#shapes.write(
      this.#db,
      { table: 'departure', columns: ['tenant', 'scope', 'rev', 'kind', 'id'] },
      departures,
    )
    await this.#shapes.write(
      this.#db,
      { table: 'scope_rev', columns: ['tenant', 'scope', 'rev'], key: ['tenant', 'scope'] },
      scopes.map((scope) => [this.#tenant, scope, revisions.get(scope) ?? 0]),
    )
    return revisions
  }

  /**
   * Where rows are that no rule has read, and where rows were that are gone: one that comes back elsewhere takes the place of
   * its tombstone, which some device of the first scope may not have seen.
   */
  async #scopesOf(changes: readonly Change[]): Promise<ReadonlyMap<string, Scope>> {
    const ids = new Map<Kind, string[]>()
    for (const { kind, id } of changes) {
      const some = ids.get(kind)
      if (some) some.push(id)
      else ids.set(kind, [id])
    }
    const scopes = new Map<string, Scope>()
    for (const [kind, some] of ids) {
      const { table } = rowTables[kind]
      const found = await this.#shapes.read<Stored>(this.#db, table, ['id', 'scope'], 'id', this.#tenant, some, false)
      for (const { id, scope } of found) scopes.set(`${kind}:${id}`, scope)
    }
    return scopes
  }

  /** Rows of a scope with a revision above a cursor, oldest first, at most `limit`; tombstones unless it is a first copy. */
  async since(scope: Scope, cursor: number, limit: number): Promise<{ rows: StoredUpdate[]; more: boolean }> {
    const kinds = kindsIn(scope)
    const isFirst = cursor === 0
    const parts = isFirst ? kinds.length : kinds.length + 1
    const rows = await this.#shapes.query(
      this.#db,
      `since ${isFirst ? 'the beginning' : 'a revision'} of ${kinds.join()}`,
      () => this.#merged(kinds, isFirst),
      [...Array.from({ length: parts }, () => [this.#tenant, scope, cursor]).flat(), limit + 1],
    )
    const found = rows.slice(0, limit).map(({ kind, id, rev, body }) => ({ scope, rev: Number(rev), kind, id, body }))
    return { rows: found, more: rows.length > limit }
  }

  /** One merge of all tables by revision: each is read only as far as its rows are wanted. */
  #merged(kinds: readonly Kind[], isFirst: boolean) {
    const beyond = sql`where tenant = ${0} and scope = ${''} and rev > ${0}`
    const parts = kinds.map(
      (kind) => sql`select ${sql.lit(kind)} as kind, id, rev, case when gone = 0 then body end as body
        from ${sql.table(rowTables[kind].table)} ${beyond}${isFirst ? sql` and gone = 0` : sql``}`,
    )
    if (!isFirst) parts.push(sql`select kind, id, rev, null as body from departure ${beyond}`)
    return sql<Found>`${sql.join(parts, sql` union all `)} order by rev limit ${0}`
  }

  /** Rows of a kind beyond a revision; whoever has none yet needs not hear what is gone. */
  #beyond(kind: Kind, scope: Scope, cursor: number) {
    const rows = this.#db
      .selectFrom(rowTables[kind].table as 'scope_rev')
      .where('tenant', '=', this.#tenant)
      .where('scope', '=', scope)
      .where('rev', '>', cursor)
    return cursor === 0 ? rows.where('gone' as never, '=', 0 as never) : rows
  }

  /** How many rows of a scope lie beyond a revision. */
  async countSince(scope: Scope, cursor: number): Promise<number> {
    let total = 0
    for (const kind of kindsIn(scope)) {
      const counted = await this.#beyond(kind, scope, cursor)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      total += Number(counted.count)
    }
    return total
  }
}

function parse(stored: Stored): Loaded {
  return { id: stored.id, scope: stored.scope, row: JSON.parse(stored.body) as Row }
}

const tenantKinds: readonly Kind[] = ['company', 'warehouse', 'person', 'device', 'item', 'lot']
const officeKinds: readonly Kind[] = [
  'sale',
  'saleLine',
  'purchaseTerms',
  'customer',
  'itemCost',
  'books',
  'document',
  'series',
  'received',
  'waitingBill',
  'rate',
  'tax',
  'holding',
  'tradeTerms',
  'bankLine',
  'payment',
  'payout',
]
const packKinds: readonly Kind[] = ['shipTo']
const warehouseKinds = kinds.filter((kind) => ![...tenantKinds, ...officeKinds, ...packKinds].includes(kind))

/** The kinds that can lie in a scope, so that a pull asks no table in vain. */
function kindsIn(scope: Scope): readonly Kind[] {
  if (scope === tenantScope) return tenantKinds
  if (scope === officeScope) return officeKinds
  return scope.startsWith('p:') ? packKinds : warehouseKinds
}
