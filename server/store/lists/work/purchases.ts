// Owns purchases at the desk: the list with counts by state, and one purchase with its lines, prices and what came of it.
import { sql } from 'kysely'
import type { PurchaseDetail, PurchasePage } from '../../../../shared/protocol/desk/work.ts'
import type { PurchaseLineRow, PurchaseRow, PurchaseTermsRow } from '../../../../shared/rows/work.ts'
import { amountOf } from '../../../../shared/values/money.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all, anyOf, codeStarts, orderBy, type Sort } from '../asking.ts'
import { Names } from '../names/names.ts'
import { timelineOf } from '../names/timeline.ts'
import { exceptionsAbout } from './exceptions.ts'

export const purchaseSorts = {
  expectedAt: sql.ref('expected_at'),
  number: sql.ref('number'),
  supplier: sql.ref('supplier'),
  state: sql.ref('state'),
}

type State = PurchaseRow['state']

export const purchaseStates: readonly State[] = ['open', 'part-received', 'received', 'closed']

/** States in which goods are still to come. */
export const expectedStates: readonly State[] = ['open', 'part-received']

export interface PurchasesAsked extends Asking {
  readonly warehouse: string
  readonly states?: readonly State[] | undefined
  readonly dueUntil?: number | undefined
  readonly search?: string | undefined
  readonly sort: Sort<keyof typeof purchaseSorts>
}

export async function purchasePage(store: StoreView, asked: PurchasesAsked, asOf: number): Promise<PurchasePage> {
  const without = [
    sql`tenant = ${tenant} and warehouse = ${asked.warehouse} and gone = 0`,
    asked.dueUntil === undefined ? undefined : sql`expected_at < ${asked.dueUntil}`,
    codeStarts(sql.ref('ix_purchase_by_number'), asked.search),
  ]
  const where = all([...without, anyOf(sql.ref('state'), asked.states)])
  const page = await sql<{ body: string }>`
    select body from purchase where ${where}
    ${orderBy(asked.sort, purchaseSorts, sql.ref('id'))} limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const byState = await sql<{ state: State; n: number; units: number; received: number }>`
    select state, count(*) as n, sum(units) as units, sum(received) as received
    from purchase where ${all(without)} group by state`.execute(store.db)
  const counted = byState.rows.filter((row) => !asked.states?.length || asked.states.includes(row.state))
  const count = (of: (row: (typeof counted)[number]) => number) =>
    counted.reduce((sum, row) => sum + Number(of(row)), 0)
  const states = Object.fromEntries(purchaseStates.map((state) => [state, 0])) as Record<State, number>
  for (const row of byState.rows) states[row.state] = Number(row.n)
  return {
    asOf,
    rows: page.rows.map((row) => JSON.parse(row.body) as PurchaseRow),
    total: count((row) => row.n),
    sums: { units: count((row) => row.units), received: count((row) => row.received) },
    limit: asked.limit,
    offset: asked.offset,
    states,
  }
}

/** How many purchases should have come by a time and have not, wholly. */
export async function expectedBy(store: StoreView, warehouse: string, until: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from purchase
    where tenant = ${tenant} and warehouse = ${warehouse} and state in (${sql.join(expectedStates)})
      and expected_at < ${until}`.execute(store.db)
  return Number(rows[0]?.n ?? 0)
}

export async function purchaseDetail(
  store: StoreView,
  id: string,
  money: boolean,
  asOf: number,
): Promise<PurchaseDetail | undefined> {
  const purchase = (await store.rows.byIds('purchase', [id]))[0]?.row as PurchaseRow | undefined
  if (!purchase) return undefined
  const lines = (await store.rows.byIndex('linesOfPurchase', [id])).map((each) => each.row as PurchaseLineRow)
  const found = money ? await store.rows.byIndex('termsOfPurchase', [id]) : []
  const terms = new Map(found.map((each) => [each.id, each.row as PurchaseTermsRow]))
  const names = await new Names(store).learn({ items: lines.map((line) => line.item) })
  const currency = [...terms.values()][0]?.currency
  return {
    asOf,
    purchase,
    lines: lines.map((line) => ({
      id: line.id,
      item: names.item(line.item),
      ordered: line.ordered,
      received: line.received,
      ...priceOf(terms.get(line.id), line.ordered),
    })),
    ...(currency !== undefined && { currency }),
    timeline: await timelineOf(store, 'purchase', id),
    exceptions: await exceptionsAbout(
      store,
      [`purchase:${id}`, ...lines.map((line) => `purchaseLine:${line.id}`)],
      money,
    ),
  }
}

function priceOf(terms: PurchaseTermsRow | undefined, units: number): { unitPrice?: string; amount?: number } {
  if (!terms) return {}
  return { unitPrice: terms.unitPrice, amount: amountOf(units, terms.unitPrice, terms.currency) }
}
