// Owns the list of movements: by time, item, place, order, person or device. Each names the operation that made it.
import { type RawBuilder, sql } from 'kysely'
import type { MovementRow } from '../../../../shared/protocol/desk/operations.ts'
import type { MovementPage } from '../../../../shared/protocol/desk/stock.ts'
import type { Schema } from '../../schema.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all } from '../asking.ts'
import { Names } from '../names/names.ts'
import { operationsOf } from '../names/timeline.ts'

export interface MovementsAsked extends Asking {
  readonly warehouse: string
  readonly from?: number | undefined
  readonly until?: number | undefined
  readonly item?: string | undefined
  /** A place as movements write it: "L:<location>", "P:<plate>" or a virtual one. */
  readonly place?: string | undefined
  readonly order?: string | undefined
  readonly person?: string | undefined
  readonly device?: string | undefined
  /** Newest first. */
  readonly down: boolean
}

type Stored = Schema['movement'] & { readonly type: string | null }

const columns = sql`m.id, m.operation, m.at, m.learned_at, m.item, m.lot, m.serial, m.status, m.to_status, m.from_place,
  m.to_place, m.quantity, m.person, m.device`

export async function movementPage(store: StoreView, asked: MovementsAsked, asOf: number): Promise<MovementPage> {
  const operations = asked.order === undefined ? undefined : await operationsOf(store, 'order', asked.order, 500)
  const where = all([
    sql`tenant = ${tenant} and warehouse = ${asked.warehouse}`,
    asked.from === undefined ? undefined : sql`at >= ${asked.from}`,
    asked.until === undefined ? undefined : sql`at < ${asked.until}`,
    asked.item === undefined ? undefined : sql`item = ${asked.item}`,
    asked.person === undefined ? undefined : sql`person = ${asked.person}`,
    asked.device === undefined ? undefined : sql`device = ${asked.device}`,
    operations && (operations.length > 0 ? sql`operation in (${sql.join(operations)})` : sql`1 = 0`),
  ])
  const source = asked.place === undefined ? sql`select * from movement where ${where}` : atPlace(where, asked.place)
  const way = asked.down ? sql.raw('desc') : sql.raw('asc')
  const page = await sql<Stored>`
    select ${columns}, o.type from (
      ${source} order by at ${way}, id ${way} limit ${asked.limit} offset ${asked.offset}
    ) m left join operation o on o.tenant = ${tenant} and o.id = m.operation
    order by m.at ${way}, m.id ${way}`.execute(store.db)
  // By an item alone its index answers; nothing else of a row is read.
  const sums = await sql<{ n: number; units: number | null }>`
    select count(*) as n, sum(quantity) as units from (${source}) m`.execute(store.db)
  return {
    asOf,
    rows: await named(store, page.rows),
    total: Number(sums.rows[0]?.n ?? 0),
    sums: { units: Number(sums.rows[0]?.units ?? 0) },
    limit: asked.limit,
    offset: asked.offset,
  }
}

/** What came to a place and what left it: two indexes, asked apart. A movement within one place counts once. */
function atPlace(where: RawBuilder<unknown>, place: string): RawBuilder<unknown> {
  return sql`select * from (
    select * from movement where ${where} and from_place = ${place}
    union all
    select * from movement where ${where} and to_place = ${place} and from_place <> ${place}) both_ends`
}

export async function movementsOfOperation(store: StoreView, operation: string): Promise<MovementRow[]> {
  const { rows } = await sql<Stored>`
    select ${columns}, o.type from movement m left join operation o on o.tenant = m.tenant and o.id = m.operation
    where m.tenant = ${tenant} and m.operation = ${operation} order by m.at, m.id limit 2000`.execute(store.db)
  return named(store, rows)
}

async function named(store: StoreView, rows: readonly Stored[]): Promise<MovementRow[]> {
  const names = await new Names(store).learn({
    people: rows.map((row) => row.person),
    devices: rows.map((row) => row.device),
    items: rows.map((row) => row.item),
    places: rows.flatMap((row) => [row.from_place, row.to_place]),
  })
  return rows.map((row) => ({
    id: row.id,
    operation: row.operation,
    type: row.type ?? '',
    at: Number(row.at),
    learnedAt: Number(row.learned_at),
    item: names.item(row.item),
    lot: row.lot,
    serial: row.serial,
    status: row.status,
    toStatus: row.to_status,
    quantity: Number(row.quantity),
    from: names.place(row.from_place),
    to: names.place(row.to_place),
    person: names.person(row.person),
    device: names.device(row.device),
  }))
}
