// Owns how the books are kept: cost events and their order, pools, checkpoints, entries, totals. Answers what re-costing
// asks for; does not know how anything is costed.

import { sql } from 'kysely'
import { type CostEvent, compareKeys, type EventKey, sourcesOf } from '../../shared/ledger/cost-event.ts'
import type { EntryPart } from '../../shared/ledger/journal/grouping.ts'
import type { Recosted } from '../../shared/ledger/recost.ts'
import type {
  Checkpoint,
  Found,
  HistoryNeed,
  HistoryPage,
  KeptPool,
  Need,
} from '../../shared/ledger/recosting/needs.ts'
import type { ItemId } from '../../shared/values/ids.ts'
import { costEventOf, textOfCostEvent } from './cost-event-text.ts'
import type { Db } from './database.ts'
import type { Value } from './row-tables.ts'
import type { Shapes } from './shapes.ts'

const pageSize = 200
/** A replay that goes on beyond its first page will likely go on for long. */
const nextPageSize = 1000
/** Parts of an entry are written many in a row of the table: nobody asks for one of them alone. */
const partsInARow = 250

/** A balanced entry as it is stored. */
export interface StoredEntry {
  readonly id: string
  readonly company: string
  readonly operation: string
  /** The event of costing that it belongs to; '' where it has parts. */
  readonly event: string
  readonly kind: 'initial' | 'recost' | 'direct'
  readonly postedOn: string
  readonly lines: readonly { readonly account: string; readonly item: string | null; readonly amount: number }[]
  /** What each event has of it, where it is about several. */
  readonly parts: readonly EntryPart[]
}

export class LedgerStore {
  readonly #db: Db
  readonly #shapes: Shapes
  readonly #tenant: number

  constructor(db: Db, shapes: Shapes, tenant: number) {
    this.#db = db
    this.#shapes = shapes
    this.#tenant = tenant
  }

  /** What a re-costing of one company asks for. */
  async answer(company: string, need: Need): Promise<Found> {
    const ids = [...need.events]
    if (need.referrersOf.length > 0) ids.push(...(await this.#referrers(company, need.referrersOf)))
    const events = await this.#events(company, ids)
    const pools = await this.#pools(company, need.pools)
    const pages: HistoryPage[] = []
    for (const history of need.history) pages.push(await this.#page(company, history))
    return { events, pools, pages }
  }

  async keep(company: string, recosted: Recosted, operationOf: (event: CostEvent) => string): Promise<void> {
    const t = this.#tenant
    const keyColumns = ['tenant', 'company', 'item', 'time', 'at', 'rank', 'id'] as const
    const keyValues = (item: string, key: EventKey): Value[] => [t, company, item, key.time, key.at, key.rank, key.id]
    for (const { item, key } of recosted.unplaced) {
      await this.#db
        .deleteFrom('cost_place')
        .where('tenant', '=', t)
        .where('company', '=', company)
        .where('item', '=', item)
        .where('time', '=', key.time)
        .where('at', '=', key.at)
        .where('rank', '=', key.rank)
        .where('id', '=', key.id)
        .execute()
    }
    await this.#shapes.write(
      this.#db,
      { table: 'cost_place', columns: keyColumns, key: keyColumns },
      recosted.placed.map(({ item, key }) => keyValues(item, key)),
    )
    await this.#shapes.write(
      this.#db,
      {
        table: 'cost_event',
        columns: ['tenant', 'company', 'id', 'operation', 'body'],
        key: ['tenant', 'company', 'id'],
      },
      mapped(recosted.events, (event) => [t, company, event.id, operationOf(event), textOfCostEvent(event)]),
    )
    await this.#shapes.write(
      this.#db,
      {
        table: 'cost_source',
        columns: ['tenant', 'company', 'source', 'event'],
        key: ['tenant', 'company', 'source', 'event'],
      },
      recosted.events.flatMap((event) => sourcesOf(event.input).map((source) => [t, company, source, event.id])),
    )
    await this.#shapes.write(
      this.#db,
      {
        table: 'cost_pool',
        columns: ['tenant', 'company', 'item', 'units', 'value', 'body'],
        key: ['tenant', 'company', 'item'],
      },
      recosted.pools.map(([item, pool]) => [
        t,
        company,
        item,
        pool.state.units,
        pool.state.value,
        JSON.stringify(pool),
      ]),
    )
    await this.#shapes.write(
      this.#db,
      { table: 'cost_checkpoint', columns: [...keyColumns, 'state'], key: keyColumns },
      recosted.checkpoints.map((mark) => [...keyValues(mark.item, mark.key), JSON.stringify(mark.state)]),
    )
  }

  /**
   * Appends entries of one company and keeps the totals by account and day that reports read.
   * @param learned when the house learned of them, and which day that is in the company's zone
   */
  async append(
    company: string,
    entries: readonly StoredEntry[],
    learned: { readonly at: number; readonly on: string },
  ): Promise<void> {
    if (entries.length === 0) return
    const t = this.#tenant
    const rev = await this.#nextRev(company)
    const heads: Value[][] = []
    const lines: Value[][] = []
    const parts: Value[][] = []
    const totals = new Map<string, { company: string; account: string; day: string; debit: number; credit: number }>()
    for (const entry of entries) {
      let debit = 0
      let credit = 0
      entry.lines.forEach((line, index) => {
        if (line.amount > 0) debit += line.amount
        else credit -= line.amount
        lines.push([t, entry.id, index, entry.company, entry.postedOn, line.account, line.item, line.amount])
        addTotal(totals, entry, line.account, line.amount)
      })
      heads.push([
        t,
        entry.id,
        entry.company,
        entry.operation,
        entry.event,
        entry.kind,
        entry.postedOn,
        learned.at,
        debit,
        credit,
        rev,
        entry.parts.length,
      ])
      for (let from = 0; from < entry.parts.length; from += partsInARow) {
        parts.push([t, entry.id, from, JSON.stringify(entry.parts.slice(from, from + partsInARow))])
      }
    }
    const head = [
      'tenant',
      'id',
      'company',
      'operation',
      'event',
      'kind',
      'posted_on',
      'learned_at',
      'debit',
      'credit',
      'rev',
      'parts',
    ]
    await this.#shapes.write(this.#db, { table: 'entry', columns: head }, heads)
    await this.#shapes.write(
      this.#db,
      {
        table: 'entry_line',
        columns: ['tenant', 'entry', 'line', 'company', 'posted_on', 'account', 'item', 'amount'],
      },
      lines,
    )
    await this.#shapes.write(this.#db, { table: 'entry_part', columns: ['tenant', 'entry', 'first', 'body'] }, parts)
    await this.#shapes.write(
      this.#db,
      {
        table: 'account_total',
        columns: ['tenant', 'company', 'account', 'posted_on', 'learned_on', 'debit', 'credit'],
        key: ['tenant', 'company', 'account', 'posted_on', 'learned_on'],
        adding: ['debit', 'credit'],
      },
      [...totals.values()].map((sum) => [t, sum.company, sum.account, sum.day, learned.on, sum.debit, sum.credit]),
    )
  }

  /** Counts the commits of a company's books: the sealing step follows this order. The row is locked until the commit. */
  async #nextRev(company: string): Promise<number> {
    const scope = `j:${company}`
    await this.#shapes.write(
      this.#db,
      { table: 'scope_rev', columns: ['tenant', 'scope', 'rev'], key: ['tenant', 'scope'], adding: ['rev'] },
      [[this.#tenant, scope, 1]],
    )
    const found = await this.#shapes.read<{ rev: number }>(
      this.#db,
      'scope_rev',
      ['rev'],
      'scope',
      this.#tenant,
      [scope],
      false,
    )
    return Number(found[0]?.rev ?? 0)
  }

  /** Cost events by id. */
  async events(company: string, ids: readonly string[]): Promise<CostEvent[]> {
    return this.#events(company, ids)
  }

  /** The cost events that an operation has told: under its own id, and under that with a number. */
  async eventsOf(company: string, operation: string): Promise<CostEvent[]> {
    const rows = await this.#db
      .selectFrom('cost_event')
      .select('body')
      .where('tenant', '=', this.#tenant)
      .where('company', '=', company)
      .where(toldBy(operation))
      .execute()
    return rows.map(({ body }) => costEventOf(body))
  }

  /** The companies to whose books an operation has told anything. */
  async companiesOf(operation: string): Promise<string[]> {
    const companies = await sql<{
      id: string
    }>`select id from company where tenant = ${this.#tenant} and gone = 0`.execute(this.#db)
    const concerned: string[] = []
    for (const { id } of companies.rows) {
      const event = this.#db
        .selectFrom('cost_event')
        .select('id')
        .where('tenant', '=', this.#tenant)
        .where('company', '=', id)
        .where(toldBy(operation))
        .limit(1)
      const entry = this.#directOf(id, operation).select('id').limit(1)
      if ((await event.executeTakeFirst()) ?? (await entry.executeTakeFirst())) concerned.push(id)
    }
    return concerned
  }

  /** The entries that an operation has posted beside the costing of stock. */
  async directEntriesOf(company: string, operation: string): Promise<StoredEntry[]> {
    const heads = await this.#directOf(company, operation).select(['id', 'event', 'posted_on']).execute()
    const entries: StoredEntry[] = []
    for (const { id, event, posted_on } of heads) {
      const lines = await this.#db
        .selectFrom('entry_line')
        .select(['account', 'item', 'amount'])
        .where('tenant', '=', this.#tenant)
        .where('entry', '=', id)
        .orderBy('line')
        .execute()
      entries.push({ id, company, operation, event, kind: 'direct', postedOn: posted_on, lines, parts: [] })
    }
    return entries
  }

  #directOf(company: string, operation: string) {
    return this.#db
      .selectFrom('entry')
      .where('tenant', '=', this.#tenant)
      .where('company', '=', company)
      .where('operation', '=', operation)
      .where('kind', '=', 'direct')
  }

  async #events(company: string, ids: readonly string[]): Promise<CostEvent[]> {
    if (ids.length === 0) return []
    const rows = await this.#shapes.read<{ id: string; company: string; body: string }>(
      this.#db,
      'cost_event',
      ['id', 'company', 'body'],
      { company, by: 'id' },
      this.#tenant,
      ids,
      false,
    )
    return rows.map((row) => costEventOf(row.body))
  }

  async #referrers(company: string, sources: readonly string[]): Promise<string[]> {
    const rows = await this.#shapes.read<{ event: string }>(
      this.#db,
      'cost_source',
      ['event'],
      { company, by: 'source' },
      this.#tenant,
      sources,
      false,
    )
    return rows.map((row) => row.event)
  }

  async #pools(company: string, items: readonly ItemId[]): Promise<(readonly [ItemId, KeptPool])[]> {
    if (items.length === 0) return []
    const rows = await this.#shapes.read<{ item: string; body: string }>(
      this.#db,
      'cost_pool',
      ['item', 'body'],
      { company, by: 'item' },
      this.#tenant,
      [...new Set(items)],
      false,
    )
    return rows.map((row) => [row.item as ItemId, JSON.parse(row.body) as KeptPool] as const)
  }

  async #page(company: string, need: HistoryNeed): Promise<HistoryPage> {
    const { item } = need
    const base = 'before' in need ? await this.#checkpointBefore(company, item, need.before) : null
    const start = base?.key ?? ('after' in need ? need.after : undefined)
    let wanted = 'after' in need ? nextPageSize : pageSize
    let found = await this.#history(company, item, start, wanted + 1)
    const furthest = found[wanted - 1]?.key
    if ('before' in need && furthest && compareKeys(furthest, need.before) < 0) {
      wanted = (await this.#countBetween(company, item, start, need.before)) + 1
      found = await this.#history(company, item, start, wanted + 1)
    }
    const events = found.slice(0, wanted)
    const end = found.length <= wanted
    const last = events[events.length - 1]?.key
    return { base, events, checkpoints: await this.#checkpointsIn(company, item, start, end ? undefined : last), end }
  }

  /** Events of a pool behind a key, in key order. */
  async #history(company: string, item: string, after: EventKey | undefined, limit: number): Promise<CostEvent[]> {
    const bodies = await this.#shapes.column<string>(
      this.#db,
      after ? 'history behind a key' : 'history',
      // A cross join is not turned round: the places of the pool first, in order, then each one's event.
      () => sql`select e.body from cost_place p cross join cost_event e
        where p.tenant = ${0} and p.company = ${''} and p.item = ${''} ${after ? sql`and ${beyond('>', after, 'p.')}` : sql``}
        and e.tenant = p.tenant and e.company = p.company and e.id = p.id
        order by p.time, p.at, p.rank, p.id limit ${0}`,
      [this.#tenant, company, item, ...(after ? valuesOf(after) : []), limit],
    )
    return bodies.map(costEventOf)
  }

  async #countBetween(company: string, item: string, after: EventKey | undefined, upTo: EventKey): Promise<number> {
    const rows = await this.#shapes.query<{ count: number }>(
      this.#db,
      after ? 'places between' : 'places up to',
      () => sql`select count(*) as count from cost_place
        where tenant = ${0} and company = ${''} and item = ${''} and ${beyond('<=', upTo)}
        ${after ? sql`and ${beyond('>', after)}` : sql``}`,
      [this.#tenant, company, item, ...valuesOf(upTo), ...(after ? valuesOf(after) : [])],
    )
    return Number(rows[0]?.count ?? 0)
  }

  async #checkpointBefore(company: string, item: ItemId, before: EventKey): Promise<Checkpoint | null> {
    const [row] = await this.#shapes.query<EventKey & { state: string }>(
      this.#db,
      'checkpoint before',
      () => sql`select time, at, rank, id, state from cost_checkpoint
        where tenant = ${0} and company = ${''} and item = ${''} and ${beyond('<', before)}
        order by time desc, at desc, rank desc, id desc limit 1`,
      [this.#tenant, company, item, ...valuesOf(before)],
    )
    return row ? checkpointOf(item, row) : null
  }

  async #checkpointsIn(
    company: string,
    item: ItemId,
    after: EventKey | undefined,
    upTo: EventKey | undefined,
  ): Promise<Checkpoint[]> {
    const rows = await this.#shapes.query<EventKey & { state: string }>(
      this.#db,
      `checkpoints ${after ? 'behind' : ''} ${upTo ? 'up to' : ''}`,
      () => sql`select time, at, rank, id, state from cost_checkpoint
        where tenant = ${0} and company = ${''} and item = ${''}
        ${after ? sql`and ${beyond('>', after)}` : sql``} ${upTo ? sql`and ${beyond('<=', upTo)}` : sql``}
        order by time, at, rank, id`,
      [this.#tenant, company, item, ...(after ? valuesOf(after) : []), ...(upTo ? valuesOf(upTo) : [])],
    )
    return rows.map((row) => checkpointOf(item, row))
  }
}

/** Compares the columns of a key with a key, as a whole. Row values mean the same on both engines. */
function beyond(operator: '>' | '<=' | '<', key: EventKey, of: '' | 'p.' = '') {
  const columns = sql.raw(`(${of}time, ${of}at, ${of}rank, ${of}id)`)
  return sql<boolean>`${columns} ${sql.raw(operator)} (${key.time}, ${key.at}, ${key.rank}, ${key.id})`
}

function valuesOf(key: EventKey): readonly Value[] {
  return [key.time, key.at, key.rank, key.id]
}

/** Of the ids that an operation has told: its own, and that with a number ("#"); what the engine made ("~") is not among them. */
function toldBy(operation: string) {
  return sql<boolean>`id >= ${operation} and id < ${`${operation}$`} and (id = ${operation} or substr(id, ${operation.length + 1}, 1) = '#')`
}

function checkpointOf(item: ItemId, row: EventKey & { state: string }): Checkpoint {
  const { time, at, rank, id } = row
  return { item, key: { time: Number(time), at: Number(at), rank, id }, state: JSON.parse(row.state) }
}

/** Makes each row when it is written: ten thousand of them are never held at once. */
function* mapped<T>(all: Iterable<T>, rowOf: (each: T) => readonly Value[]): Generator<readonly Value[]> {
  for (const each of all) yield rowOf(each)
}

function addTotal(
  totals: Map<string, { company: string; account: string; day: string; debit: number; credit: number }>,
  entry: StoredEntry,
  account: string,
  amount: number,
): void {
  const key = `${entry.company}|${account}|${entry.postedOn}`
  let total = totals.get(key)
  if (!total) {
    total = { company: entry.company, account, day: entry.postedOn, debit: 0, credit: 0 }
    totals.set(key, total)
  }
  if (amount > 0) total.debit += amount
  else total.credit -= amount
}
