// Owns what keeps sync small over years: up to which number of each stream a device may forget, and up to when tombstones
// are gone. Does not know when it is called.
import type { Db } from './database.ts'
import { kinds, rowTables } from './row-tables.ts'

export interface SafeMark {
  readonly device: string
  readonly incarnation: string
  readonly n: number
}

const page = 500
const horizonKey = 'tombstones-from'

export class UpkeepStore {
  readonly #db: Db
  readonly #tenant: number

  constructor(db: Db, tenant: number) {
    this.#db = db
    this.#tenant = tenant
  }

  /** How far each stream has come: what a copy of this database holds of it. */
  async reached(): Promise<readonly SafeMark[]> {
    const rows = await this.#db
      .selectFrom('stream')
      .select(['device', 'incarnation', 'n'])
      .where('tenant', '=', this.#tenant)
      .execute()
    return rows.map((row) => ({ ...row, n: Number(row.n) }))
  }

  /** For each stream the last number that was learned before a time. */
  async reachedBefore(time: number): Promise<readonly SafeMark[]> {
    const rows = await this.#db
      .selectFrom('operation')
      .select((eb) => ['device', 'incarnation', eb.fn.max<number>('n').as('n')])
      .where('tenant', '=', this.#tenant)
      .where('learned_at', '<', time)
      .groupBy(['device', 'incarnation'])
      .execute()
    return rows.map((row) => ({ ...row, n: Number(row.n) }))
  }

  /** Raises what is safe; it never sinks. */
  async markSafe(marks: readonly SafeMark[]): Promise<void> {
    for (let from = 0; from < marks.length; from += page) {
      const values = marks.slice(from, from + page).map((mark) => ({ tenant: this.#tenant, ...mark }))
      await this.#db
        .insertInto('stream_safe')
        .values(values)
        .onConflict((on) =>
          on
            .columns(['tenant', 'device', 'incarnation'])
            .doUpdateSet((eb) => ({ n: eb.ref('excluded.n') }))
            .whereRef('stream_safe.n', '<', 'excluded.n'),
        )
        .execute()
    }
  }

  async safe(): Promise<readonly SafeMark[]> {
    const rows = await this.#db
      .selectFrom('stream_safe')
      .select(['device', 'incarnation', 'n'])
      .where('tenant', '=', this.#tenant)
      .execute()
    return rows.map((row) => ({ ...row, n: Number(row.n) }))
  }

  /** Notes which revision each scope is at, so that it can be told later how old a tombstone is. */
  async noteRevisions(now: number): Promise<void> {
    const scopes = await this.#db
      .selectFrom('scope_rev')
      .select(['scope', 'rev'])
      .where('tenant', '=', this.#tenant)
      .execute()
    if (scopes.length === 0) return
    await this.#db
      .insertInto('scope_mark')
      .values(scopes.map(({ scope, rev }) => ({ tenant: this.#tenant, scope, at: now, rev })))
      .onConflict((on) => on.columns(['tenant', 'scope', 'at']).doNothing())
      .execute()
  }

  async lastNoted(): Promise<number> {
    const row = await this.#db
      .selectFrom('scope_mark')
      .select((eb) => eb.fn.max<number>('at').as('at'))
      .where('tenant', '=', this.#tenant)
      .executeTakeFirst()
    return Number(row?.at ?? 0)
  }

  /**
   * Drops tombstones that are older than a time, and notes up to when: whoever has not pulled since then may hold rows that
   * nobody will call gone any more. To be called within a transaction.
   */
  async compact(before: number): Promise<void> {
    const marks = await this.#db
      .selectFrom('scope_mark')
      .select((eb) => ['scope', eb.fn.max<number>('rev').as('rev'), eb.fn.max<number>('at').as('at')])
      .where('tenant', '=', this.#tenant)
      .where('at', '<', before)
      .groupBy('scope')
      .execute()
    let horizon = 0
    for (const { scope, rev, at } of marks) {
      horizon = Math.max(horizon, Number(at))
      await this.#dropTombstones(scope, Number(rev))
    }
    if (horizon === 0) return
    await this.#db.deleteFrom('scope_mark').where('tenant', '=', this.#tenant).where('at', '<', horizon).execute()
    const value = String(horizon)
    await this.#db
      .insertInto('meta')
      .values({ key: horizonKey, value })
      .onConflict((on) => on.column('key').doUpdateSet({ value }))
      .execute()
  }

  /** Since when every tombstone is there; 0 where none was ever dropped. */
  async horizon(): Promise<number> {
    const row = await this.#db.selectFrom('meta').select('value').where('key', '=', horizonKey).executeTakeFirst()
    return Number(row?.value ?? 0)
  }

  async #dropTombstones(scope: string, rev: number): Promise<void> {
    for (const kind of kinds) {
      await this.#db
        .deleteFrom(rowTables[kind].table as 'scope_rev')
        .where('tenant', '=', this.#tenant)
        .where('scope', '=', scope)
        .where('rev', '<=', rev)
        .where('gone' as never, '=', 1 as never)
        .execute()
    }
    await this.#db
      .deleteFrom('departure')
      .where('tenant', '=', this.#tenant)
      .where('scope', '=', scope)
      .where('rev', '<=', rev)
      .execute()
  }
}
