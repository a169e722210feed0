// Owns pages of recorded operations of one type in one warehouse, newest first. Does not know what their bodies mean.
import { type RawBuilder, sql } from 'kysely'
import type { StoredOperation } from '../../operations.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all } from '../asking.ts'

export interface RecordedAsked extends Asking {
  readonly warehouse: string
  readonly from?: number | undefined
  readonly down: boolean
}

/** The types that have an index of their own (migration 009); the type stands in the text, so that it is used. */
export type ListedType = 'goods-returned' | 'quant-counted'

/** What holds for operations of a type that took effect, asked of a warehouse since a time. */
export function recordedWhere(type: ListedType, { warehouse, from }: RecordedAsked): RawBuilder<unknown> {
  return all([
    sql`o.tenant = ${tenant} and o.warehouse = ${warehouse} and o.type = ${sql.lit(type)}`,
    sql`o.outcome <> 'held'`,
    from === undefined ? undefined : sql`o.at >= ${from}`,
  ])
}

export async function recordedPage(
  store: StoreView,
  type: ListedType,
  asked: RecordedAsked,
): Promise<{ readonly rows: readonly StoredOperation[]; readonly total: number }> {
  const where = recordedWhere(type, asked)
  const way = asked.down ? sql.raw('desc') : sql.raw('asc')
  const { rows } = await sql<StoredOperation>`
    select o.* from operation o where ${where}
    order by o.at ${way}, o.id ${way} limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const counted = await sql<{ n: number }>`select count(*) as n from operation o where ${where}`.execute(store.db)
  return { rows, total: Number(counted.rows[0]?.n ?? 0) }
}

/** Which of these operations were taken back. */
export async function undoneOf(store: StoreView, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await store.rows.byIds('reversal', ids)
  return new Set(rows.flatMap(({ id, row }) => (row ? [id] : [])))
}
