// Owns how goods that came back are told: who took them, of which order, what became of them, what the customer was credited.
import { sql } from 'kysely'
import type { ReturnPage, ReturnRow } from '../../../../shared/protocol/desk/work.ts'
import type { DocumentRow } from '../../../../shared/rows/books.ts'
import type { OrderRow } from '../../../../shared/rows/work.ts'
import type { StoredOperation } from '../../operations.ts'
import type { StoreView } from '../../store.ts'
import { Names } from '../names/names.ts'
import { type RecordedAsked, recordedPage, recordedWhere, undoneOf } from './recorded.ts'

/** What is read of the body; the operation's schema has parsed it before it was applied. */
interface Body {
  readonly order?: string
  readonly item: string
  readonly lot: string
  readonly quantity: number
  readonly disposition: string
  readonly reason?: string
  readonly to: string
  readonly code?: string
}

export async function returnPage(
  store: StoreView,
  { money, ...asked }: RecordedAsked & { readonly money: boolean },
  asOf: number,
): Promise<ReturnPage> {
  const { rows, total } = await recordedPage(store, 'goods-returned', asked)
  return {
    asOf,
    rows: await returnsTold(store, rows, money),
    total,
    sums: { units: await unitsBack(store, asked) },
    limit: asked.limit,
    offset: asked.offset,
  }
}

/** Units of returns that were not taken back, from their movements. */
async function unitsBack(store: StoreView, asked: RecordedAsked): Promise<number> {
  const { rows } = await sql<{ units: number | null }>`
    select sum(m.quantity) as units from operation o
      join movement m on m.tenant = o.tenant and m.operation = o.id
      left join reversal r on r.tenant = o.tenant and r.id = o.id and r.gone = 0
    where ${recordedWhere('goods-returned', asked)} and r.id is null`.execute(store.db)
  return Number(rows[0]?.units ?? 0)
}

/** The returns among operations, in their order. */
export async function returnsTold(
  store: StoreView,
  operations: readonly StoredOperation[],
  money: boolean,
): Promise<ReturnRow[]> {
  const returns = operations
    .filter(({ type, outcome }) => type === 'goods-returned' && outcome !== 'held')
    .map((stored) => ({ stored, body: JSON.parse(stored.body) as Body }))
  const ids = returns.map(({ stored }) => stored.id)
  const orders = await numbersOf(
    store,
    returns.flatMap(({ body }) => body.order ?? []),
  )
  const credits = money ? await creditsOf(store, ids) : new Map<string, DocumentRow>()
  const undone = await undoneOf(store, ids)
  const names = await new Names(store).learn({
    people: returns.map(({ stored }) => stored.person),
    devices: returns.map(({ stored }) => stored.device),
    items: returns.map(({ body }) => body.item),
    places: returns.map(({ body }) => body.to),
  })
  return returns.map(({ stored, body }) => {
    const credit = credits.get(stored.id)
    const number = body.order && orders.get(body.order)
    return {
      id: stored.id,
      at: Number(stored.at),
      learnedAt: Number(stored.learned_at),
      person: names.person(stored.person),
      device: names.device(stored.device),
      ...(body.order && number && { order: { id: body.order, number } }),
      item: names.item(body.item),
      lot: body.lot,
      quantity: body.quantity,
      disposition: body.disposition,
      ...(body.reason && { reason: body.reason }),
      to: names.place(body.to),
      ...(body.code && { code: body.code }),
      undone: undone.has(stored.id),
      ...(credit && { credit: { number: credit.number, amount: 0 - credit.amount, currency: credit.currency } }),
    }
  })
}

async function numbersOf(store: StoreView, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await store.rows.byIds('order', [...new Set(ids)])
  return new Map(rows.map(({ id, row }) => [id, (row as OrderRow).number]))
}

/** A credit note has the id of the return that it follows. */
async function creditsOf(store: StoreView, ids: readonly string[]): Promise<ReadonlyMap<string, DocumentRow>> {
  const rows = await store.rows.byIds('document', ids)
  return new Map(
    rows.map(({ id, row }) => [id, row as DocumentRow] as const).filter(([, { cancelled }]) => cancelled === undefined),
  )
}
