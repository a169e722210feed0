// Owns how goods that went back to their suppliers are told: what of which purchase, what it took from the debt, which credit came
// for it; and what of a purchase may go back.
import { sql } from 'kysely'
import type { SendablePurchase, SentBackPage, SentBackRow } from '../../../../shared/protocol/desk/goods.ts'
import type { DocumentRow, ReceivedRow } from '../../../../shared/rows/books.ts'
import { isReal } from '../../../../shared/rows/places.ts'
import type { QuantRow } from '../../../../shared/rows/stock.ts'
import { indexKey } from '../../../../shared/rows/tables.ts'
import type { PurchaseLineRow, PurchaseRow } from '../../../../shared/rows/work.ts'
import { costEventOf } from '../../cost-event-text.ts'
import type { StoredOperation } from '../../operations.ts'
import { type StoreView, tenant } from '../../store.ts'
import { all } from '../asking.ts'
import { currenciesOf } from '../books/costs.ts'
import { Names } from '../names/names.ts'
import { namedQuants } from '../stock/lying.ts'
import { type RecordedAsked, undoneOf } from './recorded.ts'

export const sentBackShows = ['all', 'open'] as const

export interface SentBackAsked extends RecordedAsked {
  /** `open`: no credit came for it. */
  readonly show: (typeof sentBackShows)[number]
  readonly money: boolean
}

/** What is read of the body; the operation's schema has parsed it before it was applied. */
interface Body {
  readonly receipt?: string
  readonly item: string
  readonly owner: string
  readonly lot: string
  readonly quantity: number
  readonly from: string
  readonly reason?: string
}

/** Of what names goods that went back: a credit that was not taken back. */
const standing = sql`exists (select 1 from operation c where c.tenant = a.tenant and c.id = a.operation
    and c.type = 'supplier-credit-recorded')
  and not exists (select 1 from reversal t where t.tenant = a.tenant and t.id = a.operation and t.gone = 0)`

export async function sentBackPage(store: StoreView, asked: SentBackAsked, asOf: number): Promise<SentBackPage> {
  const where = all([
    sql`m.tenant = ${tenant} and m.to_place = 'supplier' and m.warehouse = ${asked.warehouse}`,
    sql`o.type = 'goods-sent-back'`,
    asked.from === undefined ? undefined : sql`m.at >= ${asked.from}`,
    asked.show === 'all'
      ? undefined
      : sql`not exists (select 1 from audit a where a.tenant = m.tenant and a.kind = 'sent-back' and a.subject = o.id
            and ${standing})
          and not exists (select 1 from reversal r where r.tenant = m.tenant and r.id = o.id and r.gone = 0)`,
  ])
  const source = sql`from movement m join operation o on o.tenant = m.tenant and o.id = m.operation where ${where}`
  const way = asked.down ? sql.raw('desc') : sql.raw('asc')
  const { rows } = await sql<StoredOperation>`
    select o.* ${source} order by m.at ${way}, o.id ${way} limit ${asked.limit} offset ${asked.offset}`.execute(
    store.db,
  )
  const [sum] = (
    await sql<{ n: number; units: number | null }>`
    select count(*) as n, sum(m.quantity) as units ${source}`.execute(store.db)
  ).rows
  return {
    asOf,
    rows: await told(store, rows, asked.money),
    total: Number(sum?.n ?? 0),
    sums: { units: Number(sum?.units ?? 0) },
    limit: asked.limit,
    offset: asked.offset,
  }
}

async function told(store: StoreView, stored: readonly StoredOperation[], money: boolean): Promise<SentBackRow[]> {
  const read = stored.map((each) => ({ stored: each, body: JSON.parse(each.body) as Body }))
  const ids = stored.map(({ id }) => id)
  const purchases = await purchasesOf(
    store,
    read.flatMap(({ body }) => body.receipt ?? []),
  )
  const undone = await undoneOf(store, ids)
  const expected = money ? await expectedOf(store, ids) : new Map<string, SentBackRow['expected']>()
  const credits = money ? await creditsOf(store, ids) : new Map<string, SentBackRow['credit']>()
  const names = await new Names(store).learn({
    people: stored.map(({ person }) => person),
    devices: stored.map(({ device }) => device),
    items: read.map(({ body }) => body.item),
    places: read.map(({ body }) => body.from),
  })
  return read.map(({ stored: { id, at, learned_at, person, device }, body }) => {
    const purchase = purchases.get(body.receipt ?? '')
    const took = expected.get(id)
    const credit = credits.get(id)
    return {
      id,
      at: Number(at),
      learnedAt: Number(learned_at),
      person: names.person(person),
      device: names.device(device),
      item: names.item(body.item),
      lot: body.lot,
      quantity: body.quantity,
      from: names.place(body.from),
      ...(body.reason && { reason: body.reason }),
      ...(purchase && { purchase }),
      undone: undone.has(id),
      ...(took && { expected: took }),
      ...(credit && { credit }),
    }
  })
}

/** The purchase with which each receipt came. */
async function purchasesOf(
  store: StoreView,
  receipts: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<SentBackRow['purchase']>>> {
  const received = (await store.rows.byIds('received', [...new Set(receipts)])).map(({ row }) => row as ReceivedRow)
  const rows = await store.rows.byIds('purchase', [...new Set(received.flatMap(({ purchase }) => purchase ?? []))])
  const known = new Map<string, PurchaseRow>(rows.map(({ id, row }) => [id, row as PurchaseRow]))
  const found = new Map<string, NonNullable<SentBackRow['purchase']>>()
  for (const { id, purchase } of received) {
    const row = purchase && known.get(purchase)
    if (row) found.set(id, { id: row.id, number: row.number, supplier: row.supplier })
  }
  return found
}

/** What each took from the debt to its supplier, as it is costed now. */
async function expectedOf(
  store: StoreView,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SentBackRow['expected']>> {
  if (ids.length === 0) return new Map()
  const currencies = await currenciesOf(store)
  const { rows } = await sql<{ company: string; id: string; body: string }>`
    select company, id, body from cost_event
    where tenant = ${tenant} and company in (${sql.join([...currencies.keys()])}) and id in (${sql.join(ids)})`.execute(
    store.db,
  )
  return new Map(
    rows.map(({ company, id, body }) => {
      const lines = costEventOf(body).legs.flatMap((leg) => leg.lines)
      const amount = lines.reduce((sum, [account, each]) => (account === '2000' ? sum + each : sum), 0)
      return [id, { amount, currency: currencies.get(company) ?? '', company }]
    }),
  )
}

/** The supplier's credit that names each. */
async function creditsOf(
  store: StoreView,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SentBackRow['credit']>> {
  if (ids.length === 0) return new Map()
  const named = (
    await sql<{ subject: string; operation: string }>`
    select a.subject, a.operation from audit a
    where a.tenant = ${tenant} and a.kind = 'sent-back' and a.subject in (${sql.join(ids)}) and ${standing}`.execute(
      store.db,
    )
  ).rows
  const operations = await store.operations.byIds([...new Set(named.map(({ operation }) => operation))])
  const documentOf = new Map(
    [...operations].map(([id, { body }]) => [id, (JSON.parse(body) as { readonly document: string }).document]),
  )
  const rows = await store.rows.byIds('document', [...new Set(documentOf.values())])
  const documents = new Map(rows.map(({ id, row }) => [id, row as DocumentRow]))
  const found = new Map<string, SentBackRow['credit']>()
  for (const { subject, operation } of named) {
    const document = documents.get(documentOf.get(operation) ?? '')
    if (!document) continue
    const { id, number, amount, currency } = document
    found.set(subject, { id, number, amount: 0 - amount, currency })
  }
  return found
}

/** What came of a purchase and is still with us. */
export async function sendablePurchase(
  store: StoreView,
  id: string,
  asOf: number,
): Promise<(SendablePurchase & { readonly warehouse: string }) | undefined> {
  const purchase = (await store.rows.byIds('purchase', [id]))[0]?.row as PurchaseRow | undefined
  if (!purchase) return undefined
  const { number, supplier, warehouse } = purchase
  const lines = (await store.rows.byIndex('linesOfPurchase', [id])).map(({ row }) => row as PurchaseLineRow)
  const ids = lines.map((line) => line.id)
  const received = (await store.rows.byIndex('receivedOnLine', ids)).map(({ row }) => row as ReceivedRow)
  const items = [...new Set(lines.map(({ item }) => item))]
  const keys = items.map((item) => indexKey(warehouse, item))
  const quants = (await store.rows.byIndex('quantsOfItem', keys)).map(({ row }) => row as QuantRow)
  const lying = await namedQuants(
    store,
    quants.filter(({ place, quantity }) => isReal(place) && quantity > 0),
  )
  const names = await new Names(store).learn({ items })
  return {
    asOf,
    warehouse,
    purchase: { id, number, supplier },
    lines: lines.map((line) => ({
      id: line.id,
      item: names.item(line.item),
      receipts: received
        .filter((each) => each.line === line.id && each.units > each.sentBack)
        .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
        .map((each) => ({ id: each.id, left: each.units - each.sentBack })),
      places: lying.filter(({ item }) => item.id === line.item),
    })),
  }
}
